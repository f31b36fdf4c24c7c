"""Who does what a verb says: the subject, wherever the sentence has put it."""

from collections.abc import Callable

from stemma.reading.clauses import Tree
from stemma.reading.cue_words import listed
from stemma.reading.near_subjects import beside
from stemma.records import Extent

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_HANDS_ON = frozenset(("quoted", "quoting", "quotes", "quote", "cited", "citing", "cites", "cite", "reported"))
_CITES = frozenset(("quoted", "quoting", "quotes", "cited", "citing", "cites"))
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
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
_OPENS_CLAUSE = frozenset(("WDT", "WP", "WP$", "WRB"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))


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
        if (quoted := _quoted_as(tree, i)) is not None:
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
        if tree.tokens[i].tag in _FINITE and dep in ("xcomp", "advcl"):
            return None
        if (object_ := _object_before(tree, i, above)) is not None:
            return object_
        if (beside := _with_whom(tree, i)) is not None:
            return beside
        if dep == "advcl" and tree.tokens[i].tag == "VBG" and i > 0 and tree.tokens[i - 1].text == ",":
            above = _outer_clause(tree, above)
        if above == i or dep not in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
            return None
        if dep in ("ccomp", "parataxis") and tree.tokens[i].tag != "VBG":
            return None
        if tree.tokens[above].pos in ("NOUN", "PROPN"):
            told = tree.child(above, "nsubj") if dep == "conj" and tree.child(above, "cop") is not None else None
            return above if dep == "advcl" else told
        i = above
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
    return nearest_subject(tree, verb)


def nearest_subject(tree: Tree, i: int) -> int | None:
    """Return the subject of a verb; of two, which only a wrong parse gives, the one directly before it.

    What an infinitive between the two takes is its object ("an effort to mend the bridge said").

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "nsubj"), ("the", "DET", "det"), ("mayor", "NOUN", "nsubj"),
    ...     ("said", "VERB", "root")]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, 3, "") for i, (w, p, d) in enumerate(rows))
    >>> nearest_subject(Tree(tokens), 3)
    2
    """
    subjects = list(tree.all_children(i, "nsubj"))
    before = [c for c in subjects if c < i]
    if len(before) > 1:
        before = [c for c in before if c == before[0] or not _follows_infinitive(tree, c)]
        if tree.tokens[i - 1].text == "," and any(t.text == "," for t in tree.tokens[before[0] : before[-1]]):
            named = tree.tokens[before[-1]].pos == "PROPN" and tree.tokens[before[0]].pos != "PROPN"
            return before[-1] if named else before[0]
    return max(before, default=subjects[0] if subjects else None)


def _follows_infinitive(tree: Tree, noun: int) -> bool:
    first = noun
    while first > 0 and tree.tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        first -= 1
    return first > 1 and tree.tokens[first - 1].tag == "VB" and tree.tokens[first - 2].text.lower() == "to"


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
            return tree.head[v]
    w = subject - 1
    while w > 0 and tree.tokens[w].pos == "PUNCT":
        w -= 1
    return w if w >= 0 and tree.tokens[w].pos in ("NOUN", "PROPN") else subject


def apposed(tree: Tree, head: int) -> int:
    """Return the name to which a description stands in apposition ("Orr, the head of the museum, said"), else the head.

    Parsers take the description for the subject where the name before the comma is foreign to them.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", 0), (",", "PUNCT", 0), ("the", "DET", 3), ("head", "NOUN", 5), (",", "PUNCT", 5),
    ...     ("said", "VERB", 5)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", h, "") for i, (w, p, h) in enumerate(rows))
    >>> apposed(Tree(tokens), 3)
    0
    """
    comma, after = tree.left[head] - 1, tree.right[head] + 1
    closed = any(tree.tokens[w].text == "," for w in (after - 1, after) if head < w < len(tree.tokens))
    if tree.tokens[head].pos != "NOUN" or comma < 1 or not closed or tree.tokens[comma].text != ",":
        return head
    name = comma - 1
    while name > 0 and (tree.tokens[name].text[:1].isupper() or tree.tokens[name].text == "-"):
        name -= 1
    name += not tree.tokens[name].text[:1].isupper()
    if name >= comma or tree.tokens[name].pos != "PROPN":
        return head
    begins = name == 0 or tree.tokens[name - 1].pos in ("PUNCT", "CCONJ", "SCONJ", "SPACE")
    return name if begins else head


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
        if tree.tokens[v].tag in _FINITE and tree.tokens[v].pos == "VERB" and free(v):
            head = agent(tree, v)
            head = beside(tree, v) if head is None or not free(head) else head
            if head is not None and free(head):
                return head
    return None


def _quoted_as(tree: Tree, i: int) -> int | None:
    """Return whose words others hand on ("the paper quoted him as saying", "she was cited as saying")."""
    if tree.dep(i) == "advcl" and link(tree, i) == "as" and tree.tokens[i].tag == "VBG":
        i = tree.head[i]
    elif not _as_saying(tree, i):
        return _cited(tree, i)
    if tree.tokens[i].text.lower() not in _HANDS_ON:
        return None
    patient = tree.child(i, "nsubj:pass")
    return patient if patient is not None else tree.child(i, "obj")


def _cited(tree: Tree, i: int) -> int | None:
    """Return whom a report cites ("the agency cited Tull"): a name or person as the object of a verb of quoting."""
    cited = tree.child(i, "obj") if tree.tokens[i].text.lower() in _CITES and not is_passive(tree, i) else None
    if cited is None or tree.tokens[cited].text[:1].isupper():
        return cited
    named = (c for c in tree.all_children(cited, "compound", "appos", "flat") if tree.tokens[c].pos == "PROPN")
    return next(named, None)  # "cited the Amaq, a website"


def _as_saying(tree: Tree, i: int) -> bool:
    """Tell whether "as saying" follows within a few words."""
    near = range(i + 1, min(i + 9, len(tree.tokens) - 1))
    return any(tree.tokens[w].text.lower() == "as" and tree.tokens[w + 1].tag == "VBG" for w in near)


def _by_agent(tree: Tree, i: int) -> int | None:
    for c in tree.all_children(i, "obl"):
        if tree.dep(c) == "obl:agent" or link(tree, c) == "by":
            return c
    return None


def noun_phrase(tree: Tree, head: int | None, cue: int | None = None) -> Extent | None:
    """Return the extent of the noun phrase around its head, without what hangs on it beyond the cue.

    >>> from stemma.reading.language import Token
    >>> rows = [("for", "ADP", "case", 2), ("the", "DET", "det", 2), ("mayor", "NOUN", "obl", 3),
    ...     ("spoke", "VERB", "root", 3)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> noun_phrase(Tree(tokens), 2)
    Extent(start=8, end=21)
    """
    if head is None:
        return None
    words = list(tree.words(head))
    if cue is not None:
        words = [w for w in words if w < cue] if head < cue else [w for w in words if w > cue]
    comma = next((w for w in reversed(words) if w < head and tree.tokens[w].text == ","), None)
    if comma is not None and tree.tokens[words[0]].pos in ("ADP", "SCONJ", "ADV"):
        words = [w for w in words if w > comma]
    words = _up_to_verb(tree, head, words)
    before = [k for k in tree.all_children(head, "case", "mark", "cc") if k < head]
    words = [w for w in words if not before or w > max(before)] or [head]
    while words[0] > 0 and tree.tokens[words[0]].pos == "PROPN" and tree.tokens[words[0] - 1].pos == "PROPN":
        words.insert(0, words[0] - 1)
    return tree.extent(words) or tree.extent([head])


def _up_to_verb(tree: Tree, head: int, words: list[int]) -> list[int]:
    """Return the words of a noun phrase up to a verb that tells of it without a relative pronoun: a lost main verb."""
    for w in words:
        token = tree.tokens[w]
        if w > head and token.tag in _FINITE and token.pos == "VERB":
            opened = any(t.tag in _OPENS_CLAUSE for t in tree.tokens[head + 1 : w])
            return words if opened or tree.child(w, "nsubj") is not None else [k for k in words if k < w]
    return words


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
    return participle and tree.dep(i) in ("acl", "advcl") and tree.child(i, "obj", "ccomp", "aux") is None


def link(tree: Tree, i: int) -> str:
    """Return the preposition or conjunction that joins a phrase to its head, in lower case; empty where none does.

    >>> from stemma.reading.language import Token
    >>> rows = [("According", "VERB", "root", 0), ("To", "ADP", "case", 2), ("Orr", "PROPN", "obl", 0)]
    >>> tokens = tuple(Token(9 * i, 9 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> link(Tree(tokens), 2), link(Tree(tokens), 0)
    ('to', '')
    """
    word = tree.child(i, "case", "mark")
    return "" if word is None else tree.tokens[word].text.lower()
