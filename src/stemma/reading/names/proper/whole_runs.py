"""Names that lack a word: capitals between an article and a name, a family name or a legal form right behind one.

"the Social" + "Democrats", "Tenzin Tashi" + "Orlo", "Orlo Foods" + ", Inc.": a run of capitals that an article opens is
one name, and two names stand side by side only with a word or a mark between them.
"""

import re
from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.listed_names import ends_company
from stemma.reading.names.proper.reach import Reach, is_capital, separate
from stemma.reading.vocabulary import Vocabulary

_OPENING = frozenset({"the", "his", "her", "their", "its", "our"})
_OF_STATES = frozenset({"state", "republic", "general", "royal"})  # of a body's name, though also of titles
_MOST = 3  # capitals between an article and a name
_FIGURES = re.compile(r"\d{1,4}ers")
_OTHERS = frozenset({"PLACE", "NORP", "MISC", "ORG"})


def whole_runs(tokens: Sequence[Token], lower: Sequence[str], found: Sequence[Reach], vocab: Vocabulary) -> list[Reach]:
    """Return the names of a sentence, those made longer that lack words.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "So the Social Democrats left".split()
    >>> pos = ["ADV", "DET", "ADJ", "PROPN", "VERB"]
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(zip(words, pos))]
    >>> whole_runs(tokens, [w.lower() for w in words], [Reach(3, 4, "NORP")], vocabulary())
    [Reach(first=2, last=4, type='ORG')]
    """
    taken = {at for first, last, _ in found for at in range(first, last)}
    longer = [_with_creed(tokens, lower, reach) for reach in found]
    longer = [_from_article(tokens, lower, _with_figures(tokens, reach), taken, vocab) for reach in longer]
    longer = [_with_legal_form(tokens, _over_ampersand(tokens, reach)) for reach in longer]
    return _with_family(tokens, lower, separate(longer), vocab)


def _from_article(
    tokens: Sequence[Token], lower: Sequence[str], reach: Reach, taken: set[int], vocab: Vocabulary
) -> Reach:
    """Carry a name back over the capitals that stand between an article and it."""
    first, last, kind = reach
    if (kind == "PERSON" and last - first > 1) or not is_capital(tokens[first]):
        return reach
    at = first
    while at > 0 and first - at < _MOST and at - 1 not in taken and _belongs(tokens, lower, at - 1, vocab):
        at -= 1
    if at in (first, 0) or lower[at - 1] not in _OPENING:
        return reach
    return Reach(at, last, {"NORP": "ORG", "PERSON": "MISC"}.get(kind, kind))


def _belongs(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    """Tell whether a capital may be the first word of a name: no title, office, people or day."""
    word = lower[at]
    if not is_capital(tokens[at]) or not word.isalpha() or tokens[at].pos not in ("PROPN", "NOUN", "ADJ"):
        return False
    others = (vocab.roles, vocab.honorifics, vocab.never, vocab.country_of, vocab.more_demonyms, vocab.collectives)
    other = word not in _OF_STATES and any(word in known for known in others)
    return not other and word not in _OPENING and not tokens[at].text.isupper()


def _with_creed(tokens: Sequence[Token], lower: Sequence[str], reach: Reach) -> Reach:
    """Carry the members of a party back over what sort of them they are ("Social" + "Democrats")."""
    first, last, _ = reach
    at = last - 2
    if at < 0 or first not in (at, last - 1) or lower[last - 1] not in _parts("party_members"):
        return reach
    led = is_capital(tokens[at]) and lower[at] in _parts("party_creeds") and is_capital(tokens[last - 1])
    return Reach(at, last, "ORG") if led else reach


@cache
def _parts(key: str) -> frozenset[str]:
    return frozenset(lexicon("names_composed")[key])


def _with_figures(tokens: Sequence[Token], reach: Reach) -> Reach:
    """Carry the place of a team on to its number ("Halvern" + "76ers")."""
    first, last, kind = reach
    numbered = kind == "PLACE" and last < len(tokens) and _FIGURES.fullmatch(tokens[last].text)
    return Reach(first, last + 1, "ORG") if numbered else reach


def _with_legal_form(tokens: Sequence[Token], reach: Reach) -> Reach:
    """Carry a company on over the comma before its legal form ("Orlo Foods, Inc.")."""
    first, last, kind = reach
    behind = kind in ("ORG", "MISC", "PLACE", "PERSON") and last + 1 < len(tokens) and tokens[last].text == ","
    if behind and ends_company(tokens[last + 1]) and is_capital(tokens[last + 1]):
        return Reach(first, last + 2, "ORG")
    return reach


def _over_ampersand(tokens: Sequence[Token], reach: Reach) -> Reach:
    """Carry a body's name on over "&", which stands inside names ("Orlo Power" + "& Light")."""
    first, last, kind = reach
    if kind != "ORG" or last + 1 >= len(tokens) or tokens[last].text != "&":
        return reach
    end = last + 1
    while end < len(tokens) and is_capital(tokens[end]) and tokens[end].pos in ("PROPN", "NOUN", "ADJ"):
        end += 1
    return Reach(first, end, kind) if end > last + 1 else reach


def _with_family(
    tokens: Sequence[Token], lower: Sequence[str], found: Sequence[Reach], vocab: Vocabulary
) -> list[Reach]:
    """Join a person's name with the single word of another type right behind it ("Tenzin Tashi" + "Orlo")."""
    joined: list[Reach] = []
    for reach in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.type == "PERSON"
            and before.last == reach.first
            and _is_family(tokens, lower, reach, vocab)
        ):
            given = is_given(tokens[before.first].text) or before.last - before.first > 1
            if given and tokens[reach.first].start - tokens[before.last - 1].end == 1:
                joined[-1] = Reach(before.first, reach.last, "PERSON")
                continue
        joined.append(reach)
    return joined


def _is_family(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> bool:
    first, last, kind = reach
    known = lower[first] in vocab.country_of or lower[first] in vocab.cities or lower[first] in vocab.never
    single = last - first == 1 and kind in _OTHERS and tokens[first].pos == "PROPN"
    return single and not known and lower[first].isalpha() and not tokens[first].text.isupper()
