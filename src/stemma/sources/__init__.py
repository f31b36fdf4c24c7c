"""Bytes become reports."""

from stemma.sources.draft import Draft
from stemma.sources.loading import Gathered, Loaded, gather, in_short, load
from stemma.sources.own import would_be_lost
from stemma.sources.plain import report_of_text
from stemma.sources.versions import distinct

__all__ = [
    "Draft",
    "Gathered",
    "Loaded",
    "distinct",
    "gather",
    "in_short",
    "load",
    "report_of_text",
    "would_be_lost",
]
