"""Stated: what the reports of a story state in numbers, each with what stands around it."""

from stemma.accounts.stated.stated import Stated, stated

__all__ = ["Stated", "stated"]
