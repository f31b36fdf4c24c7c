"""Stated: what the reports of a story state in numbers, each with what stands around it."""

from stemma.accounts.stated.stated import stated
from stemma.accounts.stated.statement import Stated

__all__ = ["Stated", "stated"]
