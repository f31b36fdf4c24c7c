"""Utterances: what was said once, in all its wordings across the reports of a story."""

from stemma.accounts.utterances.utterances import gather

__all__ = ["gather"]
