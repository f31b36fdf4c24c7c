"""Lines that say again what another line of the same report says: captions repeated in the body, glued copies."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from stemma.sources.lines import Line
from stemma.words import words

SHINGLE = 4  # words
FEWEST_WORDS = 6  # shorter lines ("Advertisement", "he said") repeat by chance
COVERED = 0.75  # share of a line's shingles that one other line must hold
MOST_PLACES = 12  # lines looked up per shingle; what stands in more is a phrase of the report, not a repeated line


def repeats(text: str, lines: Sequence[Line], above: Collection[int] = ()) -> Iterator[Line]:
    r"""Yield the lines that repeat another line, at most one of each pair.

    Of two lines that say the same the one without a full stop is the caption; where both or neither have one, the later
    is the repeat. `above` holds where the headline and the standfirst start: a paragraph that says them again in full is
    the story itself.

    >>> from stemma.sources.lines import lines_of
    >>> story = "The old mill on the river burned down.\nThe old mill on the river burned down"
    >>> [line.start for line in repeats(story, lines_of(story))]
    [39]
    """
    forms = [[word.form for word in words(text, line.start, line.end)] for line in lines]
    places = _places(forms)
    for number, line in enumerate(lines):
        twins = [(twin, lines[twin]) for twin in _twins(number, forms[number], places)]
        if line.stops:
            repeated = any(twin < number and other.stops and other.start not in above for twin, other in twins)
        else:
            repeated = any(twin < number or other.stops for twin, other in twins)
        if repeated and line.start not in above:
            yield line


def _shingles(forms: list[str]) -> list[tuple[str, ...]]:
    return [tuple(forms[at : at + SHINGLE]) for at in range(len(forms) - SHINGLE + 1)]


def _places(forms: list[list[str]]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, line in enumerate(forms):
        for shingle in dict.fromkeys(_shingles(line)):
            if len(places[shingle]) < MOST_PLACES:
                places[shingle].append(number)
    return places


def _twins(number: int, forms: list[str], places: dict[tuple[str, ...], list[int]]) -> list[int]:
    """Return the other lines that hold nearly all of this one."""
    if len(forms) < FEWEST_WORDS:
        return []
    shingles = _shingles(forms)
    held: Counter[int] = Counter()
    for shingle in shingles:
        held.update(other for other in places[shingle] if other != number)
    return sorted(other for other, hits in held.items() if hits >= COVERED * len(shingles))
