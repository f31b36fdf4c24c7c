"""Short names for the texts of a story: outlets for reports, Latin letters for origins, Greek ones for lost originals.

Editors of old texts call these sigla. They stand in every drawing, table and list of one account.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from stemma.output.visible import cut, one_line
from stemma.records import Reading, Report, Story, Variant

_LONGEST_TITLE = 44  # characters of a title that stands for a report
_WORDY = 12  # letters of a first line that tells something: "11/28/05" does not
_ID = re.compile(r"[\w.-]{8,}")
_MACHINE_NAME = re.compile(r"[0-9a-f]{8,}|^[\d_-]*$")
_GREEK = "αβγδεζηθκλμνξπρστφχψω"


class Siglum(NamedTuple):
    """The letter of an origin, and its number in the story: 0 for the origin with most reports."""

    letter: str
    number: int


class Sigla(NamedTuple):
    """How the texts of one story are called."""

    reports: dict[str, str]  # report or lost original -> its name
    origins: dict[str, Siglum]  # origin -> its siglum
    origin_of: dict[str, str]  # report or lost original -> origin
    lost: frozenset[str] = frozenset()

    def of(self, text: str) -> Siglum:
        """Return the siglum of the origin of a report or lost original."""
        return self.origins.get(self.origin_of.get(text, ""), Siglum("–", -1))


def sigla(story: Story, reports: Mapping[str, Report]) -> Sigla:
    """Return the sigla of a story; `reports` maps ids to reports.

    >>> from stemma.records import Counts, Lineage, Origin
    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("The mill burned.", id="r1", outlet="The Gazette")
    >>> lineage = Lineage(origins=(Origin(id="o1", reports=("r1",)),))
    >>> counts = Counts(reports=1, outlets=1, origins=1)
    >>> found = sigla(Story(id="s", title="Fire", reports=("r1",), counts=counts, lineage=lineage), {"r1": report})
    >>> found.reports["r1"], found.of("r1").letter
    ('The Gazette', 'A')
    """
    names = _distinct([reports[id_] for id_ in story.reports if id_ in reports])
    ranked = sorted(story.lineage.origins, key=lambda origin: (-len(origin.reports), origin.id))
    origins = {origin.id: Siglum(letters(n), n) for n, origin in enumerate(ranked)}
    origin_of = {report: origin.id for origin in story.lineage.origins for report in origin.reports}
    for n, lost in enumerate(story.lineage.lost):
        names[lost.id] = f"lost original {_greek(n)}"
        family = next((origin_of[child] for child in lost.children if child in origin_of), None)
        if family is not None:
            origin_of.setdefault(lost.id, family)
    return Sigla(names, origins, origin_of, frozenset(lost.id for lost in story.lineage.lost))


def named(text: str, names: Sigla) -> str:
    """Return a line of evidence with the ids of reports and lost originals replaced by their names.

    Ids that are too short to be told from words are left as they are.

    >>> named("stands in 0123abcd too", Sigla({"0123abcd": "The Gazette"}, {}, {}))
    'stands in The Gazette too'
    """
    return _ID.sub(lambda match: names.reports.get(match.group(), match.group()), text)


def report_name(report: Report) -> str:
    """Return what a report is called: its outlet, else its file, or its first words where a machine named the file.

    >>> from stemma.sources import report_of_text
    >>> report_name(report_of_text("The mill burned.", source="news/02-gazette.txt"))
    '02-gazette'
    >>> report_name(report_of_text("The mill burned.", source="4c6accdc8b35.txt", title="Mill burns"))
    'Mill burns'
    """
    if report.outlet:
        return one_line(report.outlet) or report.id
    path = PurePosixPath(report.source.replace("\\", "/"))
    title = cut(one_line(report.title or report.text[: 4 * _LONGEST_TITLE]), _LONGEST_TITLE)
    if title and _MACHINE_NAME.search(path.stem):
        return title
    return one_line(path.stem or report.source) or report.id


def letters(number: int) -> str:
    """Return A, B, ... Z, AA, AB, ... for 0, 1, ...

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    text = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def of_fact(items: Iterable[Reading | Variant], names: Sigla) -> dict[str, Siglum]:
    """Return the siglum of each origin label that the readings or variants of one fact bear.

    Reports of one origin may tell a fact independently of each other: their labels then share the letter and differ
    in a number ("A1", "A2").

    >>> of_fact([], Sigla({}, {}, {}))
    {}
    """
    families: dict[str, list[str]] = {}
    for item in items:
        family = item.origin if item.origin in names.origins else names.origin_of.get(item.report, "")
        labels = families.setdefault(family, [])
        if item.origin not in labels:
            labels.append(item.origin)
    found = {}
    for family, labels in families.items():
        letter, number = names.origins.get(family, Siglum("–", -1))
        for n, label in enumerate(labels, start=1):
            found[label] = Siglum(letter if len(labels) == 1 else f"{letter}{n}", number)
    return found


def _distinct(reports: Sequence[Report]) -> dict[str, str]:
    """Tell apart the reports of one outlet by number, and those of one file by their titles or first words."""
    names = {report.id: report_name(report) for report in reports}
    totals = Counter(names.values())
    for report in reports:
        if totals[names[report.id]] > 1 and not report.outlet:
            first = one_line(report.title or "") or _opening(report)
            names[report.id] = cut(first, _LONGEST_TITLE) or names[report.id]
    totals = Counter(names.values())
    seen: Counter[str] = Counter()
    for id_, name in names.items():
        if totals[name] > 1:
            seen[name] += 1
            names[id_] = f"{name} ({seen[name]})"
    return names


def _opening(report: Report) -> str:
    """Return the first sentence of a report that is more than its date; nothing where there is none."""
    dates = [(part.start, part.end) for part in report.parts if part.kind == "date"]
    told = (s for s in report.sentences if not any(start < s.end and s.start < end for start, end in dates))
    lines = (one_line(report.text[s.start : s.end]) for s in told)
    return next((line for line in lines if sum(c.isalpha() for c in line) >= _WORDY), "")


def _greek(number: int) -> str:
    round_, place = divmod(number, len(_GREEK))
    return _GREEK[place] + (str(round_ + 1) if round_ else "")
