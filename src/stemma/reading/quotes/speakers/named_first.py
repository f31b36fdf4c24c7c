"""Who is named right behind words in marks, before a description that a parse took for the one who says them."""

from stemma.reading.cues.cue_words import Cue
from stemma.reading.language import Token
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.told_on import Attribution
from stemma.records import Extent

_LONGEST = 40  # words between marks and their verb


def named_first(cast: Cast, attribution: Attribution, cue: Cue) -> tuple[str, Extent] | None:
    """Return the person whose name and description lead up to the verb ("“...,” Jo Orr, a member of it told us").

    None where the parse has that person already, or where a preposition or a verb stands before the name.

    >>> named_first.__name__
    'named_first'
    """
    if not attribution.marks or attribution.sentence is None or cue.source is None:
        return None
    page = cast.page
    behind = max((page.marked[m].end for m in attribution.marks if page.marked[m].end <= cue.start), default=None)
    if behind is None or cue.source.start <= behind or page.marked[attribution.marks[-1]].start > cue.start:
        return None
    between = [t for t in page.tokens(attribution.sentence) if behind <= t.start and t.end <= cue.start]
    if not between or len(between) > _LONGEST:
        return None
    person = _person(cast, between)
    if person is None or cue.source.start <= person[1] or page.text[person[1] : person[1] + 2] != ", ":
        return None
    return person[0], Extent(start=between[0].start, end=between[-1].end)


def _person(cast: Cast, between: list[Token]) -> tuple[str, int] | None:
    """Return the first person named, and where the name ends, if only what describes him or her stands before."""
    for token in between:
        named = next(
            (m for m in cast.mentions_from(token.start) if m[3] == "name" and cast.is_named_person(m[2])), None
        )
        if named is not None:
            return named[2], named[1]
        if token.pos in ("ADP", "VERB", "AUX", "SCONJ"):
            return None
    return None
