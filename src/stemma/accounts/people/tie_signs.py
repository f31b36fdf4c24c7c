"""What two names of a story show of being a short and a long form, or two spellings, of one name.

Each sign is a number that `names_tie_weights` gives a weight. Words tell as much as they are rare.
"""

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.accounts.people.name_entries import Entry, Place
from stemma.accounts.people.name_forms import Form, has_legal_form, initials, spelt_alike
from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.vocabulary import vocabulary

_FORMS = 4  # forms of an entry that are compared, the longest first
_LOOSE = 0.7  # what a word counts that is only alike
_LONGEST = 8  # letters; more are no acronym
_OWN = frozenset({"rest_sort", "rest_plain", "rest_rare"})  # what a firm's name has beyond its group's
_MIXED = 5  # letters of an acronym that has small ones too
_MOST = 3  # words of one sort that count

_STEM, _ENDING = 5, 4  # letters that forms of one word share at least, and fewer than which they differ in
_SHORTEST = 3  # letters of an abbreviated word, and of what is left away
_ALIKE = ("meant", "inflected", "spelt", "cut")  # how two different words may be one, the surest first

Signs = dict[str, float]


class Scene(NamedTuple):
    """What the story knows beside the two names: words of its places, and where each entry stands (`sentences_of`)."""

    place_words: frozenset[str]
    stands: Sequence[dict[Place, int]]
    as_place: Sequence[float]


class Aligned(NamedTuple):
    """Words of a short form found in a long one: (place in the long form, how) for each, None where not found."""

    short: Form
    long: Form
    at: tuple[tuple[int, str] | None, ...]


def aligned(short: Form, long: Form) -> Aligned:
    """Find the words of one form in another, the same words before those that are only alike.

    >>> aligned(("met", "office"), ("national", "meteorological", "office")).at
    ((1, 'cut'), (2, 'same'))
    """
    free = dict(enumerate(long))
    found: list[tuple[int, str] | None] = [None] * len(short)
    for at, word in enumerate(short):
        place = next((p for p, other in free.items() if other == word), None)
        if place is not None:
            found[at] = (place, "same")
            del free[place]
    for at, word in enumerate(short):
        if found[at] is None:
            ways = [(_ALIKE.index(how), p, how) for p, other in free.items() if (how := _likeness(word, other))]
            if ways:
                _, place, how = min(ways)
                found[at] = (place, how)
                del free[place]
    return Aligned(short, long, tuple(found))


def signs(one: int, other: int, entries: Sequence[Entry], scene: Scene) -> Signs:
    """Return the signs for entry number `one` to be a short or other form of entry number `other`.

    >>> from stemma.accounts.people.naming import Known
    >>> from stemma.records import Entity
    >>> entries = [Entry([Known("a", Entity(id=n, name=n, type="ORG"), (), "ORG")]) for n in ("Orlo", "Orlo Rail")]
    >>> found = signs(0, 1, entries, Scene(frozenset(), [{}, {}], [0.0, 0.0]))
    >>> found["same"], found["one_word"], "both_legal" in found
    (1.0, 1.0, False)
    """
    short, long = entries[one], entries[other]
    ways = [aligned(f, g) for f in short.forms[:_FORMS] for g in long.forms[:_FORMS]]
    best = max(ways, key=lambda a: (_covered(a), len(a.short), -len(a.long))) if len(ways) > 1 else ways[0]
    found = _of_words(best) | _of_rest(best, scene) | _of_types(short, long)
    found |= _of_setting(one, other, entries, scene)
    found["main_missing"] = _main_missing(best, short, long)
    legal = [any(has_legal_form(text) for text in entry.texts) for entry in (short, long)]
    found["both_legal"] = float(all(legal) and short.main != long.main)
    found["legal_long"] = float(legal[1] and not legal[0])
    found["whole_of_parts"] = float(not legal[1] and _is_group(short) and not found.keys().isdisjoint(_OWN))
    found["acronym"] = float(any(_is_acronym(text, long) for text in short.texts))
    return {name: value for name, value in found.items() if value}


def _main_missing(best: Aligned, short: Entry, long: Entry) -> float:
    """Return how much of the fullest form of an entry no form of the other has, where a shorter one was compared."""
    held = {word for form in long.forms for word in form}
    if best.short == short.main or acronym(short.texts[0]):
        return 0.0
    return min(_MOST, sum(_tells(w) for w in short.main if not any(w == h or _likeness(w, h) for h in sorted(held))))


def _covered(a: Aligned) -> float:
    whole = sum(_tells(w) for w in a.short) or 1.0
    hits = zip(a.short, a.at, strict=True)
    return sum(_tells(w) * (1.0 if hit[1] == "same" else _LOOSE) for w, hit in hits if hit) / whole


def _of_words(a: Aligned) -> Signs:
    whole = sum(_tells(w) for w in a.short) or 1.0
    hits = list(zip(a.short, a.at, strict=True))
    same = [w for w, hit in hits if hit and hit[1] == "same"]
    loose = [w for w, hit in hits if hit and hit[1] != "same"]
    missing = [w for w, hit in hits if hit is None and w not in listed("links")]
    places = [hit[0] for _, hit in hits if hit]
    ordered = places == sorted(places)
    complete = not missing and not loose
    found = {
        "always": 1.0,
        "same": sum(map(_tells, same)) / whole,
        **{how: sum(_tells(w) for w, hit in hits if hit and hit[1] == how) / whole for how in _ALIKE},
        "missing": float(min(_MOST, len(missing))),
        "rarest": max(map(_tells, same), default=0.0),
        "disordered": float(not ordered),
    }
    if complete and ordered:
        size = len(a.short)
        begins, ends = a.long[:size] == a.short, a.long[-size:] == a.short
        one = "one_word" if size == 1 else "words"
        found[f"{one}_{'begins' if begins else 'ends' if ends else 'inside'}"] = 1.0
        if begins and len(a.long) > size and a.long[size] in ("and", "of", "for", "in", "at"):
            found["link_after"] = 1.0
    if len(a.short) == 1:
        word = a.short[0]
        found["one_word"] = 1.0
        found["one_common_word"] = 1.0 - _tells(word)
        found["one_sort"] = float(_is_sort(word))
        found["one_plural"] = float(word.endswith("s") and len(word) > 4)
        found["one_of_one"] = float(len(a.long) == 1)
        found["one_alike_in_longer"] = float(bool(loose) and len(a.long) > 1 and not word.startswith("".join(a.long)))
    return found


def _of_rest(a: Aligned, scene: Scene) -> Signs:
    """Signs of what the long form has beyond the short one, and of the word that each ends in."""
    taken = {hit[0] for hit in a.at if hit}
    rest = [w for at, w in enumerate(a.long) if at not in taken and w not in listed("links")]
    counts: dict[str, int] = {}
    for word in rest:
        kind = f"rest_{_kind(word, scene)}"
        counts[kind] = min(_MOST, counts.get(kind, 0) + 1)
    found: Signs = {kind: float(count) for kind, count in counts.items()}
    found["only_other"] = float(bool(rest) and set(rest) <= listed("other_body"))
    same = lexicon("names_ties")["same"]
    last, end = same.get(a.short[-1], a.short[-1]), same.get(a.long[-1], a.long[-1])
    if len(a.short) > 1 and _is_sort(last):
        found["one_sort_of_both"] = float(last == end)
        found["sorts_differ"] = float(last != end and _is_sort(end) and last not in a.long)
    return found


def _kind(word: str, scene: Scene) -> str:
    vocab = vocabulary()
    if word in listed("other_body"):
        return "other"
    if word in listed("legal") or word in listed("affixes"):
        return "form"
    if word in scene.place_words or word in vocab.country_of or word in vocab.cities:
        return "place"
    if _is_sort(word):
        return "sort"
    return "number" if word.isdigit() else "rare" if _tells(word) > 0.75 else "plain"


def _of_types(short: Entry, long: Entry) -> Signs:
    if short.type == long.type:
        return {f"both_{short.type}": 1.0}
    if "MISC" in (short.type, long.type):
        return {f"open_of_{long.type}" if short.type == "MISC" else f"{short.type}_of_open": 1.0}
    return {f"{short.type}_of_{long.type}": 1.0}


def _of_setting(one: int, other: int, entries: Sequence[Entry], scene: Scene) -> Signs:
    short, long = entries[one], entries[other]
    here, there = scene.stands[one], scene.stands[other]
    shared = short.reports & long.reports
    first, first_there = (_firsts(stands) if shared else {} for stands in (here, there))
    later = sum(first[r] > first_there[r] for r in shared if r in first and r in first_there)
    known = any(" ".join(form) in vocabulary().country_of for form in short.forms)
    return {
        "known_place": float(known),
        "as_place": scene.as_place[one],
        "in_one_sentence": float(min(_MOST, len(here.keys() & there.keys()))),
        "in_one_report": float(bool(shared)),
        "only_place": float(short.type == "PLACE" and not scene.as_place[one]),
        "short_later": later / len(shared) if shared else 0.0,
    }


def _firsts(stands: dict[Place, int]) -> dict[str, int]:
    """Return the first sentence of each report in which a name stands."""
    first: dict[str, int] = {}
    for report, number in stands:
        first[report] = min(first.get(report, number), number)
    return first


def _is_group(entry: Entry) -> bool:
    """Tell whether a name is that of a group of companies ("Orlo Group" is not Orlo Energy)."""
    return any(re.search(r" (?:Group|Holdings?)$", text) for text in entry.texts)


def _is_acronym(text: str, long: Entry) -> bool:
    plain = acronym(text)
    return bool(plain) and any(plain in initials(t) for t in long.texts)


def acronym(text: str) -> str:
    """Return the letters of a name that is written as an acronym, "" where it is not.

    >>> acronym("H.B."), acronym("Halvern")
    ('HB', '')
    """
    plain = text.replace(".", "").replace("&", "")
    mixed = len(plain) <= _MIXED and plain[:1].isupper() and sum(c.isupper() for c in plain) > 1  # "BfR", "MoD"
    return plain.upper() if (plain.isupper() or mixed) and plain.isalpha() and 1 < len(plain) < _LONGEST else ""


@lru_cache(maxsize=65_536)
def _tells(word: str) -> float:
    """Return how much a word tells by its rarity: 0 for one in a thousand words or a link, 1 for one in ten million."""
    if word in listed("links"):
        return 0.05
    return min(1.0, max(0.1, (-math.log10(max(frequency(word), 1e-7)) - 3) / 4))


@lru_cache(maxsize=65_536)
def _likeness(word: str, other: str) -> str:
    """Return how two different words may be one: by meaning, inflected, in another spelling, cut; "" where not."""
    same = lexicon("names_ties")["same"]
    small, large = sorted((word, other), key=len)
    if same.get(word, word) == same.get(other, other) or listed_pairs().get(large) == small:
        return "meant"
    if small.isdigit() or large.isdigit() or len(small) < _SHORTEST:
        return ""
    if len(small) >= _STEM and small[:_STEM] == large[:_STEM] and len(large) - len(small) < _ENDING:
        return "inflected"
    if spelt_alike(word, other):
        return "spelt"
    return "cut" if large.startswith(small) and len(large) - len(small) >= _SHORTEST else ""


@lru_cache(maxsize=65_536)
def _is_sort(word: str) -> bool:
    vocab = vocabulary()
    return (
        word in vocab.organisation_heads
        or word in vocab.head_types
        or word in vocab.generic_bodies
        or word in vocab.place_heads
    )


@cache
def listed_pairs() -> dict[str, str]:
    """Return the words that are written short in names, with how.

    >>> listed_pairs()["university"]
    'univ'
    """
    short: dict[str, str] = lexicon("names_ties")["written_short"]
    return short


@cache
def listed(key: str) -> frozenset[str]:
    """Return the words of a list of `names_ties`.

    >>> "plc" in listed("legal"), "mill" in listed("legal")
    (True, False)
    """
    return frozenset(lexicon("names_ties")[key])
