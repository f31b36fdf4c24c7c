"""Quantities: what each amount counts, what became of those counted, where, when, and who says so."""

from stemma.reading.quantities.quantities import find

__all__ = ["find"]
