"""The clause that a date belongs to: its predicate, extent, status and the phrases that take part, read off the parse."""

from functools import cache
from typing import Literal, NamedTuple

from stemma.data import lexicon
from stemma.reading.date_tense import Tense, governor, of_verb
from stemma.reading.language import Token
from stemma.records import Date

Status = Literal["happened", "planned", "cancelled", "unclear"]
LONGEST = 28  # words of a readable clause; what is longer is cut behind the predicate's first complement
_STOPS = ("ccomp", "advcl", "parataxis", "conj", "cc", "punct", "acl:relcl", "acl", "discourse", "mark")
_DATE_TIES = (
    "nmod",
    "nmod:poss",
    "nmod:unmarked",
    "nmod:tmod",
    "compound",
    "amod",
    "nummod",
    "obl:unmarked",
    "obl:tmod",
    "obl",
)


class Clause(NamedTuple):
    """A dated clause; extents are first and last token index, both inclusive."""

    predicate: str
    noun: bool
    tight: tuple[int, int]
    wide: tuple[int, int]
    status: Status
    tense: Tense | None
    takers: tuple[tuple[int, int], ...]


def clause_of(tokens: tuple[Token, ...], date: Date) -> Clause | None:
    """Return the clause that a date dates, or None where the sentence has no predicate for it.

    >>> from stemma.reading.language import bundled
    >>> tokens = bundled().annotate(["Orl will open the bridge on Friday."])[0].tokens
    >>> clause = clause_of(tokens, Date(start=28, end=34, value="XXXX-WXX-5", type="DATE"))
    >>> clause.predicate, clause.status
    ('open', 'planned')
    """
    inside = [i for i, t in enumerate(tokens) if t.start < date.end and date.start < t.end]
    if not inside:
        return None
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[0])
    at = _predicate(tokens, head, set(inside), date)
    if at is None and _is_near_day(date) and not _is_feast(tokens, head, tokens[head].head):
        at = _nearest_predicate(tokens, inside[0], inside[-1])
    if at is None or _bounds(tokens, head, at) or _is_feast(tokens, head, at):
        return None
    if tokens[at].pos in ("NOUN", "PROPN") and not _copula(tokens, at):
        return _noun_clause(tokens, at, inside)
    return _verb_clause(tokens, at, inside)


def event_class(lemma: str) -> str:
    """Return the class of a predicate in ``dates_events``, or the lemma itself where it has none.

    >>> event_class("invasion"), event_class("knit")
    ('attack', 'knit')
    """
    return _classes().get(lemma.lower(), lemma.lower())


def is_event_noun(lemma: str) -> bool:
    """Tell whether a noun names a happening.

    >>> is_event_noun("attack"), is_event_noun("table")
    (True, False)
    """
    return lemma.lower() in _classes()


def _predicate(tokens: tuple[Token, ...], at: int, inside: set[int], date: Date) -> int | None:
    """Climb from the date to the event noun or verb that it modifies.

    A year or a holiday in front of another noun ("the 2010 Winter Games", "a Christmas tree") dates nothing that happens; the noun
    of an utterance gives way to its verb ("said in a statement Monday").
    """
    for _ in range(len(tokens)):
        above = tokens[at].head
        if above == at:
            return at if at not in inside and _is_predicate(tokens, at) else None
        if above not in inside and _is_predicate(tokens, above):
            speech = (
                tokens[above].pos == "NOUN" and event_class(tokens[above].lemma) == "say" and not _copula(tokens, above)
            )
            verb = governor(tokens, above) if speech else None
            return above if verb is None else verb
        if tokens[above].pos in ("NOUN", "PROPN") and above > at and above not in inside:
            if not _is_near_day(date) or tokens[at].text.lower() in lexicon("dates_holidays")["days"]:
                return None
        at = above
    return None


def _is_near_day(date: Date) -> bool:
    return "W" in date.value or date.basis in ("anchored", "open", "story") and len(date.value) >= 10


def _is_predicate(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if token.pos == "VERB":
        return token.lemma.lower() not in _list("weak") or token.tag in ("VBD", "VBZ", "VBP")
    if token.pos == "NOUN" and is_event_noun(token.lemma):
        return True
    return _copula(tokens, at)


def _bounds(tokens: tuple[Token, ...], head: int, at: int) -> bool:
    """ "Since Saturday he has spoken" and "until Friday" bound a time; they do not say when something happened."""
    if tokens[at].pos == "NOUN" and not _copula(tokens, at):
        return False
    before = [tokens[i].text.lower() for i in _children(tokens, head) if tokens[i].dep == "case" and i < head]
    after = [tokens[i].text.lower() for i in range(head + 1, min(head + 3, len(tokens)))]
    return any(word in _list("bounding") for word in before) or "through" in after


def _is_feast(tokens: tuple[Token, ...], head: int, at: int) -> bool:
    """A Christmas party is one at any date."""
    name = tokens[head].text.lower()
    return (
        tokens[at].pos == "NOUN"
        and tokens[head].dep == "compound"
        and head < at
        and name in lexicon("dates_holidays")["days"]
    )


def _nearest_predicate(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    near = [i for i, t in enumerate(tokens) if t.pos == "VERB" or (t.pos == "NOUN" and is_event_noun(t.lemma))]
    return min(near, key=lambda i: (min(abs(i - first), abs(i - last)), i), default=None)


def _copula(tokens: tuple[Token, ...], at: int) -> bool:
    return any(tokens[i].dep.split(":")[0] == "cop" for i in _children(tokens, at))


def _children(tokens: tuple[Token, ...], at: int) -> list[int]:
    return [i for i, t in enumerate(tokens) if t.head == at and i != at]


def _subtree(tokens: tuple[Token, ...], at: int, without: tuple[str, ...] = ()) -> list[int]:
    """Return the token and what hangs under it, without the branches whose relation is in `without`."""
    found, waiting = [at], [at]
    while waiting and len(found) < 400:
        here = waiting.pop()
        for child in _children(tokens, here):
            if not tokens[child].dep.startswith(without) if without else True:
                found.append(child)
                waiting.append(child)
    return sorted(set(found))


def _noun_clause(tokens: tuple[Token, ...], at: int, inside: list[int]) -> Clause:
    phrase = [i for i in _subtree(tokens, at, _STOPS) if i <= max(at, inside[-1])]
    low = min([*phrase, inside[0]])
    first = max(low, min(at, inside[0]) - 8)
    last = max(at, inside[-1])
    while first < last and tokens[first].pos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    takers = [(i, i) for i in phrase if tokens[i].pos == "PROPN"]
    takers += [_extent(tokens, c) for c in _children(tokens, at) if tokens[c].dep.startswith("nmod")]
    verb = tokens[at].head
    tense = of_verb(tokens, verb) if tokens[verb].pos == "VERB" else None
    return Clause(
        tokens[at].lemma.lower(),
        True,
        (first, last),
        (first, last),
        _noun_status(tokens, at, verb, tense),
        None,
        tuple(takers),
    )


def _noun_status(tokens: tuple[Token, ...], at: int, verb: int, tense: Tense | None) -> Status:
    lemma = tokens[verb].lemma.lower()
    role = tokens[at].dep
    if lemma in _list("cancelling") and role.startswith(("obj", "nsubj", "obl")):
        return "cancelled"
    words = {tokens[i].lemma.lower() for i in _children(tokens, at)} | {
        tokens[i].text.lower() for i in _children(tokens, at)
    }
    if words & {"planned", "plan", "scheduled", "schedule", "upcoming", "proposed", "expected", "forthcoming", "next"}:
        return "planned"
    if role.startswith("nsubj") and tense == "future":
        return "planned"
    return "happened"


def _extent(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    phrase = _subtree(tokens, at, ("acl", "advcl", "parataxis", "conj", "cc", "punct"))
    return phrase[0], phrase[-1]


def _verb_clause(tokens: tuple[Token, ...], at: int, inside: list[int]) -> Clause:
    aux = [
        i
        for i in _children(tokens, at)
        if tokens[i].dep.split(":")[0] in ("aux", "cop") or tokens[i].dep == "compound:prt"
    ]
    subject = next((i for i in _children(tokens, at) if tokens[i].dep.startswith(("nsubj", "csubj"))), None)
    owner = at if subject is not None else _subject_owner(tokens, at)
    if subject is None and owner is not None:
        subject = next((i for i in _children(tokens, owner) if tokens[i].dep.startswith("nsubj")), None)
    opening = inside[0] - 1 if inside[0] > 0 and tokens[inside[0] - 1].pos == "ADP" else inside[0]
    tight = min([at, *aux, opening]), max([at, *[a for a in aux if a < at + 3], inside[-1]])
    tight = _trimmed(tokens, *tight)
    objects = [
        i
        for i in _children(tokens, at)
        if tokens[i].dep.startswith(("obj", "iobj", "obl", "xcomp")) and i not in inside
    ]
    takers = [_extent(tokens, i) for i in [*([subject] if subject is not None else []), *objects]]
    return Clause(
        _lemma(tokens, at),
        False,
        tight,
        _wide(tokens, at, tight, subject, objects, inside),
        _status(tokens, at),
        of_verb(tokens, at),
        tuple(takers),
    )


def _lemma(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lemma.lower()


def _subject_owner(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the verb above whose subject a participle, infinitive or coordinated verb shares."""
    for _ in range(4):
        above = tokens[at].head
        if above == at or tokens[at].dep.split(":")[0] not in ("xcomp", "conj", "advcl", "acl"):
            return None
        if any(tokens[i].dep.startswith("nsubj") for i in _children(tokens, above)):
            return above
        at = above
    return None


def _wide(
    tokens: tuple[Token, ...],
    at: int,
    tight: tuple[int, int],
    subject: int | None,
    objects: list[int],
    inside: list[int],
) -> tuple[int, int]:
    """Return the readable clause: subject, predicate, complements and date, as far as they stand close together."""
    first, last = tight
    if subject is not None:
        low = min(i for i in _subtree(tokens, subject, ("parataxis", "discourse")) if i <= subject)
        first = low if first - LONGEST // 2 <= low <= first else first
    ends = [_extent(tokens, i)[1] for i in objects] + [
        _extent_full(tokens, i)[1] for i in _children(tokens, at) if tokens[i].dep in ("ccomp", "xcomp") and i > at
    ]
    for end in sorted(ends):
        if last < end < first + LONGEST:
            last = end
    return _trimmed(tokens, first, last)


def _extent_full(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    phrase = _subtree(tokens, at)
    return phrase[0], phrase[-1]


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens[first].pos in ("PUNCT", "CCONJ") or tokens[first].text.isspace()):
        first += 1
    while last > first and tokens[last].pos == "PUNCT" and tokens[last].text not in ("”", '"', "’", ")"):
        last -= 1
    return first, last


def _status(tokens: tuple[Token, ...], at: int) -> Status:
    words = {tokens[i].text.lower() for i in _children(tokens, at) if tokens[i].dep.startswith("aux")}
    if _governing_noun_is_cancelled(tokens, at):
        return "cancelled"
    if words & _list("planned_auxiliaries"):
        return "planned"
    if "have" in words or "'ve" in words:
        return "happened"
    if words & _list("unsure_auxiliaries") or _conditional(tokens, at):
        return "unclear"
    if words & _list("reported_auxiliaries"):  # "officials said they would resume on Friday"
        return "planned" if tokens[at].dep in ("ccomp", "acl:relcl", "conj") else "unclear"
    return "planned" if of_verb(tokens, at) == "future" else "happened"


def _conditional(tokens: tuple[Token, ...], at: int) -> bool:
    return any(
        tokens[i].dep == "mark" and tokens[i].text.lower() in _list("conditional") for i in _children(tokens, at)
    )


def _governing_noun_is_cancelled(tokens: tuple[Token, ...], at: int) -> bool:
    """ "A rally planned for Saturday was cancelled": the dated participle hangs on the subject of the cancelling verb."""
    noun = tokens[at].head
    if not tokens[at].dep.startswith("acl") or noun == at:
        return False
    verb = tokens[noun].head
    return verb != noun and tokens[verb].lemma.lower() in _list("cancelling") and not tokens[noun].dep.startswith("obl")


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in lexicon("dates_events")["classes"].items():
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("dates_events")[name])
