"""The bounds that the words of a figure commit to, read apart from Stemma and on purpose in another way.

    >>> bounds_in("at least 22 people")
    [(22, None)]

Gold bounds are written by a person. This reading of the same words, by the rules that docs/benchmark.md states,
catches the slips of that person: it knows nothing of the text around the words.
"""

import re
from collections.abc import Iterator

Bounds = tuple[float | None, float | None]

UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
UNITS += "eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES = {word: n for n, word in enumerate(UNITS.split(), 1)} | {w: 10 * n for n, w in enumerate(TENS.split(), 2)}
SCALES = {"dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
PLURALS = {"of": 1, "thousands": 10**3, "millions": 10**6}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9}
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "tens": 20}
NONE = {"no", "none", "nobody", "nothing"}
TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+|%|[-–]")
MEASURED = re.compile(
    r"%|\b(?:per ?cent|pct|percent|degrees?|\w*met(?:re|er)s?|km|kph|mph|miles|inch(?:es)?|feet|hectopascals|m[lm])\b"
)
MONEY = re.compile(r"[$€£]|\b(?:euros?|dollars?|pounds?|pence|marks|florins|francs|crowns|shillings|rupa|won|bucks)\b")
LESS = re.compile(r"\b(?:nearly|almost|fewer than|less than|under|below)\W*$")
MORE = re.compile(r"\b(?:more than|over|passes|passed|exceeds?|above)\W*$")
FLOOR = re.compile(r"\b(?:at least|not less than|a minimum of|no fewer than)\W*$")
CEILING = re.compile(r"\b(?:up to|as many as|at most|within|nearer than)\W*$")
VAGUELY = re.compile(r"\b(?:dozens|scores|hundreds|tens)(?: of (?:thousands|millions))?$")
NOT_ABOVE = re.compile(r"(?:\bno|not) (?:\w+ )?more than\W*$")


def bounds_in(words: str) -> list[Bounds]:
    """The closed bounds of every number in `words`, in their order; None where open.

    >>> bounds_in("nearly 1,200"), bounds_in("more than $2 million"), bounds_in("more than 12.5 per cent")
    ([(None, 1199)], [(2000001, None)], [(12.5, None)])
    >>> bounds_in("between 2,500 and 3,000 people"), bounds_in("a hundred and twenty million pounds")
    ([(2500, 3000)], [(120000000, 120000000)])
    >>> bounds_in("£18m to £22m"), bounds_in("between $2 and $3 billion")
    ([(18000000, 22000000)], [(2000000000, 3000000000)])
    >>> bounds_in("Forty-one are dead"), bounds_in("no one was hurt"), bounds_in("60 or more")
    ([(41, 41)], [(0, 0)], [(60, None)])
    """
    words = words.lower()
    found = list(_numbers(words))
    read: list[Bounds] = []
    n = 0
    while n < len(found):
        start, end, value = found[n]
        if n + 1 < len(found) and _is_range(words, found[n], found[n + 1]):
            other = found[n + 1][2]
            value = round(value * _scale_between(value, other), 6)
            read.append((value, other))
            n += 2
            continue
        read.append(_bounds(words[:start], value, words[end:], words))
        n += 1
    return read


def _bounds(before: str, value: float, after: str, words: str) -> Bounds:
    step = 0 if _is_measured(words, value) else 1
    if re.match(r"\W*(?:or more|and more|at the very least)\b", after) or FLOOR.search(before):
        return value, None
    if re.match(r"[\w% ]{0,20}\bat most\b", after) or NOT_ABOVE.search(before):
        return None, value
    if MORE.search(before):
        return value + step, None
    if CEILING.search(before):
        return None, value
    if LESS.search(before):
        return None, value - step
    vague = re.search(
        r"(?:dozens|scores|hundreds|tens)(?: of (?:thousands|millions))?$", words[: len(words) - len(after)]
    )
    return (value, None) if vague else (value, value)


def _is_measured(words: str, value: float) -> bool:
    """Whether the number may lie between two whole ones: a measure, a share, a small price."""
    return value != int(value) or bool(MEASURED.search(words)) or (bool(MONEY.search(words)) and value < 1000)


def _is_range(words: str, first: tuple[int, int, float], second: tuple[int, int, float]) -> bool:
    gap, low, high = words[first[1] : second[0]], first[2], second[2]
    gap = gap.rstrip("$€£")
    joined = re.fullmatch(r"p?\s*(?:to|-|–)\s*", gap) or (
        gap.removeprefix("p").strip() == "and" and "between" in words[: first[0]]
    )
    return bool(joined) and low * _scale_between(low, high) < high


def _scale_between(low: float, high: float) -> int:
    """What "1.6 to 1.8 million" leaves unsaid of its first number."""
    scale = max((s for s in SCALES.values() if high / s >= 1), default=1)
    return scale if low < 1000 <= high and low * scale < high else 1


def _numbers(words: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, value) of every number, in figures or in words."""
    tokens = list(TOKEN.finditer(words))
    i = 0
    while i < len(tokens):
        j, value = _number_at([token.group() for token in tokens], i)
        if j > i:
            sign = -1 if tokens[i - 1].group() == "minus" and i else 1
            yield tokens[i].start(), tokens[j - 1].end(), sign * (int(value) if value == int(value) else value)
        i = max(j, i + 1)


def _number_at(tokens: list[str], i: int) -> tuple[int, float]:
    """(the token after the number that begins at token `i`, its value); (i, 0) where none begins."""
    first = tokens[i]
    if first in VAGUE:
        j, value = i + 1, float(VAGUE[first])
        while j + 1 < len(tokens) and tokens[j] in PLURALS and tokens[j + 1] in PLURALS:
            j, value = j + 2, value * PLURALS[tokens[j + 1]]
        return j, value
    if first == "half":
        return i + 1, 0.5
    if first in NONE:
        return i + (2 if tokens[i + 1 : i + 2] == ["one"] else 1), 0
    if first[0].isdigit():
        j, value = i + 1, float(first.rstrip(",").replace(",", ""))
    elif first in VALUES or (first in {"a", "an"} and tokens[i + 1 : i + 2] and tokens[i + 1] in SCALES):
        j, value = i + 1, float(VALUES.get(first, 1))
        if tokens[j : j + 1] == ["-"] and tokens[j + 1 : j + 2] and tokens[j + 1] in VALUES and value >= 20:
            j, value = j + 2, value + VALUES[tokens[j + 1]]
    else:
        return i, 0
    if j < len(tokens) and tokens[j] == "hundred":
        j, value = j + 1, value * 100
        if tokens[j : j + 1] == ["and"] and tokens[j + 1 : j + 2] and tokens[j + 1] in VALUES:
            j, value = j + 2, value + VALUES[tokens[j + 1]]
    while j < len(tokens) and (tokens[j] in SCALES or (first[0].isdigit() and tokens[j] in SHORT_SCALES)):
        j, value = j + 1, value * (SCALES | SHORT_SCALES)[tokens[j]]
    return j, round(value, 6)
