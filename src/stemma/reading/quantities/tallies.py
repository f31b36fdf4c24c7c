"""Numbers that are values of a tally: "the number of those killed has risen to 28", "they put the count at 34".

Such a number stands alone; what it counts stands with the tally, however far before it.
"""

import re
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon

REACH = 320  # characters before a number in which the tally of its clause is looked for
_HEDGES = (
    r"(?:(?:now|just|only|already|least|about|around|some|nearly|almost|more than|over|between|an estimated|at) ){0,3}"
)
_GIVES = re.compile(
    r"\b(?:(?:ris|ros|climb|grow|grew|jump|mount|increas|soar|surg|swell|swoll|balloon|doubl|tripl|quadrupl|edg"
    r"|fall|fell|drop|sink|sank|revis|went|gone|go|goes|bring"
    r"|brought|tak|took|rais|lower|cut|up)[a-z]* (?:it |them |that |this )?(?:up |down )?(?:to|at|past|above|below)"
    r"|(?:put|puts|putting|stand|stands|stood|remain|remains|remained|estimated|given|set|fixed|listed|stays|stayed) "
    r"(?:[a-z]+ )?(?:at|as)"
    r"|reach(?:es|ed|ing)?|pass(?:es|ed|ing)?|hits?|hitting|top(?:s|ped)|exceed(?:s|ed)|total(?:s|led|ed|ling|ing)?"
    r"|is|was|were|are|of)(?: at)? " + _HEDGES + r"$",
    re.IGNORECASE,
)
_PUTS = re.compile(
    r"\b(?:put|puts|putting|estimate[sd]?|estimating|given|gave|gives) (?P<object>[^,;:.!?]{3,80}) at(?: between)? "
    + _HEDGES
    + r"$",
    re.IGNORECASE,
)
_MOVES = re.compile(  # "raised the number of confirmed deaths from 8 to 12"
    r"\b(?:rais|increas|lower|cut|reduc|revis|updat|push|driv|drov|lift|bring|brought|tak|took)[a-z]* "
    r"(?P<object>[^,;:.!?]{3,80}?) (?:(?:(?:up|down) )?from [\d.,]+ )?(?:to|from) " + _HEDGES + "$",
    re.IGNORECASE,
)
_AMONG = re.compile(r" of (?:the|those|these)(?P<words>(?: (?!was |were |are |is )[\w,]+){1,2})", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r" of (?:the |its |their |his |those )?((?:[a-z’'-]+ ){1,3}(?:cases|deaths|infections)"
    r"|(?:[a-z’'-]+ ){0,2}?[a-z’'-]*(?:s|people|men|women|children|staff|dead))\b"
)
_BEYOND = re.compile(r"(?:pass|surpass|top|exceed)[a-z]* ", re.IGNORECASE)
_PRONOUNS = frozenset({"it", "this", "that", "them", "him", "her", "himself", "herself", "itself"})
_ENDS = re.compile(r"[;:]|[.!?] ")
_ENTRY = re.compile(
    r"(?:^|[.;|•*] |[-•*] )(?P<label>[A-Z][A-Za-z’'-]+(?: [\w’'-]+){0,5}): (?:about |some |at least )?$"
)
_ENTRY_ENDS = re.compile(r"(?:about |some |at least )?[\w,-]+(?:[.;|]| \(|$)")


class Tally(NamedTuple):
    """What became of those counted, None where the words tell none, and the noun that is counted, lower case."""

    measure: str | None
    noun: str | None


def tally(text: str, start: int) -> Tally | None:
    """Return what the tally counts of which the number that begins at `start` is a value, None where it is of none.

    >>> text = "The number of people killed in an explosion at the mill has risen to 28."
    >>> tally(text, text.index("28"))
    Tally(measure='killed', noun='people')
    >>> tally("She was 28.", 8) is None
    True
    """
    beyond = _BEYOND.match(text, start)  # "passed 10,000": the verb is a part of the quantity, as its bound
    left = text[max(0, start - REACH) : beyond.end() if beyond else start]
    entry = _ENTRY.search(left)
    if entry is not None and _ENTRY_ENDS.match(text, start):
        return _of_entry(entry["label"].lower())
    puts = _PUTS.search(left)
    if puts is not None:
        said = puts["object"].lower()
        return Tally(_measure(said), _counted(said) or _last_word(said))
    moves = _MOVES.search(left)
    moved = _named(moves["object"]) if moves is not None else None
    if moved is not None:
        return moved
    gives = _GIVES.search(left)
    if gives is None:
        return None
    alone = gives.group().strip().lower().endswith("of")
    return _named(_ENDS.split(left[: gives.start()])[-1], alone=alone)


def _named(clause: str, *, alone: bool = False) -> Tally | None:
    """Return what the last tally that a clause names counts; where it has to stand `alone`, nothing may follow it."""
    tallies = list(_nouns().finditer(clause))
    if not tallies:
        return None
    found = tallies[-1]
    noun, rest = found.group(), clause[found.end() :]
    if alone and rest.strip():
        return None
    said = f"{found.group('before') or ''} {noun} {rest}".lower()
    return Tally(_measure(said), _counted(rest))


def _of_entry(label: str) -> Tally | None:
    """Return what the label of an entry counts: "Structures destroyed: 148", "Dead: 14"; None where it counts nothing.

    What is counted is the first plural of the label, or a noun that has one form for one and many.
    """
    words = re.findall(r"[a-z’'-]+", label)
    if not words or set(words) & _labels():
        return None
    measure = _measure(label)
    plural = next(
        (w for w in words if w in _plurals() or (w.endswith("s") and not w.endswith(("ss", "us", "is")))), None
    )
    if measure is None and plural is None:
        return None
    return Tally(measure, None if plural is None or fate_of_word(plural) else plural)


def fate_of_word(word: str) -> str | None:
    """Return the fate that a word says by itself, in lower case, None where it says none.

    >>> fate_of_word("deaths"), fate_of_word("cases")
    ('killed', None)
    """
    return _fates().get(word)


def fate_among(text: str, end: int) -> str | None:
    """Return the fate of those among whom a number that ends at an offset counts: "12 of the 17 dead".

    >>> text = "12 of the 17 dead were miners."
    >>> fate_among(text, 2), fate_among(text, 12)
    ('killed', None)
    """
    among = _AMONG.match(text, end)
    words = among["words"].lower().split() if among else []
    return next((fate for word in words if (fate := fate_of_word(word))), None)


def _measure(said: str) -> str | None:
    """Return the fate that the words of a tally name first: "people killed in ...", "dead", "death toll"."""
    for word in re.findall(r"[a-z]+", said):
        measure = fate_of_word(word)
        if measure:
            return measure
    return "killed" if re.search(r"\btoll\b|\blo(?:st|se) their li(?:ves|fe)\b", said) else None


def _counted(rest: str) -> str | None:
    """Return the last word of the noun phrase after "number of"."""
    phrase = _NUMBER_OF.search(rest)
    return phrase.group(1).rsplit(maxsplit=1)[-1] if phrase else None


def _last_word(said: str) -> str | None:
    """Return the noun that is put at a number, None for a pronoun or a tally: "the crowd"."""
    word = said.rsplit(maxsplit=1)[-1]
    return None if word in _PRONOUNS or _nouns().fullmatch(word) else word


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon("quantities_measures")["entries"]["not_counted"])


@cache
def _plurals() -> frozenset[str]:
    return frozenset(lexicon("quantities_measures")["entries"]["plurals"])


@cache
def _nouns() -> re.Pattern[str]:
    nouns = sorted(lexicon("quantities_measures")["tallies"]["nouns"], key=lambda w: (-len(w), w))
    return re.compile(r"\b(?P<before>[a-z]+ )?(?:" + "|".join(map(re.escape, nouns)) + r")\b", re.IGNORECASE)


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


@cache
def _fates() -> dict[str, str]:
    """Return the words that say a fate by themselves, as adjective, participle or noun."""
    measures = lexicon("quantities_measures")["measures"]
    found: dict[str, str] = {}
    for name in sorted(measures):
        if name in ("voted", "deployed", "damaged", "destroyed", "charged"):
            continue
        for key in ("state", "nouns"):
            for word in measures[name].get(key, ()):
                found.setdefault(word.lower(), name)
                found.setdefault(_plural(word.lower()) if key == "nouns" else word.lower(), name)
    return found
