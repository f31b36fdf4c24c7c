"""The clause that a date belongs to: its predicate, extent, status and the phrases that take part, read off the
parse.
"""

from typing import NamedTuple

from stemma.reading.clauses import Tree
from stemma.reading.dates.setting import Tense
from stemma.reading.dates.verb_tense import of_verb
from stemma.reading.event_words import event_class, event_classes, event_list
from stemma.reading.happenings.dated_predicates import predicate_of
from stemma.reading.happenings.dated_status import Status, status
from stemma.records import Date

_BESIDE = 4  # tokens between a verb and the particle or adjective that makes another verb of it
LONGEST_SAID = 40  # words of a clause with what is said in it
LONGEST = 28  # words of a readable clause; what is longer is cut behind the predicate's first complement
_STOPS = ("ccomp", "advcl", "parataxis", "conj", "cc", "punct", "acl:relcl", "acl", "discourse", "mark")


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
    found = predicate_of(tree, date, inside)
    if found is None:
        return None
    at, moved = found
    if tree.tokens[at].pos in ("NOUN", "PROPN") and tree.child(at, "cop") is None:
        return _noun_clause(tree, at, inside, date)
    return _verb_clause(tree, at, inside, date, moved)


def when_clause_of(tree: Tree, date: Date) -> Clause | None:
    """Return the clause that a "when" hangs on a date, None where none does: "on Friday, when the mill burned".

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["He came on Friday, when the old mill burned down."])[0].tokens)
    >>> when_clause_of(tree, Date(start=11, end=17, value="XXXX-WXX-5", type="DATE")).predicate
    'burn down'
    """
    inside = [i for i, t in enumerate(tree.tokens) if t.start < date.end and date.start < t.end]
    behind = range(inside[-1] + 1, min(inside[-1] + 3, len(tree.tokens))) if inside else range(0)
    when = next((i for i in behind if tree.tokens[i].text.lower() == "when"), None)
    if when is None or any(tree.tokens[i].text != "," for i in behind if i < when):
        return None
    at = tree.head[when]
    if at <= when or tree.tokens[at].pos != "VERB":
        return None
    clause = _verb_clause(tree, at, inside, date, moved=False)
    return clause._replace(wide=(inside[0], max(clause.wide[1], at)))


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
    planned = date.tense if announced or tree.tokens[tree.head[at]].tag == "VBN" else None
    known = status(tree, at, planned, noun=True)
    if known == "cancelled" and last < tree.head[at] < last + LONGEST:
        last = tree.head[at]  # "Sunday's parade in Havelock has been cancelled": the verb is what says so
    return Clause(
        tree.tokens[at].lemma.lower(),
        True,
        (first, last),
        (first, last),
        known,
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
    return next((both for word in beside if (both := f"{lemma} {word}") in event_classes()), lemma)


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
    first = _out_of_phrase(tree, low if near else _noun_phrase_before(tree, first))
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
    return low + 1 if tree.tokens[low].pos == "ADP" and low < subject and not _bounds(tree, low) else low


def _bounds(tree: Tree, at: int) -> bool:
    """Tell whether a small word begins a bound, which a number does not stand without: "at least", "as many as"."""
    here, behind = (tree.tokens[i].text.lower() if i < len(tree.tokens) else "" for i in (at, at + 1))
    return f"{here} {behind}" in event_list("bounds")


def _out_of_phrase(tree: Tree, first: int) -> int:
    """Return the start of the whole noun phrase: what stands behind "of" does not begin a clause."""
    while first > 1 and tree.tokens[first - 1].pos == "ADP" and tree.tokens[first - 2].pos in ("NOUN", "PROPN"):
        first = _noun_phrase_before(tree, first - 1)
    return first


def _noun_phrase_before(tree: Tree, first: int) -> int:
    """Return the start of the noun phrase right before a verb whose subject the parse does not know."""
    while first > 0 and tree.tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"):
        first -= 1
    return first


def _rest_of_clause(tree: Tree, first: int, last: int) -> int:
    """Return the end of what is said, up to the next mark, where it follows the date."""
    end = last
    while end + 1 < min(len(tree.tokens), first + LONGEST_SAID) and not _closes(tree, end + 1):
        end += 1
    while end > last and tree.tokens[end].pos in ("DET", "ADP", "AUX", "PART", "SCONJ", "CCONJ", "PUNCT"):
        end -= 1  # "called on China to"
    return end


def _closes(tree: Tree, at: int) -> bool:
    """Tell whether a mark ends what is said; a hyphen inside a word does not."""
    token = tree.tokens[at]
    joins = token.text == "-" and at > 0 and tree.tokens[at - 1].end == token.start
    return token.pos == "PUNCT" and not joins


def _extent_full(tree: Tree, at: int) -> tuple[int, int]:
    phrase = _subtree(tree, at)
    return phrase[0], phrase[-1]


def _trimmed(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Cut what a clause by itself does not begin or end with."""
    while (
        first < last
        and (
            tree.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ")
            or tree.tokens[first].text.lower() in event_list("openers")
        )
        and not _bounds(tree, first)
    ):
        first += 1
    while last > first and tree.tokens[last].pos == "PUNCT" and tree.tokens[last].text not in ("”", '"', "’", ")"):
        last -= 1
    opened = sum(t.text == "“" for t in tree.tokens[first : last + 1])
    closed = sum(t.text == "”" for t in tree.tokens[first : last + 1])
    if opened > closed and last + 1 < len(tree.tokens) and tree.tokens[last + 1].text == "”":
        last += 1
    return first, last
