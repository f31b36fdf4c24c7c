"""What two statements have in common in what they are said of: subject, verb, and the nouns above the number."""

from collections.abc import Collection
from functools import lru_cache

from stemma import meaning
from stemma.accounts.stated.counted_of import fact_stem
from stemma.records import Quantity


def frame_traits(p: Quantity, q: Quantity) -> dict[str, float]:
    """Return the traits by name; a likeness goes from 0 to 1 and stands beside a trait that says that it is known.

    >>> one = Quantity(start=0, end=1, low=5, high=5, verb="fall", subject=("price",))
    >>> two = Quantity(start=0, end=1, low=9, high=9, verb="fall", subject=("price",))
    >>> sorted(frame_traits(one, two))
    ['frame', 'frames', 'subject', 'subjects', 'verb', 'verbs']
    """
    found: dict[str, float] = {}
    if p.verb and q.verb:
        found["verb"], found["verbs"] = likeness_of_words(p.verb, q.verb), 1.0
    for name, one, two in (("subject", p.subject, q.subject), ("under", p.under, q.under)):
        if one and two:
            found[name], found[f"{name}s"] = shared_meaning(one, two), 1.0
    if bool(p.under) != bool(q.under):
        found["one_under"] = 1.0
    whole, other = words_of_frame(p), words_of_frame(q)
    if whole and other:
        found["frame"], found["frames"] = shared_meaning(whole, other), 1.0
    return found


@lru_cache(maxsize=8192)
def words_of_frame(q: Quantity) -> tuple[str, ...]:
    """Return all words of the frame of a number, each once, sorted.

    >>> words_of_frame(Quantity(start=0, end=1, low=5, high=5, verb="fall", subject=("price",), under=("share",)))
    ('fall', 'price', 'share')
    """
    return tuple(sorted({*q.subject, *q.under, *q.beside, *([q.verb] if q.verb else [])}))


@lru_cache(maxsize=65536)
def shared_meaning(some: Collection[str], others: Collection[str]) -> float:
    """Return the mean likeness of each word of the shorter list to the likest word of the longer, from 0 to 1.

    >>> shared_meaning(("price",), ("price", "rain")), shared_meaning(("price",), ("rain",)) < 0.5
    (1.0, True)
    """
    short, long = sorted((some, others), key=len)
    return round(sum(max(likeness_of_words(a, b) for b in long) for a in short) / len(short), 6)


@lru_cache(maxsize=65536)
def likeness_of_words(one: str, two: str) -> float:
    """Return how like two words are in meaning, 1 for forms of one word.

    >>> likeness_of_words("killing", "killed")
    1.0
    """
    if one == two or fact_stem(one) == fact_stem(two):
        return 1.0
    return max(0.0, round(float(meaning.likeness([one], [two])[0, 0]), 6))
