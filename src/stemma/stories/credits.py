"""The words of a report that say who wrote and sent it, and nothing of what happened."""

import re
from functools import cache
from itertools import islice

from stemma.data import lexicon
from stemma.records import Report
from stemma.stories.plain import stems

_SIGN = re.compile(r"[(/]\w[\w.]*[)/]\W?")  # "(CW)", "/ArkPress/.": the agency in a dateline
_DATELINE = 300  # characters in which a dateline stands


def credits(report: Report) -> frozenset[str]:
    """Return the stems of the report's outlet and byline, and of what its dateline has in brackets.

    >>> from stemma.sources import report_of_text
    >>> sorted(credits(report_of_text("BRENN (CW) - A mine exploded, Reuters said.", outlet="Halvern Post")))
    ['cw', 'halvern', 'post']
    """
    signs = [m.group() for m in islice(_SIGN.finditer(report.text, 0, _DATELINE), 3)]
    if not (signs or report.outlet or report.byline):
        return frozenset()
    return frozenset(stems(" ".join([report.outlet or "", report.byline or "", *signs])))


@cache
def agencies() -> frozenset[str]:
    """Return the stems of agencies whose name is one word.

    >>> sorted(agencies())[:3], "orr" in agencies()
    (['aa', 'aap', 'afp'], False)
    """
    known = lexicon("sources_agencies")["agencies"]
    names = (stems(name) for given in known.values() for name in given)
    return frozenset(name[0] for name in names if len(name) == 1)
