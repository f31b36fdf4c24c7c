"""What a story says: people, utterances, figures, moments and a brief, from all of its reports."""

from stemma.accounts.account import account

__all__ = ["account"]
