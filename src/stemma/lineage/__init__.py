"""Who took which passages from whom."""

from stemma.lineage.trace import trace

__all__ = ["trace"]
