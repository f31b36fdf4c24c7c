"""The one type that a report gives to each of its names.

The model's majority is reconsidered in the light of what stands around the name; family names follow the people who
are named in full; what nothing introduces as a person is not held for one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.language import Parse
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.listed_names import is_listed
from stemma.reading.names.proper.personal_names import is_personal
from stemma.reading.names.proper.reach import Reach
from stemma.reading.names.proper.short_names import short_names
from stemma.reading.names.proper.surroundings import decided, evidence, is_called_body
from stemma.reading.parsed import ParsedSentence
from stemma.reading.vocabulary import Vocabulary

KEPT = 4_000  # sentences of which is kept for what the surroundings of their names speak
Words = tuple[str, ...]
Kept = dict[tuple[int, int], str | None]

_OF_PEOPLES = ("ian", "ians", "ese", "ish", "i", "is")
_MARKS = frozenset("\"“”'‘’")


class _Seen(NamedTuple):
    """How often a name was found with each type, and for which types its surroundings speak."""

    counts: dict[Words, Counter[str]]
    spoken: dict[Words, Counter[str]]


def settled_types(
    sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]], vocab: Vocabulary
) -> dict[Words, str]:
    """Return the type of each name of the report, by its words; names that are none are left out.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.vocabulary import vocabulary
    >>> def sentence(text):
    ...     tokens = tuple(Token(0, len(w), w, w, "PROPN", "NNP", "dep", 0, "") for w in text.split())
    ...     return ParsedSentence(0, len(text), 0, tokens, ())
    >>> both = sentence("Ida Orr spoke ."), sentence("Later Orr left .")
    >>> settled_types(both, [[Reach(0, 2, "PERSON")], [Reach(1, 2, "PLACE")]], vocabulary())
    {('Ida', 'Orr'): 'PERSON', ('Orr',): 'PERSON'}
    """
    seen = _gathered(sentences, found, vocab)
    bodies, abbreviations = short_names(sentences, found)
    written: set[str] = set().union(*(sentence.texts for sentence in sentences))
    types: dict[Words, str] = {}
    for words, count in seen.counts.items():
        single = words[0] if len(words) == 1 else ""
        kind = max(sorted(count), key=lambda label: count[label])
        kind = "ORG" if single in bodies else _reconsidered(words, kind, seen, vocab)
        if single not in abbreviations and not _is_common(single, kind, written, vocab):
            types[words] = kind
    _adopt_relatives(types, seen, vocab)
    _doubt(types, seen, vocab)
    return types


def words_of(sentence: ParsedSentence, reach: Reach) -> Words:
    """Return the words of a name.

    >>> from stemma.reading.language import Token
    >>> tokens = tuple(Token(0, len(w), w, w, "PROPN", "NNP", "dep", 0, "") for w in ("Ida", "Orr", "left"))
    >>> words_of(ParsedSentence(0, 12, 0, tokens, ()), Reach(0, 2, "PERSON"))
    ('Ida', 'Orr')
    """
    return tuple(token.text for token in sentence.tokens[reach.first : reach.last])


def _gathered(sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]], vocab: Vocabulary) -> _Seen:
    seen = _Seen(defaultdict(Counter), defaultdict(Counter))
    for sentence, names in zip(sentences, found, strict=True):
        kept = {} if sentence.parse is None else _kept_of(sentence.parse)
        for reach in names:
            words = words_of(sentence, reach)
            seen.counts[words][reach.type] += 1
            told = _told(sentence, reach, vocab, kept)
            if told:
                seen.spoken[words][told] += 1
    single = {words[0] for words in seen.counts if len(words) == 1}
    for sentence, names in zip(sentences, found, strict=True):
        _hear_of_bodies(sentence, names, seen, single)
    return seen


@lru_cache(maxsize=KEPT)
def _kept_of(parse: Parse) -> Kept:
    """Return what is kept of a sentence, by the places of names in it: nothing at first."""
    return {}


def _told(sentence: ParsedSentence, reach: Reach, vocab: Vocabulary, kept: Kept) -> str | None:
    """Return the type for which a name's surroundings speak, told once for all copies of a sentence."""
    at = reach.first, reach.last
    if at not in kept:
        kept[at] = evidence(sentence.tokens, *at, vocab)
    return kept[at]


def _hear_of_bodies(sentence: ParsedSentence, names: Sequence[Reach], seen: _Seen, single: Set[str]) -> None:
    """Count where a sentence calls a body what the model saw as a name elsewhere only; `single` are names of a word."""
    if single.isdisjoint(sentence.texts):
        return
    covered = {at for first, last, _ in names for at in range(first, last)}
    for at, token in enumerate(sentence.tokens):
        if token.text in single and at not in covered and is_called_body(sentence.tokens, at, at + 1):
            seen.spoken[token.text,]["CALLED"] += 1


def _reconsidered(words: Words, kind: str, seen: _Seen, vocab: Vocabulary) -> str:
    lower = words[0].lower()
    if kind == "NORP" and len(words) == 1 and not _names_a_people(lower, vocab):
        others = Counter({label: n for label, n in seen.counts[words].items() if label != "NORP"})
        kind = max(sorted(others), key=lambda label: others[label], default="MISC")
    given = len(words) == 1 and lower in vocab.given_genders and lower not in vocab.country_of
    if given and kind in ("PLACE", "MISC") and not seen.spoken[words] and not words[0].isupper():
        return "PERSON"
    told = seen.spoken[words]
    if (
        told["PERSON"]
        and 1 < len(words) < 4
        and is_given(words[0])
        and not told["PLACE"] + told["ORG"] + told["CALLED"]
    ):
        return "PERSON"  # "Linda Daily, director of": her name ends as newspapers' do
    listed = is_listed(" ".join(words).lower(), vocab) or (len(words) > 1 and _is_sort(words[-1].lower(), vocab))
    if not listed and kind in ("PLACE", "ORG", "MISC") and is_personal(words, vocab):
        told = seen.spoken[words]
        kind = kind if told["PLACE"] or told["CALLED"] or told["ORG"] else "PERSON"
    if listed or not seen.spoken[words]:
        return kind
    someone = kind == "ORG" and _may_be_someone(words, vocab) and not seen.spoken[words]["ORG"]
    settled = decided("MISC" if someone else kind, seen.spoken[words], seen.counts[words].total(), len(words))
    return "ORG" if someone and settled == "MISC" else settled


def _is_sort(word: str, vocab: Vocabulary) -> bool:
    """Tell whether the last word of a name tells what it names: a sort of body, or a party's members."""
    return word in vocab.head_types or word in lexicon("names_composed")["party_members"]


def _may_be_someone(words: Words, vocab: Vocabulary) -> bool:
    """Tell whether a body's name could be a person's by its words: two or three, none that tells a body."""
    heads = (vocab.organisation_heads, vocab.head_types, vocab.generic_bodies, vocab.place_heads, vocab.country_of)
    plain = all(word.isalpha() and word[0].isupper() and not word.isupper() for word in words)
    return 1 < len(words) < 4 and plain and not any(word.lower() in known for word in words for known in heads)


def _is_common(word: str, kind: str, written: Set[str], vocab: Vocabulary) -> bool:
    """Tell whether a name is a word of the language with a capital for its place ("Debris"), also written small."""
    lower = word.lower()
    small = lower in written and lower.islower()
    return small and kind in ("PERSON", "PLACE") and lower not in vocab.country_of


def _adopt_relatives(types: dict[Words, str], seen: _Seen, vocab: Vocabulary) -> None:
    """Make family names of people who are named in full people's names, and first names where they are like one."""
    people = [words for words, kind in types.items() if kind == "PERSON" and len(words) > 1]
    for first in sorted({words[0] for words in people}):
        told = seen.spoken[first,]
        acts = told["SPEAKS"] or told["PERSON"] > told["PLACE"]
        likely = len(first) < 5 or first.lower() in vocab.given_genders or acts
        known = (first,) in types and not _is_people(first, types, vocab) and first.lower() not in vocab.country_of
        if likely and known and not first.isupper():
            types[first,] = "PERSON"
    for nickname in sorted({word for words in people for word in _nicknames(words)}):
        if len(nickname) > 2 and not nickname.isupper():
            types[nickname,] = "PERSON"
    for family in sorted({words[-1] for words in people if words[-1][0].isupper()}):
        if len(family) < 2 or family.isupper() or _is_elsewhere(family, seen, vocab):
            continue
        a_people = _is_people(family, types, vocab) and (_is_a_people(family.lower(), vocab) or family.endswith("s"))
        if not a_people or seen.counts[family,].total() == 1:
            types[family,] = "PERSON"


def _is_elsewhere(family: str, seen: _Seen, vocab: Vocabulary) -> bool:
    """Tell whether a family name is rather a country, or a large city of which the report tells as of nobody."""
    if family.lower() not in vocab.country_of:
        return False
    told = seen.spoken[family,]
    return family.lower() not in vocab.capitals or told["SPEAKS"] + told["PERSON"] <= told["PLACE"]


def _is_people(word: str, types: dict[Words, str], vocab: Vocabulary) -> bool:
    """Tell whether the model took a word for a people's name and a list or its ending agrees ("Tolmians")."""
    return types.get((word,)) == "NORP" and _names_a_people(word.lower(), vocab)


def _names_a_people(word: str, vocab: Vocabulary) -> bool:
    return _is_a_people(word, vocab) or word.endswith(_OF_PEOPLES)


def _is_a_people(word: str, vocab: Vocabulary) -> bool:
    return word in vocab.demonyms or word in vocab.more_demonyms


def _nicknames(words: Words) -> list[str]:
    """Return the words of a name that stand between marks in it ('Orlo "Pip" Tull')."""
    return [word for before, word, after in zip(words, words[1:], words[2:], strict=False) if {before, after} <= _MARKS]


def _doubt(types: dict[Words, str], seen: _Seen, vocab: Vocabulary) -> None:
    """Leave the type of a word open that is taken for a person whom nothing introduces: no full name, title or speech.

    If it names a city, it is that. News names people in full at first: three in four such words of the visible half of
    en-worldwide-newswire are no person.
    """
    full = {word.lower() for words, kind in types.items() if kind == "PERSON" and len(words) > 1 for word in words}
    for words, kind in types.items():
        lower = words[0].lower()
        introduced = seen.spoken[words]["PERSON"] or seen.spoken[words]["SPEAKS"] or lower in vocab.given_genders
        if kind != "PERSON" or introduced or (len(words) == 1 and lower in full):
            continue
        if " ".join(words).lower() in vocab.cities:
            types[words] = "PLACE"
        elif len(words) == 1:
            types[words] = "MISC"
