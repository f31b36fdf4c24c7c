"""Tables set as lines of text: "District / Cases / Deaths" over "Kodapur / 212 / 9".

A number in a cell counts what its column is headed by, where its row says.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

FEWEST_ROWS = 2
MOST_CELLS = 12
LONGEST_LINE = 300  # characters; longer lines are prose
_SEPARATORS = (" / ", "|", "\t", " ; ")
_NUMBER = re.compile(r"[$£€]?\d[\d,.\u00a0]*(?: ?(?:%|per cent|percent))?")
_ALL = re.compile(r"(?:grand |sub)?total|all|overall|sum|together", re.IGNORECASE)
_HEADING = re.compile(
    r"^[^\n()]{0,60}\((?P<columns>[a-zA-Z][^()\n\d]{1,40}(?: / [^()\n\d/]{2,40}){1,6})\):?[ \t]*$", re.MULTILINE
)
_ENTRY = re.compile(
    r"\s{1,4}[-*•–]? ?(?P<name>[^\n:\d]{2,40}): (?P<numbers>\d[\d,.]*(?: / \d[\d,.]*){1,6})[ \t]*(?=\n|$)"
)
_RULE = re.compile(r"[\s|:+=-]*")


class Cell(NamedTuple):
    """A number in a table: where it stands in the text, the head of its column, and the head of its row.

    `row` is None for the row that sums up the others.
    """

    start: int
    end: int
    column: str
    row: str | None


class _Line(NamedTuple):
    """The cells of a line: start, end and text of each."""

    cells: tuple[tuple[int, int, str], ...]


def cells(text: str) -> list[Cell]:
    """Return the numbers that stand in tables, in order of place.

    >>> [(c.column, c.row) for c in cells("By town (cases / deaths):\\n* Amsel: 96 / 2")]
    [('cases', 'Amsel'), ('deaths', 'Amsel')]
    >>> [(c.column, c.row) for c in cells("District / Cases / Deaths\\nAmsel / 212 / 9\\nTOTAL / 431 / 17")]
    [('Cases', 'Amsel'), ('Deaths', 'Amsel'), ('Cases', None), ('Deaths', None)]
    """
    found: list[Cell] = list(_under_headings(text))
    for separator in _SEPARATORS:
        if separator in text:
            for block in _blocks(text, separator):
                found.extend(_read(block))
    return sorted(set(found))


def _under_headings(text: str) -> Iterator[Cell]:
    """Yield the numbers of a list whose heading names them: "By town (cases / deaths):" over "* Amsel: 96 / 2"."""
    for heading in _HEADING.finditer(text):
        columns = [name.strip() for name in heading["columns"].split(" / ")]
        at = heading.end()
        while (entry := _ENTRY.match(text, at)) is not None:
            numbers = list(_NUMBER.finditer(text, entry.start("numbers"), entry.end("numbers")))
            if len(numbers) != len(columns):
                break
            row = None if _ALL.fullmatch(entry["name"]) else entry["name"]
            for number, column in zip(numbers, columns, strict=True):
                yield Cell(number.start(), number.end(), column, row)
            at = entry.end()


def _blocks(text: str, separator: str) -> Iterator[list[_Line]]:
    """Yield runs of lines of one number of cells; a rule under the head of a table breaks none."""
    block: list[_Line] = []
    start = 0
    for written in text.split("\n"):
        line = _line(written, start, separator)
        start += len(written) + 1
        if line is None and block and written and _RULE.fullmatch(written):
            continue
        if line is not None and (not block or len(line.cells) == len(block[0].cells)):
            block.append(line)
            continue
        yield block
        block = [line] if line is not None else []
    yield block


def _line(written: str, start: int, separator: str) -> _Line | None:
    if separator not in written or len(written) > LONGEST_LINE or _RULE.fullmatch(written):
        return None
    found = []
    at = start
    for part in written.split(separator):
        inner = part.strip()
        begin = at + len(part) - len(part.lstrip())
        if inner:
            found.append((begin, begin + len(inner), inner))
        at += len(part) + len(separator)
    return _Line(tuple(found)) if 2 <= len(found) <= MOST_CELLS else None


def _read(block: Sequence[_Line]) -> Iterator[Cell]:
    """Yield the numbers of a block whose first line names its columns and each of whose others is named."""
    if len(block) < FEWEST_ROWS + 1:
        return
    head, rows = block[0], block[1:]
    if any(_NUMBER.fullmatch(name) for _, _, name in head.cells):
        return
    numeric = [row for row in rows if not _NUMBER.fullmatch(row.cells[0][2]) and _has_number(row)]
    if len(numeric) < FEWEST_ROWS:
        return
    for row in numeric:
        label = row.cells[0][2].strip("* ")
        for (start, end, written), (_, _, column) in zip(row.cells[1:], head.cells[1:], strict=True):
            if _NUMBER.fullmatch(written):
                yield Cell(start, end, column.strip("* "), None if _ALL.fullmatch(label) else label)


def _has_number(row: _Line) -> bool:
    return any(_NUMBER.fullmatch(written) for _, _, written in row.cells[1:])
