"""Words that attribute: which verb, noun, adjective or phrase gives which content to which source.

The lexicon tells which complements of a word are content ("said that ...", "vowed to ...", "called it a disaster"); the parse
tells where they stand and who is the subject. Attributions are not nested: what somebody is said to have said belongs
to the outer content (the convention of the PolNeAR corpus, Newell et al. 2018).
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.language import Token
from stemma.records import Extent

_NOMINAL = frozenset(("PROPN", "NOUN", "ADJ", "DET", "ADP", "PUNCT", "PART", "NUM"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "―", "--", "-", ")", "(", "..."))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_FINITE_WH = frozenset(("that", "whether", "if", "why", "how", "what", "who", "where", "when", "which"))


class Cue(NamedTuple):
    """A cue in a sentence: its extent, its token, whether words in marks may stand beside it, its source and content.

    `source_token` is the head word of the source; both are None where the sentence names nobody. `content` is None where
    the parse shows no complement (it may stand in marks beside the cue).
    """

    start: int
    end: int
    token: int
    lemma: str
    quotes: bool
    source: Extent | None
    source_token: int | None
    content: Extent | None


class _Entry(NamedTuple):
    lemma: str
    takes: frozenset[str]
    prepositions: frozenset[str]


def find(tree: Tree, free: Callable[[int], bool]) -> list[Cue]:
    """Return the cues among the tokens for which `free` is true, in order; contents may overlap.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "NNP", "nsubj", 1), ("said", "VERB", "VBD", "root", 1), ("it", "PRON", "PRP", "nsubj", 3),
    ...         ("rained", "VERB", "VBD", "ccomp", 1)]
    >>> tokens = tuple(Token(7 * i, 7 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> [(cue.lemma, cue.source, cue.content) for cue in find(Tree(tokens), lambda i: True)]
    [('say', Extent(start=0, end=3), Extent(start=14, end=27))]
    """
    found = []
    for i, token in enumerate(tree.tokens):
        if not free(i):
            continue
        word = token.text.lower()
        if word == "according":
            found += _according(tree, i)
        elif (entry := _verbs().get(word)) and _is_verb(tree, i):
            found.append(_verb_cue(tree, i, entry))
        elif entry := _nominals(token.pos).get(word):
            found += _nominal_cue(tree, i, entry)
    return [*_headline(tree, free), *found]


def _is_verb(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.pos == "VERB":
        return tree.dep(i) not in ("amod", "case", "mark", "fixed", "compound")
    return token.tag.startswith("VB") and tree.dep(i) in ("root", "parataxis", "ccomp", "conj", "advcl", "acl:relcl")


def _verb_cue(tree: Tree, i: int, entry: _Entry) -> Cue:
    passive = _is_passive(tree, i)
    head = agent(tree, i)
    content, preposition = _passive_content(tree, i, entry) if passive else _verb_content(tree, i, entry)
    content = _to_boundary(tree, i, content or _unparsed(tree, i, entry))
    extent = tree.extent(content) if content else None
    last = i if preposition is None else preposition
    first = _first_of_cue(tree, i)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    if (extent and extent.start < end and start < extent.end) or last < i:
        start, end = tree.tokens[i].start, tree.tokens[i].end
    return Cue(start, end, i, entry.lemma, "quote" in entry.takes, noun_phrase(tree, head, i), head, extent)


def _first_of_cue(tree: Tree, i: int) -> int:
    """Return the first auxiliary that directly precedes the verb."""
    first = i
    while first > 0 and tree.head[first - 1] == i and tree.dep(first - 1).partition(":")[0] in ("aux", "advmod"):
        first -= 1
    return first


def _is_passive(tree: Tree, i: int) -> bool:
    if tree.child(i, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
        return True
    participle = tree.tokens[i].tag == "VBN"
    return participle and tree.dep(i) in ("acl", "advcl") and tree.child(i, "obj", "ccomp", "aux") is None


# -- content --------------------------------------------------------------------------------------------------------------


def _verb_content(tree: Tree, i: int, entry: _Entry) -> tuple[list[int], int | None]:
    """Return the tokens of the content, and the preposition that belongs to the cue."""
    takes = entry.takes
    objects = [c for c in tree.all_children(i, "obj") if c > i]
    if "clause" in takes and (clause := _clause(tree, i)):
        return clause, None
    if infinitive := _infinitive(tree, i):
        if objects and "person-to" in takes:
            return list(range(tree.left[objects[0]], tree.right[infinitive] + 1)), None
        if "to" in takes and infinitive > i:
            return list(tree.words(infinitive)), None
    if objects:
        end = _end_of_object(tree, i, objects[0], entry)
        if end is not None:
            return list(range(tree.left[objects[0]], end + 1)), None
    for c in tree.all_children(i, "xcomp", "advcl"):
        if "ing" in takes and tree.tokens[c].tag == "VBG" and c > i and tree.child(c, "mark") is None:
            return list(tree.words(c)), None
    return _prepositional(tree, i, entry)


def _clause(tree: Tree, i: int) -> list[int]:
    """Return the content clause of a verb: its complement, or the sentence into which it is put ("..., he said")."""
    for c in tree.all_children(i, "ccomp"):
        return _without(tree, c, i)
    for c in tree.all_children(i, "parataxis"):
        if c < i or tree.tokens[tree.left[c] - 1].text in ":,":
            return _without(tree, c, i)
    if tree.dep(i) == "parataxis" and tree.tokens[tree.head[i]].pos not in ("PUNCT", "SYM"):
        return _without(tree, tree.head[i], i)
    for c in tree.all_children(i, "advcl", "obj", "csubj", "obl", "acl"):
        first = tree.tokens[tree.left[c]].text.lower()
        if c > i and first in _FINITE_WH and tree.dep(c) != "obl" and tree.tokens[c].pos in ("VERB", "AUX", "ADJ"):
            return list(tree.words(c))
    return []


def _unparsed(tree: Tree, i: int, entry: _Entry) -> list[int]:
    """Return what follows (else precedes) a verb of speech in which the parse sees no content clause."""
    if not {"quote", "clause"} <= entry.takes or (tree.tokens[i].lemma not in _plain() and entry.lemma not in _plain()):
        return []
    after = [w for w in range(i + 1, len(tree.tokens)) if tree.tokens[w].pos != "PUNCT"]
    starts = [w for w in after if tree.tokens[w].text.lower() in _FINITE_WH][:1]
    if starts and starts[0] <= i + 6:
        return list(range(starts[0], starts[0] + 1))
    subject = tree.child(i, "nsubj")
    if subject is not None and subject < i and len(after) > 2 and after[0] == i + 1 and tree.tokens[i + 1].pos != "ADP":
        return [i + 1]
    comma = next((w for w in range(i, 0, -1) if tree.tokens[w].text == ","), 0)
    return list(range(comma)) if comma > 2 and i - comma < 12 else []


def _to_boundary(tree: Tree, i: int, content: list[int]) -> list[int]:
    """Return a content that follows its cue, continued to where the clause of the cue goes on or ends.

    Parsers hang late modifiers on the wrong verb; news puts little after a content but what a comma sets off.
    """
    if not content or content[0] < i:
        return content
    stop = len(tree.tokens)
    if tree.dep(i).partition(":")[0] in ("acl", "advcl", "csubj", "nsubj") and i < tree.head[i]:
        stop = max(tree.right[i], content[-1]) + 1
    elif tree.dep(i).startswith("acl"):
        outer = tree.head[tree.head[i]]
        stop = outer if outer > content[-1] else stop
    first, last = content[0], content[-1]
    for w in range(first + 1, last + 1):
        if _next_predicate(tree, i, w):
            return list(range(first, w))
    wide = stop == len(tree.tokens) and _is_clause(tree, i, first, last)
    while last + 1 < stop and not _is_boundary(tree, i, last + 1, wide):
        last += 1
    return list(range(first, last + 1))


def _is_clause(tree: Tree, i: int, first: int, last: int) -> bool:
    """Tell whether a content is a finite clause of the sentence's main verb, which runs on over commas."""
    if tree.tokens[first].text.lower() in _FINITE_WH:
        return True
    return any(tree.head[w] == i and tree.dep(w) in ("ccomp", "parataxis") for w in range(first, last + 1))


def _is_boundary(tree: Tree, i: int, w: int, wide: bool) -> bool:
    token = tree.tokens[w]
    if wide:
        after = tree.tokens[w + 1] if w + 1 < len(tree.tokens) else token
        apart = token.text in _BREAKS and (after.text.lower() == "according" or _is_participle(after))
        return apart or _next_predicate(tree, i, w)
    return (
        token.text in _BREAKS
        or (token.pos == "CCONJ" and tree.dep(tree.head[w]) == "conj")
        or _next_predicate(tree, i, w)
    )


def _is_participle(token: Token) -> bool:
    return token.tag == "VBG" and token.text.lower() in _verbs()


def _next_predicate(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a conjunction begins another thing that the same subject does ("... and suggested that")."""
    if tree.tokens[w].pos != "CCONJ":
        return False
    head = tree.head[w]
    verb = tree.tokens[head]
    if head <= w or verb.pos != "VERB" or tree.child(head, "nsubj") is not None:
        return False
    return tree.head[head] == i or (verb.tag == tree.tokens[i].tag == "VBD" and verb.text.lower() in _verbs())


def _without(tree: Tree, clause: int, cue: int) -> list[int]:
    """Return the tokens of a clause without the words of the cue's own clause where they interrupt it."""
    words = tree.words(clause)
    if not words.start <= cue < words.stop:
        return list(words)
    own = tree.words(cue)
    if tree.head[clause] == cue or not (own.start > words.start or own.stop < words.stop):
        return [w for w in words if w != cue]
    return [w for w in words if not own.start <= w < own.stop]


def _infinitive(tree: Tree, i: int) -> int | None:
    for c in tree.all_children(i, "xcomp", "advcl", "ccomp"):
        if any(tree.tokens[k].text.lower() == "to" for k in tree.all_children(c, "mark")):
            return c
    return None


def _end_of_object(tree: Tree, i: int, thing: int, entry: _Entry) -> int | None:
    """Return the last token of a content that begins with an object, or None where the verb takes none."""
    for c in tree.children[i]:
        dep = tree.dep(c).partition(":")[0]
        if c <= thing:
            continue
        if "object-state" in entry.takes and dep == "xcomp":
            return tree.right[c]
        if dep in ("obl", "advcl", "xcomp"):
            link = _link(tree, c)
            if (link == "as" and "object-as" in entry.takes) or (
                link in entry.prepositions and "object-prep" in entry.takes
            ):
                return tree.right[c]
    return tree.right[thing] if "object" in entry.takes else None


def _prepositional(tree: Tree, i: int, entry: _Entry) -> tuple[list[int], int | None]:
    if "prep" in entry.takes:
        for c in tree.all_children(i, "obl", "advcl", "nmod", "acl", "xcomp"):
            link = next((k for k in tree.all_children(c, "case", "mark")), None)
            if c > i and link is not None and tree.tokens[link].text.lower() in entry.prepositions:
                return [w for w in tree.words(c) if w > link], link
    return [], None


def _link(tree: Tree, i: int) -> str:
    link = tree.child(i, "case", "mark")
    return "" if link is None else tree.tokens[link].text.lower()


def _passive_content(tree: Tree, i: int, entry: _Entry) -> tuple[list[int], int | None]:
    """Return the content of a passive cue: its clause, or its subject with what is said of it."""
    if "clause" in entry.takes and (clause := _clause(tree, i)):
        return clause, None
    patient = tree.child(i, "nsubj:pass")
    if infinitive := _infinitive(tree, i):
        return list(tree.words(infinitive)), None
    if patient is None:
        return _prepositional(tree, i, entry)
    for c in tree.children[i]:
        dep = tree.dep(c).partition(":")[0]
        if c > i and (dep in ("xcomp", "obj") or (dep in ("obl", "advcl") and _link(tree, c) == "as")):
            return list(tree.words(c)), None
    return (list(tree.words(patient)), None) if "object" in entry.takes else _prepositional(tree, i, entry)


# -- sources --------------------------------------------------------------------------------------------------------------


def agent(tree: Tree, i: int) -> int | None:
    """Return the head word of who says, thinks or writes by the verb `i`: its subject, that of the verb it hangs on, ..."""
    for _ in range(8):
        if _is_passive(tree, i):
            return _by_agent(tree, i)
        subject = tree.child(i, "nsubj")
        if subject is not None:
            return _antecedent(tree, i, subject)
        dep, above = tree.dep(i), tree.head[i]
        if dep.startswith("acl"):
            return above
        if above == i or dep not in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
            return None
        if dep in ("ccomp", "parataxis") and tree.tokens[i].tag != "VBG":
            return None
        if tree.tokens[above].pos in ("NOUN", "PROPN"):
            return above if dep == "advcl" else None
        i = above
    return None


def _antecedent(tree: Tree, i: int, subject: int) -> int | None:
    if tree.tokens[subject].text.lower() not in _RELATIVE:
        return subject
    for v in (i, *tree.above(i)):
        if tree.dep(v).startswith("acl"):
            return tree.head[v]
    return subject


def _by_agent(tree: Tree, i: int) -> int | None:
    for c in tree.all_children(i, "obl"):
        if tree.dep(c) == "obl:agent" or _link(tree, c) == "by":
            return c
    return None


def noun_phrase(tree: Tree, head: int | None, cue: int | None = None) -> Extent | None:
    """Return the extent of the noun phrase around its head, without what hangs on it beyond the cue."""
    if head is None:
        return None
    words = list(tree.words(head))
    if cue is not None:
        words = [w for w in words if w < cue] if head < cue else [w for w in words if w > cue]
    link = [k for k in tree.all_children(head, "case", "mark", "cc") if k < head]
    return tree.extent(w for w in words if not link or w > max(link)) or tree.extent([head])


# -- cues that are no verbs -----------------------------------------------------------------------------------------------


def _according(tree: Tree, i: int) -> Iterator[Cue]:
    """Yield the cue of "according to X": what remains of the clause is the content."""
    if i + 2 >= len(tree.tokens) or tree.tokens[i + 1].text.lower() != "to":
        return
    head = tree.head[i]
    if head <= i + 1:
        head = next((c for c in tree.all_children(i, "obl", "obj", "nmod") if c > i), i + 2)
    phrase = tree.words(head)
    last = max(phrase.stop - 1, i + 2)
    clause = tree.head[head] if tree.head[head] not in (head, i) else tree.head[i]
    words = tree.words(clause) if tree.tokens[clause].pos in ("VERB", "AUX", "ADJ", "NOUN") else range(len(tree.tokens))
    before = [w for w in words if w < i]
    content = before if len(before) > 2 else [w for w in range(len(tree.tokens)) if w > last]
    source = tree.extent(range(i + 2, last + 1))
    start, end = tree.tokens[i].start, tree.tokens[i + 1].end
    yield Cue(start, end, i, "according to", True, source, head, tree.extent(content) if content else None)


def _nominal_cue(tree: Tree, i: int, entry: _Entry) -> Iterator[Cue]:
    """Yield the cue that a noun or adjective makes with its clause, infinitive or prepositional phrase."""
    content: list[int] = []
    last = i
    for c in tree.children[i]:
        dep = tree.dep(c).partition(":")[0]
        if c < i or content:
            continue
        if dep in ("acl", "ccomp", "xcomp", "advcl"):
            marks = {tree.tokens[k].text.lower() for k in tree.all_children(c, "mark")}
            if ("clause" in entry.takes and marks & _FINITE_WH and tree.dep(c) != "acl:relcl") or (
                "to" in entry.takes and "to" in marks
            ):
                content = list(tree.words(c))
        if dep in ("nmod", "obl", "acl", "advcl") and _link(tree, c) in entry.prepositions:
            last = next(k for k in tree.all_children(c, "case", "mark"))
            content = [w for w in tree.words(c) if w > last]
    if content:
        head = _holder(tree, i)
        extent = tree.extent(content)
        start, end = tree.tokens[i].start, tree.tokens[max(i, last)].end
        yield Cue(start, end, i, entry.lemma, False, noun_phrase(tree, head, i), head, extent)


def colon(tree: Tree, at: int) -> Cue | None:
    """Return the cue that a colon makes where no verb of speech precedes it ("Minister: we will stay").

    Its source is the subject of the words before it where they hold a verb ("Orr flies to Tarn: ‘We stay’"), else those words.
    """
    before = [w for w in range(at) if tree.tokens[w].pos not in ("PUNCT", "SPACE")]
    if not before:
        return None
    verbs = [w for w in before if tree.tokens[w].pos in ("VERB", "AUX")]
    if verbs:
        top = min(verbs, key=lambda w: (len(list(tree.above(w))), w))
        head = agent(tree, top)
    else:
        head = next((w for w in before if tree.head[w] not in before or tree.head[w] == w), before[-1])
    if head is None or tree.tokens[head].pos not in ("PROPN", "NOUN", "PRON"):
        return None
    source = noun_phrase(tree, head, at) if verbs else tree.extent(before)
    token = tree.tokens[at]
    return Cue(token.start, token.end, at, ":", True, source, head, None)


def _headline(tree: Tree, free: Callable[[int], bool]) -> Iterator[Cue]:
    """Yield the cue of a line of the form "Somebody: what they say", as in headlines and transcripts."""
    at = next((w for w in range(1, min(9, len(tree.tokens))) if tree.tokens[w].text == ":"), None)
    if at is None or not free(at):
        return
    before = range(at)
    nominal = all(tree.tokens[w].pos in _NOMINAL for w in before) and tree.tokens[at - 1].pos in ("PROPN", "NOUN")
    named = tree.tokens[0].pos == "PROPN" or tree.tokens[at - 1].text.lower() in _speaking_roles()
    after = [w for w in range(at + 1, len(tree.tokens)) if tree.tokens[w].pos != "PUNCT"]
    says = any(tree.tokens[w].pos in ("VERB", "AUX") for w in after)
    cue = colon(tree, at)
    if nominal and named and says and cue and all(free(w) for w in after):
        yield cue._replace(content=tree.extent(range(at + 1, len(tree.tokens))))


def _holder(tree: Tree, i: int) -> int | None:
    """Return who holds the view that a noun or adjective names: possessor, "by" or "of" somebody, or the subject."""
    owner = tree.child(i, "nmod:poss")
    if owner is not None:
        return owner
    if tree.tokens[i].pos == "ADJ" and (subject := tree.child(i, "nsubj")) is not None:
        return _antecedent(tree, i, subject)
    for c in tree.all_children(i, "nmod"):
        if _link(tree, c) in ("by", "from", "among"):
            return c
    return agent(tree, tree.head[i]) if tree.dep(i) in ("obj", "xcomp") and tree.head[i] != i else None


# -- lexicon --------------------------------------------------------------------------------------------------------------


@cache
def _verbs() -> dict[str, _Entry]:
    """Return every form of every verb of the lexicon."""
    known = lexicon("quotes_cues")
    forms: dict[str, _Entry] = {}
    for lemma, told in known["verbs"].items():
        entry = _Entry(lemma, frozenset(told["takes"]), frozenset(told.get("prepositions", ())))
        for form in (lemma, *(known["irregular"].get(lemma) or _regular(lemma))):
            forms.setdefault(form, entry)
    return forms


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"), verb + "ed", verb + "ing"


@cache
def _speaking_roles() -> frozenset[str]:
    return frozenset(lexicon("quotes_cues")["speaking_roles"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(lexicon("quotes_cues")["plain"])


@cache
def _nominals(pos: str) -> dict[str, _Entry]:
    """Return the forms of the lexicon's nouns or adjectives."""
    part = {"NOUN": "nouns", "ADJ": "adjectives", "VERB": "adjectives"}.get(pos)
    forms: dict[str, _Entry] = {}
    for lemma, told in lexicon("quotes_cues")[part].items() if part else ():
        entry = _Entry(lemma, frozenset(told["takes"]), frozenset(told.get("prepositions", ())))
        forms[lemma] = entry
        if part == "nouns":
            forms.setdefault(_regular(lemma)[0], entry)
    return forms
