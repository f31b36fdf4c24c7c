"""An account as terminal text, Markdown, JSON, tables or a page."""

from stemma.output.as_check import render_check
from stemma.output.rendering import Format, render
from stemma.output.terminal import show
from stemma.output.writing import unwritable, write

__all__ = ["Format", "render", "render_check", "show", "unwritable", "write"]
