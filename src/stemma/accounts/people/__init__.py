"""People: one person, body or place under one name across the reports of a story."""

from stemma.accounts.people.people import identify

__all__ = ["identify"]
