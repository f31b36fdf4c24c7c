"""The account as plain text: what the terminal shows, without colours."""

import io

from rich.console import Console

from stemma.output.terminal import show
from stemma.records import Export

WIDTH = 100  # columns


def as_text(export: Export) -> str:
    """Return the account of an export as plain text, 100 columns wide.

    >>> as_text(Export())
    'No story was found in 0 reports.\\n'
    """
    page = io.StringIO()
    show(export, Console(file=page, width=WIDTH, color_system=None, force_terminal=False, highlight=False, emoji=False))
    return page.getvalue()
