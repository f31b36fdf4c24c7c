"""Lines that say again what another line of the same report says: captions repeated in the body, glued copies."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from stemma.sources.lines import Line

_WORD = re.compile(r"\w+")
SHINGLE = 4  # words
FEWEST_WORDS = 6  # shorter lines ("Advertisement", "he said") repeat by chance
FEWEST_IN_PROSE = 10  # words; a shorter sentence, such as a quotation, is taken up again on purpose
AS_LONG = 0.7  # of the earlier paragraph
COVERED = 0.75  # share of a line's shingles that one other line must hold
MOST_WORDS = (
    40_000  # of a report; in longer ones, which no newspaper prints, only lines said again to the word are looked for
)
MOST_PLACES = 12  # lines looked up per shingle; what stands in more is a phrase of the report, not a repeated line


def repeats(lines: Sequence[Line], above: Collection[int] = ()) -> Iterator[Line]:
    r"""Yield the lines that repeat another line, at most one of each pair.

    Of two lines that say the same the one without a full stop is the caption; where both or neither have one, the later
    is the repeat. `above` holds where the headline and the standfirst start: a paragraph that says them again in full
    is the story itself.

    >>> from stemma.sources.lines import lines_of
    >>> story = "The old mill on the river burned down.\nThe old mill on the river burned down"
    >>> [line.start for line in repeats(lines_of(story))]
    [39]
    """
    forms = [_WORD.findall(line.text.lower()) for line in lines]
    if sum(map(len, forms)) > MOST_WORDS:
        yield from _same_again(lines, forms, above)
        return
    places = _places(forms)
    for number, line in enumerate(lines):
        twins = [(twin, lines[twin]) for twin in _twins(number, forms[number], places)]
        if line.stops:
            earlier = [other for twin, other in twins if twin < number and other.stops and other.start not in above]
            repeated = len(forms[number]) >= FEWEST_IN_PROSE and any(_as_long(line, other) for other in earlier)
        else:
            repeated = any(twin < number or other.stops for twin, other in twins)
        if repeated and line.start not in above:
            yield line


def _same_again(lines: Sequence[Line], forms: list[list[str]], above: Collection[int]) -> Iterator[Line]:
    seen: set[tuple[str, ...]] = set()
    for line, words in zip(lines, forms, strict=True):
        if len(words) >= FEWEST_WORDS and tuple(words) in seen and line.start not in above:
            yield line
        seen.add(tuple(words))


def _as_long(line: Line, other: Line) -> bool:
    """A paragraph that says a part of an earlier one takes it up again; only as a whole is it a repeat."""
    return len(line.text) >= AS_LONG * len(other.text)


def _shingles(forms: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(forms[at:] for at in range(SHINGLE)), strict=False))


def _places(forms: list[list[str]]) -> dict[tuple[str, ...], list[int]]:
    """Return the lines of each shingle that stands in more than one."""
    first: dict[tuple[str, ...], int] = {}
    shared: dict[tuple[str, ...], list[int]] = {}
    for number, line in enumerate(forms):
        for shingle in _shingles(line):
            earlier = first.setdefault(shingle, number)
            if earlier != number:
                places = shared.setdefault(shingle, [earlier])
                if places[-1] != number and len(places) < MOST_PLACES:
                    places.append(number)
    return shared


def _twins(number: int, forms: list[str], places: dict[tuple[str, ...], list[int]]) -> list[int]:
    """Return the other lines that hold nearly all of this one."""
    if len(forms) < FEWEST_WORDS or not places:
        return []
    shingles = _shingles(forms)
    held: Counter[int] = Counter(other for shingle in shingles for other in places.get(shingle, ()))
    del held[number]
    return sorted(other for other, hits in held.items() if hits >= COVERED * len(shingles))
