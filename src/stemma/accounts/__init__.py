"""What a story says: people, utterances, figures, moments and a brief, from all of its reports."""

from stemma.accounts.account import account
from stemma.accounts.outline import outline

__all__ = ["account", "outline"]
