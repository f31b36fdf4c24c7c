"""Happenings: what a report puts at a moment, with clause, status and who takes part."""

from stemma.reading.happenings.happenings import find

__all__ = ["find"]
