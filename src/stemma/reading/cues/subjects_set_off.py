"""Who stands alone behind a comma and "said": the one who speaks, whatever the parse takes him or her for.

In "The vote passed by a hair after a long night, said Speaker Orla Tull" a parse may take the vote for what says, and
the speaker for what it says. But nobody says a person or a body: a clause that somebody says has a verb. In "The vote,
said the speaker, was lawful" it takes the speaker for what was lawful; but no comma parts a subject from its verb.
"""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import listed
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.language import Token

_SAYS = frozenset(("say", "says", "said"))
_INSIDE = frozenset(("PROPN", "NOUN", "DET", "ADJ", "NUM", "PART", "ADP"))
_ENDS = frozenset((",", ".", ";", "(", "—", "–", "--"))
_REACH = 20  # words of a noun phrase
_BEFORE = 60  # words before or behind among which is what somebody does
_ACTS = frozenset(("VERB", "AUX"))
_SPEAK = frozenset(("PERSON", "GROUP", "ORG", "TEXT"))


def with_who_says(tree: Tree, verb: int, out: list[Token]) -> bool:
    """Put into `out` the noun phrase that stands alone behind a comma and "said" as its subject; tell whether one does.

    >>> rows = [("Fees", "NOUN", "NNS", "nsubj", 4), ("rose", "VERB", "VBD", "acl", 0), ("fast", "ADV", "RB", "dep", 1),
    ...         (",", "PUNCT", ",", "punct", 0), ("said", "VERB", "VBD", "root", 4), ("Orr", "PROPN", "NNP", "obj", 4)]
    >>> tokens = [Token(6 * i, 6 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows)]
    >>> with_who_says(Tree(tuple(tokens)), 4, tokens), tokens[0].dep, tokens[5].dep
    (True, 'ccomp', 'nsubj')
    """
    if tree.tokens[verb].text.lower() not in _SAYS or tree.tokens[verb - 1].text != ",":
        return False
    phrase = _phrase(tree, verb)
    interrupts = _interrupts(tree, verb, phrase)
    if not interrupts and not any(t.pos in _ACTS for t in tree.tokens[max(0, verb - _BEFORE) : verb]):
        return False
    head = _head(tree, phrase)
    if head is None or (not interrupts and _is_subject_of_clause(tree, verb, head)):
        return False
    clause = next((c for c in tree.all_children(verb, "ccomp", "parataxis") if c >= phrase.stop), None)
    for w in tree.all_children(verb, "nsubj"):
        wrong = w < verb or w not in phrase
        out[w] = (
            out[w]._replace(head=verb if clause is None else clause, dep="ccomp" if clause is None else "nsubj")
            if wrong
            else out[w]
        )
    for w in phrase:
        if out[w].head not in phrase:
            out[w] = out[w]._replace(head=head, dep="compound")
    out[head] = out[head]._replace(head=verb, dep="nsubj")
    return True


def _interrupts(tree: Tree, verb: int, phrase: range) -> bool:
    """Tell whether verb and phrase stand between commas behind words without any, and a clause goes on there."""
    tokens = tree.tokens
    set_off = bool(phrase) and phrase.stop < len(tokens) and tokens[phrase.stop].text == ","
    if not set_off or any(t.text == "," for t in tokens[max(0, verb - _BEFORE) : verb - 1]):
        return False
    return any(t.pos in _ACTS for t in tokens[phrase.stop : phrase.stop + _BEFORE])


def _phrase(tree: Tree, verb: int) -> range:
    """Return the words behind a verb up to a comma, a bracket or the end; none where a verb is among them."""
    tokens, stop = tree.tokens, verb + 1
    while stop < min(len(tokens), verb + _REACH) and (tokens[stop].pos in _INSIDE or tokens[stop].text == "-"):
        stop += 1
    whole = stop == len(tokens) or tokens[stop].text in _ENDS
    return range(verb + 1, stop) if whole else range(0)


def _head(tree: Tree, phrase: range) -> int | None:
    """Return the word of a noun phrase that names or describes who can speak, None where it holds none."""
    tokens = tree.tokens
    words = range(phrase.start, next((w for w in phrase if tokens[w].pos == "ADP"), phrase.stop))
    if any(tokens[w].text.lower() in listed("times") or tokens[w].text.lower() in listed("months") for w in words):
        return None
    named = next((w for w in words if tokens[w].pos == "PROPN" or tokens[w].text.isupper()), None)
    if named is not None and tokens[named + 1 : named + 2] and tokens[named + 1].tag == "POS":
        named = next((w for w in words if w > named and tokens[w].pos == "PROPN"), None)
    if named is not None:
        above = tree.head[named]
        return above if above in words and tokens[above].pos in ("NOUN", "PROPN") else named
    last = words[-1] if words else None
    return last if last is not None and kind_of(tokens[last]._replace(pos="NOUN")) in _SPEAK else None


def _is_subject_of_clause(tree: Tree, verb: int, head: int) -> bool:
    """Tell whether a verb behind a noun phrase is what its bearer does ("said Orr, the owner, would go")."""
    if any(c > verb and tree.tokens[c].pos in _ACTS for c in tree.all_children(verb, "ccomp")):
        return True
    above = tree.head[head]
    return above > head and tree.dep(head).startswith(("nsubj", "csubj")) and tree.tokens[above].pos in _ACTS
