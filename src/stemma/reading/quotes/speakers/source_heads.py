"""Which noun a source is about where the parse or the sentence does not give it: behind an owner, or left out."""

from collections.abc import Sequence

from stemma.reading.clauses import Tree
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.language import Token
from stemma.records import Extent

_OWNS = frozenset(("'s", "’s"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_LINKS = frozenset(("and", "of", "for", "&"))  # within the name of a body
_ONE = frozenset(("one", "a", "an"))


def possessed(tree: Tree, head: int, source: Extent) -> int:
    """Return the noun behind an owner that a parse took for the head ("the Orlo Board 's" + "safety officer" + "said").

    >>> rows = [("Board", "PROPN", "NNP"), ("'s", "PART", "POS"), ("safety", "NOUN", "NN"), ("officer", "NOUN", "NN")]
    >>> tokens = tuple(Token(9 * i, 9 * i + len(w), w, w, p, t, "dep", 0, "") for i, (w, p, t) in enumerate(rows))
    >>> possessed(Tree(tokens), 0, Extent(start=0, end=36)), possessed(Tree(tokens), 0, Extent(start=0, end=11))
    (3, 0)
    """
    owns = head + 1
    while owns < len(tree.tokens) and (tree.tokens[owns].pos == "PROPN" or tree.tokens[owns].text in _LINKS):
        owns += 1
    if owns + 1 >= len(tree.tokens) or tree.tokens[owns].text not in _OWNS or tree.tokens[head].pos != "PROPN":
        return head
    last = owns
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].end <= source.end:
        if tree.tokens[last + 1].pos not in (*_NOUNS, "ADJ", "NUM"):
            break
        last += 1
    return last if last > owns and tree.tokens[last].pos in _NOUNS else head


def one_before(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the noun that "another" leaves out: that of one person told of before ("One guest left, another said").

    >>> words = ("One", "NUM"), ("guest", "NOUN"), ("left", "VERB"), (",", "PUNCT"), ("another", "DET")
    >>> tokens = [Token(9 * i, 9 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(words)]
    >>> one_before(tokens, 4).text
    'guest'
    """
    if at + 1 < len(tokens) and tokens[at + 1].pos in (*_NOUNS, "ADJ", "ADP"):
        return None
    for i in range(at - 1, 0, -1):
        if tokens[i].pos == "NOUN" and tokens[i - 1].text.lower() in _ONE and kind_of(tokens[i]) == "PERSON":
            return tokens[i]
    return None
