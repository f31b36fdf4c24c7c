"""Whom a title or description means: whoever holds the role that it names, or one that follows from it.

"The minister", "the official" and "the top diplomat" all may mean a foreign minister; what follows from what is data
(``names_roles``). A deputy is not meant by the title of the chief, nor the minister of one country by that of another.
"""

from collections.abc import Iterable
from functools import cache

from stemma.data import lexicon
from stemma.reading.names.entities.epithets import EPITHETS, FROM
from stemma.reading.names.entities.holders import Holder, Implied, Role
from stemma.reading.names.roles.body_kinds import body_nouns
from stemma.reading.names.roles.roles import Description
from stemma.reading.vocabulary import vocabulary

_SHORT = 4  # letters of a word that is too short to be told as the end of a compound
_HEARD = 6  # sentences after which nobody is "the expert" for having spoken
_QUALIFIERS = frozenset({"former", "ex", "deputy", "vice", "assistant", "late", "first", "second", "third", "other"})
_HIGHEST = frozenset({"top", "chief", "leading"})
_SAME, _ALIKE, _FOLLOWS = 3.0, 2.9, 2.3  # how well a description suits a role: the same, nearly the same, implied
_DOES = 2.0  # how well it suits what follows from what somebody does
_APART = frozenset({"former", "ex", "deputy", "vice", "assistant", "late", "acting"})
_SONS, _DAUGHTERS = frozenset({"son", "sons", "boy"}), frozenset({"daughter", "daughters", "girl"})
_LEFT_BEHIND = {"widow": "wife", "widower": "husband"}
_FORMER = frozenset({"former", "ex", "late"})
_OF = frozenset({"of", "for", "'s", "’s"})
_LINKS = _OF | {"the", "in", "at", "a", "new", "-"}
_BY_COUNTRY = 0.4  # less where the description names a country and the role does not
_WORD = 0.25  # more for each qualifying word that both have


def title_meant(number: int, d: Description, recent: Iterable[Holder]) -> Holder | None:
    """Return whom a description in sentence `number` means, the best suited and most present, None if nobody suits.

    >>> from stemma.reading.names.entities.holders import Sighting
    >>> orr = Holder("PERSON", mentions=[(0, 3, "name")], seen=[Sighting(0, 0, "subject")])
    >>> orr.roles.append(Role("foreign minister", frozenset(), None, "foreign minister"))
    >>> the_minister = Description(0, 1, 2, 1, "minister", False, "the", frozenset(), None)
    >>> the_mayor = the_minister._replace(head="mayor")
    >>> title_meant(1, the_minister, [orr]) is orr, title_meant(1, the_mayor, [orr])
    (True, None)
    """
    fits = [(fit(holder, d), holder) for holder in recent]
    scored = [(suits + holder.weight(number), holder) for suits, holder in fits if suits > 0]
    return max(scored, key=lambda entry: entry[0])[1] if scored else None


def owned_meant(d: Description, recent: Iterable[Holder], owner: str = "") -> Holder | None:
    """Return the only one whom a report has both named and called so, for whom somebody has ("her mother said").

    Where it calls nobody so, it is the only one of whom that follows; `owner` is the pronoun of whoever has them.

    >>> orr = Holder("PERSON", mentions=[(0, 3, "name")], roles=[Role("mother", frozenset(), None, "mother")])
    >>> her_mother = Description(0, 1, 2, 1, "mother", False, "own", frozenset(), None)
    >>> owned_meant(her_mother, [orr]) is orr, owned_meant(her_mother, [orr, Holder("PERSON", roles=orr.roles)])
    (True, None)
    """
    if d.article != "own" or d.plural or d.words - _APART:
        return None
    people = [h for h in recent if h.type == "PERSON" and not h.plural]
    called = [] if d.words else [h for h in people if any(r.head == d.head for r in h.roles)]
    if not called:
        called = [
            h for h in people if h.named and h.agrees(vocabulary().role_genders.get(d.head)) and _is_owned(h, d, owner)
        ]
    return called[0] if len(called) == 1 and called[0].named and called[0].mentions else None


def _is_owned(holder: Holder, d: Description, owner: str) -> bool:
    """Tell whether somebody is to another what a description says ("his widow", of whom "his wife Ida" was told).

    Whoever has a son is no mother of a woman.
    """
    known = lexicon("names_roles")
    held = {role.head for role in holder.roles}
    if d.head in known["kin"] and (_LEFT_BEHIND.get(d.head, d.head) in held or held & _entailing(d.head)):
        return True
    if d.head not in known["owned"]:
        return False
    own, others = (_SONS, _DAUGHTERS) if owner == "his" else (_DAUGHTERS, _SONS)
    told = [implied for implied in holder.implied if _bears(implied, d)]
    return any(not (owner in ("his", "her") and implied.words & others and not implied.words & own) for implied in told)


def heard(number: int, d: Description, spoke: Holder, then: int) -> Holder | None:
    """Return who spoke last, in sentence `then`, for a bare noun that may mean any such person ("the expert said").

    >>> orr = Holder("PERSON")
    >>> expert = Description(0, 1, 2, 1, "expert", False, "the", frozenset(), None)
    >>> heard(3, expert, orr, 1) is orr, heard(30, expert, orr, 1)
    (True, None)
    """
    if d.article != "the" or d.words or d.head not in _anyone():
        return None
    vocab = vocabulary()
    politician = any("politician" in vocab.entails.get(role.head, ()) for role in spoke.roles)
    agrees = spoke.agrees(vocab.role_genders.get(d.head))
    return spoke if spoke.named and not politician and agrees and number - then <= _HEARD else None


def fit(holder: Holder, d: Description) -> float:
    """Return how well a description suits someone; 0 for not at all.

    >>> orr = Holder("PERSON", mentions=[(0, 3, "name")])
    >>> orr.roles.append(Role("foreign minister", frozenset(), None, "foreign minister"))
    >>> the_minister = Description(0, 1, 2, 1, "minister", False, "the", frozenset(), None)
    >>> fit(orr, the_minister) > fit(orr, the_minister._replace(head="mayor"))
    True
    """
    if not holder.mentions or holder.plural != d.plural or holder.type not in ("PERSON", "GROUP"):
        return 0.0
    if not holder.agrees(vocabulary().role_genders.get(d.head.split()[-1])):
        return 0.0
    countries = {role.country for role in holder.roles if role.country}
    if d.country and countries and d.country not in countries:
        return 0.0
    held = {word for role in holder.roles for word in role.head.split()}  # "Cabinet Secretary" is no secretary
    titled = (
        role_of_title(title) for title in sorted(holder.titles) if title not in held or title in _told_by_titles()
    )
    told = max((_suits(role, d) for role in (*holder.roles, *titled)), default=0.0)
    return told or max((_bears(implied, d) for implied in holder.implied), default=0.0) or _by_origin(holder, d)


def contradicts(holder: Holder, d: Description) -> bool:
    """Tell whether somebody is of another age or from elsewhere than a description tells ("the 34-year-old").

    >>> the_norwegian = Description(0, 1, 2, 1, FROM, False, "the", frozenset(), "Norway")
    >>> dane = Holder("PERSON", implied=[Implied(frozenset((FROM,)), frozenset(("denmark",)))])
    >>> contradicts(dane, the_norwegian)
    True
    """
    if d.head not in EPITHETS or (d.head == FROM and not d.country):
        return False
    told = [implied for implied in holder.implied if d.head in implied.heads]
    return bool(told) and not any(_bears(implied, d) for implied in told)


def holds_another(holder: Holder, d: Description) -> bool:
    """Tell whether somebody is known for work or an office other than the office that a description tells.

    Whoever has a name is no "source" or "insider": so a report calls only those whom it does not name.

    >>> orr = Holder("PERSON", mentions=[(0, 3, "name")])
    >>> orr.roles.append(Role("nurse", frozenset(), None, "nurse"))
    >>> the_mayor = Description(0, 1, 2, 1, "mayor", False, "the", frozenset(), None)
    >>> holds_another(orr, the_mayor), holds_another(orr, the_mayor._replace(head="passenger"))
    (True, False)
    """
    vocab, known = vocabulary(), lexicon("names_roles")
    noun = d.head.split()[-1]
    if noun in known["unnamed"]:
        return holder.named
    office = (d.head in vocab.role_phrases or noun in vocab.offices) and noun not in known["parts_played"]
    works = any(role.head in vocab.role_phrases or role.head.split()[-1] in _worked() for role in holder.roles)
    return office and works and not fit(holder, d)


def again(titled: Holder, d: Description, best: Holder | None, *, speaks: bool = False) -> bool:
    """Tell whether a description means who holds the role it tells rather than whom presence alone speaks for.

    `best` is the weightiest of all, or nobody: then somebody without a name is meant who was told of by the same noun,
    where the words beside it do not tell two people apart, and somebody with a name as the source of words where what
    the report calls them, or tells of what they do, is just what the description says.

    >>> the_clerk = Description(0, 1, 2, 1, "clerk", False, "the", frozenset(), None)
    >>> clerk = Holder("PERSON", named=False, mentions=[(0, 7, "title")])
    >>> clerk.roles.append(Role("clerk", frozenset({"port"}), None, "a port clerk"))
    >>> again(clerk, the_clerk, None), again(clerk, the_clerk._replace(words=frozenset({"bank"})), None)
    (True, False)
    """
    if best is not None:
        return not fit(best, d)
    if titled.named:
        return speaks and _surely(titled, d)
    same = (role for role in titled.roles if _base(role, d) >= _ALIKE)
    dull = frozenset({"of", "the", "for", "in", "at"})
    return any(not d.words - dull or not role.words - dull or (d.words & role.words) - dull for role in same)


@cache
def role_of_title(title: str) -> Role:
    """Return what a title in its one form tells of whoever bears it ("Prof. Orr" is a professor, "Dr Orr" a doctor).

    >>> role_of_title("professor").head, role_of_title("dr").head
    ('professor', 'doctor')
    """
    head = _told_by_titles().get(title, title)
    return Role(head, frozenset(), None, head)


def _told_by_titles() -> dict[str, str]:
    told: dict[str, str] = lexicon("names_titles")["tells"]
    return told


def _suits(role: Role, d: Description) -> float:
    base = _base(role, d)
    if not base or (d.country and role.country and d.country != role.country):
        return 0.0
    if d.country and base < _SAME and not role.country:
        base -= _BY_COUNTRY if base > _FOLLOWS else base
    if (d.words & _QUALIFIERS) != (role.words & _QUALIFIERS):
        return 0.0
    if d.field and role.field and not d.field & (role.field | role.words):
        return 0.0
    return base + _WORD * len((d.words & role.words) - {"of", "the"}) if base else 0.0


def _surely(holder: Holder, d: Description) -> bool:
    """Tell whether nothing that a description says is more than what the report tells of somebody."""
    said = _told_apart(d)
    held = any(
        _suits(role, d) and (said & role.words or (not said and _base(role, d) >= _ALIKE)) for role in holder.roles
    )
    return held or any(_bears(implied, d) for implied in holder.implied)


def _by_origin(holder: Holder, d: Description) -> float:
    """Return how well a description suits somebody for where it says that they come from ("the Norwegian skier")."""
    if not d.country or holder.roles or d.head in vocabulary().offices or d.head in vocabulary().role_phrases:
        return 0.0
    from_there = any(FROM in implied.heads and d.country.lower() in implied.words for implied in holder.implied)
    return _DOES if from_there else 0.0


def _told_apart(d: Description) -> frozenset[str]:
    """Return the nouns of a description that tell which one of a sort is meant ("the *port* clerk").

    Nouns for bodies tell no two apart ("the company's founder").
    """
    return (d.words - _LINKS if d.words & _OF else d.field) - body_nouns()


def _bears(implied: Implied, d: Description) -> float:
    """Return how well a description suits what follows from what somebody does."""
    if d.head == FROM:
        return _DOES if d.country and FROM in implied.heads and d.country.lower() in implied.words else 0.0
    if d.head not in implied.heads and d.head.split()[-1] not in implied.heads:
        return 0.0
    apart = d.words & _APART
    if apart != implied.words & _APART and not (implied.past and apart <= _FORMER):
        return 0.0
    said = _told_apart(d)
    both = said & implied.words
    if said and implied.words and not both:
        return 0.0
    return _DOES + _WORD * len(both)


def _base(role: Role, d: Description) -> float:
    if role.head == d.head:
        return _SAME
    if len(d.head) > _SHORT and role.head.endswith(d.head):  # "the goalkeeper", then "the keeper"
        return _ALIKE
    if d.words & _HIGHEST and f"top {d.head}" in vocabulary().entails.get(role.head, ()):
        return _ALIKE
    return _FOLLOWS if _follows(role.head, d.head) else 0.0


def _follows(held: str, said: str) -> bool:
    return said in vocabulary().entails.get(held, ()) or (
        held.rsplit(maxsplit=1)[-1] != held and said in (held.rsplit(maxsplit=1)[-1], held.split(maxsplit=1)[0])
    )


@cache
def _entailing(said: str) -> frozenset[str]:
    """Return the kin from which others follow ("her dad" of "her father")."""
    kin = lexicon("names_roles")["kin"]
    return frozenset(held for held in kin if said in vocabulary().entails.get(held, ()))


@cache
def _worked() -> frozenset[str]:
    known = lexicon("names_roles")
    return frozenset((*known["offices"], *known["occupations"])) - frozenset((*known["kin"], *known["parts_played"]))


@cache
def _anyone() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["anyone"])
