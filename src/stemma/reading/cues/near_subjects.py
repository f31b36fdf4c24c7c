"""Subjects that stand right before their verb, where the parse hung them on something else."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import listed
from stemma.reading.verb_tags import FINITE

_APPOSITION = 25  # words of an apposition, bracket or aside between a name and its verb
_ASIDES = 4  # of which so many may follow one another
_HUNG = frozenset(("root", "ROOT", "conj", "ccomp", "parataxis"))
_FILL = frozenset(("ADV", "AUX", "PART", "SPACE"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_SOME = frozenset(
    ("most", "both", "many", "some", "several", "others", "few", "none", "third", "half", "quarter", "fifth")
)
_PAIRED = {",": (",",), ")": ("(",), "—": ("—",), "–": ("–",), "-": ("-",), "--": ("--",)}


def beside(tree: Tree, i: int, interrupts: bool = False) -> int | None:
    """Return the head of the noun phrase that precedes a finite verb, past what stands between commas or in brackets.

    `interrupts` tells that the verb's clause interrupts another: what it is in apposition to is then no part of it.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN"), (",", "PUNCT"), ("too", "ADV"), (",", "PUNCT"), ("agreed", "VERB")]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "VBD", "dep", 4, "") for i, (w, p) in enumerate(rows))
    >>> beside(Tree(tokens), 4)
    0
    """
    verb = tree.tokens[i]
    if verb.tag not in FINITE and not (verb.tag == "VBN" and tree.dep(i) in _HUNG):
        return None
    j = i - 1 if tree.tokens[i - 1].text[-1:] == "," else _past_fill(tree, i - 1)
    for _ in range(_ASIDES):
        at = _past_aside(tree, j)
        if at == j:
            break
        j = _past_fill(tree, at)
    for _ in range(_ASIDES):
        if j < 0 or not (tree.tokens[j].pos in _NOUNS or _names_some(tree, j)):
            return None
        for h in (j, *tree.above(j)):
            if tree.right[h] >= i or tree.tokens[h].pos not in _NOUNS or (interrupts and tree.dep(j) == "appos"):
                break
            j = h
        if interrupts:
            break
        comma = next((w for w in range(j - 1, max(0, j - _APPOSITION), -1) if tree.tokens[w].text == ","), None)
        if comma is None or tree.child(j, "case") is None:
            break
        j = comma - 1  # "Orr, speaking at a fair in Tarn, Ohio, said"
    return None if tree.tokens[j].text.lower() in listed("times") else j


def before_infinitive(tree: Tree, i: int) -> int | None:
    """Return the head of the noun phrase before "to" and an infinitive ("led the president of Tarn to announce").

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN"), ("to", "PART"), ("announce", "VERB")]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "VB", "dep", 2, "") for i, (w, p) in enumerate(rows))
    >>> before_infinitive(Tree(tokens), 2)
    0
    """
    if i < 2 or tree.tokens[i - 1].text.lower() != "to" or tree.tokens[i - 2].pos not in _NOUNS:
        return None
    j = i - 2
    for h in (j, *tree.above(j)):
        if h >= i or tree.tokens[h].pos not in _NOUNS:
            break
        j = h
    return j


def _names_some(tree: Tree, j: int) -> bool:
    """Tell whether a word stands for somebody, whatever part of speech the tagger took it for."""
    return tree.tokens[j].text.lower() in _SOME or tree.tokens[j].tag == "NNP"


def _past_fill(tree: Tree, j: int) -> int:
    while j >= 0 and tree.tokens[j].pos in _FILL and not _names_some(tree, j):
        j -= 1
    return j


def _past_aside(tree: Tree, j: int) -> int:
    """Return the token before an apposition, a bracket, or where or when somebody speaks ("Orr on Friday said")."""
    if j <= 0:
        return j
    opener = _PAIRED.get(tree.tokens[j].text[-1:])  # a tokeniser may leave a comma on the word before it
    if opener is not None:
        near = range(j - 1, max(-1, j - _APPOSITION), -1)
        opens = next((w for w in near if tree.tokens[w].text in opener), None)
        return j - 1 if opens is None else opens - 1
    word = tree.tokens[j].text.lower()
    if word in listed("times") or word in listed("message_nouns"):
        case = next((w for w in range(j - 1, max(-1, j - 4), -1) if tree.tokens[w].pos == "ADP"), None)
        if case is not None and case > 0:
            return case - 1
        return j - 1 if word in listed("times") else j
    return j
