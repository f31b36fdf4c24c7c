"""Which title stands before a name, and whose it can be: a judge is not the minister of the same family name."""

from collections.abc import Collection, Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.proper.proper_names import Found
from stemma.reading.vocabulary import vocabulary

_PLAIN = frozenset(("mr", "mrs", "ms", "miss", "sir", "madam", "former", "acting"))


def title_of(tokens: Sequence[Token], name: Found) -> str:
    """Return the title that stands before a person's name, in one form for all its spellings, "" where none does.

    >>> words = "Attorney General Orlo Tull".split()
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, "PROPN", "", "", 0, "") for i, w in enumerate(words)]
    >>> title_of(tokens, Found(0, 2, 4, 18, 31, "PERSON", "Orlo Tull", "Orlo Tull"))
    'attorney general'
    """
    if name.type != "PERSON" or name.first == 0:
        return ""
    words = [t.text.lower().removesuffix(".") for t in tokens[max(0, name.first - 2) : name.first]]
    if " ".join(words) in _callings():
        return " ".join(words)
    title: str = lexicon("names_titles")["same"].get(words[-1], words[-1])
    known = title in _callings() or words[-1] in vocabulary().honorifics
    return title if known and title not in _PLAIN else ""


def excludes(title: str, held: Collection[str]) -> bool:
    """Tell whether nobody who holds one of the titles or offices `held` bears `title` as well.

    >>> excludes("judge", ["attorney general"]), excludes("judge", ["doctor"]), excludes("senator", ["minister"])
    (True, False, False)
    """
    own, others = _callings().get(title), {_callings()[other] for other in held if other in _callings()}
    return own is not None and bool(others) and own not in others


@cache
def _callings() -> dict[str, int]:
    """Return the number of the calling that each title belongs to."""
    return {title: at for at, titles in enumerate(lexicon("names_titles")["callings"]) for title in titles}
