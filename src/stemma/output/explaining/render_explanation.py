"""An explanation as text for a terminal, or as JSON."""

import io
from typing import Literal

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.output.explaining.explanation import Beside, Explanation, Point, Section
from stemma.output.phrases import share
from stemma.output.visible import cut, one_line

_WIDTH = 110  # columns
_LONGEST = 400  # characters of words that are shown


def render_explanation(found: Explanation, format: Literal["json", "text"]) -> bytes:
    """Return an explanation as JSON (format ``stemma-explain/1``) or as text, in UTF-8.

    >>> render_explanation(Explanation(id="e", what="edge", story=None, says="a is a copy of b"), "text").decode()
    'edge e\\na is a copy of b\\n'
    """
    if format == "json":
        return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
    page = io.StringIO()
    out = Console(file=page, width=_WIDTH, color_system=None, force_terminal=False, highlight=False, emoji=False)
    out.print(Text(f"{found.what} {one_line(found.id)}"))
    out.print(Text(one_line(found.says)))
    for section in found.sections:
        if section.points or section.passages:
            _section(section, out)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().split("\n")[:-1]).encode("utf-8", "replace")


def _section(section: Section, out: Console) -> None:
    out.print()
    out.print(Text(section.head))
    for point in section.points:
        out.print(Padding(_line(point), (0, 0, 0, 2)))
        for words in point.words:
            place = f"[{words.report}:{words.start}-{words.end}]"
            out.print(Padding(Text(f"{one_line(place)} “{cut(one_line(words.text), _LONGEST)}”"), (0, 0, 0, 6)))
    for number, passage in enumerate(section.passages, start=1):
        out.print(_passage(number, passage))
    if section.more:
        out.print(Text(f"  … and {section.more:,} more (--format json of stemma read has all)"))


def _line(point: Point) -> Text:
    text = f": {one_line(point.text)}" if point.text else ""
    why = f" ({one_line(point.why)})" if point.why else ""
    return Text(f"{one_line(point.name)}{text}{why}")


def _passage(number: int, passage: Beside) -> Table:
    """Return a passage side by side: places above, the words of both below."""
    marks = f", {share(passage.in_marks)} in quotation marks" if passage.in_marks else ""
    grid = Table(
        title=f"{number}. sameness {passage.sameness:.2f}{marks}", title_justify="left", title_style="", expand=True,
        show_edge=False, box=None, padding=(0, 2, 0, 2), header_style="",
    )  # fmt: skip
    for words in (passage.child, passage.parent):
        grid.add_column(Text(f"[{one_line(words.report)}:{words.start}-{words.end}]"), ratio=1)
    grid.add_row(*(Text(f"“{cut(one_line(words.text), _LONGEST)}”") for words in (passage.child, passage.parent)))
    return grid
