"""Figures: statements grouped into facts (`facts`), each fact with its status (`statuses`)."""

from stemma.accounts.figures.figures import reconcile

__all__ = ["reconcile"]
