"""An export in one of the formats that `--format` takes."""

from typing import Literal

from stemma.output.as_json import as_json
from stemma.output.as_markdown import as_markdown
from stemma.output.as_text import as_text
from stemma.output.page.page import page
from stemma.records import Export

Format = Literal["json", "md", "html", "text"]


def render(export: Export, format: Format) -> bytes:
    """Return an export as UTF-8 in a format; the same export always gives the same bytes.

    Raises ValueError for another format.

    >>> render(Export(), "text")
    b'No story was found in 0 reports.\\n'
    """
    if format == "json":
        return as_json(export)
    if format == "md":
        return as_markdown(export).encode("utf-8", "replace")
    if format == "html":
        return page(export).encode("utf-8", "replace")
    if format == "text":
        return as_text(export).encode("utf-8", "replace")
    raise ValueError(f"no format {format!r}: choose json, md, html or text")
