"""What two statements have in common in what they are said of: subject, verb, and the nouns above the number."""

from functools import lru_cache
from typing import NamedTuple

from stemma import meaning
from stemma.accounts.stated.counted_of import fact_stem
from stemma.records import Quantity


class Frame(NamedTuple):
    """What a number is said of: the verb, the subject, the nouns above it, and all these words, each once, sorted."""

    verb: str | None
    subject: tuple[str, ...]
    under: tuple[str, ...]
    words: tuple[str, ...]


def frame_of(q: Quantity) -> Frame:
    """Return the frame of a number.

    >>> frame_of(Quantity(start=0, end=1, low=5, high=5, verb="fall", subject=("price",), under=("share",))).words
    ('fall', 'price', 'share')
    """
    return Frame(
        q.verb, q.subject, q.under, tuple(sorted({*q.subject, *q.under, *q.beside, *([q.verb] if q.verb else [])}))
    )


def frame_traits(p: Frame, q: Frame) -> dict[str, float]:
    """Return the traits by name; a likeness goes from 0 to 1 and stands beside a trait that says that it is known.

    >>> one = Quantity(start=0, end=1, low=5, high=5, verb="fall", subject=("price",))
    >>> two = Quantity(start=0, end=1, low=9, high=9, verb="fall", subject=("price",))
    >>> sorted(frame_traits(frame_of(one), frame_of(two)))
    ['frame', 'frames', 'subject', 'subjects', 'verb', 'verbs']
    """
    found: dict[str, float] = {}
    if p.verb and q.verb:
        found["verb"], found["verbs"] = likeness_of_words(p.verb, q.verb), 1.0
    if p.subject and q.subject:
        found["subject"], found["subjects"] = shared_meaning(p.subject, q.subject), 1.0
    if p.under and q.under:
        found["under"], found["unders"] = shared_meaning(p.under, q.under), 1.0
    elif p.under or q.under:
        found["one_under"] = 1.0
    if p.words and q.words:
        found["frame"], found["frames"] = shared_meaning(p.words, q.words), 1.0
    return found


@lru_cache(maxsize=65536)
def shared_meaning(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return the mean likeness of each word of the shorter list to the likest word of the longer, from 0 to 1.

    >>> shared_meaning(("price",), ("price", "rain")), shared_meaning(("price",), ("rain",)) < 0.5
    (1.0, True)
    """
    short, long = sorted((some, others), key=len)
    near = meaning.cosines(_rows(short), _rows(long)).max(axis=1).tolist()
    known = frozenset(_stems(long))
    found = [1.0 if stem in known else max(0.0, round(best, 6)) for stem, best in zip(_stems(short), near, strict=True)]
    return round(sum(found) / len(short), 6)


@lru_cache(maxsize=8192)
def _rows(forms: tuple[str, ...]) -> meaning.Vector:
    return meaning.rows(forms)


@lru_cache(maxsize=8192)
def _stems(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fact_stem, forms))


@lru_cache(maxsize=65536)
def likeness_of_words(one: str, two: str) -> float:
    """Return how like two words are in meaning, 1 for forms of one word.

    >>> likeness_of_words("killing", "killed")
    1.0
    """
    if one == two or fact_stem(one) == fact_stem(two):
        return 1.0
    return max(0.0, round(meaning.likeness_of_two(one, two), 6))
