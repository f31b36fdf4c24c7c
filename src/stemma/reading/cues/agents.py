"""Who does what a verb says: the subject, wherever the sentence has put it."""

from collections.abc import Callable, Iterator

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import listed
from stemma.reading.cues.handed_on import quoted_as
from stemma.reading.cues.near_subjects import beside
from stemma.reading.cues.noun_phrases import link
from stemma.reading.cues.subjects import antecedent, is_passive, nearest_subject
from stemma.reading.verb_tags import FINITE

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
_READS = frozenset(
    (
        "said",
        "says",
        "read",
        "reads",
        "titled",
        "saying",
        "reading",
        "stating",
        "declaring",
        "warning",
        "urging",
        "announcing",
        "calling",
    )
)


def agent(tree: Tree, i: int) -> int | None:
    """Return the head word of who says or thinks by the verb `i`: its subject, or that of the verb it hangs on.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "nsubj", 1), ("rose", "VERB", "root", 1), ("and", "CCONJ", "cc", 3),
    ...     ("said", "VERB", "conj", 1)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "VBD", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> agent(Tree(tokens), 3)
    0
    """
    for climbed in range(8):
        if (quoted := quoted_as(tree, i)) is not None:
            return quoted
        if is_passive(tree, i):
            return _by_agent(tree, i) if not climbed else tree.child(i, "nsubj:pass")
        subject = nearest_subject(tree, i)
        if subject is not None:
            return _or_issuer(tree, i, antecedent(tree, i, subject))
        dep, above = tree.dep(i), tree.head[i]
        if dep.startswith("acl"):
            way = _subject_of_way(tree, i, above) if tree.tokens[i].tag == "VB" else _issuer(tree, i, above)
            return above if way is None else way
        if tree.tokens[i].tag in FINITE and dep in ("xcomp", "advcl"):
            return None
        if (near := _object_before(tree, i, above)) is not None or (near := _with_whom(tree, i)) is not None:
            return near
        verb = _hung_on(tree, i)
        if verb is None:
            return None
        if tree.tokens[verb].pos in ("NOUN", "PROPN"):
            told = tree.child(verb, "nsubj") if dep == "conj" and tree.child(verb, "cop") is not None else None
            return verb if dep == "advcl" else told
        i = verb
    return None


def _hung_on(tree: Tree, i: int) -> int | None:
    """Return the word on which a verb without a subject hangs so that both have the same one."""
    dep, above, participle = tree.dep(i), tree.head[i], tree.tokens[i].tag == "VBG"
    if dep == "advcl" and participle and i > 0 and tree.tokens[i - 1].text == ",":
        above = _outer_clause(tree, above)
    shared = dep in ("conj", "xcomp", "advcl") or (dep in ("ccomp", "parataxis") and participle)
    return above if shared and above != i else None


def before(tree: Tree, i: int, free: Callable[[int], bool]) -> int | None:
    """Return who does what the finite verb before `i` says, for a participle or second verb that lost its subject.

    Only tokens for which `free` is true (outside marks) are asked.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "NNP", "nsubj", 1), ("left", "VERB", "VBD", "root", 1),
    ...     (",", "PUNCT", ",", "punct", 1), ("saying", "VERB", "VBG", "dep", 3)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> before(Tree(tokens), 3, lambda i: True)
    0
    """
    verbal = tree.tokens[i].tag == "VBG" or (tree.tokens[i].text.endswith("ing") and tree.tokens[i - 1].text == ",")
    joined = i > 0 and (verbal or tree.tokens[i - 1].pos == "CCONJ")
    if not joined:
        return None
    for v in range(i - 1, -1, -1):
        if tree.tokens[v].tag in FINITE and tree.tokens[v].pos == "VERB" and free(v):
            head = agent(tree, v)
            head = beside(tree, v) if head is None or not free(head) else head
            if head is not None and free(head):
                return head
    return None


def _object_before(tree: Tree, i: int, above: int) -> int | None:
    """Return whom somebody hears or sees saying something ("recalled the pilot telling them")."""
    if (
        tree.tokens[i].tag != "VBG"
        or i == 0
        or above >= i - 1
        or tree.tokens[i - 1].pos not in ("NOUN", "PROPN", "PRON")
    ):
        return None
    return next((c for c in tree.all_children(above, "obj") if c < i and tree.right[c] >= i - 1), None)


def _with_whom(tree: Tree, i: int) -> int | None:
    """Return who says something beside what is told ("..., with Mayor Jo Orr calling it late")."""
    j = i - 1
    while j >= 0 and tree.tokens[j].pos in _NOMINAL:
        j -= 1
    if tree.tokens[i].tag != "VBG" or j < 1 or j == i - 1 or tree.tokens[j].text.lower() != "with":
        return None
    if tree.tokens[j - 1].text != ",":
        return None
    head = i - 1
    for h in tree.above(head):
        if not j < h < i:
            break
        head = h
    return head


def _outer_clause(tree: Tree, verb: int) -> int:
    """Return the verb of the main clause for what a comma sets off ("denied that it was late, saying ...")."""
    for _ in range(4):
        if tree.dep(verb) != "acl":
            break
        verb = tree.head[tree.head[verb]]
    return verb


def _subject_of_way(tree: Tree, i: int, noun: int) -> int | None:
    """Return who has the way or the attempt to say something ("Orr had a way to describe it")."""
    verb = tree.head[noun]
    infinitive = tree.tokens[i].tag == "VB" and link(tree, i) == "to"
    if not infinitive or verb == noun or tree.dep(noun) not in ("obj", "obl") or tree.tokens[verb].pos != "VERB":
        return None
    return nearest_subject(tree, verb)


def _or_issuer(tree: Tree, i: int, told: int | None) -> int | None:
    """Return who issues the text of which a relative clause tells what it says ("waved a sign that read")."""
    found = _issuer(tree, i, told) if told is not None and tree.dep(i).startswith("acl") else None
    return told if found is None else found


def _issuer(tree: Tree, i: int, noun: int) -> int | None:
    """Return who issues a text that says something ("Orr released a statement saying")."""
    verb = tree.head[noun]
    text = tree.tokens[noun].text.lower() in listed("message_nouns") and tree.tokens[i].text.lower() in _READS
    if not text or tree.dep(noun) != "obj" or tree.tokens[verb].pos != "VERB" or is_passive(tree, verb):
        return None
    if tree.tokens[verb].lemma.lower() in lexicon("quotes_speakers")["receiving"]:
        return None
    return nearest_subject(tree, verb)


def _by_agent(tree: Tree, i: int) -> int | None:
    return next((c for c in by_phrases(tree, i) if not _is_means(tree, c)), None)


def by_phrases(tree: Tree, i: int) -> Iterator[int]:
    """Yield the nouns behind "by" that hang on a verb: by whom, or by what means.

    >>> from stemma.reading.language import Token
    >>> rows = [("told", "VERB", "root", 0), ("by", "ADP", "case", 2), ("Orr", "PROPN", "obl", 0)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> list(by_phrases(Tree(tokens), 0))
    [2]
    """
    return (c for c in tree.all_children(i, "obl") if tree.dep(c) == "obl:agent" or link(tree, c) == "by")


def _is_means(tree: Tree, c: int) -> bool:
    """Tell whether a passive tells by what means, not by whom ("was told by phone")."""
    return tree.tokens[c].text.lower() in lexicon("quotes_speakers")["means"] and tree.left[c] == c - 1
