"""Which agency a report is from, and which agencies it says it uses."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Part, Report

_AGENCY = r"[A-Z][\w.-]{1,20}(?: [A-Z][\w-]{1,20}){0,2}"
_DATELINE = re.compile(rf"^[^\n()]{{2,60}}\((?:the )?({_AGENCY})\)\s*[-–—:]", re.MULTILINE)
_SMALL = re.compile(
    r"^[A-Z][^\n()\"“”]{1,40}\(([a-z]{2,5})\) ?[-–—] ?(?=[A-Z])", re.MULTILINE
)  # dpa, sda, apa write so
_SLASHED = re.compile(rf"^[^\n/]{{2,60}}/({_AGENCY})/[.:]? ", re.MULTILINE)  # as TASS writes: MOSCOW, May 4. /TASS/.
_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HALF_A_YEAR = 186  # days of twelve months of 31
_OPENING = 3_000  # characters in which a dateline stands


class Credits(NamedTuple):
    """The agencies that a report is from (`own`), those it credits, those whose copy it `carried`, and the words.

    A dateline shows that a text is an agency's own where no other outlet published it; else the outlet carries its
    copy, as it does where it credits the agency at the foot. `places` tells where it names each of them; `published` is
    true where the report's outlet is one of them itself.
    """

    own: frozenset[str]
    used: frozenset[str]
    carried: frozenset[str]
    words: dict[str, str]
    places: dict[str, tuple[int, ...]]
    published: bool


def credits(reports: Sequence[Report]) -> list[Credits]:
    """Return for each report which agencies it comes from or credits.

    An agency that the lexicon lacks is known once one of the reports has it in its dateline.

    >>> from stemma.sources import report_of_text
    >>> wire = report_of_text("HALVERN (NPA) – A ferry capsized on Sunday.")
    >>> daily = report_of_text("A ferry capsized on Sunday. – NPA")
    >>> [(sorted(c.own), sorted(c.used)) for c in credits([wire, daily])]
    [(['NPA'], ['NPA']), ([], ['NPA'])]
    >>> [sorted(c.own) for c in credits([report_of_text("Halvern (hpd) - A ferry capsized on Sunday.")])]
    [['hpd']]
    """
    distinct = {_key(report): report for report in reports}
    datelines = {key: _datelines(report) for key, report in distinct.items()}
    names = _names(sorted({agency for found in datelines.values() for agency in found}))
    known = {key: _credits(report, datelines[key], names) for key, report in distinct.items()}
    return [known[_key(report)] for report in reports]


def _key(report: Report) -> tuple[str, str | None]:
    return (report.text_sha256, report.outlet)


def _datelines(report: Report) -> dict[str, str]:
    """Return the agencies in the report's datelines and credits, with the words that name them."""
    found = {}
    for pattern in (_DATELINE, _SLASHED):
        for m in pattern.finditer(report.text, 0, min(len(report.text), _OPENING)):
            found[canonical(m.group(1))] = m.group().strip()
    for m in _SMALL.finditer(report.text, 0, min(len(report.text), _OPENING)):
        if m.group(1) not in lexicon("lineage_agencies")["no_agency"]["words"]:
            found[canonical(m.group(1))] = m.group().strip()
    for part in report.parts:
        if part.kind == "dateline" and part.value:
            inside = re.search(r"\(([^()]{2,40})\)", report.text[part.start : part.end])
            if inside:
                found[canonical(inside.group(1))] = report.text[part.start : part.end].strip()
        elif part.kind == "credit" and part.value and _opens_a_line(report.text, part):
            found[canonical(part.value)] = report.text[part.start : part.end].strip()
    return found


def _opens_a_line(text: str, part: Part) -> bool:
    """Tell whether a credit in brackets stands before the first words of a line: a dateline without a place."""
    before, behind = text[: part.start].rpartition("\n")[2], text[part.end :].partition("\n")[0]
    return text.startswith("(", part.start) and not before.strip() and bool(behind.strip())


def _credits(report: Report, datelines: dict[str, str], names: dict[str, tuple[str, ...]]) -> Credits:
    words = dict(datelines)
    used = set(datelines)
    places: dict[str, tuple[int, ...]] = {}
    for agency, forms in names.items():
        said = _said(report, forms)
        if said:
            used.add(agency)
            words.setdefault(agency, said[0][1])
            places[agency] = tuple(sorted({start for start, _ in said}))
    for part in report.parts:
        line = report.text[part.start : part.end]
        for name in re.split(r",\s*|\s+and\s+", part.value or "") if part.kind == "credit" else ():
            if re.fullmatch(_AGENCY, name):
                agency = _meant(canonical(name), line, names)
                used.add(agency)
                words.setdefault(agency, line.strip())
                places[agency] = (*places.get(agency, ()), part.start)
    publishes = {agency for agency, forms in names.items() if _publishes(report, forms)}
    own = publishes if report.outlet and not publishes.issuperset(datelines) else set(datelines) | publishes
    foot = len(report.text) - lexicon("lineage_agencies")["foot"]["characters"]
    carried = set(datelines) | {agency for agency, where in places.items() if where and max(where) >= foot}
    return Credits(frozenset(own), frozenset(used | own), frozenset(carried - own), words, places, bool(publishes))


def _meant(agency: str, line: str, names: dict[str, tuple[str, ...]]) -> str:
    """Return the agency of this story that a credit names by the letters which another agency has as well."""
    if agency in names:
        return agency
    here = [known for known, forms in sorted(names.items()) if set(forms) & set(re.findall(r"\w+", line))]
    return here[0] if here else agency


def _publishes(report: Report, forms: tuple[str, ...]) -> bool:
    """Tell whether the report's outlet is the agency: by its name, or by the first part of its address."""
    outlet = (report.outlet or "").lower()
    host = outlet.removeprefix("www.").split(".")[0]
    return any(form.lower() in (outlet, host) for form in forms) if outlet else False


def _said(report: Report, forms: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return where and in which words the report names the agency as its source, by the order of the patterns."""
    if not any(form in report.text for form in forms):
        return []
    photos = [(f.start, f.end) for f in report.furniture if f.kind != "legal"]
    return [
        (m.start(), " ".join(m.group().split()))
        for pattern in _patterns(forms)
        for m in pattern.finditer(report.text)
        if not any(start < m.end() and m.start() < end for start, end in photos)
    ]


def canonical(name: str) -> str:
    """Return the short name of an agency that the lexicon lists, the name itself of any other.

    >>> canonical("Agence France-Presse"), canonical("NPA")
    ('AFP', 'NPA')
    """
    return _listed().get(name.strip().lower().removeprefix("the "), name.strip())


@cache
def _listed() -> dict[str, str]:
    agencies = lexicon("lineage_agencies")["agencies"]
    return {form.lower().removeprefix("the "): agency for agency, forms in agencies.items() for form in forms}


def _names(found: Iterable[str]) -> dict[str, tuple[str, ...]]:
    names = {agency: tuple(forms) for agency, forms in lexicon("lineage_agencies")["agencies"].items()}
    for agency in found:
        names.setdefault(agency, (agency,))
    return names


@cache
def _patterns(forms: tuple[str, ...]) -> list[re.Pattern[str]]:
    either = "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"
    patterns = lexicon("lineage_agencies")["credit_patterns"]["patterns"]
    return [re.compile(pattern.replace("{agency}", either), re.MULTILINE) for pattern in patterns]


def another_day(one: Credits, two: Credits) -> int:
    """Tell whether two texts stand under datelines of one agency that give different days: two reports, not one.

    Return 1 where the first is of the later day, -1 where the second is, 0 where none or the same is given.

    >>> from stemma.sources import report_of_text
    >>> reports = [report_of_text(f"HALVERN, {day} (NPA) – It rained.") for day in ("Jan 16", "Jan 17", "Jan 16")]
    >>> first, second, third = credits(reports)
    >>> another_day(first, second), another_day(second, first), another_day(first, third)
    (-1, 1, 0)
    """
    days = days_later(one, two)
    return (days > 0) - (days < 0) if days else 0


def days_later(one: Credits, two: Credits) -> int | None:
    """Return how many days after the second text the first is dated by datelines of one agency, None where none tells.

    Months count thirty-one days; half a year or more is taken to lie across the turn of the year.

    >>> from stemma.sources import report_of_text
    >>> reports = [report_of_text(f"HALVERN, {day} (NPA) – It rained.") for day in ("Jan 16", "Jan 17")]
    >>> first, second = credits(reports)
    >>> days_later(second, first), days_later(first, first)
    (1, 0)
    """
    for agency in sorted((one.own | one.carried) & (two.own | two.carried)):
        here, there = (_DAY.search(of.words.get(agency, "")) for of in (one, two))
        if here and there:
            apart = _of_year(here) - _of_year(there)
            if abs(apart) < _HALF_A_YEAR:
                return apart
            return apart - 12 * 31 if apart > 0 else apart + 12 * 31
    return None


def _of_year(day: re.Match[str]) -> int:
    """Return about how many days of the year have gone."""
    month, number = day.group()[:3], re.search(r"\d+$", day.group())
    return 31 * _MONTHS.index(month) + int(number.group() if number else 0)
