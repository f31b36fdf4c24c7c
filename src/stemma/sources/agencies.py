"""News agencies: who is meant, and patterns that find them."""

import re
from functools import cache

from stemma.data import lexicon

_UNKNOWN = re.compile(
    r"[A-Z][A-Z.&]{1,7}|(?:[A-Z][\w.&'’-]{1,20} ){1,4}(?:News|Press|Wire|Agency|Service)(?: (?:Agency|Service))?"
)


def agency_named(words: str) -> str | None:
    """Return the short name of a known agency, or of one that is written as agencies are ("NPA"); else None.

    >>> agency_named("The Associated Press"), agency_named("NPA"), agency_named("left")
    ('AP', 'NPA', None)
    """
    words = words.strip(" .,;:")
    known = _names().get(words)
    return known or (words if _UNKNOWN.fullmatch(words) else None)


def known_agency(words: str) -> str | None:
    """Return the short name of an agency of the lexicon, else None.

    >>> known_agency("Agence France-Presse"), known_agency("NPA")
    ('AFP', None)
    """
    return _names().get(words.strip(" .,;:"))


@cache
def agency_pattern() -> str:
    """Return a pattern for the names of all known agencies, longest first.

    >>> re.search(agency_pattern(), "Writing by Ida Orr (Reuters)")[0]
    'Reuters'
    """
    return _either(_names())


@cache
def photo_pattern() -> str:
    """Return a pattern for the names of picture agencies, longest first.

    >>> re.search(photo_pattern(), "Picture: Getty Images")[0]
    'Getty Images'
    """
    return _either(lexicon("sources_agencies")["photo"])


@cache
def _names() -> dict[str, str]:
    agencies: dict[str, list[str]] = lexicon("sources_agencies")["agencies"]
    return {form: name for name, forms in agencies.items() for form in forms}


def _either(names: "dict[str, str] | list[str]") -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return r"(?<!\w)(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)"
