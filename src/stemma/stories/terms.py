"""The words of a report that tell its story, each with how often and how prominently it is written."""

import math
import re
from functools import cache

from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.records import Report
from stemma.words import Word, words

_FIRST_CHARACTERS = 20_000  # enough for the words that are read, of a text of any length


def terms(report: Report) -> dict[str, tuple[float, str]]:
    """Return for each stem its count, weighted by place, and one form of it; furniture left out.

    >>> from stemma.sources import report_of_text
    >>> found = terms(report_of_text("The ferry capsized.", title="Ferry capsizes"))
    >>> found["capsiz"][0] > found["the"][0], found["capsiz"][1]
    (True, 'capsizes')
    """
    rules = lexicon("stories_grouping")
    places = rules["places"]
    found: dict[str, tuple[float, str]] = {}
    in_text = any(part.kind == "title" for part in report.parts)
    for word in words(report.title or ""):
        _add(found, word.form, places["first_line" if in_text else "title"])
    for word in words(_address(report.url)):
        _add(found, word.form, places["address"])
    for place, word in enumerate(_story_words(report)[: rules["words"]["most"]]):
        _add(found, word.form, 1.0 + places["lead"] * _lead(place, places["lead_words"]))
    return found


def _add(found: dict[str, tuple[float, str]], form: str, count: float) -> None:
    key = stem(form)
    before = found.get(key)
    found[key] = (count, form) if before is None else (before[0] + count, before[1])


@cache
def _lead(place: int, width: int) -> float:
    return math.exp(-place / width)


def _story_words(report: Report) -> list[Word]:
    found: list[Word] = []
    start = 0
    for end, resume in [*sorted((f.start, f.end) for f in report.furniture), (len(report.text), 0)]:
        if end > start:
            found += words(report.text, start, min(end, start + _FIRST_CHARACTERS))
        start = max(start, resume)
        if len(found) >= lexicon("stories_grouping")["words"]["most"]:
            break
    return found


def _address(url: str | None) -> str:
    """Return the words of the page's name in its address, where it has at least three."""
    parts = re.split(r"[/?#]", re.sub(r"^https?://[^/]*", "", url or ""))
    named = max(parts, key=lambda part: len(re.findall(r"[a-z]{2,}", part.lower())), default="")
    found = re.findall(r"[a-zA-Z]{2,}", named)
    return " ".join(found) if len(found) >= 3 else ""
