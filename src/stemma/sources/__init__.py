"""Bytes become reports."""

from stemma.sources.plain import report_of_text

__all__ = ["report_of_text"]
