"""Nicknames in marks inside a full name, which are no middle names: 'Orlo "Pip" Tull' is Orlo James Tull as well."""

import re

_NICKNAME = re.compile(r"(?<=\w) [“\"‘'][^“”\"‘’]{2,20}[”\"’'] (?=\w)")


def has_nickname(name: str) -> bool:
    """Tell whether a nickname stands in marks inside a name.

    >>> has_nickname("Orlo 'Pip' Tull"), has_nickname("Orlo O'Tull")
    (True, False)
    """
    return bool(_NICKNAME.search(name))


def without_nickname(name: str) -> str:
    """Return a name without the nickname inside it.

    >>> without_nickname('Orlo "Pip" Tull')
    'Orlo Tull'
    """
    return _NICKNAME.sub(" ", name)
