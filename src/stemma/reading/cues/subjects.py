"""The subject of a verb in the parse, and whom a relative pronoun there stands for."""

from stemma.reading.clauses import Tree

_RELATIVE = frozenset(("who", "which", "that", "whom"))


def nearest_subject(tree: Tree, i: int) -> int | None:
    """Return the subject of a verb; of two, which only a wrong parse gives, the one directly before it.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "nsubj"), ("the", "DET", "det"), ("mayor", "NOUN", "nsubj"),
    ...     ("said", "VERB", "root")]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, 3, "") for i, (w, p, d) in enumerate(rows))
    >>> nearest_subject(Tree(tokens), 3)
    2
    """
    subjects = list(tree.all_children(i, "nsubj"))
    before = [c for c in subjects if c < i]
    set_off = len(before) > 1 and tree.tokens[i - 1].text == ","
    if set_off and any(t.text == "," for t in tree.tokens[before[0] : before[-1]]):
        named = tree.tokens[before[-1]].pos == "PROPN" and tree.tokens[before[0]].pos != "PROPN"
        return before[-1] if named else before[0]
    return max(before, default=subjects[0] if subjects else None)


def antecedent(tree: Tree, i: int, subject: int) -> int | None:
    """Return the noun that a relative pronoun stands for, else the subject itself.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "root", 0), ("who", "PRON", "nsubj", 2), ("said", "VERB", "acl:relcl", 0)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> antecedent(Tree(tokens), 2, 1)
    0
    """
    if tree.tokens[subject].text.lower() not in _RELATIVE:
        return subject
    for v in (i, *tree.above(i)):
        if tree.dep(v).startswith("acl"):
            noun = tree.head[v]
            return _whose_body(tree, noun) if tree.tokens[subject].text.lower() == "who" else noun
    w = subject - 1
    while w > 0 and tree.tokens[w].pos == "PUNCT":
        w -= 1
    return w if w >= 0 and tree.tokens[w].pos in ("NOUN", "PROPN") else subject


def _whose_body(tree: Tree, noun: int) -> int:
    """Return the person of a body to which a parse hung "who" ("Ida Orr of the Reed Party, who ..."), else the noun."""
    above = tree.head[noun]
    link = tree.child(noun, "case")
    within = tree.dep(noun).startswith("nmod") and link is not None and above < noun
    body = link is not None and tree.tokens[link + 1].pos == "DET"
    named = tree.tokens[above].pos == "PROPN" and tree.child(above, "det") is None
    return above if within and body and named else noun


def is_passive(tree: Tree, i: int) -> bool:
    """Tell whether a verb is in the passive voice.

    >>> from stemma.reading.language import Token
    >>> rows = [("It", "PRON", "nsubj:pass"), ("was", "AUX", "aux:pass"), ("sold", "VERB", "root")]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, 2, "") for i, (w, p, d) in enumerate(rows))
    >>> is_passive(Tree(tokens), 2)
    True
    """
    if tree.child(i, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
        return True
    participle = tree.tokens[i].tag == "VBN"
    if participle and tree.dep(i) in ("acl", "advcl") and tree.child(i, "obl:agent") is not None:
        return True  # "when asked by reporters whether she would go"
    return participle and tree.dep(i) in ("acl", "advcl") and tree.child(i, "obj", "ccomp", "aux") is None
