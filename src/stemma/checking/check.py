"""A text with citations against the export that it cites."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from stemma.checking.cited import Library
from stemma.checking.prose import Statement, statements
from stemma.checking.rows import WANTED, Unreadable, rows, statement
from stemma.checking.sentence import unsupported
from stemma.records import Check, CheckedSentence, Export, Failure, Problem


class Checked(NamedTuple):
    """What the checker found, and the rows of the text that could not be read."""

    check: Check
    failures: tuple[Failure, ...]


def check(text: str, export: Export, *, source: str = "brief", json: bool | None = None) -> Checked:
    """Check every sentence of a text against the spans that it cites.

    `text` is JSON or JSON Lines with the rows of the contract's brief, or prose with citations; `json` tells which, and
    None has the first character tell. `source` names the text in failures.

    >>> from stemma.sources import report_of_text
    >>> export = Export(reports=(report_of_text("Two men died in Arlen.", id="wire-1"),))
    >>> found = check("Three men died in Arlen [wire-1:0-22].", export).check
    >>> [(p.kind, p.words, p.instead) for s in found.sentences for p in s.problems]
    [('number', 'Three', 'Two')]
    """
    library = Library({report.id: report for report in export.reports})
    names = {name.id: name for story in export.stories for name in story.names}
    failures: list[Failure] = []
    if json is None:
        json = text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") and not _is_note(text)
    told = _of_rows(text, library, source, failures) if json else statements(text.removeprefix("\ufeff"), library)
    found = []
    for one in told:
        spans, problems = one.cited.spans, list(one.cited.problems)
        if spans or not problems:
            problems += unsupported(one.sentence, spans, library.reports, names)
        found.append(_checked(one, tuple(dict.fromkeys(problems))))
    supported = not any(sentence.problems for sentence in found)
    return Checked(Check(supported=supported, sentences=tuple(found)), tuple(failures))


def _checked(one: Statement, problems: tuple[Problem, ...]) -> CheckedSentence:
    evidence: Literal["span", "report", "none"] = "report" if one.cited.whole else "span" if one.cited.spans else "none"
    return CheckedSentence(
        line=one.line, sentence=one.sentence, spans=one.cited.spans, evidence=evidence, problems=problems
    )


def _of_rows(text: str, library: Library, source: str, failures: list[Failure]) -> Iterator[Statement]:
    for number, row in rows(text.removeprefix("\ufeff")):
        try:
            yield statement(number, row, library)
        except Unreadable as error:
            failures.append(Failure(source=f"{source}, row {number}", problem=str(error), remedy=WANTED))


def _is_note(text: str) -> bool:
    """Tell whether a text that opens with a bracket opens with a citation and not with a list."""
    first = text.lstrip("\ufeff \t\r\n")[:200]
    return first[:1] == "[" and first[1:2] not in ("{", "]", "\n", "\r", " ", '"')
