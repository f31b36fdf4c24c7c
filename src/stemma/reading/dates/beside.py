"""The words beside a date expression, as the checks on its neighbourhood ask for them."""

from collections.abc import Callable
from functools import cache

from stemma.data import lexicon
from stemma.reading.dates.word_classes import Words, marks_with

Check = Callable[[Words, int, int], bool]


def before_word(line: Words, first: int, back: int = 1) -> str:
    """Return the word that stands `back` words before the word `first`, in small letters, or "" where none does.

    >>> from stemma.reading.dates.word_classes import words
    >>> before_word(words("in May", 0, 6), 1), before_word(words("in May", 0, 6), 0)
    ('in', '')
    """
    return line.forms[first - back] if first >= back else ""


def after_word(line: Words, last: int, ahead: int = 0) -> str:
    """Return the word that stands behind an expression that ends before the word `last`, or "" where none does.

    >>> from stemma.reading.dates.word_classes import words
    >>> after_word(words("May vowed", 0, 9), 1), after_word(words("May vowed", 0, 9), 2)
    ('vowed', '')
    """
    return line.forms[last + ahead] if last + ahead < len(line.forms) else ""


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of ``dates_words``.

    >>> "since" in listed("month_prepositions")
    True
    """
    return frozenset(lexicon("dates_words")[name])


def belongs(line: Words, at: int, name: str) -> bool:
    """Tell whether there is a word `at` and it belongs to a class of the grammar.

    >>> from stemma.reading.dates.word_classes import words
    >>> belongs(words("in May", 0, 6), 1, "MONTH"), belongs(words("in May", 0, 6), 2, "MONTH")
    (True, False)
    """
    return 0 <= at < len(line.marks) and line.marks[at] in marks_with(name)


def capital(line: Words, at: int) -> bool:
    """Tell whether a word begins with a capital that says something, which none does in a line of capitals only.

    >>> from stemma.reading.dates.word_classes import words
    >>> capital(words("VOA Today", 0, 9), 0), capital(words("MEDIA TODAY SAID", 0, 16), 0)
    (True, False)
    """
    return 0 <= at < len(line.places) and not line.capitals and line.text[line.places[at][0]].isupper()
