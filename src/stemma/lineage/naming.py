"""Where a report names another outlet as its source."""

import re
from collections.abc import Set
from functools import cache

from stemma.data import lexicon
from stemma.lineage.addresses import squeezed
from stemma.records import Report

_WHO = r"(?:[Tt]he )?(?P<name>[A-Z][\w&’'-]{1,20}(?:[ -](?:of )?[A-Z][\w&’'-]{0,20}){0,4})"


def named(report: Report) -> tuple[tuple[int, str, str], ...]:
    """Return where a report names something as its source: the place, the name as a key, and the words.

    An outlet that is named in full is meant by the end of its name as well ("told the Courier").

    >>> from stemma.sources import report_of_text
    >>> named(report_of_text("The mill was sold, the Halvern Courier reported."))
    ((19, 'halverncourier', 'the Halvern Courier reported'),)
    """
    found = {}
    for pattern in _patterns():
        for m in pattern.finditer(report.text):
            found[m.start(), squeezed(m["name"])] = " ".join(m.group().split())
    full = _in_full({key for _, key in found})
    return tuple((place, full.get(key, key), words) for (place, key), words in sorted(found.items()))


def _in_full(keys: Set[str]) -> dict[str, str]:
    """Return for each short name of an outlet ("Times") the one longer name among the keys that ends with it."""
    short = [word for word in lexicon("lineage_naming")["media"]["words"] if word in keys]
    longer = {name: [key for key in sorted(keys) if key != name and key.endswith(name)] for name in short}
    return {name: those[0] for name, those in longer.items() if len(those) == 1}


def printed(text: str) -> frozenset[str]:
    """Return the keys of the outlets of which a text says that it is theirs, printed here.

    >>> printed("The mill is sold.\\nThis article originally appeared in The Halvern Courier.")
    frozenset({'halverncourier'})
    >>> printed("More from the Halvern Courier:\\nIt rains."), printed("He wants more from the Halvern Courier.")
    (frozenset({'halverncourier'}), frozenset())
    """
    return frozenset(squeezed(m["name"]) for pattern in _printing() for m in pattern.finditer(text))


@cache
def _printing() -> tuple[re.Pattern[str], ...]:
    rules = lexicon("lineage_naming")["printed"]
    lines, pieces, behind = ("|".join(map(re.escape, rules[name])) for name in ("lines", "pieces", "behind"))
    return (
        re.compile(rf"^(?:{lines}) {_WHO}:?[ \t]*$", re.MULTILINE),
        re.compile(rf"\b(?:[Tt]his|[Tt]he) (?:{pieces}) (?:was )?(?:{behind}) {_WHO}"),
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rules = lexicon("lineage_naming")
    before = "|".join(re.escape(words) for words in rules["before"]["words"])
    after = "|".join(re.escape(words) for words in rules["after"]["words"])
    return (
        re.compile(rf"\b(?:{before}):? {_WHO}"),
        re.compile(rf"\b{_WHO}(?: newspaper| news agency| website)? (?:{after})\b"),
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
