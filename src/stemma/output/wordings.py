"""The wordings of one utterance: variants with the same words are one."""

from collections.abc import Iterable

from stemma.records import Variant
from stemma.words import words


def by_wording(variants: Iterable[Variant]) -> list[list[Variant]]:
    """Group variants that have the same words, whatever their case and marks, in the order of the variants."""
    groups: dict[tuple[str, ...], list[Variant]] = {}
    for variant in variants:
        groups.setdefault(tuple(word.form for word in words(variant.text)), []).append(variant)
    return list(groups.values())
