"""Documents that reports say they draw on: statements, communiqués, bulletins, releases."""

import re
from functools import cache

from stemma.data import lexicon


def document(text: str) -> str | None:
    """Return the word by which a text names a document that somebody issued, None where it names none.

    >>> document("The dam is safe, the district said in a statement."), document("The dam is safe, Orr stated.")
    ('statement', None)
    """
    found = _named().search(text)
    return found.group() if found else None


@cache
def _named() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon("lineage_retelling")["documents"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
