"""Numbers, months and weekdays in words, as date expressions write them."""

import re
from functools import cache, lru_cache

from stemma.data import lexicon

_FRACTIONS = {"1/2": "30", "½": "30", "1/4": "15", "¼": "15", "3/4": "45", "¾": "45", "half": "30"}


def number(text: str) -> int | None:
    """Return a number written in digits or words, or None where the words are vague or none.

    >>> number("twenty-four"), number("1,200"), number("a"), number("several")
    (24, 1200, 1, None)
    """
    text = text.strip()
    if text in ("a", "an", "one", "another", "an additional"):
        return 1
    if text in ("a couple of", "couple of", "couple", "a couple"):
        return 2
    if text in ("dozen", "a dozen"):
        return 12
    if text == "a hundred":
        return 100
    if match := re.match(r"(\d[\d,]*)", text):
        return int(match[1].replace(",", "")[:9])
    return _spelled(text)


def _spelled(text: str) -> int | None:
    words = _small()
    total = current = 0
    seen = False
    for word in re.findall(r"[a-z]+", text):
        if word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word in words:
            current += words[word]
        elif word != "and":
            break
        seen = True
    return total + current if seen else None


def spelled_year(text: str) -> int | None:
    """Return a year in words.

    >>> spelled_year("nineteen ninety-seven"), spelled_year("two thousand and five")
    (1997, 2005)
    """
    words = re.findall(r"[a-z]+", text)
    if "thousand" in words:
        return _spelled(text)
    if not words or words[0] not in _small():
        return None
    return _small()[words[0]] * 100 + (_spelled(" ".join(words[1:])) or 0)


def full_year(text: str) -> str:
    """Return the year that two digits mean: from 70 on of the 20th century, else of the 21st.

    >>> full_year("89"), full_year("07")
    ('1989', '2007')
    """
    return ("19" if int(text) >= 70 else "20") + text


def half(text: str) -> str | None:
    """Return the minutes that a fraction in the text makes of an hour ("5 1/2" -> "30").

    >>> half("5 1/2"), half("two and a half")
    ('30', '30')
    """
    return next((minutes for sign, minutes in _FRACTIONS.items() if sign in text.split()), None)


@lru_cache(maxsize=1024)
def ordinal(text: str) -> int | None:
    """Return an ordinal's number.

    >>> ordinal("fourth"), ordinal("21st"), ordinal("twenty-first")
    (4, 21, 21)
    """
    if match := re.match(r"(\d+)", text):
        return int(match[1][:9])
    first, _, rest = text.replace("-", " ").partition(" ")
    if rest.strip():
        return (_small().get(first) or 0) + (ordinal(rest.strip()) or 0)
    words: list[str] = lexicon("dates_words")["classes"]["ORDWORD"]
    if text not in words:
        return None
    at = words.index(text)
    return at + 1 if at < 20 else 30


@lru_cache(maxsize=1024)
def month(text: str) -> int | None:
    """Return the number of a month from its name or abbreviation.

    >>> month("sept."), month("October")
    (9, 10)
    """
    name = text.lower().strip(" .")
    names: list[str] = lexicon("dates_words")["classes"]["MONTH"]
    if name not in names and name not in lexicon("dates_words")["classes"]["MABBR"]:
        return None
    return next(i + 1 for i, full in enumerate(names) if full.startswith(name[:3]))


@lru_cache(maxsize=1024)
def weekday(text: str) -> int | None:
    """Return the ISO number of a weekday, Monday 1 to Sunday 7.

    >>> weekday("wednesdays")
    3
    """
    names: list[str] = lexicon("dates_words")["classes"]["WEEKDAY"][:7]
    return next((i + 1 for i, name in enumerate(names) if name[:3] == text.lower()[:3]), None)


@cache
def _small() -> dict[str, int]:
    words: list[str] = lexicon("dates_words")["classes"]["NUMWORD"]
    tens = words.index("twenty")
    return {word: i if i < tens else 20 + 10 * (i - tens) for i, word in enumerate(words[: tens + 8])}
