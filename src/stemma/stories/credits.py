"""The words of a report that say who wrote and sent it, and nothing of what happened."""

import re
from functools import cache
from itertools import islice

from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.records import Report
from stemma.words import forms

_SIGN = re.compile(r"[(/]\w[\w.]*[)/]\W?")  # "(CW)", "/ArkPress/.": the agency in a dateline
_DATELINE = 300  # characters in which a dateline stands


def credits(report: Report) -> frozenset[str]:
    """Return the stems of agencies, of the report's outlet and byline, and of what its dateline has in brackets.

    >>> from stemma.sources import report_of_text
    >>> found = credits(report_of_text("BRENN (CW) - A mine exploded, Reuters said.", outlet="Halvern Post"))
    >>> sorted(found - credits(report_of_text("A mine exploded.")))
    ['cw', 'halvern', 'post']
    """
    signs = (m.group() for m in islice(_SIGN.finditer(report.text, 0, _DATELINE), 3))
    own = " ".join([report.outlet or "", report.byline or "", *signs])
    return _agencies().union(map(stem, forms(own)))


@cache
def _agencies() -> frozenset[str]:
    """Return the stems of agencies whose name is one word."""
    known = lexicon("sources_agencies")["agencies"]
    names = (forms(name) for given in known.values() for name in given)
    return frozenset(stem(name[0]) for name in names if len(name) == 1)
