"""Which named body a definite description means: "the company", "the terrorist group", "the newspaper".

The noun must suit the kind of the body. Among those that it suits, whoever the report has called by that noun, whoever
is most present, and whoever the report speaks of most, is meant.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.entities.holders import Holder
from stemma.reading.names.entities.mention_roles import says
from stemma.reading.names.roles.body_kinds import (
    Called,
    body_nouns,
    is_body_noun,
    is_press_noun,
    kinds_of_name,
    kinds_of_noun,
    may_mean,
)
from stemma.reading.names.roles.roles import Description
from stemma.reading.vocabulary import vocabulary

_SAME_NOUN, _SAME_KIND, _OPEN = 1.2, 0.8, 0.0
_OFTEN = 0.06  # for each mention so far, up to ten: a report is about whom it names most
_GOES_ON = 1.6  # more than a noun by which the report called another body
_CALLS = 20  # different things that a body is called; more tell nothing, and all are compared
_OUTLETS = frozenset(("media",))
_LATELY = 2  # sentences after which somebody told of as a subject is no longer in mind
_FEWEST = 2  # mentions of a body of unknown kind before a description may mean it


def learn_calls(holder: Holder, calls: Iterable[Called]) -> None:
    """Remember what the report calls a body.

    >>> orlo = Holder("ORG")
    >>> learn_calls(orlo, [Called("operator", frozenset({"freight"}), first, first + 2) for first in (2, 8)])
    >>> len(orlo.calls)
    1
    """
    for call in calls:
        if len(holder.calls) < _CALLS and (call.head, call.words) not in holder.calls:
            holder.calls.append((call.head, call.words))


def body_meant(number: int, tokens: Sequence[Token], d: Description, recent: Iterable[Holder]) -> Holder | None:
    """Return the body that a definite description in sentence `number` means, None where none suits.

    >>> from stemma.reading.names.entities.holders import Sighting
    >>> orlo = Holder("ORG", forms={"Orlo Foods": 1}, mentions=[(0, 10, "name")], seen=[Sighting(0, 0, "subject")])
    >>> learn_calls(orlo, [Called("company", frozenset(), 2, 3)])
    >>> tokens = [Token(0, len(w), w, w, "NOUN", "NN", "dep", 0, "") for w in ("the", "company")]
    >>> the_company = Description(0, 1, 2, 1, "company", False, "the", frozenset(), None)
    >>> body_meant(1, tokens, the_company, [orlo]) is orlo
    True
    """
    words = frozenset(w for w in d.words if w.isalpha()) - {"of", "the", "for"}
    if d.article != "the" or not is_body_noun(d.head) or d.head in vocabulary().roles:
        return None
    named = any(tokens[at].text[:1].isupper() for at in range(d.core, d.at + 1))
    named = named and not d.country and "based" not in d.words
    if named or d.last > d.at + 1 or words & _excluded() or _limits(tokens, d.last):
        return None
    if any(tokens[at].text in ("'s", "’s", "’", "'") for at in range(d.core, d.at)):
        return None
    acts = tokens[d.at].dep.startswith("nsubj")
    scored = [
        (_fit(number, holder, d, words, acts=acts), holder) for holder in recent if holder.type not in ("GROUP", "NORP")
    ]
    speaks = says(tokens, d.at, d.at + 1)
    fitting = [
        (fit + holder.weight(number) + _often(holder) + (_just_told(number, holder) if speaks else 0.0), holder)
        for fit, holder in scored
        if fit is not None
    ]
    return max(fitting, key=lambda entry: entry[0])[1] if fitting else None


def _fit(number: int, holder: Holder, d: Description, words: frozenset[str], *, acts: bool) -> float | None:
    """Return how well a noun in sentence `number` suits a holder, None where it does not; `acts` as a subject does."""
    if not holder.named or not holder.mentions or (_only_hears(holder) and not is_press_noun(d.head)):
        return None
    qualifiers = words - ({d.country.lower()} if d.country else set())
    same = [called for head, called in holder.calls if head == d.head]
    ends = [w for w in (holder.name().lower().split()[-1], holder.name().lower().split()[0]) if w == d.head]
    if ends and holder.type != "PERSON" and not (qualifiers - frozenset(holder.name().lower().split())):
        return _SAME_NOUN
    if same:
        apart = qualifiers and all(called and not called & qualifiers for called in same)
        return None if apart else _SAME_NOUN
    if "based" in qualifiers or qualifiers <= body_nouns():
        qualifiers = frozenset()  # "the Halvern-based firm", "the supermarket chain"
    if not qualifiers and _does_so(holder, d.head):
        return _SAME_KIND
    if holder.type not in ("ORG", "MISC") or (d.head in _premises() and not acts):
        return None
    told = [kinds_of_noun(head) for head, _ in holder.calls]
    kinds = kinds_of_name(holder.name()).union(*told)
    if kinds:
        described = [called for _, called in holder.calls if called]
        if qualifiers and described and not any(called & qualifiers for called in described):
            return None
        if qualifiers and not described and d.head in _one_of_many():
            return None
        reports_only = kinds == _OUTLETS and d.head in _any_kind() and not _acts(holder)
        return _SAME_KIND if may_mean(d.head, kinds) and not reports_only else None
    lately = number - holder.seen[-1].number < _LATELY and holder.seen[-1].role in ("subject", "inner")
    often = len(holder.mentions) >= _FEWEST or lately if holder.type == "ORG" else _just_told(number, holder) > 0
    return _OPEN if often and not qualifiers and d.head in _any_kind() else None


def _does_so(holder: Holder, head: str) -> bool:
    """Tell whether what a body does tells its kind ("Orlo cancelled its flights": the airline)."""
    person = holder.type == "PERSON" and bool(holder.gender or holder.leaning or holder.titles or holder.roles)
    return not person and any(head in implied.heads for implied in holder.implied)


def _only_hears(holder: Holder) -> bool:
    """Tell whether a body is only one whom somebody told something: an outlet, and no part of what it reports."""
    return bool(holder.seen) and all(s.hears for s in holder.seen)


def _acts(holder: Holder) -> bool:
    """Tell whether the report tells what a body does, and not only what it reports or is told."""
    return any(s.role in ("subject", "inner") and not s.spoke and not s.hears for s in holder.seen)


def _just_told(number: int, holder: Holder) -> float:
    """Return how much speaks for whoever the sentence before is about: it goes on ("Orlo denied it. The firm said")."""
    before = [s for s in holder.seen[-_CALLS:] if s.role != "quoted" and s.number == number - 1]
    return _GOES_ON if any(s.role == "subject" and s.opens for s in before) else 0.0


def _often(holder: Holder) -> float:
    return _OFTEN * min(len(holder.mentions), 10)


def _limits(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what follows says which one is meant ("the group that called itself", "the company behind")."""
    if at >= len(tokens):
        return False
    return tokens[at].text.lower() in ("that", "behind", "of") or tokens[at].tag == "VBN"


@cache
def _excluded() -> frozenset[str]:
    return frozenset(lexicon("names_body_kinds")["not_the_one"])


@cache
def _one_of_many() -> frozenset[str]:
    return frozenset(lexicon("names_body_kinds")["one_of_many"])


@cache
def _premises() -> frozenset[str]:
    return frozenset(lexicon("names_body_kinds")["premises"])


@cache
def _any_kind() -> frozenset[str]:
    return frozenset(lexicon("names_body_kinds")["open"])
