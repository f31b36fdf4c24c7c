"""Why Stemma says what it says of one edge, origin, lost original, story, report, figure, quote or name."""

from stemma.output.explaining.account_of import NotAnAccount, account_of
from stemma.output.explaining.explain import explain, near
from stemma.output.explaining.render_explanation import render_explanation

__all__ = ["NotAnAccount", "account_of", "explain", "near", "render_explanation"]
