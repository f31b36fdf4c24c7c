"""The words of reports that tell their stories, each with how often and how prominently it is written."""

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.records import Report
from stemma.stories.credits import credits
from stemma.stories.lexis import AGENCY, LARGE, Lexis, Numbers
from stemma.stories.plain import stems

UNIT = 64  # counts are whole numbers of this part of a word, so that sums are exact
_BODY, _LEAD, _STEM = 1 << 10, 1 << 9, 1 << 28  # what fits into one number, with the two signs of how a run is written
_TEXT, _TITLE = 0, 1

Marks = NDArray[np.bool_]


class Terms(NamedTuple):
    """The stems of some reports: one row for each report and stem of it, by report and then by stem.

    `body` and `lead` are counts, weighted by place, in the whole report and in its beginning, in parts of a word
    (`UNIT`). `named` are written with a capital wherever they stand: names, as far as a script has capitals, but for
    those of agencies and of who wrote the report. `person` are words of people's names, where that layer is known.
    """

    report: Numbers
    stem: Numbers
    rarity: Numbers
    body: Numbers
    lead: Numbers
    named: Marks
    person: Marks


def terms(reports: Sequence[Report], lexis: Lexis, language: str | None) -> Terms:
    """Return the stems of the titles, addresses and texts of reports of one language; furniture left out.

    Stems that are so common as to tell nothing are left out.

    >>> from stemma.sources import report_of_text
    >>> lexis = Lexis()
    >>> told = terms([report_of_text("The ferry reached Port Amsel, the port of Kolm.", title="Ferry")], lexis, "en")
    >>> [(lexis.names()[stem], round(count / UNIT, 1)) for stem, count in zip(told.stem, told.body.tolist())]
    [('ferr', 6.0), ('reach', 2.0), ('port', 3.9), ('amsel', 1.9), ('kolm', 1.9)]
    >>> [lexis.names()[stem] for stem in told.stem[told.named]]
    ['amsel', 'kolm']
    """
    packed = _packed(reports, lexis, language)
    begins = np.nonzero(np.diff(packed // (_BODY * _LEAD * 4), prepend=-1))[0]
    if not len(begins):
        none = np.zeros(0, np.int64)
        return Terms(none, none, none, none, none, none > 0, none > 0)
    keys = packed[begins] // (_BODY * _LEAD * 4)
    body = np.add.reduceat(packed // (_LEAD * 4) % _BODY, begins)
    lead = np.add.reduceat(packed // 4 % _LEAD, begins)
    written = np.bitwise_or.reduceat(packed % 4, begins)
    stem = keys % _STEM
    held = [_held(keys, [_numbers(found, lexis) for found in map(of, reports)]) for of in (credits, _persons)]
    named = (written == LARGE) & ~held[0] & (lexis.signs(stem) & AGENCY == 0)
    kept = body > 0
    rarity = lexis.rarity(stem, language)
    return Terms((keys // _STEM)[kept], stem[kept], rarity[kept], body[kept], lead[kept], named[kept], held[1][kept])


def _packed(reports: Sequence[Report], lexis: Lexis, language: str | None) -> Numbers:
    """Return a number for each word: report, stem, counts in body and lead, and how it is written; sorted."""
    rules = lexicon("stories_grouping")
    places, size = rules["places"], rules["words"]
    runs, lengths, titles = _runs(reports)
    stems, run, cases = lexis.read(runs, sum(lengths))
    section = np.repeat(np.arange(len(lengths)), lengths)[run]
    report, part = section // 3, section % 3
    place = np.arange(len(stems)) - np.searchsorted(section, np.arange(len(lengths)))[section]
    by_place = _counts_by_place()
    text = np.where(place < size["most"], by_place[np.minimum(place, len(by_place) - 1)], 0)
    title = np.array(titles, np.int64)[report]
    body = np.where(part == _TEXT, text, np.where(part == _TITLE, title, _whole(places["address"])))
    beginning = np.where(place < size["lead"], UNIT, 0)
    lead = np.where(part == _TEXT, beginning, np.where(part == _TITLE, _whole(places["title_of_lead"]), 0))
    case = np.where(part > _TITLE, 0, cases)
    tell = lexis.rarity(stems, language) > 0
    packed = (((report * _STEM + stems) * _BODY + body) * _LEAD + lead) * 4 + case
    return np.sort(packed[tell])


def _runs(reports: Sequence[Report]) -> tuple[list[str], list[int], list[int]]:
    """Return what stands between spaces in text, title and address of each report; how many; what a title counts."""
    rules = lexicon("stories_grouping")
    places, size = rules["places"], rules["words"]
    found: list[str] = []
    lengths: list[int] = []
    titles = []
    for report in reports:
        sections = [
            _story_runs(report, size["most"], size["characters"]),
            (report.title or "")[: size["characters"]].split(),
            _address(report.url) if report.url else [],
        ]
        for section in sections:
            found += section
            lengths.append(len(section))
        in_text = any(part.kind == "title" for part in report.parts)
        titles.append(_whole(places["title_in_text" if in_text else "title"]))
    return found, lengths, titles


def _whole(count: float) -> int:
    return round(count * UNIT)


@cache
def _counts_by_place() -> Numbers:
    """Return what a word counts at the first place of the text, the second, and so on, as far as that is above one."""
    rule = lexicon("stories_grouping")["places"]
    start, width = rule["start"], rule["start_words"]
    return np.array([*(_whole(1.0 + start * math.exp(-place / width)) for place in range(4 * width)), UNIT])


def _story_runs(report: Report, most: int, characters: int) -> list[str]:
    """Return what stands between spaces, as far as `most` words go and little further."""
    if not report.furniture:
        return report.text[:characters].split(None, 2 * most)[: 2 * most]
    found: list[str] = []
    start = 0
    for end, resume in [*sorted((f.start, f.end) for f in report.furniture), (len(report.text), 0)]:
        if end > start:
            found += report.text[start : min(end, start + characters)].split()
        start = max(start, resume)
        if len(found) >= 2 * most:
            break
    return found[: 2 * most]


def _address(url: str) -> list[str]:
    """Return the words of the page's name in its address, where it has at least three."""
    parts = re.split(r"[/?#]", re.sub(r"^https?://[^/]*", "", url[:2000]))
    named = max(parts, key=lambda part: len(re.findall(r"[a-z]{2,}", part.lower())), default="")
    found = re.findall(r"[a-zA-Z]{2,}", named)
    return found if len(found) >= 3 else []


def _persons(report: Report) -> frozenset[str]:
    """Return the stems of the names of people, none where the report has no such layer."""
    names = (entity.name for entity in report.entities if entity.named and entity.type == "PERSON")
    return frozenset(stem for name in names for stem in stems(name))


def _numbers(stems: frozenset[str], lexis: Lexis) -> list[int]:
    return [number for stem in sorted(stems) if (number := lexis.numbers.get(stem)) is not None]


def _held(keys: Numbers, stems: Sequence[list[int]]) -> Marks:
    """Tell which of some sorted keys, of a report and a stem, are among the stems given for each report."""
    found = np.zeros(len(keys), np.bool_)
    lengths = [len(own) for own in stems]
    if any(lengths):
        flat = np.fromiter(chain.from_iterable(stems), np.int64, sum(lengths))
        wanted = np.repeat(np.arange(len(stems)), lengths) * _STEM + flat
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        found[at[keys[at] == wanted]] = True
    return found
