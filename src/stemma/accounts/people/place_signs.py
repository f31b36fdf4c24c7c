"""Names that stand where a place stands: "in Halvern", "near Halvern"."""

import re
from collections.abc import Iterable, Sequence

from stemma.data import lexicon
from stemma.records import Mention, Report

_BEFORE = re.compile(r"(?:(\w+) )?(\w+) $")


def places_by_setting(
    reports: Sequence[Report], named: Iterable[tuple[str, Sequence[Mention]]]
) -> frozenset[tuple[str, int]]:
    """Return the mentions (report id, start) of names that the words before them make places.

    >>> report = Report(id="a", source="a", text="Rain in Halvern, a stake in Orlo", text_sha256="")
    >>> names = [Mention(start=8, end=15, kind="name"), Mention(start=28, end=32, kind="name")]
    >>> places_by_setting([report], [("a", names)])
    frozenset({('a', 8)})
    """
    words = lexicon("names_ties")
    behind = tuple(f"{word} " for word in words["before_place"])
    texts = {report.id: report.text for report in reports}
    found = set()
    for report, mentions in named:
        for mention in mentions:
            told = texts.get(report, "")[max(0, mention.start - 40) : mention.start]
            before = _BEFORE.search(told) if told.rstrip("\n").lower().endswith(behind) else None
            if before and before[2].lower() in words["before_place"] and before[1] not in words["invested"]:
                found.add((report, mention.start))
    return frozenset(found)
