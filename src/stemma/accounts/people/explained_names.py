"""Names that a report explains beside another: in brackets, or as what somebody or something is known as."""

import re
from collections.abc import Iterator

from stemma.reading.tokenised import running

_WORD = r"(?:[A-Z]\.|[A-Z](?:[\w&’'-]|\.(?=\w))*)"
_NAME = rf"[“\"‘']?({_WORD}(?: {_WORD}){{0,5}})[”\"’']?"
_IN_BRACKETS = re.compile(r" ?\(([^()]{2,100})\)")
_LED = r" ?(?:the |or |formerly |previously |called |abbreviated |in short )*"
_BRACKETED = re.compile(_LED + _NAME + " ?")
_IN_FULL = re.compile(_LED + rf"({_WORD}(?: (?:of|for|and|the|on|in|to|{_WORD})){{1,9}}) ?")
_SEVERAL = re.compile(r"[,;/]")
_LETTERS = re.compile(r"(?:,? or (?:the )?|, the )([A-Z][A-Za-z]{0,6}[A-Z])(?=, [a-z])(?!, (?:and|or|as|with)\b)")
_OR = re.compile(r", or (?:the )?" + _NAME + r"(?=, )")
_BY = r"by (?:its|their|the|his|her) (?:\w+ ){0,2}(?:initials|acronym|name|nickname|alias)"
_IN_WORDS = (
    r",? (?:\w+ ){0,2}(?:known|abbreviated|referred to)(?! for)(?: \w+){0,8}? (?:as|" + _BY + r") (?:the )?",
    r"(?:, [^,.;()]{1,40}){0,2},? whom (?:\w+ ){1,8}?(?:calls?|called|knows? as|knew as|nicknamed?) (?:the )?",
    r" (?:calls?|called) (?:himself|herself|itself|themselves) (?:the )?",
    r",? (?:also |once |better |widely )?(?:nicknamed|dubbed|alias|aka|a\.k\.a\.) (?:the )?",
    r",? whose (?:\w+ )?(?:name|nickname|alias) (?:is|was) ",
    r",? (?:born|née|nee|ennobled(?: in \d{4})?(?: as)?|created) (?:as )?(?=[A-Z])",
    r" \((?:born|alias|aka|a\.k\.a\.|also known as|better known as|real name:?) ",
)
_IS = re.compile(r" (?:is|was) " + _NAME + r"(?=[,.;])")
_KNOWN_AS = tuple(re.compile(words + _NAME) for words in _IN_WORDS)
_REACH = 120  # characters after a name in which the other one must end
_FIRST = (" ", ",", "(", "-")  # of what explains a name: the character, and further on one of the signs
_BIRTH = ("born", " née", " nee ", "ennobled", "created")
_IN_WORDS_ALONE = (  # the same of what explains it in words
    *("known", "abbreviated", "referred", "whom", "call", "nicknamed", "dubbed", "alias", "aka", "a.k.a.", "whose"),
    *("real name", " is ", " was ", *_BIRTH),
)
_SIGNS = (
    *("(", "-LRB-", " or ", ", the ", "known", "abbreviated", "referred", "whom", "call", "nicknamed", "dubbed"),
    *("alias", "aka", "a.k", "a. k", "a . k", "whose", *_BIRTH),
)


def explained(text: str, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the names that `text` gives to what is named up to `end`, and whether it says so in words.

    >>> text = "the Harbour Board (HB) and the Coast Office, also known as Halvra, met"
    >>> list(explained(text, 17)), list(explained(text, 43))
    ([('HB', False)], [('Halvra', True)])
    >>> list(explained("the Labour Inspectorate, the VDI, fined them", 23))
    [('VDI', False)]
    >>> list(explained("the Orlo Union (OU, formerly OLU/OWU) met", 14))
    [('OU', False), ('OLU', False), ('OWU', False)]
    """
    printed = text[end : end + _REACH]
    if not printed.startswith(_FIRST) or not any(sign in printed for sign in _SIGNS):
        return
    beside = running(printed)
    bracket = _IN_BRACKETS.match(beside)
    if names := _bracketed(bracket[1]) if bracket else ():
        yield from ((name, False) for name in names)
    elif found := _LETTERS.match(beside) or _OR.match(beside):
        yield found[1], False
    elif found := _in_words(beside):
        yield found[1].removesuffix("'s").removesuffix("’s"), True


def _bracketed(content: str) -> list[str]:
    """Return the names in a bracket: one, short or in full, or several acronyms that begin alike."""
    pieces = [_BRACKETED.fullmatch(piece) for piece in _SEVERAL.split(content)]
    names = [piece[1] for piece in pieces if piece]
    if len(pieces) > 1:
        first = content.strip()[:1]
        return names if all(name.isupper() and name[0] == first for name in names) and all(pieces) else []
    full = _IN_FULL.fullmatch(content)
    return names or ([full[1]] if full else [])


def explained_at(text: str, end: int) -> tuple[int, int] | None:
    """Return where the other name stands that `text` gives in words to who is named up to `end`, None without one.

    >>> explained_at("Halvra, whose real name is Orla Tull, sang", 6)
    (27, 36)
    >>> explained_at("Colonel Halvra is Orla Tull, a former clerk", 14)
    (18, 27)
    """
    beside = text[end : end + _REACH]
    if not beside.startswith(_FIRST) or not any(sign in beside for sign in _IN_WORDS_ALONE):
        return None
    found = _in_words(beside) or _IS.match(beside)
    return (end + found.start(1), end + found.end(1)) if found else None


def _in_words(beside: str) -> re.Match[str] | None:
    return next((found for words in _KNOWN_AS if (found := words.match(beside))), None)
