"""Numbers that begin with a word: "one hundred and five", "a dozen", "two-thirds", "half a million", "scores"."""

import re
from collections.abc import Iterator
from functools import cache

from stemma.reading.amounts.numeral import LARGEST, LETTERS, Numeral, number_table, scaled, tidy, times
from stemma.records import Number

_JOIN = re.compile(r"[ \u00a0]+and[ \u00a0]+|[ \u00a0]+|[-‐‑]", re.IGNORECASE)
_OF = re.compile(r"[A-Za-z]+ of [A-Za-z]+")
_PART = re.compile(r"[ -]([a-z]+)\b")
_OF_A_SCALE = re.compile(r" of an? (hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_HALF = re.compile(r"[ -]and[ -]a[ -]half\b")
_DOZEN = 12
_DOZENS = 2  # what a plural commits to
_FEW = ("several", "few")
_ARTICLE = re.compile(
    r"(?P<half>half (?:of )?an? |half-an?-|an? (?:half|quarter)[ -])?(?P<article>an? )?"
    r"(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b"
    r"(?P<more> (?:thousand|million|billion))?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:an? |one[ -])?(?P<part>half|third|quarter|fifth|tenth)\b(?P<of> (?:of|the|its|his|their)\b)?", re.IGNORECASE
)


def from_words(text: str, piece: re.Match[str]) -> Numeral | None:
    """Return the number that begins with a word; `piece` is the match of that word, as its group ``word``.

    >>> text = "a dozen, twenty-two, half a million"
    >>> [from_words(text, word).low for word in re.finditer(r"\\b(?P<word>a(?= dozen)|twenty|half)", text)]
    [12, 22, 500000]
    """
    vague = _vague(text, piece)
    if vague:
        return vague
    chain = list(_chain(text, piece))
    if not chain:
        return _article_or_half(text, piece)
    value, scale, simple = _worth([word for word, _ in chain])
    end = chain[-1][1]
    fraction = _fraction(text, end, value) if simple else None
    if fraction:
        return _of_a_million(text, Numeral(piece.start(), fraction[0], fraction[1], fraction[1], "fraction"))
    worth, end = _and_a_half(text, end, value, scale)
    if worth > LARGEST:
        return None
    return Numeral(piece.start(), end, worth, worth, "words", scale > 1, scale)


def _vague(text: str, piece: re.Match[str]) -> Numeral | None:
    first = piece["word"].lower()
    table = number_table()["vague"]
    if first in _FEW:
        return _several(text, piece)
    if first not in vague_openers():
        return None
    longer = _OF.match(text, piece.start())
    if longer and longer.group().lower() in table:
        return Numeral(longer.start(), longer.end(), table[longer.group().lower()], None, "vague")
    if first in table:
        return Numeral(piece.start(), piece.end(), table[first], None, "vague")
    return None


def _several(text: str, piece: re.Match[str]) -> Numeral | None:
    """Read "several dozen" and "a few hundred thousand": two of the scale at the least, as the plural commits to."""
    value, end, scale = scaled(text, _DOZENS, piece.end())
    if scale == 1:
        return None
    return Numeral(piece.start(), end, value, None, "vague", True, scale)


@cache
def vague_openers() -> frozenset[str]:
    """Return the first words of those that name no number but a least one.

    >>> "scores" in vague_openers(), "twelve" in vague_openers()
    (True, False)
    """
    return frozenset(key.split()[0] for key in number_table()["vague"])


def _chain(text: str, piece: re.Match[str], before: str | None = None) -> Iterator[tuple[str, int]]:
    """Yield the number words that make up one number, from the piece on: "one hundred and five", "twenty-two"."""
    at: re.Match[str] | None = piece
    while at is not None:
        word = at.group().lower()
        if not _continues(before, word):
            return
        yield word, at.end()
        before = word
        join = _JOIN.match(text, at.end())
        if join is None or (
            "and" in join.group().lower() and before not in ("hundred", "thousand", "million", "billion")
        ):
            return
        at = LETTERS.match(text, join.end())


def _continues(before: str | None, word: str) -> bool:
    """Tell whether a number word can follow another inside one number: "twenty two" but not "two three"."""
    table = number_table()
    if before is None:
        return word in table["units"] or word in table["tens"]
    if word in table["scales"]:
        return not (
            before == "dozen" or (before in table["scales"] and table["scales"][before] >= table["scales"][word])
        )
    if before in table["tens"]:
        return word in table["units"] and 0 < table["units"][word] < 10
    return before in table["scales"] and before != "dozen" and (word in table["units"] or word in table["tens"])


def _worth(chain: list[str]) -> tuple[int, int, bool]:
    """Return the value of number words, the last scale among them, and whether they are one plain small number."""
    table = number_table()
    total, current, scale = 0, 0, 1
    for word in chain:
        if word in table["scales"]:
            scale = table["scales"][word]
            if total and not current:
                total *= scale  # "a thousand million"
                continue
            current = max(1, current) * scale
            if scale > 100:
                total, current = total + current, 0
        else:
            current += table["units"].get(word, 0) + table["tens"].get(word, 0)
    return total + current, scale, len(chain) == 1 and scale == 1


def _fraction(text: str, end: int, value: int) -> tuple[int, float] | None:
    """Return end and value of "two-thirds", "one third of", after a number word."""
    part = _PART.match(text, end)
    below = number_table()["fractions"].get(part.group(1)) if part else None
    if part is None or below is None or not 0 < value < below:
        return None
    if value > 1 or part.group(1) in ("half", "third", "quarter") or text.startswith(" of", part.end()):
        return part.end(), tidy(value / below)
    return None


def _article_or_half(text: str, piece: re.Match[str]) -> Numeral | None:
    """Read "a dozen", "half a million", "a third of", "half of"."""
    if piece["word"].lower() not in ("a", "an", "half"):
        return None
    many = _ARTICLE.match(text, piece.start())
    if many and (many["half"] or many["article"]):
        scale = number_table()["scales"][many["scale"].lower()]
        if many["more"]:
            scale *= number_table()["scales"][many["more"].strip().lower()]
        if many["half"] or many["more"] or scale == _DOZEN:
            part = 0.25 if many["half"] and "quarter" in many["half"].lower() else 0.5
            value = times(part, scale) if many["half"] else scale
            return Numeral(many.start(), many.end(), value, value, "words", True, scale)
        return _after_article(text, many, scale)
    share = _SHARE.match(text, piece.start())
    if share and (share["of"] or share["part"].lower() == "half") and not text.startswith("-", share.end("part")):
        value = tidy(1 / number_table()["fractions"][share["part"].lower()])
        return _of_a_million(text, Numeral(share.start(), share.end("part"), value, value, "fraction"))
    return None


def _after_article(text: str, many: re.Match[str], scale: int) -> Numeral:
    """Read on after "a hundred": "a hundred and five", "a thousand two hundred"."""
    first = LETTERS.match(text, many.start("scale"))
    chain = list(_chain(text, first, "one")) if first else []
    value, _, _ = _worth([word for word, _ in chain])
    return Numeral(
        many.start(), chain[-1][1] if chain else many.end(), value or scale, value or scale, "words", True, scale
    )


def _of_a_million(text: str, part: Numeral) -> Numeral:
    """Read "a quarter of a million" as one number."""
    scale = _OF_A_SCALE.match(text, part.end)
    if scale is None:
        return part
    factor = number_table()["scales"][scale.group(1).lower()]
    value = times(part.low, factor)
    return Numeral(part.start, scale.end(), value, value, "words", True, factor)


def _and_a_half(text: str, end: int, value: Number, scale: int) -> tuple[Number, int]:
    half = _HALF.match(text, end)
    if half is None or scale > 1:
        return value, end
    value, end, _ = scaled(text, value + 0.5, half.end())
    return value, end
