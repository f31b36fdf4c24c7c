"""Quotes: what a report attributes to somebody, in marks or without, and who speaks (`speakers`)."""

from stemma.reading.quotes.quotes import find

__all__ = ["find"]
