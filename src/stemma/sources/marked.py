"""Markdown: read as plain text, with its front matter and its heading marks known for what they are."""

import re

from stemma.records import Furniture, Report
from stemma.sources.fields import fields_of
from stemma.sources.plain import report_with, unified

LONGEST_FRONT_MATTER = 10_000  # characters

_FRONT_MATTER = re.compile(r"\s{0,20}---[ \t]*\n(?P<entries>(?:[^\n]*\n){1,80}?)---[ \t]*(?:\n|$)")
_ENTRY = re.compile(r"([A-Za-z][\w.-]{0,40})[ \t]*:[ \t]*(\S[^\n]*)")
_HEADING_MARK = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.M)


def report_of_markdown(text: str, *, source: str = "text") -> Report:
    """Return a report of a Markdown text; the text keeps its marks.

    Front matter is furniture, and what it says (``title``, ``author``, ``date``, under the names of the lexicon
    ``sources_fields``) is known of the report.

    >>> report = report_of_markdown("---\\nauthor: Ida Orr\\n---\\n# Mill burns down\\n\\nThe mill burned down today.")
    >>> report.byline, report.title, [(piece.kind, piece.start, piece.end) for piece in report.furniture]
    ('Ida Orr', 'Mill burns down', [('navigation', 0, 23), ('navigation', 24, 26)])
    """
    text = unified(text)
    front = _FRONT_MATTER.match(text[:LONGEST_FRONT_MATTER])
    said = fields_of(_entries(front.group("entries"))) if front else {}
    start = front.end() if front else 0
    marks = [
        Furniture(start=mark.start(), end=mark.end(), kind="navigation") for mark in _HEADING_MARK.finditer(text, start)
    ]
    if front:
        marks.append(Furniture(start=0, end=start - text[:start].endswith("\n"), kind="navigation"))
    known = {field: value for field, value in said.items() if field not in ("text", "id")}
    return report_with(text, source, known, marks, start)


def _entries(block: str) -> dict[str, str]:
    return {entry.group(1).lower(): entry.group(2).strip().strip("\"'") for entry in _ENTRY.finditer(block)}
