"""How rare a word is in general, from word frequencies that ship with the package: no report at hand is counted."""

import math
from functools import cache

from stemma.data import lexicon
from stemma.stories.plain import plain

_UNIT = 10_000  # the table gives shares of texts as whole numbers of this part


@cache
def rarities(language: str | None) -> dict[str, float]:
    """Return the rarity of each stem that is not among the rarest; English where the language is unknown.

    In another language, words that English does not know are looked up in that language's table, and what both know
    counts as common as it is in either.

    >>> rarities("en").get("the", rarest()), rarities("de").get("der", rarest())
    (0.0, 0.0)
    """
    shares = lexicon("stories_common_words")["shares"]
    table: dict[str, int] = {}
    for name in ["en", language] if language in shares and language != "en" else ["en"]:
        for stem, share in shares[name].items():
            written = plain(stem)
            table[written] = max(share, table.get(written, 0))
    return {stem: _rarity(share / _UNIT) for stem, share in table.items()}


@cache
def languages() -> frozenset[str]:
    """Return the languages whose common words are known.

    >>> {"de", "en"} <= languages()
    True
    """
    return frozenset(lexicon("stories_common_words")["shares"])


@cache
def rarest() -> float:
    """Return the rarity of stems that no table holds: names, misspellings, words of the trade.

    >>> round(rarest(), 2)
    4.91
    """
    return _rarity(0.0)


def _rarity(share: float) -> float:
    rule = lexicon("stories_grouping")["rarity"]
    expected = (rule["seen"] + rule["of"] * share) / rule["of"]
    return max(0.0, round(-math.log(expected) - rule["floor"], 4))
