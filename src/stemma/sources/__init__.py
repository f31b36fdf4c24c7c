"""Bytes become reports."""

from stemma.sources.loading import Loaded, load
from stemma.sources.own import would_be_lost
from stemma.sources.plain import report_of_text

__all__ = ["Loaded", "load", "report_of_text", "would_be_lost"]
