"""Moments: on which days the reports of a story were published, and what happened when."""

from stemma.accounts.moments.moments import date, timeline

__all__ = ["date", "timeline"]
