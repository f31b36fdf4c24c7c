"""The roles that a report gives to people beside their names: learnt first, since titles may precede them."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.entities.holders import Holder, role_of
from stemma.reading.names.entities.mention_roles import is_speech
from stemma.reading.names.proper.proper_names import Found
from stemma.reading.names.roles import roles, roles_beside
from stemma.reading.names.roles.role_reach import right
from stemma.reading.names.roles.roles import Description
from stemma.reading.vocabulary import Gender, vocabulary

_POSSESSIVES = frozenset({"'s", "’s"})
_KIN = frozenset(lexicon("names_roles")["kin"])


class Beside(NamedTuple):
    """Token indices of a sentence that say what people are, and the stretches of text that stand for one of them."""

    tokens: set[int]
    spans: list[tuple[Holder, int, int]]


def learn(tokens: Sequence[Token], people: Sequence[tuple[Found, Holder]], text: str) -> Beside:
    """Give people the roles that stand before and after their names in a sentence.

    >>> text = "Halvern mayor Ida Orr"
    >>> rows = [("Halvern", "PROPN"), ("mayor", "NOUN"), ("Ida", "PROPN"), ("Orr", "PROPN")]
    >>> tokens = [Token(text.index(w), text.index(w) + len(w), w, w, p, "", "dep", 0, "") for w, p in rows]
    >>> holder = Holder("PERSON")
    >>> beside = learn(tokens, [(Found(0, 2, 4, 14, 21, "PERSON", "Ida Orr", "Ida Orr"), holder)], text)
    >>> [role.text for role in holder.roles], sorted(beside.tokens)
    (['Halvern mayor'], [0, 1])
    """
    beside = Beside(set(), [])
    for name, holder in people:
        holder.gender = holder.gender or title_gender(tokens, name)
        description = roles_beside.before(tokens, name.first)
        if description:
            told = vocabulary().role_genders.get(description.head.split()[-1])
            holder.gender = told or holder.gender  # "the widow Terry Tull": surer than a given name
            _take(holder, description, tokens, text)
            beside.tokens.update(range(description.first, description.last))
    starts = [name.first for name, _ in people if not _owns(tokens, name)]
    for find in (_introduction, _apposition, _identified):
        for name, holder in people:
            description = find(tokens, name)
            if description is None or description.at in beside.tokens:
                continue
            if not any(description.first <= start <= description.last for start in starts):
                _take(holder, description, tokens, text)
                beside.tokens.update(range(description.first, description.last))
                span = tokens[description.first].start, tokens[description.last - 1].end
                beside.spans.append((holder, *span))
    return beside


def title_gender(tokens: Sequence[Token], name: Found) -> Gender | None:
    """Return the gender that the word before a person's name tells ("Mrs", "King").

    >>> tokens = [Token(5 * i, 5, w, w, "PROPN", "NNP", "dep", 0, "") for i, w in enumerate(("Mrs", "Tull"))]
    >>> title_gender(tokens, Found(0, 1, 2, 5, 9, "PERSON", "Tull", "Tull"))
    'f'
    """
    if name.type != "PERSON" or name.first == 0:
        return None
    return vocabulary().honorifics.get(tokens[name.first - 1].text.lower())


def _introduction(tokens: Sequence[Token], name: Found) -> Description | None:
    """Return the description that a name explains ("The harbour master, Orlo Tull, left").

    What says where or of what may stand between ("Its coordinator in Orr, Orlo Tull, left").
    """
    comma, after = _before_honorifics(tokens, name.first) - 1, name.last
    if comma < 1 or tokens[comma].text != ",":
        return None
    ends = after >= len(tokens) or tokens[after].text in (".", "”", '"')
    acts = not ends and tokens[after].pos in ("VERB", "AUX") and not is_speech(tokens[after])
    if not ends and tokens[after].text != "," and not acts:
        return None
    ending = [d for d in roles.descriptions(tokens[:comma]) if not d.plural and _reaches(tokens, d, comma)]
    if not ending:
        return None
    opening = _first_of_pair(tokens[:comma], ending[0])
    if ends and _explains_name(tokens, opening.first):
        return None
    in_full = not acts and name.last - name.first > 1
    if ends and not in_full:
        return None
    article = "own" if any(t.text in _POSSESSIVES for t in tokens[opening.first : opening.at]) else opening.article
    if article not in ("the", "own", "a" if in_full else "own") or (acts and opening.first):
        return None
    return opening if opening is ending[0] else opening._replace(last=ending[0].last)


def _owns(tokens: Sequence[Token], name: Found) -> bool:
    """Tell whether a name is an owner's: a description may hold it ("Ida Orr, *Tull's* adviser,")."""
    return name.last < len(tokens) and tokens[name.last].text in _POSSESSIVES


def _explains_name(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a description stands behind a name that it explains ("Orr, head of a firm in Orlo, Halvern.")."""
    return first > 1 and tokens[first - 1].text == "," and tokens[first - 2].pos == "PROPN"


def _before_honorifics(tokens: Sequence[Token], first: int) -> int:
    """Return where the titles before a name begin ("Dr" + "Orlo Tull")."""
    while first > 0 and tokens[first - 1].text.lower() in vocabulary().honorifics:
        first -= 1
    return first


def _first_of_pair(tokens: Sequence[Token], second: Description) -> Description:
    """Return the first of two descriptions of one person ("Halvern's founder and chief executive"), else the second."""
    joined = second.first > 1 and tokens[second.first - 1].text.lower() == "and" and not second.article
    before = roles.descriptions(tokens[: second.first - 1]) if joined else []
    one = before and before[-1].last == second.first - 1 and not before[-1].plural
    return before[-1] if one else second


def _reaches(tokens: Sequence[Token], description: Description, comma: int) -> bool:
    """Tell whether a description ends at a comma, with the phrase or adverb that follows it."""
    last = description.last
    adverb = last + 1 == comma and tokens[last].pos == "ADV"
    return last == comma or adverb or right(tokens[:comma], last) == comma


def _apposition(tokens: Sequence[Token], name: Found) -> Description | None:
    """Return the description that explains a name ("Orlo Tull, the harbour master, left")."""
    description = roles_beside.after(tokens, name.last)
    if description is None and name.last < len(tokens) and tokens[name.last].text in ("is", "was"):
        description = roles_beside.phrase_from(tokens, name.last + 1)
        if description and description.article == "a" and not description.words:
            return None
        if description and any(t.text == "until" for t in tokens[description.last : description.last + 1]):
            description = description._replace(words=description.words | {"former"})  # "was mayor until 2019"
    if description is None or (
        description.head in _KIN and not description.article and not _is_kin_of(tokens, description)
    ):
        return None
    return None if _speaks_itself(tokens, description) else description


def _is_kin_of(tokens: Sequence[Token], description: Description) -> bool:
    """Tell whether a word for kin says whose ("Ida Orr, *widow of* the captain,", not "Ida Orr, *son* Jo and")."""
    behind = tokens[description.at + 1 : description.at + 2]
    return any(t.text.lower() in ("of", "to") for t in behind)


def _identified(tokens: Sequence[Token], name: Found) -> Description | None:
    """Return the description of which a sentence says who it is ("His publisher is Ida Orr.")."""
    being = _before_honorifics(tokens, name.first) - 1
    if being < 1 or tokens[being].text not in ("is", "was") or name.last - name.first < len(("given", "family")):
        return None
    ending = [d for d in roles.descriptions(tokens[:being]) if d.last == being and not d.plural]
    told = ending[0] if ending else None
    return told if told is not None and told.first == 0 and told.article in ("the", "own") else None


def _speaks_itself(tokens: Sequence[Token], description: Description) -> bool:
    """Tell whether what follows a name is the subject of a verb of its own ("hospitals in Orr, the ministry said")."""
    after = description.last
    subject = tokens[description.at].dep.startswith("nsubj")
    return subject and after < len(tokens) and tokens[after].pos in ("VERB", "AUX")


def _take(holder: Holder, description: Description, tokens: Sequence[Token], text: str) -> None:
    gender = vocabulary().role_genders.get(description.head.split()[-1])
    if gender and holder.gender and gender != holder.gender:
        return
    words = text[tokens[description.core].start : tokens[description.last - 1].end]
    holder.roles.append(role_of(description, words))
    holder.gender = holder.gender or gender
