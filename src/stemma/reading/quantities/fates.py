"""What became of those counted: killed, injured, missing, held, ... by the words around the number and the parse."""

import re
from typing import NamedTuple

from stemma.reading.quantities.counted import Counted, Line
from stemma.reading.quantities.fate_verbs import done, first_verb, is_inverted, is_passive_by_auxiliary, takes_object
from stemma.reading.quantities.fate_words import fate_of, listed, of_people_only, people_nouns, phrases, tolls

REACH_RIGHT = 14  # tokens after the counted noun in which its verb is looked for
REACH_LEFT = 14
PHRASE_REACH = 40  # characters before a number in which the longest phrase fits
TOLL_REACH = 90  # characters between "death toll" and its number


_PERSON = re.compile(r"(?:er|or|an|ist|ee|ant|mate|boy|girl|kid|victim|nal)s?$|(?:men|women|folk)$")
_NUMBER_OF = re.compile(r"\b(?:number|count|tally) of (?:[\w’'-]+ ){1,4}?(?P<fate>[a-z]{4,})\b", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|whom|those)\b")
_ROOM_FOR = re.compile(  # what a ship may carry is not aboard
    r"\b(?:(?:licen[sc]ed|permitted|allowed|certified|authori[sz]ed|designed|built|able|approved|permission|permit|room"
    r"|capacity|seats|space)(?: to| for| of)|(?:can|could|may)) (?:(?:carry|hold|take|seat|transport|up to|about|only"
    r"|at most|a maximum of) ){0,3}$",
    re.IGNORECASE,
)
_RANGE = 2  # tokens from a number within which another is the end of its range: "between half and two thirds"
_WHOLE = re.compile(r"\bof (?:(?:the|its|his|her|their|those|some|about) )*$", re.IGNORECASE)
_NONE_OF = re.compile(r"\b(?:none|nobody|not one) of (?:the|all|its|their|those) (?:[\d,]+ )?$", re.IGNORECASE)
_ALL = re.compile(r"\ball(?: of)?(?: the)? (?:[\d,]+ )?$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"\b(?:but|while|although|though|because|whereas|nobody|no one)\b")


class Fate(NamedTuple):
    """A measure, and the token indices of the words that say it (equal where they are not beside the number)."""

    measure: str
    first: int
    last: int


def fate(here: Line, first: int, thing: Counted) -> Fate | None:
    """Return what became of those counted; `first` is the token at which the number and its bounds begin.

    >>> from stemma.reading.quantities.counted import counted, line
    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedSentence
    >>> text = "12 miners were killed"
    >>> rows = [("12", "NUM", "CD", 1), ("miners", "NOUN", "NNS", 3), ("were", "AUX", "VBD", 3),
    ...     ("killed", "VERB", "VBN", 3)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, t, "dep", h, "") for w, p, t, h in rows)
    >>> here = line(text, ParsedSentence(0, 21, 0, tokens, ()))
    >>> fate(here, 0, counted(here, 2))
    Fate(measure='killed', first=3, last=4)
    """
    found = _any_fate(here, first, thing)
    if found is None or found.measure not in of_people_only() or _of_people(here, thing):
        return found
    return found if thing.head is not None and is_person(here, thing.head) else None


def is_person(here: Line, head: int) -> bool:
    """Tell whether a noun names people: it is listed, a name of a people, or ends like one ("supporters").

    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedSentence
    >>> tokens = tuple(Token(0, 5, word, word, "NOUN", "NNS", "dep", 0, "") for word in ("supporters", "boats"))
    >>> here = line("", ParsedSentence(0, 5, 0, tokens, ()))
    >>> is_person(here, 0), is_person(here, 1)
    (True, False)
    """
    token = here.tokens[head]
    return (
        token.lemma.lower() in people_nouns() or token.tag.startswith("NNP") or bool(_PERSON.search(token.text.lower()))
    )


def _any_fate(here: Line, first: int, thing: Counted) -> Fate | None:
    of_them = (
        thing.head is None and _OF_THEM.match(here.text, here.tokens[thing.first - 1].end) if thing.first else None
    )
    return (
        _noun(here, thing)
        or _beside(here, thing)
        or (_after(here, thing) if of_them else None)
        or _toll(here, first, thing)
        or _before(here, first, thing)
        or _after(here, thing)
        or _last_resort(here, first, thing)
    )


def _noun(here: Line, thing: Counted) -> Fate | None:
    """ "12 deaths", "150 hostages": the counted noun says it all."""
    if thing.head is None:
        return None
    head = here.tokens[thing.head]
    measure = fate_of("nouns").get(head.lemma.lower()) or fate_of("nouns").get(head.text.lower().removesuffix("s"))
    if measure == "killed" and head.lemma.lower() in ("body", "killing", "murder"):
        return None if head.lemma.lower() == "body" else Fate(measure, thing.head, thing.head + 1)
    return Fate(measure, thing.head, thing.head + 1) if measure else None


def _beside(here: Line, thing: Counted) -> Fate | None:
    """ "59 dead", "12 people killed", "more than 1,200 Israelis dead", "20 wounded soldiers"."""
    tokens = here.tokens
    for at in range(thing.first, thing.last):
        measure = fate_of("state").get(tokens[at].text.lower())
        if measure and at != thing.head:
            return Fate(measure, at, at + 1)
    at = thing.last
    while at < len(tokens) and tokens[at].text.lower() in listed("before_state"):
        at += 1
    if at >= len(tokens) or at - thing.last > 6:
        return None
    measure = fate_of("state").get(tokens[at].text.lower())
    if not measure or takes_object(tokens, at, thing.last):
        return None
    return Fate(measure, at, at + 1)


def _toll(here: Line, first: int, thing: Counted) -> Fate | None:
    """ "the death toll passes 1,200": a number alone, or of people, after a toll."""
    if thing.head is not None and here.tokens[thing.head].lemma.lower() not in people_nouns():
        return None
    start = here.tokens[first].start if first < len(here.tokens) else len(here.text)
    left = here.text[max(0, start - TOLL_REACH) : start]
    found = None
    for match in tolls().finditer(left):
        found = match
    measure = fate_of("toll")[found.group().lower()] if found else None
    for match in _NUMBER_OF.finditer(left):
        if fate_of("state").get(match.group("fate").lower()) and (found is None or match.end() > found.end()):
            found, measure = match, fate_of("state")[match.group("fate").lower()]
    if found is None or measure is None or re.search(r"[;:]|\d{2,}.* and |\bthat of\b", left[found.end() :]):
        return None
    begin = here.over(max(0, start - TOLL_REACH) + found.start())
    close = first - begin <= 6
    return Fate(measure, begin if close else first, first)


def _of_people(here: Line, thing: Counted) -> bool:
    return thing.head is None or here.tokens[thing.head].lemma.lower() in people_nouns()


def _last_resort(here: Line, first: int, thing: Counted) -> Fate | None:
    if thing.head is None or _ROOM_FOR.search(here.text[: here.tokens[min(first, thing.head)].start][-PHRASE_REACH:]):
        return None
    measure = fate_of("nouns_last").get(here.tokens[thing.head].lemma.lower())
    return Fate(measure, thing.head, thing.head + 1) if measure else None


def _before(here: Line, first: int, thing: Counted) -> Fate | None:
    """ "killing 1,200 people", "the deaths of 12 people", "killed 12 people and 3 dogs"."""
    tokens, people = here.tokens, _of_people(here, thing)
    start = tokens[first].start if first < len(tokens) else len(here.text)
    near = max(0, start - PHRASE_REACH)
    phrase = phrases("phrases_before").search(here.text[near:start])
    if phrase and (people or _takes_lives_or_things(here, thing, phrase.group(1).lower())):
        return Fate(fate_of("phrases_before")[phrase.group(1).lower()], here.over(near + phrase.start(1)), first)
    joined = False
    for at in range(first - 1, max(-1, first - 1 - REACH_LEFT), -1):
        token = tokens[at]
        measure = done(token, here.text)
        measure = measure or (fate_of("state").get(token.text.lower()) if at == first - 1 and people else None)
        headline = at == first - 1 and people and token.text.endswith("s")
        if (
            measure
            and token.pos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")
            and (headline or token.tag not in ("NN", "NNS"))
        ):
            if is_passive_by_auxiliary(tokens, at) and not is_inverted(tokens, at, first):
                return None
            return Fate(measure, at if first - at <= 4 else first, first)
        if token.pos in ("VERB", "AUX") or token.text in (";", ":", ".", "—", "–"):
            return None
        if token.pos == "ADP" and token.text.lower() not in ("of", "at", "to") and not joined:
            return None
        if token.pos == "CCONJ" or token.text == ",":
            joined = True
        elif token.pos in ("NOUN", "PROPN", "PRON") and not joined:
            return None
    return None


def _until_another(here: Line, thing: Counted, stop: int) -> int:
    """Return where another number begins of which something else is told, `stop` where none does before it.

    So one does in a clause of its own ("23 reports of fires in which four people were hurt"), and behind a number that
    stands alone ("rose to 784, and 27 have died"), save as the whole of a part ("14 of the 23 have died").
    """
    tokens = here.tokens
    own = thing.head is None
    for at in range(thing.last + _RANGE, stop):
        if tokens[at].text.lower() in listed("subordinators"):
            own = True
        elif own and tokens[at].pos == "NUM" and not _WHOLE.search(here.text[: tokens[at].start]):
            return at
    return stop


def _aboard(phrase: str) -> bool:
    return fate_of("phrases_after")[phrase.lower()] == "aboard"


def _takes_lives_or_things(here: Line, thing: Counted, phrase: str) -> bool:
    """Tell whether a phrase says it of what is no plain noun for people: "claims the two lifts" kills nobody."""
    if phrase in listed("of_lives"):
        return thing.head is None or is_person(here, thing.head)
    return fate_of("phrases_before")[phrase] != "aboard"


def _after(here: Line, thing: Counted) -> Fate | None:
    """ "22 Americans ... were killed", "people ... have died", "people that it holds captive"."""
    tokens = here.tokens
    begin = tokens[thing.last].start if thing.last < len(tokens) else len(here.text)
    stop = _until_another(here, thing, min(len(tokens), thing.last + REACH_RIGHT))
    end = tokens[stop - 1].end if stop > thing.last else begin
    cut = re.search(r"[;:.!?](?:\s|$)|\d", here.text[begin:end])
    end = begin + cut.start() if cut else end
    phrase = phrases("phrases_after").search(here.text, begin, end)
    if phrase and _NEW_CLAUSE.search(here.text, begin, phrase.start(1)):
        phrase = None
    plural = thing.head is not None and tokens[thing.head].tag in ("NNS", "NNPS")
    verb = first_verb(here, thing.last, stop, plural)
    start = tokens[thing.first].start if thing.first < len(tokens) else len(here.text)
    before = here.text[max(0, start - PHRASE_REACH) : start]
    if verb and verb[0] == "survived" and _NONE_OF.search(before):
        return None  # "none of the 14 survived"
    if phrase and verb and verb[0] == "killed" and _ALL.search(before) and _aboard(phrase.group(1)):
        phrase = None  # "all 132 people on board were killed"
    if phrase and (verb is None or not verb[0] or here.over(phrase.start(1)) <= verb[1]):
        at = here.over(phrase.start(1))
        last = here.over(phrase.end(1) - 1) + 1
        return Fate(fate_of("phrases_after")[phrase.group(1).lower()], at, last)
    return Fate(verb[0], verb[1], verb[1] + 1) if verb and verb[0] else None
