"""Whom "he" or "she" means: everybody whom the report has mentioned is weighed, and the weightiest is taken.

A log-linear ranking as in Denis and Baldridge (2008): what speaks for somebody and what against is a list of signs (how
lately and in which grammatical role somebody was mentioned, who spoke last, what the name tells of the gender, how
often the report speaks of them), each with a weight fitted to annotated pronouns (``quotes_pronouns``). A gender that a
title tells excludes; one that a name suggests only weighs.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from math import log
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.names.entities.holders import Holder, Sighting
from stemma.reading.names.proper.listed_names import is_listed
from stemma.reading.vocabulary import vocabulary

Sign = tuple[str, float]

_FAR = 7  # sentences beyond which it makes no difference how far
_LEAN = 3.0  # log-odds of a gender beyond which a name tells no more
_SURE = 4.0  # log-odds that only listed names have
_AGAIN = 2  # sentences in which an unnamed person who spoke goes on speaking
_LATELY = 2  # sentences in which who is asked answers
_NAMES = 4_000  # names of which it is remembered whether they may be a person's
_REMEMBERED = 40  # mentions of somebody that are looked through


class Asked(NamedTuple):
    """A pronoun: its gender, the clock of the report's own sentences, its paragraph, grammatical role, whether it is
    the subject of a verb of speech, who is named in the words beside it, who spoke last, and for the subject of a verb
    of speech whether marked words stand beside it, whether these tell of another "he" (or "she"), and whether the verb
    is one of answering. `continues` tells that the words say that somebody goes on ("he added", "she also said").
    """

    gender: str
    clock: int
    paragraph: int = 0
    role: str = "subject"
    speaks: bool = False
    named_beside: Collection[Holder] = ()
    spoke_last: Holder | None = None
    marked: bool = False
    tells_of_such: bool = False
    answers: bool = False
    addressed: Collection[Holder] = ()
    sole_here: Holder | None = None
    continues: bool = False


def may_be_person(holder: Holder) -> bool:
    """Tell whether somebody is a person, or a name that was not taken for a person's and may be: no country is "he".

    >>> orlo, norland = Holder("MISC", forms={"Orlo": 1}), Holder("PLACE", forms={"South Korea": 2}, leaning=0.4)
    >>> may_be_person(orlo), may_be_person(norland)
    (True, False)
    """
    if holder.type == "PERSON":
        return True
    if not holder.named or not (holder.type == "MISC" or (holder.leaning and holder.type != "NORP")):
        return False
    return not _is_known_thing(holder.name(), holder.type)


@lru_cache(maxsize=_NAMES)
def _is_known_thing(name: str, kind: str) -> bool:
    """Tell whether a name is listed as a country's or people's, or says by its last word what it is ("Orlo City")."""
    vocab = vocabulary()
    if is_listed(name.lower(), vocab):
        return True
    return kind == "PLACE" and " " in name and name.rsplit(maxsplit=1)[-1].lower() in vocab.head_types


def meant(holders: Iterable[Holder], asked: Asked) -> Holder | None:
    """Return the weightiest of the holders, None where too little speaks for any.

    >>> tull, orr = Holder("PERSON", gender="f"), Holder("PERSON", gender="f")
    >>> tull.see(Sighting(0, 1, "subject")), orr.see(Sighting(0, 1, "object"))
    (None, None)
    >>> meant((tull, orr), Asked("f", 2)) is tull
    True
    """
    present = by_recency((holder for holder in holders if holder.seen), asked)
    if asked.continues and asked.spoke_last in present and _adds(asked.spoke_last, present, asked):
        return asked.spoke_last
    if present and _goes_on(present[0], asked):
        return present[0]
    if asked.spoke_last in present and _still_speaks(asked.spoke_last, present, asked):
        return asked.spoke_last
    weighed = [(weight(holder, asked, rank), holder) for rank, holder in ranked(present)]
    best = max(weighed, key=lambda entry: entry[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None


def _goes_on(latest: Holder, asked: Asked) -> bool:
    """Tell whether the last one named also spoke last, right before: then he goes on, however little is told of him.

    Of 270 such pronouns beside words in marks, in real and invented reports, 256 mean who spoke.
    """
    spoke = next((s for s in reversed(latest.seen) if s.spoke), None)
    if spoke is None or latest is not asked.spoke_last or not (asked.speaks and asked.marked and latest.named):
        return False
    return asked.clock - spoke.clock < _AGAIN and asked.gender == latest.told_gender()


def _still_speaks(last: Holder, present: Sequence[Holder], asked: Asked) -> bool:
    """Tell whether whoever said something in the sentence before goes on beside words in marks: only in what is said
    there, or as no subject, has it told of anybody else since ("Tull said Orr would go. “It is time,” she said").
    """
    spoke = next((s for s in reversed(last.seen) if s.spoke), None)
    if spoke is None or not (asked.speaks and asked.marked and last.named and last.type == "PERSON"):
        return False
    if spoke.asks or asked.clock - spoke.clock >= _AGAIN or spoke.role != "subject" or not last.may_be(asked.gender):
        return False
    others = (h.seen[-1] for h in present if h is not last and h.type == "PERSON" and h.told_at > last.told_at)
    return not any(s.role == "subject" and not s.told for s in others)


def _adds(last: Holder, present: Sequence[Holder], asked: Asked) -> bool:
    """Tell whether whoever spoke last adds something: somebody with a name, and no other such "he" has acted since.

    Who spoke in the sentence before does, whatever the given name tells of the gender.
    """
    if not last.named or last.type != "PERSON":
        return False
    latest = last.seen[-1]
    later = (h for h in present if h.told_at > last.told_at and h.type == "PERSON" and h.may_be(asked.gender))
    if any(h.seen[-1].role == "subject" for h in later):
        return False
    since = asked.clock - latest.clock
    spoke = latest.spoke and latest.role == "subject" and since < _AGAIN
    return spoke or (last.may_be(asked.gender) and since <= _AGAIN + 1)


def by_recency(holders: Iterable[Holder], asked: Asked) -> list[Holder]:
    """Return the holders by their last mention; whoever speaks is sought in the report's own words before others'.

    >>> tull, orr = Holder("PERSON", latest=30, told_at=0), Holder("PERSON", latest=20, told_at=20)
    >>> by_recency((tull, orr), Asked("f", 2)) == [tull, orr]
    True
    >>> by_recency((tull, orr), Asked("f", 2, speaks=True)) == [orr, tull]
    True
    """
    return sorted(holders, key=lambda h: -(h.told_at if asked.speaks else h.latest))


def ranked(present: Sequence[Holder]) -> list[tuple[int, Holder]]:
    """Return each holder with how many people come before it; names whose type is open count for nobody's rank.

    >>> tull, halvern, orr = Holder("PERSON"), Holder("MISC"), Holder("PERSON")
    >>> [rank for rank, _ in ranked([tull, halvern, orr])]
    [0, 1, 1]
    """
    people = list(accumulate((holder.type == "PERSON" for holder in present), initial=0))
    return list(zip(people, present, strict=False))


def weight(holder: Holder, asked: Asked, rank: int = 0) -> float:
    """Return how much speaks for a holder whom `rank` others were mentioned after; nobody is meant at 0 or below.

    >>> near, far = (Holder("PERSON", seen=[Sighting(clock, clock, "subject")]) for clock in (6, 0))
    >>> weight(near, Asked("f", 7)) > weight(far, Asked("f", 7), rank=1)
    True
    """
    weights = _weights()
    return sum([weights.get(name, 0.0) * value for name, value in signs(holder, asked, rank)])


def signs(holder: Holder, asked: Asked, rank: int = 0) -> list[Sign]:
    """Return what speaks for or against a holder, each with how much of it there is.

    >>> tull = Holder("PERSON", gender="f")
    >>> tull.see(Sighting(0, 1, "subject"))
    >>> [name for name, _ in signs(tull, Asked("f", 2))][:4]
    ['anybody', 'last subject 1', 'subject 1', 'rank 0']
    """
    seen = holder.seen[-_REMEMBERED:]
    told = [s for s in seen if s.role != "quoted"] if asked.speaks else seen
    found: list[Sign] = [] if told and told[-1] is seen[-1] else [("told of in words", 1.0)]
    seen = told or seen
    last = seen[-1]
    near = _near(asked.clock - last.clock)
    found += (("anybody", 1.0), (f"last {last.role} {near}", 1.0))
    if last.told:
        found.append((f"told {last.told} {last.role} {near}", 1.0))
    leads = next((s for s in reversed(seen) if s.role == "subject"), None)
    found += (
        (f"subject {_far(asked, leads)}", 1.0),
        (f"rank {min(rank, 3)}", 1.0),
        (f"mentioned {_far(asked, last)}", 1.0),
        (f"paragraph {min(asked.paragraph - last.paragraph, 3)}", 1.0),
        ("often", log(len(holder.seen))),
    )
    if asked.clock - seen[0].clock < 2:
        found.append(("new", 1.0))
    if holder is asked.sole_here:
        found += ((f"sole here, {last.role}", 1.0), ("sole here", 1.0))
    elif asked.sole_here is not None:
        found += (("often, another here", log(len(holder.seen))), ("another here", 1.0))
    led = next((s for s in reversed(seen) if s.leads and s.paragraph == asked.paragraph), None)
    if led is not None:
        found.append((f"leads paragraph{' by pronoun' if led.pronoun else ''}", 1.0))
    if last.pronoun:
        found.append(("by pronoun", 1.0))
    if asked.role != "subject" and last.clock == asked.clock and last.role == "subject":
        found.append(("own clause", 1.0))
    found += _of_speech(holder, asked, seen, near)
    found += _of_gender(holder, asked)
    found += _of_kind(holder, asked)
    return found


def _of_speech(holder: Holder, asked: Asked, seen: Sequence[Sighting], near: str) -> list[Sign]:
    found: list[Sign] = [("named in speech", 1.0)] if holder in asked.named_beside else []
    last = seen[-1]
    if last.opens:
        found.append((f"opens {near}", 1.0))
    if not asked.speaks:
        return found
    spoken = [s for s in seen if s.spoke]
    found += ((f"spoke {_far(asked, spoken[-1] if spoken else None)}", 1.0), ("quoted often", log(1 + len(spoken))))
    if holder is asked.spoke_last:
        found += (("spoke last", 1.0), (f"spoke last {'marked' if asked.marked else 'told'}", 1.0))
    if [s for s in seen if s.asked and asked.clock - s.clock < _LATELY]:
        found.append(("asked", 1.0))
        if asked.answers:
            found.append(("asked and answers", 1.0))
    if holder in asked.addressed:
        found.append(("addressed", 1.0))
    if [s for s in seen if s.asks and asked.clock - s.clock <= _LATELY]:
        found += (("asks", 1.0), (f"asks {near}", 1.0))
        if asked.answers:
            found.append(("asks and answers", 1.0))
    if asked.answers and holder is asked.spoke_last:
        found.append((f"answers oneself {near}", 1.0))
    if asked.tells_of_such:
        found += (
            (f"other told of, {'spoke' if spoken else 'silent'}", 1.0),
            (f"other told of, {last.role}", 1.0),
        )
        if last.pronoun:
            found.append(("other told of, by pronoun", 1.0))
        if last.told:
            found.append((f"other told of, told {last.told}", 1.0))
    return found


def _of_gender(holder: Holder, asked: Asked) -> list[Sign]:
    if not asked.gender:
        return []
    found: list[Sign] = []
    leaning = holder.leaning if asked.gender == "f" else -holder.leaning
    if holder.gender:
        found.append(("gender known", 1.0))
    elif abs(leaning) > _SURE:
        found.append(("listed name agrees" if leaning > 0 else "listed name differs", 1.0))
    elif leaning:
        found.append(("name leans", max(-_LEAN, min(_LEAN, leaning))))
    else:
        found.append(("gender open", 1.0))
    if holder.called:
        same, other = holder.called[asked.gender], holder.called["m" if asked.gender == "f" else "f"]
        if same:
            found.append(("called so", min(same, 3)))
        if other:
            found.append(("called otherwise", min(other, 3)))
    return found


def _of_kind(holder: Holder, asked: Asked) -> list[Sign]:
    found: list[Sign] = [("no person", 1.0)] if holder.type != "PERSON" else []
    if holder.named:
        return found
    found.append(("owned" if holder.owned else "unnamed", 1.0))
    if holder.passing:
        found.append(("passing speaks" if asked.speaks else "passing", 1.0))
    elif asked.speaks and not (holder is asked.spoke_last and asked.clock - holder.seen[-1].clock < _AGAIN):
        found.append(("unnamed speaks", 1.0))
    return found


def _near(sentences: int) -> str:
    return str(sentences) if sentences < 2 else "far"


def _far(asked: Asked, sighting: Sighting | None) -> str:
    if sighting is None:
        return "never"
    sentences = asked.clock - sighting.clock
    return str(sentences) if sentences < 4 else "4" if sentences < _FAR else "far"


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = lexicon("quotes_pronouns")["weights"]
    return weights
