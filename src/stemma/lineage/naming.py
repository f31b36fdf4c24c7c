"""Where a report names another outlet as its source."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.lineage.addresses import squeezed
from stemma.records import Report


def named(report: Report) -> tuple[tuple[int, str, str], ...]:
    """Return where a report names something as its source: the place, the name as a key, and the words.

    >>> from stemma.sources import report_of_text
    >>> named(report_of_text("The mill was sold, the Halvern Courier reported."))
    ((19, 'halverncourier', 'the Halvern Courier reported'),)
    """
    found = {}
    for pattern in _patterns():
        for m in pattern.finditer(report.text):
            found[m.start(), squeezed(m["name"])] = " ".join(m.group().split())
    return tuple((place, key, words) for (place, key), words in sorted(found.items()))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rules = lexicon("lineage_naming")
    before = "|".join(re.escape(words) for words in rules["before"]["words"])
    after = "|".join(re.escape(words) for words in rules["after"]["words"])
    who = r"(?:[Tt]he )?(?P<name>[A-Z][\w&’'-]{1,20}(?:[ -](?:of )?[A-Z][\w&’'-]{0,20}){0,4})"
    return (
        re.compile(rf"\b(?:{before}):? {who}"),
        re.compile(rf"\b{who}(?: newspaper| news agency| website)? (?:{after})\b"),
    )


def leans(places: list[int], length: int) -> bool:
    """Tell whether a report that names a source at these places is built on it, in a text of this length.

    One that names its source in its opening, at its foot, or more than once is; a single mention in the middle is for a
    detail.

    >>> leans([40], 3000), leans([1500], 3000), leans([1200, 1500], 3000)
    (True, False, True)
    """
    rule = lexicon("lineage_naming")["leans"]
    return len(places) >= rule["times"] or any(p < rule["opening"] or p > length - rule["foot"] for p in places)
