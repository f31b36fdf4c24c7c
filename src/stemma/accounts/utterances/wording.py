"""Two wordings of one utterance compared word by word: the same, shortened, reworded, or with another meaning.

Case, punctuation and the form of marks make no difference, nor do contractions ("do not", "don't"). A stretch that
changes a negation or a number changes the meaning; a stretch that one wording merely leaves out shortens it, as does
all that it leaves out at its start or end.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel, Opcodes

from stemma.data import lexicon
from stemma.reading.tokenised import words_closed_up
from stemma.records import Extent
from stemma.words import Word, words

_CLOCK = re.compile(
    r"\b(\d{1,2})(?: ?[:.] ?([0-5]\d))? ?([ap])\.? ?m\b|\b(\d{1,2}) ?: ?([0-5]\d)\b"
    r"|\b([01]\d|2[0-3])([0-5]\d)(?= ?(?:gmt|utc|hrs|hours)\b)",
    re.IGNORECASE,
)

Change = Literal["same", "shortened", "reworded", "meaning-changed"]


class Difference(NamedTuple):
    """A stretch of two texts that correspond: what became of it, and its half-open place in each text."""

    change: Change
    first_start: int
    first_end: int
    second_start: int
    second_end: int


def differences(first: str, second: str) -> tuple[Difference, ...]:
    """Return how the second text differs from the first, stretch by stretch, in order.

    A stretch that only one of the texts has is empty in the other.

    >>> [d.change for d in differences("We will not pay a thing.", "We will pay")]
    ['same', 'meaning-changed', 'same', 'shortened']
    >>> differences("“We won’t pay”", "we will not pay")[0].change
    'same'
    """
    one, two = _units(first), _units(second)
    operations = _operations([u.form for u in one], [u.form for u in two])
    moved = _moved(one, two, operations)
    found = []
    for op in operations:
        mine, theirs = one[op[1] : op[2]], two[op[3] : op[4]]
        change: Change = "same" if op[0] == "equal" else _change(mine, theirs, moved)
        if change == "meaning-changed" and (op is operations[0] or op is operations[-1]) and not (mine and theirs):
            change = "shortened"
        found.append(Difference(change, *_place(one, op[1], op[2]), *_place(two, op[3], op[4])))
    return tuple(found)


def change(first: str, second: str) -> Change:
    """Return the gravest difference between two wordings.

    >>> change("We hold Tarn and the bridge", "We hold Tarn"), change("We hold Tarn", "We held Tarn")
    ('shortened', 'reworded')
    """
    found = differences(first, second)
    order: tuple[Change, ...] = ("meaning-changed", "reworded", "shortened")
    seen = {d.change for d in found}
    left_out = [d for d in found if d.change == "shortened"]
    if "meaning-changed" not in seen and len({d.first_start == d.first_end for d in left_out}) > 1:
        return "reworded"
    return next((c for c in order if c in seen), "same")


def _operations(one: Sequence[str], two: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Return opcodes with neighbouring changes put together, so that a rewording is one stretch."""
    merged: list[tuple[str, int, int, int, int]] = []
    opcodes: Opcodes = Indel.opcodes(one, two)
    for op in opcodes:
        step = (op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end)
        if merged and merged[-1][0] != "equal" and op.tag != "equal":
            last = merged[-1]
            merged[-1] = ("replace", last[1], step[2], last[3], step[4])
        else:
            merged.append(step)
    return merged


def _units(text: str) -> list[Word]:
    """Return the words of a text, a time of day as one, as are "no one" and "not" with the auxiliary before it."""
    rules = lexicon("quotes_wording")["contractions"]
    units: list[Word] = []
    for word in _words(text):
        joined = rules["with_not"].get(units[-1].form) if units and word.form == "not" else None
        joined = "nobody" if units and (units[-1].form, word.form) == ("no", "one") else joined
        if joined:
            units[-1] = Word(units[-1].start, word.end, joined)
        else:
            units.append(word._replace(form=rules["same"].get(word.form, word.form)))
    return units


def _words(text: str) -> Iterator[Word]:
    """Yield the words of a text with their places in it; one that is printed word by word is closed up to be read."""
    closed = words_closed_up(text)
    if closed is None:
        yield from _with_clock_times(text)
        return
    for word in _with_clock_times(closed.text):
        place = closed.back(Extent(start=word.start, end=word.end))
        yield Word(place.start, place.end, word.form)


def _with_clock_times(text: str) -> Iterator[Word]:
    """Yield the words of a text with times of day written in one way: "6 p.m.", "18:00" and "1800 GMT" are one."""
    times = _CLOCK.finditer(text) if any(c.isdigit() for c in text) else iter(())
    time = next(times, None)
    for word in words(text):
        while time is not None and word.start >= time.end():
            time = next(times, None)
        if time is None or word.end <= time.start():
            yield word
        elif word.start == time.start():
            hours, minutes = int(time[1] or time[4] or time[6]), time[2] or time[5] or time[7] or "00"
            if time[3]:
                hours = hours % 12 + (12 if time[3].lower() == "p" else 0)
            yield Word(time.start(), time.end(), f"{hours}:{minutes}")


def _place(units: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return units[first].start, units[last - 1].end
    at = units[first - 1].end if first else 0
    return at, at


def _moved(one: Sequence[Word], two: Sequence[Word], operations: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """Tell whether a negation only stands elsewhere: one stretch loses it and another has it."""
    changed = [op for op in operations if op[0] != "equal"]
    lost = [_negated([w.form for w in one[op[1] : op[2]]]) for op in changed]
    gained = [_negated([w.form for w in two[op[3] : op[4]]]) for op in changed]
    return sum(lost) == sum(gained) and not any(a and b for a, b in zip(lost, gained, strict=True))


def _change(one: Sequence[Word], two: Sequence[Word], moved: bool) -> Change:
    mine, theirs = [w.form for w in one], [w.form for w in two]
    if _bare(mine, theirs):
        return "shortened"
    if max(len(mine), len(theirs)) > lexicon("quotes_wording")["longest_stretch"]:
        return "reworded"
    if _opposed(mine, theirs):
        return "meaning-changed"
    if _numbers(mine) != _numbers(theirs):
        return "meaning-changed" if mine and theirs else "shortened"
    if _negated(mine) != _negated(theirs) and not moved:
        return "meaning-changed"
    if not moved and _negated(mine) and _one_adds(_rest(mine), _rest(theirs)):
        return "meaning-changed"
    return "shortened" if not mine or not theirs else "reworded"


def _bare(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether one wording leaves a whole stretch or one of two joined words out: that tells nothing otherwise."""
    if mine and theirs:
        return False
    alone = mine or theirs
    return len(alone) > 3 or (len(alone) > 1 and bool({alone[0], alone[-1]} & {"and", "or", "nor"}))


def _opposed(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether a word stands against its opposite with a prefix ("safe", "unsafe")."""
    prefixes = lexicon("quotes_wording")["opposite_prefixes"]
    for one, two in ((mine, theirs), (theirs, mine)):
        plain = {f for f in one if len(f) > 3}
        if any(f.startswith(p) and f[len(p) :] in plain for f in two for p in prefixes):
            return True
    return False


def _numbers(forms: Sequence[str]) -> list[str]:
    known = lexicon("quotes_wording")["numbers"]
    return sorted(known.get(f, f.replace(",", "").replace(":", ".")) for f in forms if f[0].isdigit() or f in known)


def _negations(forms: Sequence[str]) -> list[str]:
    return [f for f in forms if f in _negating()]


def _negated(forms: Sequence[str]) -> bool:
    return len(_negations(forms)) % 2 == 1


def _rest(forms: Sequence[str]) -> set[str]:
    contracted = lexicon("quotes_wording")["contractions"]["positive"]
    return {contracted.get(f, f) for f in forms} - _negating()


def _one_adds(mine: set[str], theirs: set[str]) -> bool:
    return mine != theirs and (mine <= theirs or theirs <= mine)


@cache
def _negating() -> frozenset[str]:
    rules = lexicon("quotes_wording")
    return frozenset(rules["negations"]) | frozenset(rules["contractions"]["with_not"].values())
