"""How far the words of two texts can stand for each other: by stem, by meaning, by spelling."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from stemma import meaning
from stemma.data import lexicon
from stemma.lineage.stems import exact_only

Likeness = NDArray[np.float32]


def likeness(some: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> Likeness:
    """Return how alike the words of two lists are, shape ``(len(some), len(others))``, 0 to 1.

    Words are ``(stem, form)``. Equal stems are 1, synonyms their cosine, two spellings of a rare word 0.9, all else 0.

    >>> likeness([("kill", "killed")], [("kill", "killing"), ("tuesday", "tuesday")]).tolist()
    [[1.0, 0.0]]
    """
    rules = lexicon("lineage_passages")
    out = meaning.likeness([form for _, form in some], [form for _, form in others])
    out[out < rules["synonym"]["value"]] = 0.0
    out = np.minimum(out, 0.9)
    _only_exact(out, some, others)
    _spellings(out, some, others, rules["spelling"])
    at = {stem: place for place, (stem, _) in enumerate(others)}
    for place, (stem, _) in enumerate(some):
        if stem in at:
            out[place, at[stem]] = 1.0
    return out


def _only_exact(out: Likeness, some: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> None:
    out[[exact_only(form) for _, form in some], :] = 0.0
    out[:, [exact_only(form) for _, form in others]] = 0.0


def _spellings(
    out: Likeness, some: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]], rule: dict[str, int]
) -> None:
    stems = {stem for stem, _ in some} & {stem for stem, _ in others}
    rows = _rare(some, stems, rule["shortest"])
    columns = _rare(others, stems, rule["shortest"])
    if not rows or not columns:
        return
    scores = process.cdist(
        [some[i][1] for i in rows], [others[j][1] for j in columns], scorer=fuzz.ratio, score_cutoff=rule["value"]
    )
    for i, j in zip(*np.nonzero(scores), strict=True):
        out[rows[i], columns[j]] = max(out[rows[i], columns[j]], 0.9)


def _rare(those: Sequence[tuple[str, str]], shared: set[str], shortest: int) -> list[int]:
    return [
        i for i, (stem, form) in enumerate(those) if stem not in shared and len(form) >= shortest and form.isalpha()
    ]
