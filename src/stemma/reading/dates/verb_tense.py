"""The tense of a verb, from its own form, its auxiliaries and the verb that it hangs on."""

from collections.abc import Sequence

from stemma.reading.clauses import Tree
from stemma.reading.dates.setting import Tense
from stemma.reading.dates.tense_words import is_planning, tense_words
from stemma.reading.event_words import event_class
from stemma.reading.language import Token

_DENIES = frozenset(("not", "n't", "n’t"))


def governor(tree: Tree, at: int) -> int | None:
    """Return the verb or predicate that a token stands under (itself where it is one), or None where there is none.

    >>> from stemma.reading.language import Token
    >>> tree = Tree((Token(0, 4, "Left", "leave", "VERB", "VBD", "root", 0, ""),))
    >>> governor(tree, 0)
    0
    """
    for _ in tree.tokens:
        if tree.tokens[at].pos in ("VERB", "AUX") or tree.child(at, "cop") is not None:
            return at
        if tree.head[at] == at:
            return None
        at = tree.head[at]
    return None


def of_verb(tree: Tree, at: int) -> Tense | None:
    """Return the tense of a verb with its auxiliaries; a bare infinitive or participle takes that of the verb above.

    >>> from stemma.reading.language import Token
    >>> of_verb(Tree((Token(0, 4, "Left", "leave", "VERB", "VBD", "root", 0, ""),)), 0)
    'past'
    """
    aside = False  # "is trying to hold the line, refusing to speak on Thursday": only the line is tried
    for _ in range(6):
        if found := _finite(tree, at):
            return found
        above = governor(tree, tree.head[at]) if tree.head[at] != at else None
        if above is None or above == at:
            return None
        verb = tree.tokens[above]
        if is_infinitive(tree, at) and _is_refused(tree, above):
            return "past"  # "did not want to speak on Sunday": it is the wish that is dated
        if is_infinitive(tree, at) and is_planning(verb) and not aside:
            return "past" if any(tree.tokens[i].text.lower() == "had" for i in tree.children[above]) else "future"
        aside = aside or (tree.dep(at) == "advcl" and tree.tokens[at].tag == "VBG")
        at = above
    return None


def _is_refused(tree: Tree, at: int) -> bool:
    """Tell whether a verb of wanting is denied in the past."""
    did = any(tree.tokens[i].text.lower() == "did" for i in tree.children[at])
    return tree.tokens[at].lemma.lower() in tense_words("wanting") and did and is_denied(tree, at)


def _finite(tree: Tree, at: int) -> Tense | None:
    """Return the tense that the verb's own form and its auxiliaries give, or None where it has neither."""
    auxiliaries = _auxiliaries(tree, at)
    return _of_auxiliaries(tree, at, auxiliaries) if auxiliaries else _of_form(tree, at)


def _auxiliaries(tree: Tree, at: int) -> list[Token]:
    own = tree.tokens[at]
    found = [tree.tokens[i] for i in tree.all_children(at, "aux", "cop") if tree.tokens[i].text.lower() != "to"]
    found += [tree.tokens[i] for i in tree.children[at] if tree.dep(i) == "aux:pass"]
    found = [t for t in found if not is_first_name(tree, t, own)]
    copula = tree.child(at, "cop")
    found += [tree.tokens[i] for i in tree.all_children(copula, "aux")] if copula is not None else []
    for mark in tree.all_children(at, "mark"):  # "is due to sit down", read as one phrase that marks "sit"
        found += [tree.tokens[i] for i in tree.all_children(mark, "aux", "cop")]
    return found


def _of_auxiliaries(tree: Tree, at: int, auxiliaries: Sequence[Token]) -> Tense:
    own, words = tree.tokens[at], {t.text.lower() for t in auxiliaries}
    if words & tense_words("future_auxiliaries"):
        return "past" if refuses(tree, at) or "have" in words else "future"
    passive = own.tag == "VBN" and "be" in words
    if (own.tag == "VB" or passive) and is_infinitive(tree, at) and any(t.lemma.lower() == "be" for t in auxiliaries):
        return "past" if "had" in words else "future"  # "had been due to expire"; "are to enter", "is due to meet"
    if any(t.lemma.lower() == "have" or "Tense=Past" in t.morph for t in auxiliaries):
        return "past"
    return "future" if own.tag != "VBG" and is_planning(own) else "present"


def _of_form(tree: Tree, at: int) -> Tense | None:
    own = tree.tokens[at]
    if own.tag == "VBD" or ("VerbForm=Fin" in own.morph and "Tense=Past" in own.morph):
        return "past"
    if (own.tag == "VBP" or is_bare(tree, at)) and own.text.lower() in tense_words("unchanging"):
        return "past"  # "who quit on Thursday", "a quake hit the town in February"
    if own.tag == "VBP" and tree.dep(at) == "xcomp":
        return None  # a noun read as a verb ("will broadcast the awards show"): the verb above tells
    if own.tag in ("VBZ", "VBP") or "VerbForm=Fin" in own.morph or is_bare(tree, at):
        return "present"
    return "past" if own.tag == "VBN" and tree.dep(at) == "acl" else None  # "the injunction issued Thursday"


def is_denied(tree: Tree, at: int) -> bool:
    """Tell whether "not" stands beside a verb.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Police did not say who fired."])[0].tokens)
    >>> is_denied(tree, 3), is_denied(tree, 5)
    (True, False)
    """
    return any(tree.tokens[i].text.lower() in _DENIES for i in tree.children[at])


def refuses(tree: Tree, at: int) -> bool:
    """Tell whether a verb of speech says that somebody kept silent: "police would not say on Tuesday who fired".

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Police would not say who fired."])[0].tokens)
    >>> refuses(tree, 3)
    True
    """
    would = any(tree.tokens[i].text.lower() == "would" for i in tree.children[at])
    return would and event_class(tree.tokens[at].lemma.lower()) == "say" and is_denied(tree, at)


def is_first_name(tree: Tree, auxiliary: Token, verb: Token) -> bool:
    """Tell whether "Will" or "May" inside a sentence is somebody's name: "Will Artin got a chance".

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["He ran, Will Artin got a chance."])[0].tokens)
    >>> is_first_name(tree, tree.tokens[3], tree.tokens[5])
    True
    """
    inside = auxiliary.start > tree.tokens[0].start
    return inside and auxiliary.text in ("Will", "May") and verb.tag in ("VBD", "VBN")


def is_infinitive(tree: Tree, at: int) -> bool:
    """Tell whether a verb is in its base form, or "to" stands before it.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orl wants to go."])[0].tokens)
    >>> is_infinitive(tree, 3), is_infinitive(tree, 1)
    (True, False)
    """
    marks = (tree.tokens[i].text.lower() for i in tree.all_children(at, "mark", "aux"))
    return tree.tokens[at].tag == "VB" or "to" in marks


def is_bare(tree: Tree, at: int) -> bool:
    """Tell whether a verb that looks like an infinitive heads a sentence with a subject ("Halvern play on Sunday").

    >>> rows = [("Halvern", "NNP", "nsubj"), ("play", "VB", "root")]
    >>> tree = Tree(tuple(Token(8 * i, 8 * i + len(w), w, w, "X", t, d, 1, "") for i, (w, t, d) in enumerate(rows)))
    >>> is_bare(tree, 1)
    True
    """
    heads = tree.tokens[at].tag == "VB" and tree.head[at] == at
    return heads and tree.child(at, "nsubj") is not None and tree.child(at, "aux", "mark") is None
