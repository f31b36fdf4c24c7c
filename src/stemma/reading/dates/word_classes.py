"""The words of a line, each marked with the classes that the grammar of dates is written in.

Every set of classes is one private-use character, so that a line of words becomes a short string on which the grammar
runs as an ordinary regular expression. Most words belong to no class and share one mark.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.data import lexicon

PLAIN = "\ue000"  # the mark of a word of no class
_TOKEN = re.compile(
    r"[^\W\d_¼½¾][^\W\d_]++"  # as most are; what follows is a number, a mark, or begins with one letter
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})\b"
    r"|[0-9]{1,2}:[0-9]{2}\b(?::[0-9]{2}\b)?"
    r"|(?P<dotted>[0-9]{1,2}\.[0-9]{2}(?=\s?(?i:[ap]\.?m|gmt|utc|bst|cet|cest|est|edt)\b))"
    r"|[0-9]++/[0-9]++|[¼½¾]"
    r"|[0-9]++(?:,[0-9]{3})*+(?:\.[0-9]++)?+(?:st|nd|rd|th|s)?+(?![^\W\d_])|(?P<glued>[0-9]++(?:\.[0-9]++)?+)"
    r"|(?<=[0-9]\s)(?i:[ap]\.\sm\b\.?)"  # "2:18 p. m."
    r"|[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_]+|\d+|['’]s\b|[^\w\s]|_"
)
KEPT = 4_000  # lines whose words are remembered
_NUMERAL = re.compile(r"[0-9¼½¾]")
_LETTERS = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]\.?)?")
_CLOCK = frozenset(("CLOCK",))  # "10.06am": only what follows tells it from a decimal


class Words(NamedTuple):
    """The words of a stretch of text: their places in the whole text, their forms in small letters, and their marks.

    `capitals` is true where the stretch has no small letters, so that a capital says nothing.
    """

    places: list[tuple[int, int]]
    forms: list[str]
    marks: str
    text: str
    capitals: bool = False


def words(text: str, start: int, end: int) -> Words:
    """Return the words of ``text[start:end]`` with a mark for each.

    >>> found = words("Since October 7, 2023", 0, 21)
    >>> found.forms
    ['since', 'october', '7', ',', '2023']
    """
    alone = _words_of(text[start:end])
    return alone._replace(places=[(first + start, last + start) for first, last in alone.places], text=text)


@lru_cache(maxsize=KEPT)
def _words_of(text: str) -> Words:
    """Return the words of a text by itself, so that copies of a line are taken apart once."""
    places, forms, marks = [], [], []
    known, exact = _marks(), _exact()
    for match in _TOKEN.finditer(text):
        word = match.group()
        places.append(match.span())
        if word.isalpha():  # as most are
            forms.append(form := word.lower())
            marks.append(exact[word] if word in exact else known.get(form, PLAIN))
            continue
        form = "".join(word.lower().split())
        forms.append(form)
        if match.lastgroup == "dotted":
            marks.append(mark_of(_CLOCK))
        elif match.lastgroup == "glued" and not _is_unit_glued(text, match.end()):
            marks.append(PLAIN)  # "2O23"
        elif _NUMERAL.match(word):
            marks.append(mark_of(_numeral_classes(form)))
        elif word in exact:
            marks.append(exact[word])
        else:
            marks.append(known.get(form, PLAIN))
    return Words(places, forms, "".join(marks), text, text.isupper())


def _is_unit_glued(text: str, end: int) -> bool:
    """Tell whether the letters right behind a number are a word of the grammar: "6am", "10days"."""
    letters = _LETTERS.match(text, end)
    return letters is not None and letters.group().lower() in _marks()


@cache
def mark_of(classes: frozenset[str]) -> str:
    """Return the character that stands for a set of classes.

    >>> mark_of(frozenset()) == PLAIN
    True
    """
    signatures = _signatures()
    if classes not in signatures:
        raise KeyError(f"no mark for {sorted(classes)}")
    return signatures[classes]


@cache
def marks_with(name: str) -> str:
    """Return all marks whose words belong to the class `name`, or are the small-letter word `name`.

    >>> words("Friday", 0, 6).marks in marks_with("WEEKDAY")
    True
    """
    found = "".join(mark for classes, mark in _signatures().items() if name in classes)
    if not found:
        raise KeyError(f"no word of the class {name}")
    return found


_ITEM = re.compile(r"(?:([a-z]+)\d*=)?(?:<([a-z]+)>|([A-Z]+)|([a-z.]+)|([(|)]))(\?)?")


def items(pattern: str) -> list[re.Match[str]]:
    """Return the items of a pattern of the grammar: groups name, macro, class, word, mark of grouping, "?".

    >>> [item.group(4) or item.group(3) for item in items("the? day=DAYNUM")]
    ['the', 'DAYNUM']
    """
    return [_item(part) for part in pattern.split()]


def _item(part: str) -> re.Match[str]:
    match = _ITEM.fullmatch(part)
    if match is None:
        raise ValueError(f"not an item of the grammar of dates: {part!r}")
    return match


@cache
def _literals() -> tuple[str, ...]:
    """Return the words that the grammar and the names of holidays spell out."""
    grammar = lexicon("dates_rules")
    patterns = [*grammar["macros"].values(), *(rule["pattern"] for rule in grammar["rules"])]
    found = {item.group(4) for pattern in patterns for item in items(pattern) if item.group(4)}
    for name in lexicon("dates_holidays")["days"]:
        found.update(m.group().lower() for m in _TOKEN.finditer(name) if not _NUMERAL.match(m.group()))
    return tuple(sorted(found))


NUMERALS = ("NUM", "DAYNUM", "YEAR", "SHORTYEAR", "HOURS", "ORDNUM", "DECADE", "CLOCK", "ISO", "SLASH", "FRAC")
_COUNTING = (("DAYNUM",), ("YEAR",), ("SHORTYEAR",), ("DAYNUM", "SHORTYEAR"), ("HOURS",), ("HOURS", "YEAR"))


@lru_cache(maxsize=8192)
def _numeral_classes(form: str) -> frozenset[str]:
    if form in ("¼", "½", "¾"):
        return frozenset(("FRAC",))
    if form.count("/") == 1:
        return frozenset(("FRAC",))
    if ":" in form and "-" not in form:
        return frozenset(("CLOCK",))
    if re.match(r"\d{4}-\d\d-\d\d", form):
        return frozenset(("ISO",))
    if re.fullmatch(r"\d{1,2}[/.]\d{1,2}[/.]\d+", form):
        return frozenset(("SLASH",))
    if form.endswith(("st", "nd", "rd", "th")):
        return frozenset(("ORDNUM",))
    if form.endswith("s"):
        return frozenset(("DECADE",)) if re.fullmatch(r"(?:1\d|20)?\d0s", form) else frozenset()
    classes = {"NUM"}
    if re.fullmatch(r"0?[1-9]|[12]\d|3[01]", form):
        classes.add("DAYNUM")
    if len(form) == 2 and form.isdigit():
        classes.add("SHORTYEAR")
    if re.fullmatch(r"1\d{3}|20\d\d|21\d\d", form):
        classes.add("YEAR")
    if re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d|2400", form):
        classes.add("HOURS")
    return frozenset(classes)


@cache
def _signatures() -> dict[frozenset[str], str]:
    """Number every set of classes that occurs, in a fixed order."""
    by_word = _classes_by_word(_literals())
    numerals = [("NUM",), *(("NUM", *names) for names in _COUNTING), *((name,) for name in NUMERALS[5:])]
    found = {frozenset(classes) for classes in by_word.values()} | {frozenset(n) for n in numerals}
    found |= {frozenset(c) for c in _exact_classes().values()}
    found.discard(frozenset())
    ordered = sorted(found, key=sorted)
    return {frozenset(): PLAIN} | {classes: chr(0xE001 + i) for i, classes in enumerate(ordered)}


def _classes_by_word(literal: tuple[str, ...]) -> dict[str, frozenset[str]]:
    lists = lexicon("dates_words")["classes"]
    capital = set(lexicon("dates_words")["capital_only"])
    found: dict[str, set[str]] = {word: {word} for word in literal}
    for name in sorted(lists):
        for word in lists[name]:
            found.setdefault(word, set())
            if not (word in capital and name in ("MONTH", "MABBR", "WDABBR")):
                found[word].add(name)
    return {word: frozenset(classes) for word, classes in found.items()}


def _exact_classes() -> dict[str, frozenset[str]]:
    """Return the classes of words that mean a month or day only when they begin with a capital ("May", "March")."""
    lists = lexicon("dates_words")["classes"]
    small = _classes_by_word(_literals())
    found: dict[str, frozenset[str]] = {}
    for word in lexicon("dates_words")["capital_only"]:
        classes = {name for name in ("MONTH", "MABBR", "WDABBR") if word in lists[name]}
        for form in (word.capitalize(), word.upper()):
            found[form] = frozenset(classes) | small.get(word, frozenset())
    return found


@cache
def _marks() -> dict[str, str]:
    return {word: mark_of(classes) for word, classes in _classes_by_word(_literals()).items()}


@cache
def _exact() -> dict[str, str]:
    return {word: mark_of(classes) for word, classes in _exact_classes().items()}
