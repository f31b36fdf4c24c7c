"""Which names of a story are a person's by their words alone, though a report takes them for something else.

"Pip Tull" is somebody where another report has Orlo "Pip" Tull, "Temi" where there is just one Temilola.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from stemma.accounts.people.full_names_alike import alike as is_respelt
from stemma.accounts.people.spelled_names import addressed
from stemma.meaning import frequency
from stemma.reading.cues.source_kinds import UNRECOGNISED
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.korean_names import korean
from stemma.reading.names.proper.letters_alike import skeleton
from stemma.reading.names.proper.listed_names import COMMON
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.spelling import core, near, one_person, variants
from stemma.reading.vocabulary import vocabulary

_CROWD = 400  # given names of a story; among more, a beginning tells nothing, and comparing all is slow
_CHINESE = 4  # words of a name with a given name of two syllables behind the family's
_STUMP = 3  # letters of a given name that is cut short
_LOOSE = ("PLACE", "MISC", "NORP", UNRECOGNISED)  # what a lone name is taken for that nothing introduces
_LINKS = frozenset({"of", "in", "for", "at"})  # what a description has and no person's name

Words = tuple[str, ...]


def of_people(
    types: Mapping[Words, str], votes: Mapping[Words, Counter[str]], introduced: Collection[Words]
) -> dict[Words, str]:
    """Return what is made of words of a person's full name: "Pip Tull" of Orlo "Pip" Tull, "Orl" of Orl Tae-ho.

    `introduced` are those of whom a report says what they are.
    """
    full = [words for words, kind in types.items() if kind == "PERSON" and len(words) > 1 and _LINKS.isdisjoint(words)]
    run_together = {"".join(words) for words in full}  # "TJ Orr" of T.J. Orr
    bearers: dict[str, list[Words]] = defaultdict(list)
    for words in full:
        for word in words:
            bearers[word].append(words)
        for key in _heard(words):
            bearers[key].append(words)
    opening: Counter[str] = Counter()
    for words in full:
        opening[words[0]] += votes[words].total()
    known = vocabulary().country_of.keys() | vocabulary().cities
    others = {word for words, kind in types.items() if kind != "PERSON" and len(words) > 1 for word in words}
    inner = _inner(full, others)
    families = {words[-1] for words in full} if len(full) <= _CROWD else set()
    found = {}
    for words, kind in types.items():
        if kind == "PERSON" or " ".join(words) in known or words[0] in vocabulary().more_demonyms:
            continue
        if len(words) == 1:
            named = opening[words[0]] * 2 >= votes[words].total() and kind in _LOOSE
            lone = words[0] not in others and frequency(words[0]) < COMMON
            often = opening[words[0]] >= votes[words].total()
            named = named or (kind == "ORG" and often and (lone or is_given(words[0])))
            named = named or (kind in ("PLACE", "MISC") and is_short_given(words[0], opening))
            named = named or (words[0] in inner and kind in ("ORG", *_LOOSE))
            named = named or (kind == "MISC" and words[0] not in others and _is_respelt(words[0], families))
        else:
            named = _is_someone(words, kind, types, bearers) or (len(words) == 2 and words[:1] in introduced)
            named = named or (kind in _LOOSE and "".join(words) in run_together)
        if named and (len(words) > 1 or bearers.get(words[0]) or kind in ("PLACE", "MISC")):
            found[words] = "PERSON"
    return found


def _inner(people: Sequence[Words], others: Collection[str]) -> set[str]:
    """Return the rare words inside just one full name and no other: the first of two family names ("Orlo" Tull Reft).

    Left out are `others`: words that a body's or place's name has as well.
    """
    inside: dict[str, set[str]] = defaultdict(set)
    for words in people:
        for word in words[1:-1]:
            inside[word].add(words[-1])
    second = {words[1] for words in people if len(words) >= _CHINESE and is_given(words[0])}  # "Ida Ng Kit-yee"
    return {
        word
        for word, families in inside.items()
        if len(families) == 1 and word not in others and (word in second or _is_telling(word))
    }


def _is_respelt(word: str, families: Collection[str]) -> bool:
    """Tell whether a rare word is another spelling of just one family name of the story, whose spellings are near."""
    if frequency(word) >= RARE:
        return False
    meant = sorted(family for family in families if near(word, family))
    return bool(meant) and all(near(meant[0], family) for family in meant[1:])


def _is_telling(word: str) -> bool:
    return len(word) > _STUMP and frequency(word) < COMMON


def is_short_given(word: str, given: Collection[str]) -> bool:
    """Tell whether a rare word is the beginning of just one of the given names ("Temi" of Temilola).

    >>> is_short_given("temi", ["temilola", "orla"]), is_short_given("or", ["temilola", "orla"])
    (True, False)
    """
    if len(word) < _STUMP or len(given) > _CROWD or frequency(word) > COMMON:
        return False
    groups = variants().get(word, frozenset())
    begun = [name for name in given if name.startswith(word) and len(name) > len(word) + 1]
    short = [name for name in given if name != word and groups & variants().get(name, frozenset())]
    return len(begun or short) == 1


def _heard(words: Words) -> list[str]:
    """Return keys by which a name is found in other spellings: how its outer words sound, a Korean one whole."""
    whole = korean(" ".join(words))
    return [f"~{sound}" for sound in dict.fromkeys((skeleton(words[0]), skeleton(words[-1]), whole)) if sound]


def _is_someone(words: Words, kind: str, types: Mapping[Words, str], bearers: Mapping[str, list[Words]]) -> bool:
    """Tell whether a name of several words that some report took for something else is a known person's."""
    whose = bearers.get(words[0], ())
    if any(set(words) < set(person) and (kind != "ORG" or person[-len(words) :] == words) for person in whose):
        return True
    vocab = vocabulary()
    if len(words) > 4 or any(w in vocab.organisation_heads or w in vocab.head_types or w.isdigit() for w in words):
        return False
    bare = addressed(core(" ".join(words)), bearers)
    if len(bare) == 1 < len(words) and bearers.get(bare[0]) and kind != "FACILITY":
        return True  # "Orla Hanım", of whom others say "Orla Tull"
    if len(words) == 2 and types.get(words[-1:]) == "PERSON" and kind != "FACILITY":
        return True  # "Salamatou Tull", of whom others say "Tull"
    if len(words) == 2 and types.get(words[:1]) == "PERSON" and kind != "FACILITY" and is_given(words[0]):
        return True  # "Tigist Tull", of whom others say "Tigist"
    if len(words) == 3 and any(person[0] == words[0] and person[-1] == words[-1] for person in whose):
        return True  # "Ida Orla Tull", of whom others say "Ida Tull"
    families = {person[-1] for person in bearers.get(words[-1], ())}
    if len(words) == 2 and kind == UNRECOGNISED and words[-1] in families:
        return True
    shared = [bearers.get(word, ()) for word in words]
    alike = [person for people in shared if len(people) <= _CROWD for person in people]
    heard = [person for key in _heard(words) for person in bearers.get(key, ())]
    alike += heard if kind in _LOOSE and len(heard) <= _CROWD else []
    own = " ".join(words)
    spelt = any(one_person(own, " ".join(person)) and len(person) == len(words) for person in alike)
    return spelt or any(is_respelt(own, " ".join(person)) for person in alike)
