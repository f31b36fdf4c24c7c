"""Numbers in running text, in digits and in words, with what they are worth.

A numeral is found whatever it is used for; whether it counts something or labels something is decided in
`stemma.reading.labels`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from stemma.data import lexicon
from stemma.records import Number

LARGEST = 10**18  # nothing in the news is counted beyond this: longer runs of digits are codes
LONGEST_DIGITS = 18

Form = Literal["digits", "words", "fraction", "vague"]


class Numeral(NamedTuple):
    """A number as written: its place, the closed bounds of its value and how it is written.

    `scaled` is true where a scale word or letter belongs to it ("1.2 million", "40k"), so that a range can share it.
    """

    start: int
    end: int
    low: Number
    high: Number | None
    form: Form
    scaled: bool = False
    scale: int = 1


_DIGITS = (
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,5}(?![\d.])|\d{1,3}, \d{3}(?= [a-z]{3})|\d{1,3}(?: , \d{3}){1,4}(?![\d.])"
    r"|\d{1,3}(?:,\d{2,3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
)
_SEPARATORS = re.compile(r"[,\s\u2009\u202f]+")
_COUNTED_ON = re.compile(r"(?:[A-Z][a-z]+\.?|\bthe|\bin|\bof|\d[,;]?|[,;]) ?$")
_LISTED = re.compile(r"(?:[A-Z][A-Za-z]*\.?|\d[,;]?|[,;]) ?$")
_JOIN = re.compile(r"[ \u00a0]+and[ \u00a0]+|[ \u00a0]+|[-‐‑]", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"[ \u00a0-]?")
_OF = re.compile(r"[A-Za-z]+ of [A-Za-z]+")
_PART = re.compile(r"[ -]([a-z]+)\b")
_OF_A_SCALE = re.compile(r" of an? (hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_HALF = re.compile(r"[ -]and[ -]a[ -]half\b")
_POWER = re.compile(r" ?[x×] ?10\^?([-−]?\d{1,2})(?!\d)")
_MIXED = re.compile(r"[ -](\d)[/⁄](\d)(?![\d/⁄])")
_DOZEN = 12
_SLASH = re.compile(r"[/⁄](\d{1,4})(?![\d/⁄])")


def numerals(text: str) -> list[Numeral]:
    """Return the numbers of a text in order, none overlapping another.

    >>> [(n.low, n.high) for n in numerals("1.2 million people, twenty-two houses, scores of cars and two-thirds")]
    [(1200000, 1200000), (22, 22), (40, None), (0.666666666667, 0.666666666667)]
    """
    found: list[Numeral] = []
    at = 0
    while True:
        piece = _pieces().search(text, at)
        if piece is None:
            return found
        numeral = _numeral(text, piece)
        if numeral is None:
            at = piece.end()
            continue
        found.append(numeral)
        at = numeral.end


def _numeral(text: str, piece: re.Match[str]) -> Numeral | None:
    if piece["digits"]:
        return _from_digits(text, piece)
    if piece["glyph"]:
        value = _words()["glyphs"][piece["glyph"]]
        return Numeral(piece.start(), piece.end(), value, value, "fraction")
    return _from_words(text, piece)


def _from_digits(text: str, piece: re.Match[str]) -> Numeral | None:
    whole, end = piece["digits"], piece.end()
    if " , " in whole and _COUNTED_ON.search(text[max(0, piece.start() - 12) : piece.start()]):
        whole = whole.split(" ")[0]  # "of the 12 , 300 died", in a text set by a tokeniser
        end = piece.start() + len(whole)
    elif ", " in whole and _LISTED.search(text[max(0, piece.start() - 12) : piece.start()]):
        # "May 1, 600 officers": a date or a list, no thousands set with a space.
        whole = whole.split(",")[0]
        end = piece.start() + len(whole)
    written = _SEPARATORS.sub("", whole)
    if len(written) > LONGEST_DIGITS:
        return None
    value: Number = float(written) if "." in written else int(written)
    glyph = text[end : end + 1]
    if glyph in _words()["glyphs"]:
        value, end = value + _words()["glyphs"][glyph], end + 1
    slash = _SLASH.match(text, end)
    if slash and isinstance(value, int) and 0 < value < int(slash.group(1)):
        share = _tidy(value / int(slash.group(1)))
        return Numeral(piece.start(), slash.end(), share, share, "fraction")
    mixed = _MIXED.match(text, end)
    if mixed and isinstance(value, int) and 0 < int(mixed[1]) < int(mixed[2]):
        value, end = value + int(mixed[1]) / int(mixed[2]), mixed.end()  # "2 1/2"
    power = _POWER.match(text, end)
    if power:
        value = float(f"{value}e{power.group(1).replace('−', '-')}")
        return Numeral(piece.start(), power.end(), value, value, "digits")
    value, end, scale = _scaled(text, value, end)
    if value > LARGEST:
        return None
    return Numeral(piece.start(), end, value, value, "digits", scale > 1, scale)


def _scaled(text: str, value: Number, end: int) -> tuple[Number, int, int]:
    """Multiply by the scale words that follow, or by a glued scale letter that means one everywhere."""
    scale = 1
    while True:
        gap = _GAP.match(text, end)
        word = _LETTERS.match(text, gap.end() if gap else end)
        if word is None:
            break
        factor = _words()["scales"].get(word.group().lower())
        if factor is None and scale == 1 and word.start() == end:
            factor = _words()["glued"].get(word.group())
        if factor is None:
            break
        scale, end = scale * factor, word.end()
        if scale > LARGEST:
            break
    return (_times(value, scale), end, scale) if scale > 1 else (value, end, 1)


def glued_money_scale(text: str, end: int) -> tuple[int, int]:
    """Return the scale that a letter glued to an amount of money means, and where the letter ends: "$4.2b".

    >>> glued_money_scale("$4.2b.", 4)
    (1000000000, 5)
    """
    letters = _LETTERS.match(text, end)
    factor = _words()["glued_money"].get(letters.group()) if letters else None
    return (factor, letters.end()) if letters and factor else (1, end)


def _from_words(text: str, piece: re.Match[str]) -> Numeral | None:
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
    table = _words()["vague"]
    if first not in _vague_openers():
        return None
    longer = _OF.match(text, piece.start())
    if longer and longer.group().lower() in table:
        return Numeral(longer.start(), longer.end(), table[longer.group().lower()], None, "vague")
    if first in table:
        return Numeral(piece.start(), piece.end(), table[first], None, "vague")
    return None


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
        at = _LETTERS.match(text, join.end())


def _continues(before: str | None, word: str) -> bool:
    """Tell whether a number word can follow another inside one number: "twenty two" but not "two three"."""
    table = _words()
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
    table = _words()
    total, current, scale = 0, 0, 1
    for word in chain:
        if word in table["scales"]:
            scale = table["scales"][word]
            current = max(1, current) * scale
            if scale > 100:
                total, current = total + current, 0
        else:
            current += table["units"].get(word, 0) + table["tens"].get(word, 0)
    return total + current, scale, len(chain) == 1 and scale == 1


def _fraction(text: str, end: int, value: int) -> tuple[int, float] | None:
    """Return end and value of "two-thirds", "one third of", after a number word."""
    part = _PART.match(text, end)
    below = _words()["fractions"].get(part.group(1)) if part else None
    if part is None or below is None or not 0 < value < below:
        return None
    if value > 1 or part.group(1) in ("half", "third", "quarter") or text.startswith(" of", part.end()):
        return part.end(), _tidy(value / below)
    return None


_ARTICLE = re.compile(
    r"(?P<half>half (?:of )?an? |an? half[ -])?(?P<article>an? )?"
    r"(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b"
    r"(?P<more> (?:thousand|million|billion))?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:an? |one[ -])?(?P<part>half|third|quarter|fifth|tenth)\b(?P<of> (?:of|the|its|his|their)\b)?", re.IGNORECASE
)


def _article_or_half(text: str, piece: re.Match[str]) -> Numeral | None:
    """Read "a dozen", "half a million", "a third of", "half of"."""
    if piece["word"].lower() not in ("a", "an", "half"):
        return None
    many = _ARTICLE.match(text, piece.start())
    if many and (many["half"] or many["article"]):
        scale = _words()["scales"][many["scale"].lower()]
        if many["more"]:
            scale *= _words()["scales"][many["more"].strip().lower()]
        if many["half"] or many["more"] or scale == _DOZEN:
            value = _times(0.5, scale) if many["half"] else scale
            return Numeral(many.start(), many.end(), value, value, "words", True, scale)
        return _after_article(text, many, scale)
    share = _SHARE.match(text, piece.start())
    if share and (share["of"] or share["part"].lower() == "half") and not text.startswith("-", share.end("part")):
        value = _tidy(1 / _words()["fractions"][share["part"].lower()])
        return _of_a_million(text, Numeral(share.start(), share.end("part"), value, value, "fraction"))
    return None


def _after_article(text: str, many: re.Match[str], scale: int) -> Numeral:
    """Read on after "a hundred": "a hundred and five", "a thousand two hundred"."""
    first = _LETTERS.match(text, many.start("scale"))
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
    factor = _words()["scales"][scale.group(1).lower()]
    value = _times(part.low, factor)
    return Numeral(part.start, scale.end(), value, value, "words", True, factor)


def _and_a_half(text: str, end: int, value: Number, scale: int) -> tuple[Number, int]:
    half = _HALF.match(text, end)
    if half is None or scale > 1:
        return value, end
    value, end, _ = _scaled(text, value + 0.5, half.end())
    return value, end


def _times(value: Number, scale: int) -> Number:
    """Multiply without the noise of binary fractions: 4.3 million is 4300000."""
    product = value * scale
    if isinstance(product, int):
        return product
    return _tidy(product)


def _tidy(value: float) -> Number:
    rounded = round(float(f"{value:.15g}"), 12 if abs(value) < 1 else 6)  # 32.2 billion is no 32200000000.000004
    return int(rounded) if rounded.is_integer() and abs(rounded) >= 1 else rounded


@cache
def _words() -> dict[str, dict[str, int]]:
    return {key: value for key, value in lexicon("quantities_numbers").items() if isinstance(value, dict)}


@cache
def _pieces() -> re.Pattern[str]:
    """Return the pattern of whatever can begin a number."""
    table = _words()
    begin = {"a", "an", "half", *table["units"], *table["tens"], *_vague_openers()}
    words = "|".join(sorted(begin, key=lambda w: (-len(w), w)))
    glyphs = "".join(sorted(table["glyphs"]))
    return re.compile(
        rf"(?P<digits>{_DIGITS})|(?<![A-Za-z])(?P<word>(?:{words}))(?![A-Za-z])|(?P<glyph>[{glyphs}])", re.IGNORECASE
    )


@cache
def _vague_openers() -> frozenset[str]:
    return frozenset(key.split()[0] for key in _words()["vague"])
