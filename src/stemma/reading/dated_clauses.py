"""The clause that a date belongs to: its predicate, extent, status and the phrases that take part, read off the
parse.
"""

from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.date_setting import Tense
from stemma.reading.date_tense import governor, is_moved_to, is_planning, of_verb
from stemma.reading.dated_status import Status, status
from stemma.records import Date

_BESIDE = 4  # tokens between a verb and the particle or adjective that makes another verb of it
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


def clause_of(tree: Tree, date: Date) -> Clause | None:
    """Return the clause that a date dates, or None where the sentence has no predicate for it.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orl will open the bridge on Friday."])[0].tokens)
    >>> clause = clause_of(tree, Date(start=28, end=34, value="XXXX-WXX-5", type="DATE"))
    >>> clause.predicate, clause.status
    ('open', 'planned')
    """
    inside = [i for i, t in enumerate(tree.tokens) if t.start < date.end and date.start < t.end]
    if not inside:
        return None
    head = next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), inside[0])
    at = _predicate(tree, head, set(inside), date)
    dates_anyway = _is_near_day(date) or _is_adverbial(tree, inside[0])
    if at is None and dates_anyway and not _is_feast(tree, head, tree.head[head]):
        at = _nearest_predicate(tree, inside[0], inside[-1])
    if at is None or _is_feast(tree, head, at):
        return None
    moved = is_moved_to(tree, head, at)
    if not moved and _bounds(tree, inside, at, date):
        return None
    at = _what_is_set(tree, at, inside)
    if tree.tokens[at].pos in ("NOUN", "PROPN") and not _copula(tree, at):
        return _noun_clause(tree, at, inside, date)
    return _verb_clause(tree, at if moved else _main_of_purpose(tree, at), inside, date, moved)


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
    return lemma.lower() in _classes() and lemma.lower() not in _list("verbs_only")


def is_stative(lemma: str) -> bool:
    """Tell whether a predicate tells a state: "has today", "is in use today" puts nothing at a moment.

    >>> is_stative("have"), is_stative("meet")
    (True, False)
    """
    return lemma.lower() in _list("stative")


def _predicate(tree: Tree, at: int, inside: set[int], date: Date) -> int | None:
    """Climb from the date to the event noun or verb that it modifies.

    A year or a holiday in front of another noun ("the 2010 Winter Games", "a Christmas tree") dates nothing that
    happens; the noun of an utterance gives way to its verb ("said in a statement Monday").
    """
    for _ in range(len(tree.tokens)):
        above = tree.head[at]
        if above == at:
            return at if at not in inside and _is_predicate(tree, at) else None
        if above not in inside and _is_predicate(tree, above):
            speech = (
                tree.tokens[above].pos == "NOUN"
                and event_class(tree.tokens[above].lemma) == "say"
                and not _copula(tree, above)
            )
            verb = governor(tree, above) if speech else None
            return above if verb is None else verb
        if (
            tree.tokens[above].pos in ("NOUN", "PROPN")
            and above > at
            and above not in inside
            and _is_name(tree, at, date)
        ):
            return None
        at = above
    return None


def _is_name(tree: Tree, at: int, date: Date) -> bool:
    """Tell whether the date in front of a noun is part of its name rather than its time."""
    return not _is_near_day(date) or tree.tokens[at].text.lower() in lexicon("dates_holidays")["days"]


def _is_near_day(date: Date) -> bool:
    return "W" in date.value or (date.basis in ("anchored", "open", "story") and len(date.value) >= 10)


def _is_adverbial(tree: Tree, first: int) -> bool:
    """Tell whether a date stands behind "in" or "on", which places something even where the parse lost what."""
    return first > 0 and tree.tokens[first - 1].text.lower() in _list("placing")


def _is_predicate(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    if token.pos == "VERB":
        return token.lemma.lower() not in _list("weak") or token.tag in ("VBD", "VBZ", "VBP")
    if token.pos == "NOUN" and is_event_noun(token.lemma):
        return True
    return _copula(tree, at)


def _bounds(tree: Tree, inside: list[int], at: int, date: Date) -> bool:
    """Tell whether the date limits a time rather than placing it: "since Saturday he has spoken", "until Friday".

    "Shortly after noon" places, and so do "not until Friday" and a term that ends: "they have until Friday to appeal".
    """
    if tree.tokens[at].pos == "NOUN" and inside[-1] < at:
        return False
    before = tree.tokens[inside[0] - 1].text.lower() if inside[0] > 0 else ""
    after = tree.tokens[inside[-1] + 1].text.lower() if inside[-1] + 1 < len(tree.tokens) else ""
    if before in ("before", "after") and "T" in date.value:
        return False
    if before in ("until", "till"):
        negated = any(tree.tokens[i].text.lower() in _list("negations") for i in tree.children[at])
        return not negated and of_verb(tree, at) == "past"
    if before == "from" and _begins(tree, inside, at, date, after):
        return False
    if before == "since" and _lasts(tree, at) and len(date.value) >= len("2024-05"):
        return False
    days = lexicon("dates_words")["classes"]["WEEKDAY"]
    if before == "through" and inside[0] > 1 and tree.tokens[inside[0] - 2].text.lower() in days:
        return True  # "open Monday through Friday"
    return before in _list("bounding") or after == "through"


def _begins(tree: Tree, inside: list[int], at: int, date: Date, after: str) -> bool:
    """Tell whether "from" gives the day on which something begins ("a curfew from Friday"), not where it comes from."""
    head = next((i for i in inside if tree.head[i] not in inside), inside[0])
    ends = after in ("to", "until", "till", "through", "-", "–") and date.tense != "future"
    return tree.head[head] == at and not ends and len(date.value) >= len("2024-05-01")


def _lasts(tree: Tree, at: int) -> bool:
    """Tell whether a clause tells a state that goes on ("has been under siege since", "has been closed since")."""
    passive = tree.tokens[at].tag == "VBN" and any(tree.dep(i) == "aux:pass" for i in tree.children[at])
    return passive or _copula(tree, at)


def _is_feast(tree: Tree, head: int, at: int) -> bool:
    """A Christmas party is one at any date."""
    name = tree.tokens[head].text.lower()
    return (
        tree.tokens[at].pos == "NOUN"
        and tree.dep(head) == "compound"
        and head < at
        and name in lexicon("dates_holidays")["days"]
    )


def _main_of_purpose(tree: Tree, at: int) -> int:
    """Return the verb that an infinitive of purpose serves: "flew off to meet them last night" dates the flight."""
    above = tree.head[at]
    if above == at or tree.tokens[at].tag != "VB" or tree.dep(at).split(":")[0] not in ("advcl", "xcomp"):
        return at
    verb = tree.tokens[above]
    serves = any(tree.tokens[i].text.lower() == "to" for i in tree.children[at])
    return above if serves and verb.tag == "VBD" and verb.pos == "VERB" and not is_planning(verb) else at


def _what_is_set(tree: Tree, at: int, inside: list[int]) -> int:
    """Return the noun that is set for the date: "called a strike for Monday" puts the strike on Monday."""
    if inside[0] == 0 or tree.tokens[inside[0] - 1].text.lower() != "for":
        return at
    nouns = (i for i in tree.all_children(at, "obj") if is_event_noun(tree.tokens[i].lemma) and i < inside[0])
    return next(nouns, at)


def _nearest_predicate(tree: Tree, first: int, last: int) -> int | None:
    near = [i for i, t in enumerate(tree.tokens) if t.pos == "VERB" or (t.pos == "NOUN" and is_event_noun(t.lemma))]
    return min(near, key=lambda i: (min(abs(i - first), abs(i - last)), i), default=None)


def _copula(tree: Tree, at: int) -> bool:
    return tree.child(at, "cop") is not None


def _subtree(tree: Tree, at: int, without: tuple[str, ...] = ()) -> list[int]:
    """Return the token and what hangs under it, without the branches whose relation is in `without`."""
    found, waiting = [at], [at]
    while waiting and len(found) < 400:
        here = waiting.pop()
        for child in tree.children[here]:
            if not tree.dep(child).startswith(without) if without else True:
                found.append(child)
                waiting.append(child)
    return sorted(set(found))


def _noun_clause(tree: Tree, at: int, inside: list[int], date: Date) -> Clause:
    phrase = [i for i in _subtree(tree, at, _STOPS) if i <= max(at, inside[-1])]
    low = min([*phrase, inside[0]])
    first = max(low, min(at, inside[0]) - 8)
    last = max(at, inside[-1])
    while first < last and tree.tokens[first].pos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    takers = [(i, i) for i in phrase if tree.tokens[i].pos == "PROPN"]
    takers += [_extent(tree, c) for c in tree.children[at] if tree.dep(c).startswith("nmod")]
    announced = inside[0] > 0 and tree.tokens[inside[0] - 1].text.lower() == "for"
    return Clause(
        tree.tokens[at].lemma.lower(),
        True,
        (first, last),
        (first, last),
        status(tree, at, date.tense if announced else None, noun=True),
        None,
        tuple(takers),
    )


def _extent(tree: Tree, at: int) -> tuple[int, int]:
    phrase = _subtree(tree, at, ("acl", "advcl", "parataxis", "conj", "cc", "punct"))
    return phrase[0], phrase[-1]


def _verb_clause(tree: Tree, at: int, inside: list[int], date: Date, moved: bool) -> Clause:
    aux = [i for i in tree.children[at] if tree.dep(i).split(":")[0] in ("aux", "cop") or tree.dep(i) == "compound:prt"]
    subject = next((i for i in tree.children[at] if tree.dep(i).startswith(("nsubj", "csubj"))), None)
    owner = at if subject is not None else _subject_owner(tree, at)
    if subject is None and owner is not None:
        subject = next((i for i in tree.children[owner] if tree.dep(i).startswith("nsubj")), None)
    opening = inside[0] - 1 if inside[0] > 0 and tree.tokens[inside[0] - 1].pos == "ADP" else inside[0]
    tight = min([at, *aux, opening]), max([at, *[a for a in aux if a < at + 3], inside[-1]])
    tight = _trimmed(tree, *tight)
    objects = [
        i for i in tree.children[at] if tree.dep(i).startswith(("obj", "iobj", "obl", "xcomp")) and i not in inside
    ]
    takers = [_extent(tree, i) for i in [*([subject] if subject is not None else []), *objects]]
    return Clause(
        _lemma(tree, at),
        False,
        tight,
        _wide(tree, at, tight, subject, objects),
        status(tree, at, date.tense, noun=False, moved=moved, dated_subject=_dates_subject(tree, at, subject, inside)),
        of_verb(tree, at),
        tuple(takers),
    )


def _dates_subject(tree: Tree, at: int, subject: int | None, inside: list[int]) -> bool:
    """Tell whether a date stands behind the subject and before its verb ("the match on Saturday was ...")."""
    return subject is not None and subject < inside[0] and inside[-1] < at and inside[0] - subject < _BESIDE


def _lemma(tree: Tree, at: int) -> str:
    """Return the lemma of a predicate, with the word that makes another verb of it ("find guilty", "break out")."""
    lemma = tree.tokens[at].lemma.lower()
    beside = (tree.tokens[i].text.lower() for i in tree.children[at] if 0 < i - at < _BESIDE)
    return next((both for word in beside if (both := f"{lemma} {word}") in _classes()), lemma)


def _subject_owner(tree: Tree, at: int) -> int | None:
    """Return the verb above whose subject a participle, infinitive or coordinated verb shares."""
    for _ in range(4):
        above = tree.head[at]
        if above == at or tree.dep(at).split(":")[0] not in ("xcomp", "conj", "advcl", "acl"):
            return None
        if any(tree.dep(i).startswith("nsubj") for i in tree.children[above]):
            return above
        at = above
    return None


def _wide(tree: Tree, at: int, tight: tuple[int, int], subject: int | None, objects: list[int]) -> tuple[int, int]:
    """Return the readable clause: subject, predicate, complements and date, as far as they stand close together."""
    first, last = tight
    low = first if subject is None else _start_of_subject(tree, at, subject)
    near = subject is not None and first - LONGEST // 2 <= low <= first
    first = low if near else _noun_phrase_before(tree, first)
    ends = [_extent(tree, i)[1] for i in objects] + [
        _extent_full(tree, i)[1] for i in tree.children[at] if tree.dep(i) in ("ccomp", "xcomp") and i > at
    ]
    for end in sorted(ends):
        if last < end < first + LONGEST:
            last = end
    if event_class(tree.tokens[at].lemma) == "say":
        last = _rest_of_clause(tree, first, last)
    return _trimmed(tree, first, last)


def _start_of_subject(tree: Tree, at: int, subject: int) -> int:
    """Return where the subject begins; "Osk, who flew to the port" needs its name to be read alone."""
    if tree.tokens[subject].tag in ("WP", "WDT") and tree.dep(at).startswith("acl"):
        subject = tree.head[at]
    low = min(i for i in _subtree(tree, subject, ("parataxis", "discourse", "acl")) if i <= subject)
    return low + 1 if tree.tokens[low].pos == "ADP" and low < subject else low


def _noun_phrase_before(tree: Tree, first: int) -> int:
    """Return the start of the noun phrase right before a verb whose subject the parse does not know."""
    while first > 0 and tree.tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"):
        first -= 1
    return first


def _rest_of_clause(tree: Tree, first: int, last: int) -> int:
    """Return the end of what is said, up to the next mark, where it follows the date."""
    end = last
    while end + 1 < min(len(tree.tokens), first + LONGEST) and tree.tokens[end + 1].pos != "PUNCT":
        end += 1
    return end


def _extent_full(tree: Tree, at: int) -> tuple[int, int]:
    phrase = _subtree(tree, at)
    return phrase[0], phrase[-1]


def _trimmed(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Cut what a clause by itself does not begin or end with."""
    while first < last and (
        tree.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ") or tree.tokens[first].text.lower() in _list("openers")
    ):
        first += 1
    while last > first and tree.tokens[last].pos == "PUNCT" and tree.tokens[last].text not in ("”", '"', "’", ")"):
        last -= 1
    opened = sum(t.text == "“" for t in tree.tokens[first : last + 1])
    closed = sum(t.text == "”" for t in tree.tokens[first : last + 1])
    if opened > closed and last + 1 < len(tree.tokens) and tree.tokens[last + 1].text == "”":
        last += 1
    return first, last


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
