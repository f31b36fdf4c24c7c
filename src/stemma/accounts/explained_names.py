"""Names that a report explains beside another: in brackets, or as what something is known as."""

import re
from collections.abc import Iterator

_NAME = r"[“\"‘']?([A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,5})[”\"’']?"
_IN_BRACKETS = re.compile(r" ?\((?:the |or |formerly |called |abbreviated |in short )?" + _NAME + r"\)")
_KNOWN_AS = re.compile(
    r",? (?:\w+ ){0,2}(?:known|abbreviated|referred to)(?: \w+){0,3}? (?:as|by its initials|by the acronym) (?:the )?"
    + _NAME
)
_REACH = 120  # characters after a name in which the other one must end


def explained(text: str, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the names that `text` gives to what is named up to `end`, and whether it says so in words.

    >>> text = "the Harbour Board (HB) and the Coast Office, also known as Halvra, met"
    >>> list(explained(text, 17)), list(explained(text, 43))
    ([('HB', False)], [('Halvra', True)])
    """
    beside = text[end : end + _REACH]
    if found := _IN_BRACKETS.match(beside):
        yield found[1], False
    elif found := _KNOWN_AS.match(beside):
        yield found[1].removesuffix("'s").removesuffix("’s"), True
