"""When, where, why and how somebody speaks, told behind a content that is a mere name.

"Orr praised Tull during the debate": the debate is when she did so, since a name takes nothing that tells more of it.
Of other phrases one cannot tell ("praised the calm during the flood").
"""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import listed
from stemma.reading.cues.noun_phrases import link

_GOES_ON = frozenset(("as", "for", "of", "over"))  # what somebody is or has done ("praised Tull in May for ...")


def tells_circumstance(tree: Tree, i: int, first: int, w: int) -> bool:
    """Tell whether token `w`, behind the content from token `first` on, begins what hangs on cue `i`.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orr praised Tull during a visit to Tarn."])[0].tokens)
    >>> tells_circumstance(tree, 1, 2, 3), tells_circumstance(tree, 1, 2, 6)
    (True, False)
    """
    word = tree.tokens[w].text.lower()
    if word not in listed("circumstances") or tree.tokens[i].lemma in listed("plain") or not _names(tree, first, w):
        return False
    if word == "by" and tree.tokens[min(w + 1, len(tree.tokens) - 1)].tag != "VBG":
        return False
    top = _top(tree, w)
    return tree.head[top] == i and not any(link(tree, c) in _GOES_ON for c in tree.children[i] if c > top)


def _names(tree: Tree, first: int, w: int) -> bool:
    """Tell whether the words of a phrase are a name or a personal pronoun and nothing else."""
    words = tree.tokens[first:w]
    if len(words) == 1 and words[0].tag == "PRP":
        return True
    return all(t.pos in ("PROPN", "DET", "PUNCT") or t.tag == "POS" for t in words)


def _top(tree: Tree, w: int) -> int:
    """Return the head of the longest phrase or clause that token `w` begins."""
    while tree.head[w] != w and tree.left[tree.head[w]] >= w:
        w = tree.head[w]
    return w
