"""The tree of a sentence with the mistakes put right that a parse of news makes around what is said."""

from functools import lru_cache

from stemma.reading.clauses import Tree
from stemma.reading.cues.active_verbs import in_the_past
from stemma.reading.cues.inverted_subjects import mended
from stemma.reading.cues.lost_verbs import found_again
from stemma.reading.cues.name_phrases import freed
from stemma.reading.cues.verb_rows import in_a_row, with_objects
from stemma.reading.language import Parse, Token
from stemma.reading.parsed import ParsedSentence

KEPT = 4_000  # sentences whose corrected parses are kept, so that copies are put right once


def corrected(sentence: ParsedSentence) -> Tree:
    """Return the corrected tree of a sentence, with its places in the text.

    >>> from stemma.reading.language import bundled
    >>> parse = bundled().annotate(["They had gone, said Orr."])[0]
    >>> tree = corrected(ParsedSentence(100, 124, 0, parse.tokens_at(100), (), parse))
    >>> [(token.start, token.dep) for token in tree.tokens if token.text == "Orr"]
    [(120, 'nsubj')]
    """
    if sentence.parse is None:
        return Tree(_corrected(sentence.tokens))
    parse = corrected_parse(sentence.parse)
    return Tree(sentence.tokens if parse is sentence.parse else parse.tokens_at(sentence.start), parse)


@lru_cache(maxsize=KEPT)
def corrected_parse(parse: Parse) -> Parse:
    """Return a parse with its mistakes put right; the same one where it has none.

    >>> parse = Parse((0, 4), ("Orr", "left"), ("Orr", "leave"), ("PROPN", "VERB"), ("NNP", "VBD"), ("nsubj", "ROOT"),
    ...     (1, 1), ("", ""))
    >>> corrected_parse(parse) is parse
    True
    """
    tokens = _corrected(parse.tokens)
    if tokens == parse.tokens:
        return parse
    starts, _, *columns = map(tuple, zip(*tokens, strict=True))
    return Parse._make([starts, *columns, parse.chunks])


def _corrected(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return freed(mended(with_objects(in_a_row(in_the_past(found_again(tokens))))))
