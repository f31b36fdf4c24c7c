"""Names: where they stand (`proper`), who holds which role (`roles`), and whom they mean (`entities`)."""

from stemma.reading.names.names import find

__all__ = ["find"]
