"""The cues of sentences, found once for all copies of a sentence."""

from collections.abc import Sequence
from functools import lru_cache

from stemma.reading.clauses import Tree
from stemma.reading.cues import cues
from stemma.reading.cues.corrected import corrected, corrected_parse
from stemma.reading.cues.cue_words import Cue
from stemma.reading.language import Parse
from stemma.reading.parsed import ParsedSentence
from stemma.records import Extent

KEPT = 4_000  # sentences whose cues are kept
Marks = Sequence[tuple[int, int]]


def cues_of(sentence: ParsedSentence, marks: Marks, title: bool) -> list[Cue]:
    """Return the cues of a sentence that stand outside `marks`, the half-open places of what stands between marks.

    `title` says that the sentence is a headline.

    >>> from stemma.reading.language import bundled
    >>> parse = bundled().annotate(["It rained, Orr said."])[0]
    >>> sentence = ParsedSentence(100, 120, 0, parse.tokens_at(100), (), parse)
    >>> [(cue.lemma, cue.start, cue.source) for cue in cues_of(sentence, [], title=False)]
    [('say', 115, Extent(start=111, end=114))]
    """
    if sentence.parse is None:
        return list(_found(corrected(sentence), marks, title))
    by = sentence.start
    own = _of_parse(sentence.parse, tuple([(start - by, end - by) for start, end in marks]), title)
    return [
        cue._replace(
            start=cue.start + by, end=cue.end + by, source=_moved(cue.source, by), content=_moved(cue.content, by)
        )
        for cue in own
    ]


@lru_cache(maxsize=KEPT)
def _of_parse(parse: Parse, marks: tuple[tuple[int, int], ...], title: bool) -> tuple[Cue, ...]:
    if not cues.may_hold(parse.tokens):
        return ()
    mended = corrected_parse(parse)
    return tuple(_found(Tree(mended.tokens, mended), marks, title))


def _found(tree: Tree, marks: Marks, title: bool) -> list[Cue]:
    def is_free(token: int) -> bool:
        return not any(start <= tree.tokens[token].start < end for start, end in marks)

    return cues.find(tree, is_free, title) if cues.may_hold(tree.tokens) else []


def _moved(extent: Extent | None, by: int) -> Extent | None:
    return None if extent is None else Extent(start=extent.start + by, end=extent.end + by)
