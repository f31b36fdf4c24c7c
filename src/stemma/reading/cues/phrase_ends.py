"""Where a content that is no clause ends: at a clause that tells what happened, which no noun phrase goes on with."""

from stemma.reading.clauses import Tree
from stemma.reading.verb_tags import FINITE_OR_MODAL

_SUBJECTS = frozenset(("i", "he", "she", "they", "we"))
_RELATIVE = frozenset(("WDT", "WP"))
_TIMES = frozenset(("after", "before", "until"))
_NEAR = 8  # words between a conjunction and its verb


def leaves_phrase(tree: Tree, first: int, w: int) -> bool:
    """Tell whether token `w` begins a clause behind the phrase that a content is from token `first` on.

    "Orr called it a joke and she left": what is called so goes on with no "she". "Orr attacked Tull after he had
    spoken": where nothing happens in the content, the time is that of the attack.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orr called the plan a joke and she left."])[0].tokens)
    >>> leaves_phrase(tree, 2, 6), leaves_phrase(tree, 2, 5)
    (True, False)
    """
    w += tree.tokens[w].pos == "ADV"  # "even as he spoke", "shortly before he left"
    if w + 2 >= len(tree.tokens):
        return False
    word = tree.tokens[w].text.lower()
    if tree.tokens[w].pos == "CCONJ":
        return tree.tokens[w + 1].text.lower() in _SUBJECTS and _has_verb(tree, w)
    if word not in _TIMES and not (word == "as" and tree.tokens[w + 1].tag == "PRP"):
        return False
    return _has_verb(tree, w) and not any(t.pos in ("VERB", "AUX") for t in tree.tokens[max(first, w - 40) : w])


def _has_verb(tree: Tree, w: int) -> bool:
    """Tell whether a subject and its finite verb follow soon."""
    near = range(w + 1, min(w + 1 + _NEAR, len(tree.tokens)))
    verb = next((k for k in near if tree.tokens[k].tag in FINITE_OR_MODAL or tree.tokens[k].text == ","), None)
    if verb is None or tree.tokens[verb].text == ",":
        return False
    heads = (verb, tree.head[verb])
    subjects = [c for h in heads for c in tree.all_children(h, "nsubj", "nsubj:pass")]
    return any(w < c < verb and tree.tokens[c].tag not in _RELATIVE for c in subjects)
