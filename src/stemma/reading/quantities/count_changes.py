"""Whether a number tells a rise or fall, by how much, or the level that was replaced: "rose by 5 to 22 from 17"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from stemma.data import lexicon
from stemma.reading.amounts.amounts import Amount
from stemma.reading.amounts.running_numbers import SPELLED

_TO_FROM = re.compile(  # "to 445 pence a share from 412", "to five from three"
    rf"\bto (?:[$£€]?\d[\d.,]*|(?:{SPELLED}|[a-z]+ty(?:-[a-z]+)?))"
    r"(?: [a-z]+){0,4},? from $"
)


_BEYOND = re.compile(r" (?P<way>more|higher|larger|fewer|less|lower|smaller) than (?!half\b)")
_ON_TO = re.compile(r" to (?:about |around |some |nearly |almost )?[$£€]?\d")  # "from 8 to 12"
KEPT = 4_000  # numbers in sentences of which the change is remembered
_BEFORE = 100  # characters before a number in which words tell of its change
_BEHIND = 70  # characters behind a number in which words can tell that it holds no more
_LEVELS = ("below ", "above ", "under ", "beneath ")


class Change(NamedTuple):
    """The direction that words give a number, and what the number is: the amount of the change or the level before."""

    way: Literal["rise", "fall"] | None = None
    delta: bool = False
    was: bool = False


@lru_cache(maxsize=KEPT)
def change(text: str, amount: Amount) -> Change:
    """Return what a sentence says of the change of a number.

    >>> from stemma.reading.amounts.amounts import amounts
    >>> text = "The toll rose by 5 to 22."
    >>> [change(text, a) for a in amounts(text)]
    [Change(way='rise', delta=True, was=False), Change(way='rise', delta=False, was=False)]
    """
    left = text[max(0, amount.start - _BEFORE) : amount.start].lower()
    if text.startswith("from ", amount.start):
        left += "from "  # "down from 61 to 66 million": the range takes the word in
    behind = text[amount.number_end : amount.number_end + _BEHIND]
    if _other_period().match(behind):
        return Change()
    if _replaced().search(left) or _TO_FROM.search(left) or _said_before().match(behind):
        return Change(was=True)
    if beyond := _BEYOND.match(text, amount.number_end):
        return Change("rise" if beyond["way"] in ("more", "higher", "larger") else "fall", delta=True)
    if text[amount.start : amount.number_start].lower().startswith(_LEVELS):
        amount = amount._replace(kind="level")  # "fell below 6,000" tells where it stands
    clause = re.split(r"[,;:.](?:\s|$)", left)[-1]
    words = re.findall(r"[a-z]+", clause)
    if clause.endswith("from ") and _ON_TO.match(behind) and any(word in _ways() for word in words):
        return Change(was=True)
    for back, word in enumerate(reversed(words[-5:])):
        way = _ways().get(word)
        if way is None:
            continue
        gap = words[len(words) - back :]
        if word in ("up", "down") and _is_phrasal(words[: len(words) - back - 1]):
            return Change()
        if gap and gap[-1] in ("to", "at"):
            return Change(way)
        if gap and gap[-1] == "from":
            return Change(was=True)
        if not gap or gap[-1] == "by" or (word in ("up", "down") and len(gap) <= 1):
            measured = amount.kind in ("percent", "money", "count", "measure")
            return Change(way, measured and _plain_delta(word, gap, amount))
        return Change()
    return Change()


def _is_phrasal(words: Sequence[str]) -> bool:
    return bool(words) and words[-1] in lexicon("quantities_changes")["phrasal"]["before"]


def _plain_delta(word: str, gap: list[str], amount: Amount) -> bool:
    """A number right after a verb of change is its amount; "raised $5m" and "lost 12 men" are no change of a level."""
    if gap and gap[-1] == "by":
        return True
    if word in ("up", "down"):
        return True
    if word.startswith(
        ("rais", "cut", "los", "add", "shed", "boost", "reduc", "drop", "doubl", "tripl", "revis", "updat")
    ):
        return amount.kind == "percent"
    return True


@cache
def _ways() -> dict[str, Literal["rise", "fall"]]:
    table = lexicon("quantities_changes")
    ways: dict[str, Literal["rise", "fall"]] = dict.fromkeys(table["rise"], "rise")
    ways.update(dict.fromkeys(table["fall"], "fall"))
    return ways


@cache
def _replaced() -> re.Pattern[str]:
    phrases = sorted(lexicon("quantities_changes")["replaced"], key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r") (?:an? |the )?$")


@cache
def _said_before() -> re.Pattern[str]:
    rule = lexicon("quantities_changes")["replaced_behind"]
    before, verbs = ("|".join(rule[key]) for key in ("before", "verbs"))
    return re.compile(rf"(?: [\w’'-]+){{0,3}},?(?: as| that| which)?(?: [\w’'-]+){{1,3}} (?:{before}) (?:{verbs})\b")


@cache
def _other_period() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, lexicon("quantities_changes")["other_period"]["phrases"]))
    return re.compile(rf"(?: [\w’'%-]+){{0,3}},? (?:{phrases}|in (?:\w+ )?(?:19|20)\d\d)\b")
