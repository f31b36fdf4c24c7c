"""Numbers in running text, in digits and in words, with what they are worth.

A numeral is found whatever it is used for; whether it counts something or labels something is decided in
`stemma.reading.amounts.labels`.
"""

import re
from functools import cache

from stemma.reading.amounts.number_words import from_words, vague_openers
from stemma.reading.amounts.numeral import LARGEST, LETTERS, Numeral, number_table, scaled, tidy
from stemma.records import Number

LONGEST_DIGITS = 18
SPELLED = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen"  # counts of news, in patterns
_DIGITS = (
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,5}(?![\d.])|\d{1,3}, \d{3}(?= [a-z]{3})|\d{1,3}(?: , \d{3}){1,4}(?![\d.])"
    r"|\d{1,3}(?:\.\d{3}){2,6}(?:,\d{1,2})?(?![\d.,]\d|\d)|\d{1,3}(?:,\d{2,3}){0,12},\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
)
_SEPARATORS = re.compile(r"[,\s\u2009\u202f]+")
_COUNTED_ON = re.compile(r"(?:[A-Z][a-z]+\.?|\bthe|\bin|\bof|\d[,;]?|[,;]) ?$")
_LISTED = re.compile(r"(?:[A-Z][A-Za-z]*\.?|\d[,;]?|[,;]) ?$")
_STATE = re.compile(
    r" (?:ill|sick|hurt|injured|wounded|missing|dead|killed|held|arrested|homeless)\b"
)  # "toll at 17, 431 ill"
_POWER = re.compile(r" ?[x×] ?10\^?([-−]?\d{1,2})(?!\d)")
_MIXED = re.compile(r"[ -](\d)[/⁄](\d)(?![\d/⁄])")
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
        value = number_table()["glyphs"][piece["glyph"]]
        return Numeral(piece.start(), piece.end(), value, value, "fraction")
    return from_words(text, piece)


def _from_digits(text: str, piece: re.Match[str]) -> Numeral | None:
    whole, end = piece["digits"], piece.end()
    if " , " in whole and _COUNTED_ON.search(text[max(0, piece.start() - 12) : piece.start()]):
        whole = whole.split(" ")[0]  # "of the 12 , 300 died", in a text set by a tokeniser
        end = piece.start() + len(whole)
    elif ", " in whole and (
        _LISTED.search(text[max(0, piece.start() - 12) : piece.start()]) or _STATE.match(text, end)
    ):
        # "May 1, 600 officers": a date or a list, no thousands set with a space.
        whole = whole.split(",")[0]
        end = piece.start() + len(whole)
    if whole.count(".") > 1:
        whole = whole.replace(".", "").replace(",", ".")  # "1.234.567,89", as most of Europe writes
    written = _SEPARATORS.sub("", whole)
    if len(written) > LONGEST_DIGITS:
        return None
    value: Number = float(written) if "." in written else int(written)
    glyph = text[end : end + 1]
    if glyph in number_table()["glyphs"]:
        value, end = value + number_table()["glyphs"][glyph], end + 1
    slash = _SLASH.match(text, end)
    if slash and isinstance(value, int) and 0 < value < int(slash.group(1)):
        share = tidy(value / int(slash.group(1)))
        return Numeral(piece.start(), slash.end(), share, share, "fraction")
    mixed = _MIXED.match(text, end)
    if mixed and isinstance(value, int) and 0 < int(mixed[1]) < int(mixed[2]):
        value, end = value + int(mixed[1]) / int(mixed[2]), mixed.end()  # "2 1/2"
    power = _POWER.match(text, end)
    if power:
        value = float(f"{value}e{power.group(1).replace('−', '-')}")
        return Numeral(piece.start(), power.end(), value, value, "digits")
    value, end, scale = scaled(text, value, end)
    if value > LARGEST:
        return None
    return Numeral(piece.start(), end, value, value, "digits", scale > 1, scale)


def glued_money_scale(text: str, end: int) -> tuple[int, int]:
    """Return the scale that a letter glued to an amount of money means, and where the letter ends: "$4.2b".

    >>> glued_money_scale("$4.2b.", 4)
    (1000000000, 5)
    """
    letters = LETTERS.match(text, end)
    factor = number_table()["glued_money"].get(letters.group()) if letters else None
    return (factor, letters.end()) if letters and factor else (1, end)


@cache
def _pieces() -> re.Pattern[str]:
    """Return the pattern of whatever can begin a number."""
    table = number_table()
    begin = {"a", "an", "half", "several", "few", *table["units"], *table["tens"], *vague_openers()}
    words = "|".join(sorted(begin, key=lambda w: (-len(w), w)))
    glyphs = "".join(sorted(table["glyphs"]))
    pieces = rf"(?P<digits>{_DIGITS})|(?<![A-Za-z])(?P<word>(?:{words}))(?![A-Za-z])|(?P<glyph>[{glyphs}])"
    first = "".join(sorted({re.escape(word[0]) for word in begin}))
    return re.compile(rf"(?=[\d.{first}{glyphs}])(?:{pieces})", re.IGNORECASE)  # most places are passed over at once
