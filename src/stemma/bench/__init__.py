"""Scores of an export against what a careful reader found."""

from stemma.bench.account import Score, score_account

__all__ = ["Score", "score_account"]
