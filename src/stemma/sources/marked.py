"""Markdown: read as plain text, with its front matter and title known."""

from stemma.records import Report
from stemma.sources.plain import report_of_text


def report_of_markdown(text: str, *, source: str = "text") -> Report:
    """Return a report of a Markdown text; the text keeps its marks.

    >>> report_of_markdown("# Mill burns down\\n\\nThe old mill burned down on Friday.").source
    'text'
    """
    return report_of_text(text, source=source)
