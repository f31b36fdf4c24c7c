"""What the words around a name tell of its type, counted over the whole report.

"in Halvern" is a place, "the Halvern" no person, "told Halvern" no place. One occurrence proves little; the report
decides by all of them.
"""

from collections import Counter
from collections.abc import Sequence

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.roles import roles, roles_beside
from stemma.reading.names.roles.body_kinds import called
from stemma.reading.vocabulary import Vocabulary, vocabulary

_AROUND = {key: frozenset(words) for key, words in lexicon("names_surroundings").items() if isinstance(words, list)}
_AGES = (1, 2)  # digits of an age
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def evidence(tokens: Sequence[Token], first: int, last: int, vocab: Vocabulary) -> str | None:
    """Return the type for which one occurrence of a name speaks, or None.

    >>> words = [("left", "VERB"), ("in", "ADP"), ("Orlo", "PROPN"), (".", "PUNCT")]
    >>> tokens = [Token(i * 5, i * 5 + 4, w, w, pos, "", "", 0, "") for i, (w, pos) in enumerate(words)]
    >>> from stemma.reading.vocabulary import vocabulary
    >>> evidence(tokens, 2, 3, vocabulary())
    'PLACE'
    """
    before = tokens[first - 1].text.lower() if first else ""
    pair = f"{tokens[first - 2].text.lower()} {before}" if first > 1 else ""
    following = tokens[last].text.lower() if last < len(tokens) else ""
    modifies = last < len(tokens) and (tokens[last].pos in _NOMINAL or following in _POSSESSIVES)
    if following == "," and _text(tokens, last + 1) in vocab.places and not _qualifies(tokens, last + 1):
        return "PLACE"
    if following in _AROUND["after_place"] or (following == "-" and _text(tokens, last + 1) == "based"):
        return "PLACE"
    if following in _AROUND["after_body"]:
        return "ORG"
    if (following in _AROUND["after_leader"] and before == "the") or _is_described(tokens, last, vocab):
        return "PERSON"
    if _is_introduced(tokens, first, last) or (last - first > 1 and _is_apposed(tokens, last)):
        return "PERSON"
    if not modifies and (before in _AROUND["before_place"] or pair in _AROUND["before_place"]):
        return "PLACE"
    if is_called_body(tokens, first, last):
        return "CALLED"
    if before == "of" and first > 1 and _leads(tokens, first - 2):
        return "LED"
    if before == "told" or (before in _AROUND["before_body"] and first > 1):
        return "TOLD"
    if before == "the" and modifies and following in _AROUND["after_thing"]:
        return "THING"
    if before == "the" and not modifies:
        return "ORG"
    titled = (before in vocab.honorifics and before not in _AROUND["of_titles"]) or before in vocab.roles
    if titled or following in _PERSONAL or _is_who(tokens, last):
        return "PERSON"
    return "SPEAKS" if following in _AROUND["speaking"] or before in _AROUND["speaking"] else None


def _qualifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word belongs to a noun behind it ("Tull, *Japan* 's minister": no Tull in Japan)."""
    return _pos(tokens, at + 1) in _NOMINAL or _text(tokens, at + 1) in _POSSESSIVES


def _is_who(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a clause of somebody stands behind a comma (", who was five,")."""
    return _text(tokens, at) == "," and _text(tokens, at + 1) in _PERSONAL


def is_called_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a sentence calls what it names a body ("the firm Orlo"), or gives it what only bodies have.

    >>> words = [("Orlo", "PROPN"), ("'s", "PART"), ("shares", "NOUN"), ("fell", "VERB")]
    >>> tokens = [Token(i * 7, i * 7 + len(w), w, w, pos, "", "", 0, "") for i, (w, pos) in enumerate(words)]
    >>> is_called_body(tokens, 0, 1)
    True
    """
    pair = f"{tokens[first - 2].text.lower()} {tokens[first - 1].text.lower()}" if first > 1 else ""
    calls = called(tokens, first, last)
    if last - first > 1 and is_given(tokens[first].text):  # "the developer Ida Orr" is a person
        calls = [call for call in calls if not (call.last == first - 1 and call.head in vocabulary().roles)]
    return bool(calls) or pair in _AROUND["before_traded"] or _owns_trade(tokens, last)


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun names who leads a body ("captain of", "the chief executive of")."""
    return tokens[at].text.lower() in _AROUND["leading"]


def _owns_trade(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what only companies have follows a possessive ending ("'s shares")."""
    if at + 1 >= len(tokens) or tokens[at].text not in _POSSESSIVES:
        return False
    head = at + 1
    while head + 1 < len(tokens) and head - at < 4 and tokens[head].pos != "ADP" and tokens[head + 1].pos == "NOUN":
        head += 1
    return tokens[head].text.lower() in _AROUND["traded"]


def _is_described(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Tell whether an age or a role stands between commas from `at` on (", 61,", ", a former minister of").

    >>> words = [(",", "PUNCT"), ("61", "NUM"), (",", "PUNCT")]
    >>> from stemma.reading.vocabulary import vocabulary
    >>> _is_described([Token(i, i, w, w, pos, "", "", 0, "") for i, (w, pos) in enumerate(words)], 0, vocabulary())
    True
    """
    if _text(tokens, at) != ",":
        return False
    role = at + 1
    if has_age(tokens, at):
        return True
    while role < at + 5 and (_text(tokens, role) in _AROUND["before_role"] or _pos(tokens, role) in ("ADJ", "PUNCT")):
        if _is_role(tokens, role, vocab):  # "fellow", which a parse may take for an adjective
            return True
        role += 1
    return _is_role(tokens, role, vocab)


def _is_role(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    return _text(tokens, at) in vocab.roles and _text(tokens, at + 1) in _AROUND["after_role"]


def has_age(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an age stands between commas from `at` on.

    >>> tokens = [Token(i, i, w, w, "X", "", "", 0, "") for i, w in enumerate((",", "61", ",", "left"))]
    >>> has_age(tokens, 0), has_age(tokens, 2)
    (True, False)
    """
    age = _text(tokens, at + 1)
    return _text(tokens, at) == _text(tokens, at + 2) == "," and age.isdigit() and len(age) in _AGES


def _is_apposed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a description of a person explains the name before `at` (", the night guard with a limp, left")."""
    described = roles_beside.after(tokens, at)
    if described is None or _text(tokens, at) != ",":
        return False
    end = described.last
    if _text(tokens, end) == "and" and (second := roles_beside.phrase_from(tokens, end + 1)) is not None:
        end = second.last
    return _text(tokens, end) in _AROUND["after_apposition"] and tokens[described.at].dep not in _SUBJECTS


def _is_introduced(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a name explains a description of a person before it ("the coach, Orla Tull, noticed")."""
    while first > 0 and tokens[first - 1].text.lower() in vocabulary().honorifics:
        first -= 1
    if first < 2 or tokens[first - 1].text != "," or _text(tokens, last) not in (",", ".", ")"):
        return False
    explained = explains(tokens, first, last)
    return any(
        d.article in ("the", "own") and (d.last == first - 1 or d.at == explained)
        for d in roles.descriptions(tokens[: first - 1])
        if not d.plural and d.head in vocabulary().roles
    )


def explains(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return the noun that a name is in apposition to, past what qualifies it ("the *doctor* in charge, Orla Tull").

    >>> rows = [("doctor", "root", 0), ("on", "case", 2), ("duty", "nmod", 0), (",", "punct", 4), ("Orr", "appos", 2)]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, "NOUN", "", d, h, "") for i, (w, d, h) in enumerate(rows)]
    >>> explains(tokens, 4, 5), explains(tokens, 0, 1)
    (0, None)
    """
    top = next((i for i in range(first, last) if not first <= tokens[i].head < last), first)
    if tokens[top].dep != "appos" or tokens[top].head >= first:
        return None
    at = tokens[top].head
    while tokens[at].dep == "nmod" and tokens[at].head < at:
        at = tokens[at].head
    return at


def _pos(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].pos if at < len(tokens) else ""


_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PERSONAL = frozenset({"who", "whose", "himself", "herself"})


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if at < len(tokens) else ""


def decided(kind: str, spoken: Counter[str], occurrences: int, words: int) -> str:
    """Return a name's type in the light of the evidence: changed where at least half of its occurrences speak for
    another.

    >>> decided("PERSON", Counter({"PLACE": 2}), 3, 1)
    'PLACE'
    """
    others = spoken["PERSON"] + spoken["PLACE"]
    if kind in ("PERSON", "PLACE", "MISC") and spoken["CALLED"] > others + (words > 1) * spoken["SPEAKS"]:
        return "ORG"
    if kind in ("PERSON", "MISC") and spoken["LED"] > others + (words > 1) * spoken["SPEAKS"]:
        return "ORG"
    if kind == "PERSON" and spoken["THING"] * 2 >= occurrences and not spoken["PERSON"] + spoken["SPEAKS"]:
        return "MISC"
    if kind == "PERSON" and not spoken["PERSON"]:
        if spoken["PLACE"] * 2 >= occurrences and spoken["PLACE"] > spoken["ORG"]:
            return "PLACE"
        if (spoken["ORG"] + spoken["TOLD"]) * 2 >= occurrences and words == 1:
            return "ORG"
        if spoken["ORG"] * 2 >= occurrences and words > 1:
            return "MISC"
        if spoken["ORG"] > 1 and spoken["ORG"] * 4 >= occurrences and words > 1 and not spoken["SPEAKS"]:
            return "MISC"
    introduced = spoken["PERSON"] * 2 >= occurrences and not spoken["PLACE"] and not spoken["CALLED"]
    if kind in ("PLACE", "MISC") and introduced:
        return "PERSON"
    if kind == "ORG" and spoken["PLACE"] * 2 >= occurrences and words == 1 and spoken["PLACE"] > spoken["ORG"]:
        return "PLACE"
    if kind == "PLACE" and spoken["TOLD"] * 2 >= occurrences:
        return "ORG"
    return kind
