"""What one report says: sentences, names, dates, quotes, quantities and happenings, each a layer over its text."""

from stemma.reading.read import Reader, read

__all__ = ["Reader", "read"]
