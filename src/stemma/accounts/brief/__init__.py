"""Brief: five to ten sentences built from records, each with the spans that support it."""

from stemma.accounts.brief.brief import write

__all__ = ["write"]
