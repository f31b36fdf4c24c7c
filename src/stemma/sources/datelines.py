"""Where and when a report was filed: "PARIS, Jan 3 (AFP) -" before its first sentence."""

import re
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Part
from stemma.sources.agencies import agency_named, agency_pattern, known_agency
from stemma.sources.lines import Line

LONGEST = 160  # characters of a dateline

_MONTH = r"(?:J(?:an|AN|un|UN|ul|UL)|F(?:eb|EB)|M(?:ar|AR|ay|AY)|A(?:pr|PR|ug|UG)|S(?:ep|EP)"
_MONTH += r"|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))[A-Za-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} ?\d{{1,2}}(?:,? (?:\d{{4}}))?|\d{{1,2}} {_MONTH}(?:,? (?:\d{{4}}|\d{{2}}(?!\d)))?)"
_CAPITALS = r"(?-i:[A-Z][A-Z'’.]+(?:(?:[ /-]| ?/ ?)[A-Z][A-Z'’.]*){0,4})"
_CITY = r"(?-i:(?!(?:On|In|At|By|From|Until|Since|After|Before) )"
_CITY += r"[A-Z][\w'’.-]+(?: (?:of|de|la|el|al|upon|[A-Z][\w'’.-]*)){0,3})"
_REGION_SAID = r"(?:, ?(?-i:[A-Z][\w.'’-]*(?: (?:of|and|the|[A-Z][\w.'’-]*)){0,3})){1,2}"
_REGION = r"(?:, ?(?-i:[A-Z][\w.'’-]*(?: (?:of|and|the|[A-Z][\w.'’-]*)){0,3})){0,2}"
_DASH = r"(?:-{1,3}|[–—_]|·|\|)"
_ENDS = re.compile(r"[-–—_·|)]|: ")  # what a dateline ends with
_OPEN, _CLOSE = r"(?:\(|-LRB- )", r"(?:\)| -RRB-)"  # with brackets as the Penn Treebank writes them
_TAGS = r"(?:\s{0,3}\[[A-Z][A-Z ,.'’&-]{1,80}\]){0,4}"


class Dateline(NamedTuple):
    """The parts of a dateline, and where the story starts behind it."""

    parts: tuple[Part, ...]
    end: int


def dateline_of(line: Line, *, in_head: bool) -> Dateline | None:
    """Return the dateline at the start of a line: parts ``dateline`` (its value the place), ``date`` and ``credit``.

    Forms that other text could take ("Paris – The") count in the head of a report only.

    >>> from stemma.sources.lines import lines_of
    >>> found = dateline_of(lines_of("PARIS, Jan 3 (AFP) - The bridge is closed.")[0], in_head=True)
    >>> [(part.kind, part.value) for part in found.parts]
    [('dateline', 'PARIS'), ('date', 'XXXX-01-03'), ('credit', 'AFP')]
    """
    start = line.text[:LONGEST]
    if not _ENDS.search(start):
        return None
    for pattern, head_only in _patterns():
        match = pattern.match(start) if in_head or not head_only else None
        if match and _credible(match, line):
            return Dateline(tuple(_parts(match, line.start)), line.start + match.end())
    return None


def open_date(words: str) -> str | None:
    """Return the TimeML value of a date as datelines write it, X where the year is not said.

    >>> open_date("Jan 3"), open_date("10 JAN 90"), open_date("May 7, 2013")
    ('XXXX-01-03', '1990-01-10', '2013-05-07')
    """
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    month = re.search(r"[A-Za-z]{3}", words)
    if not day or not month or not 1 <= int(day.group()) <= 31:
        return None
    rest = re.search(r"\d{2,4}", words[max(day.end(), month.end()) :])
    number = 1 + _MONTHS.index(month.group().lower()) if month.group().lower() in _MONTHS else None
    return f"{_year(rest.group() if rest else None)}-{number:02d}-{int(day.group()):02d}" if number else None


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _year(digits: str | None) -> str:
    """Wires that write two digits are of the last century."""
    if digits is None:
        return "XXXX"
    return digits if len(digits) == 4 else "19" + digits


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    agency = rf"{_OPEN}(?P<agency>{agency_pattern()}|[A-Z][\w&.,/ -]{{1,40}}){_CLOSE}"
    known = rf"{_OPEN}(?P<agency>{agency_pattern()}){_CLOSE}"
    date = rf"(?P<date>{_DATE})"
    forms = (
        (rf"(?P<place>{_CAPITALS}{_REGION}),? ?{date}(?: ?{agency})?[.,]? ?(?:{_DASH}|:)", False),
        (rf"(?P<place>{_CAPITALS}{_REGION}) ?{agency}[.,]? ?(?:{_DASH}|:)?", False),
        (rf"(?P<place>{_CAPITALS}{_REGION_SAID})[.,]? ?(?:[–—]|-{{2,3}}|_|-(?= )|·)", False),
        (rf"(?P<place>{_CAPITALS})[.,]? (?:[–—]|-{{2,3}}|_|-(?= )|·)", True),
        (rf"(?P<place>{_CITY}{_REGION}),? ?{date}(?: ?{agency})?[.,]? ?(?:{_DASH}|:)", True),
        (rf"(?P<place>{_CITY}{_REGION}) ?{known}[.,]? ?(?:{_DASH}|:)?", True),
        (rf"{known} ?(?:{_DASH}|:)? ?(?:(?P<place>{_CAPITALS}) ?(?:{_DASH}))?", False),
        (rf"(?P<agency>{agency_pattern()}),? ?{date} ?(?:{_DASH}|:)", True),
        (rf"(?P<agency>[A-Za-z][\w ]{{1,20}} (?:News|News Agency|Press)), ?{date} ?(?:{_DASH}|:)", True),
        (rf"(?P<place>{_CITY}{_REGION}) ?(?:[–—]|--)(?= ?[A-Z“\"])", True),
    )  # fmt: skip
    return tuple((re.compile(form + _TAGS + r"(?=\s|$|[A-Z“\"])"), head_only) for form, head_only in forms)


def _credible(match: re.Match[str], line: Line) -> bool:
    """Tell datelines from other words before a dash: labels in capitals, and text that is all in capitals."""
    found = match.groupdict()
    place, bare = found.get("place"), not found.get("agency") and not found.get("date")
    if place and set(re.findall(r"[\w'’]+", place.upper())) & _no_places():
        return False
    if found.get("agency") and not found.get("date") and not agency_named(found["agency"] or ""):
        return False
    if not bare:
        return True
    rest = line.text[match.end() :].strip()
    if not rest:
        return False
    return line.stops and len(rest.split()) >= 5 and not rest[:200].isupper() and len((place or "").split()) <= 6


def _parts(match: re.Match[str], offset: int) -> "list[Part]":
    found = match.groupdict()
    place = found.get("place")
    whole = Part(start=offset, end=offset + match.end(), kind="dateline", value=place)
    parts = [whole] if place or found.get("date") else []
    if found.get("date"):
        start, end = match.span("date")
        parts.append(Part(start=offset + start, end=offset + end, kind="date", value=open_date(found["date"] or "")))
    if found.get("agency"):
        start, end = match.span("agency") if parts else (0, len(match.group().rstrip()))
        agency = found["agency"] or ""
        parts.append(Part(start=offset + start, end=offset + end, kind="credit", value=known_agency(agency) or agency))
    return parts


@cache
def _no_places() -> frozenset[str]:
    return frozenset(lexicon("sources_heads")["no_places"])
