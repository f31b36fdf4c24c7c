"""What a number is a number of by its sign: money, a share, a length, a time, or nothing of these."""

import re
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon

_LETTERS = re.compile(r"(?<![\w&'’.-])([A-Z][A-Za-z]{0,2}\.?) ?$")
_SUM = re.compile(
    r"\d[\d.,]*[ -]?(?:thousand|million|billion|trillion|lakh|crore|mn|bn|tn)\b|\d{1,3}(?:,\d{3})+(?![\d,])"
)
_SCALE = re.compile(r" ?([CF])(?![\w'’-])")
_AROUND = 200  # characters about a number in which the weather is told of
_WEATHER = re.compile(
    r"\b(?:temperatures?|degrees|heat(?:wave)?|cold|hottest|coldest|warm(?:er|est)?|mercury|thermometers?|freez\w+"
    r"|weather|forecasters?)\b",
    re.IGNORECASE,
)
_LOST = frozenset({"PS", "#"})  # what a page without its encoding has for the pound sign
_LOST_POUND = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)? ?(?:k|m|mn|bn|tn|million|billion)\b")


class Unit(NamedTuple):
    """A unit beside a number: its kind (money, percent, measure, duration), its name and the stretch it takes up."""

    kind: str
    name: str
    start: int
    end: int


def unit_before(text: str, start: int) -> Unit | None:
    """Return the currency that stands right before a number.

    Letters that no list names are a currency where they are glued to what can only be a sum; their name is as written.

    >>> unit_before("It cost US$40.", 11)
    Unit(kind='money', name='USD', start=8, end=11)
    >>> unit_before("It cost P40 million.", 9)
    Unit(kind='money', name='P', start=8, end=9)
    """
    left = text[max(0, start - 12) : start]
    sign = _before().search(left)
    if sign is None:
        letters = _LETTERS.search(left)
        if letters is None or not _SUM.match(text, start):
            return None
        known = lexicon("quantities_units")["money_letters"]
        if letters[0].endswith(" ") and letters[1] not in known:
            return None
        return Unit("money", known.get(letters[1], letters[1]), start - len(letters[0]), start)
    if sign.group("sign") in _LOST and not _LOST_POUND.match(text, start):
        return None
    name = lexicon("quantities_units")["money_before"][sign.group("sign")]
    return Unit("money", name, start - len(left) + sign.start("sign"), start)


def unit_after(text: str, end: int) -> Unit | None:
    """Return the unit that follows a number, after a space, a hyphen or nothing.

    >>> unit_after("It rose 40 per cent.", 10)
    Unit(kind='percent', name='percent', start=11, end=19)
    """
    found = _after().match(text, end)
    if found is None:
        return _glued(text, end) or _degrees(text, end)
    kind, name = _names()[_key(found.group("unit"))]
    return Unit(kind, name, found.start("unit"), found.end())


def _key(written: str) -> str:
    """Return the unit's key: "square-mile" may stand for "square mile", and a long s for an s."""
    folded = " ".join(written.casefold().split())
    return folded if folded in _names() else folded.replace("-", " ")


def _glued(text: str, end: int) -> Unit | None:
    found = _touching().match(text, end)
    if found is None or (found.group() == '"' and _closes(text, end)):
        return None
    return Unit("measure", found.group(), end, found.end())


def _degrees(text: str, end: int) -> Unit | None:
    """Return the degrees that a capital behind a number means in words about the weather: "reached 41C"."""
    letter = _SCALE.match(text, end)
    if letter is None or not _WEATHER.search(text, max(0, end - _AROUND), end + _AROUND):
        return None
    return Unit("measure", f"°{letter[1]}", letter.start(1), letter.end())


def _closes(text: str, mark: int) -> bool:
    """Tell whether a mark behind a number closes a quotation and stands for no inches."""
    return not text[mark - 1 : mark].isdigit() or text.count('"', 0, mark) % 2 == 1


@cache
def _before() -> re.Pattern[str]:
    signs = sorted(lexicon("quantities_units")["money_before"], key=lambda s: (-len(s), s))
    return re.compile(r"(?:(?<=[\WÂ])|(?<![\s\S]))(?P<sign>" + "|".join(map(re.escape, signs)) + r") ?-?$")


@cache
def _names() -> dict[str, tuple[str, str]]:
    units = lexicon("quantities_units")
    names = {word: ("percent", "percent" if "oint" not in word else word.rstrip("s")) for word in units["percent"]}
    for kind in ("measure", "duration"):
        names.update({word: (kind, name) for word, name in units[kind].items()})
    names.update({word: ("money", name) for word, name in units["money_after"].items()})
    return names


@cache
def _after() -> re.Pattern[str]:
    words = sorted(_names(), key=lambda w: (-len(w), w))
    return re.compile(
        r"(?:[ \u00a0-]{0,2}| of )(?P<unit>"
        + "|".join(re.escape(w).replace(r"\ ", "[ -]") for w in words)
        + r")(?![\w])",
        re.IGNORECASE,
    )


@cache
def _touching() -> re.Pattern[str]:
    signs = sorted(lexicon("quantities_units")["glued"], key=lambda s: (-len(s), s))
    return re.compile("(?:" + "|".join(map(re.escape, signs)) + r")(?![\w])")
