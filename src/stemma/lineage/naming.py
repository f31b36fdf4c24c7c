"""Where a report names another outlet as its source."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.records import Report


def named(report: Report, name: str) -> tuple[tuple[int, str], ...]:
    """Return where a report names an outlet as its source, and the words; its own name does not count.

    >>> from stemma.sources import report_of_text
    >>> named(report_of_text("The mill was sold, the Halvern Courier reported."), "Halvern Courier")
    ((19, 'the Halvern Courier reported'),)
    """
    if name not in report.text or (report.outlet and name in report.outlet):
        return ()
    return tuple((m.start(), " ".join(m.group().split())) for m in _naming(name).finditer(report.text))


@cache
def _naming(name: str) -> re.Pattern[str]:
    rules = lexicon("lineage_naming")
    before = "|".join(re.escape(words) for words in rules["before"]["words"])
    after = "|".join(re.escape(words) for words in rules["after"]["words"])
    who = rf"(?:the |The )?{re.escape(name)}"
    return re.compile(rf"\b(?:{before}) {who}\b|\b{who}(?: newspaper| news agency| website)? (?:{after})\b")


def leans(places: list[int], length: int) -> bool:
    """Tell whether a report that names a source at these places is built on it, in a text of this length.

    One that names its source in its opening, at its foot, or more than once is; a single mention in the middle is for a
    detail.

    >>> leans([40], 3000), leans([1500], 3000), leans([1200, 1500], 3000)
    (True, False, True)
    """
    rule = lexicon("lineage_naming")["leans"]
    return len(places) >= rule["times"] or any(p < rule["opening"] or p > length - rule["foot"] for p in places)
