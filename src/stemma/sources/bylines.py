"""Who wrote a report, as a line of its own says."""

import re
from functools import cache

from stemma.data import lexicon

LONGEST = 160  # characters of a byline
MOST_WORDS = 18

_WORD = re.compile(r"[^\s,;|/&()]+")
_NAME = r"[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’-]*\.?|de|la|van|von|der|bin|al|el|da|do|du|le)){1,3}"
_MIXED = r"[A-Z][a-z'’-][\w'’-]*(?: (?:[A-Z]\.|[A-Z]['’]?[a-z][\w'’-]*)){1,3}"
_MARKS = "*_ \t"
_BEFORE_DATELINE = re.compile(rf"By (?P<name>{_MIXED}(?:,? and {_MIXED})?)[,;|]? ?(?=[A-Z]{{3}})")
_FROM_REPORTS = re.compile(r"(?:From|Compiled from|By) (?:[\w.&/-]{1,30} ){0,5}(?:reports|dispatches)", re.I)
_NAME_ALONE = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|de|la|van|von|bin|al|el|da|du|le)){0,2} [A-Z][\w'’-]+")
_NAME_AND_OUTLET = re.compile(rf"({_NAME}), ?((?:[A-Z][\w.&'’-]*)(?: [A-Z][\w.&'’-]*){{0,4}})")


def byline_of(line: str) -> str | None:
    """Return the writers that a byline names, None where a line is no byline.

    >>> byline_of("By Ida Orr and Tom Lund, Staff Writers"), byline_of("By noon the mill had burned down")
    ('Ida Orr and Tom Lund, Staff Writers', None)
    """
    bare = line.strip(_MARKS)
    if len(bare) > LONGEST:
        return None
    if _FROM_REPORTS.fullmatch(bare):
        return bare
    opener = _openers().match(bare)
    rest = bare[opener.end() :].strip(_MARKS + ":|") if opener else ""
    words = _WORD.findall(rest)
    if not words or len(words) > MOST_WORDS or _is_sentence(rest):
        return None
    named = [word for word in words if word[:1].isupper()]
    return rest if named and words[0][:1].isupper() and all(_fits(word) for word in words) else None


def byline_before_dateline(line: str) -> tuple[str, int] | None:
    """Return the writers at the start of a line that goes on with a dateline, and where they end.

    >>> byline_before_dateline("By Ida Orr LONDON (Reuters) - The mill burned down.")
    ('Ida Orr', 11)
    """
    match = _BEFORE_DATELINE.match(line[:LONGEST])
    return (match.group("name").rstrip(" ,"), match.end()) if match else None


def agency_in_reports(line: str) -> tuple[str, int] | None:
    """Return the agency whose reports a byline names beside the staff's own, and where it stands.

    >>> agency_in_reports("From staff and NPA reports")
    ('NPA', 15)
    """
    if not _FROM_REPORTS.fullmatch(line.strip(_MARKS)):
        return None
    found = re.search(r"\b[A-Z]{2,8}\b", line)
    return (found.group(), found.start()) if found else None


def split_outlet(byline: str) -> tuple[str, str | None]:
    """Return the writers of a byline and the outlet that it names behind them.

    >>> split_outlet("Ida Orr, Halvern Gazette")
    ('Ida Orr', 'Halvern Gazette')
    """
    name, _, last = byline.rpartition(",")
    return (name.strip(), last.strip()) if name and is_outlet(last.strip()) else (byline, None)


def name_alone(line: str) -> tuple[str, str | None] | None:
    """Return the writer, or the outlet, or both, of a line between headline and story that holds nothing else.

    >>> name_alone("Ida Orr"), name_alone("Ida Orr, The Gazette"), name_alone("The Halvern Courier")
    (('Ida Orr', None), ('Ida Orr', 'The Gazette'), ('', 'The Halvern Courier'))
    """
    bare = line.strip(_MARKS)
    if len(bare) > 80:
        return None
    both = _NAME_AND_OUTLET.fullmatch(bare)
    if both and (is_outlet(both.group(2)) or "." in both.group(2)):
        return both.group(1), both.group(2)
    if is_outlet(bare):
        return "", bare
    last = bare.split()[-1:]
    if last and last[0] in _desks() and bare[:1].isupper() and 2 <= len(bare.split()) <= 6:
        return bare, None
    return (bare, None) if _NAME_ALONE.fullmatch(bare) else None


def is_outlet(words: str) -> bool:
    """Tell whether some words are a newspaper's name by its nouns, or a domain.

    >>> is_outlet("The Halvern Courier"), is_outlet("Ida Orr")
    (True, False)
    """
    parts = words.split()
    if len(parts) == 1:
        return re.fullmatch(r"[\w-]{2,40}\.(?:com|org|net|ca|co\.uk|in|au|news|[a-z]{2})", words, re.I) is not None
    capital = all(part[:1].isupper() or part in {"of", "the", "and", "&"} for part in parts)
    return 2 <= len(parts) <= 6 and capital and bool({parts[-1], parts[1], parts[0]} & _nouns())


def _is_sentence(rest: str) -> bool:
    return rest.endswith((".", "?", "!")) and not rest.endswith((" Jr.", " Sr."))


def _fits(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _roles() or "@" in word or not word[:1].isalpha()


@cache
def _openers() -> re.Pattern[str]:
    openers = sorted(lexicon("sources_heads")["byline_openers"], key=lambda o: (-len(o), o))
    either = "|".join(map(re.escape, openers))
    return re.compile(rf"(?:{either})\b(?: ?:| )", re.I)


@cache
def _roles() -> frozenset[str]:
    return frozenset(lexicon("sources_heads")["roles"])


@cache
def _desks() -> frozenset[str]:
    return frozenset(lexicon("sources_heads")["desk_nouns"])


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lexicon("sources_heads")["outlet_nouns"])
