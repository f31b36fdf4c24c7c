"""Where a sentence goes on, behind a content, with what else its source says or does."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import listed, verbs
from stemma.reading.language import Token

_FAR = 60  # words of a content that are looked through for a verb in the tense of its cue
_LEADS_ON = frozenset((",", "before", "after"))


def says_further(tree: Tree, w: int) -> bool:
    """Tell whether a comma, "before" or "after" sets off what else the source says ("called it late, saying ...").

    >>> from stemma.reading.language import bundled
    >>> says_further(Tree(bundled().annotate(["Orr called it late, saying he would go."])[0].tokens), 4)
    True
    """
    if tree.tokens[w].text not in _LEADS_ON or w + 2 >= len(tree.tokens):
        return False
    token = tree.tokens[w + 1]
    entry = verbs().get(token.text.lower())
    return token.tag == "VBG" and entry is not None and ("quote" in entry.takes or entry.lemma in listed("plain"))


def next_predicate(tree: Tree, i: int, w: int, clause: bool) -> bool:
    """Tell whether a conjunction begins another thing that the same subject does ("... and suggested that").

    `clause` tells that the content is one: then only what says something ends it.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orr said it was late and suggested a walk."])[0].tokens)
    >>> next_predicate(tree, 1, 5, True)
    True
    """
    if tree.tokens[w].pos != "CCONJ":
        return False
    if _says_on(tree, i, w) or (not clause and _does_next(tree, i, w)) or _does_otherwise(tree, i, w):
        return True
    head = tree.head[w]
    verb = tree.tokens[head]
    if head <= w or verb.pos != "VERB":
        return False
    if verb.tag == "VB" and is_finite(tree, i):
        return False
    if tree.child(head, "nsubj") is not None:
        return tree.head[head] == i and quotes(verb)
    if clause:
        return quotes(verb) and verb.tag == tree.tokens[i].tag
    return tree.head[head] == i or (verb.tag == tree.tokens[i].tag == "VBD" and verb.text.lower() in verbs())


def _says_on(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a verb of speech in the tense of the cue follows a conjunction ("..., and says he will")."""
    after = next((t for t in tree.tokens[w + 1 : w + 4] if t.pos not in ("ADV", "PUNCT")), None)
    tense = "VBZ" if any(t.tag == "VBZ" for t in tree.tokens[max(0, i - 2) : i + 1]) else tree.tokens[i].tag
    entry = None if after is None else verbs().get(after.text.lower())
    if after is None or entry is None or tense not in ("VBZ", "VBD", "VBG"):
        return False
    says = "quote" in entry.takes and entry.lemma in listed("plain")
    if after.tag != tense:
        return says and tense == "VBG" and after.tag == "VBD"
    return says or entry.lemma in listed("naming") or (tense == "VBZ" and "quote" in entry.takes)


def _does_next(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a verb in the past tense with an object follows a conjunction, for taggers that see a participle."""
    if tree.tokens[i].tag != "VBD":
        return False
    after = next((k for k in range(w + 1, min(w + 3, len(tree.tokens))) if tree.tokens[k].pos != "ADV"), None)
    if after is None or after + 1 >= len(tree.tokens) or tree.tokens[after].tag not in ("VBD", "VBN"):
        return False
    verbal = tree.tokens[after].text.lower() in verbs()
    return verbal and tree.tokens[after + 1].pos in ("DET", "PROPN", "PRON", "NUM", "SCONJ")


def _does_otherwise(tree: Tree, i: int, w: int) -> bool:
    """Tell whether "but" goes on with the only other verb in the tense of the cue ("said he would go but did not")."""
    tense = tree.tokens[i].tag
    if tree.tokens[w].text.lower() != "but" or tense not in ("VBD", "VBZ"):
        return False
    after = next((t for t in tree.tokens[w + 1 : w + 4] if t.pos not in ("ADV", "PUNCT")), None)
    if after is None or after.tag != tense:
        return False
    return not any(t.tag == tense for t in tree.tokens[max(i + 1, w - _FAR) : w])


def tells_on(tree: Tree, w: int) -> bool:
    """Tell whether a conjunction begins a clause in which somebody says something else ("..., but she also said").

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orr said it was late, but Tull said it was early."])[0].tokens)
    >>> tells_on(tree, 6)
    True
    """
    near = range(w + 1, min(w + 6, len(tree.tokens)))
    verb = next((k for k in near if tree.tokens[k].pos == "VERB"), None)
    if verb is None or not quotes(tree.tokens[verb]):
        return False
    entry = verbs()[tree.tokens[verb].text.lower()]
    return entry.lemma in listed("plain") and tree.child(verb, "nsubj") is not None


def quotes(token: Token) -> bool:
    """Tell whether a word is a verb that marked words may be the object of.

    >>> quotes(Token(0, 4, "said", "say", "VERB", "VBD", "root", 0, ""))
    True
    """
    entry = verbs().get(token.text.lower())
    return entry is not None and "quote" in entry.takes


def is_finite(tree: Tree, i: int) -> bool:
    """Tell whether a cue stands in a tense, so that no base form joins it ("called on him to go and rest").

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orr wanted to go."])[0].tokens)
    >>> is_finite(tree, 1), is_finite(tree, 3)
    (True, False)
    """
    before = tree.tokens[i - 1] if i else None
    return tree.tokens[i].tag in ("VBD", "VBZ") or (before is not None and before.tag in ("VBD", "VBZ", "VBP"))
