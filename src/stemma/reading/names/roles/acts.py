"""What people are for what they do: who "chairs the board" is "the chairman", who "was charged" "the defendant".

News tells what somebody does and calls them so a sentence later. Which verb tells what, of which object, is data
(``names_acts``); who does it is the subject of the verb, of the clause around it, or behind "by".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.language import Parse, Token
from stemma.reading.names.roles.roles import Description
from stemma.reading.names.roles.roles_beside import phrase_from
from stemma.reading.parsed import ParsedSentence
from stemma.reading.vocabulary import vocabulary

KEPT = 4_000  # sentences of which this is remembered
_UNSURE = frozenset(("not", "n't", "n’t", "never", "would", "could", "might", "if", "may"))
_RELATIVES = frozenset(("who", "whom", "which", "that"))
_OPENS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))  # parts of speech with which a description begins
_CLAUSES = 6  # verbs in a row that share a subject
_STOPS = frozenset((".", ";", ",", "“", '"'))
_FAR = 9  # tokens from a verb to the office that it gives


class Act(NamedTuple):
    """What follows from an act: the token of whoever does or undergoes it, what they are, the words of its object, and
    whether it is told as past.
    """

    who: int
    heads: frozenset[str]
    words: frozenset[str]
    past: bool


class _Kind(NamedTuple):
    """An act of the lexicon: its prepositions and objects (none: any), whether it is undergone, what follows, and
    whether it follows of those under whom it is done.
    """

    links: frozenset[str]
    objects: frozenset[str]
    passive: bool
    heads: frozenset[str]
    under: bool


def acts(sentence: ParsedSentence) -> tuple[Act, ...]:
    """Return what follows from the acts that a sentence tells, the same for all its copies where its parse is known.

    >>> rows = [("Orr", "PROPN", "nsubj", 1), ("chairs", "VERB", "root", 1), ("the", "DET", "det", 3),
    ...     ("board", "NOUN", "obj", 1)]
    >>> lemmas = {"chairs": "chair"}
    >>> tokens = tuple(Token(7 * i, 7 * i + len(w), w, lemmas.get(w, w), p, "", d, h, "")
    ...     for i, (w, p, d, h) in enumerate(rows))
    >>> [(act.who, "chairman" in act.heads) for act in acts(ParsedSentence(0, 30, 0, tokens, ()))]
    [(0, True)]
    """
    if sentence.parse is None:
        return tuple(_acts(sentence.tokens, None))
    return _of_parse(sentence.parse)


@lru_cache(maxsize=KEPT)
def _of_parse(parse: Parse) -> tuple[Act, ...]:
    return tuple(_acts(parse.tokens, parse))


def _acts(tokens: Sequence[Token], parse: Parse | None) -> Iterator[Act]:
    kinds, offices = _kinds(), _offices()
    told = [i for i, t in enumerate(tokens) if t.pos == "VERB" and (t.lemma in kinds or t.lemma in offices)]
    being = [t.head for t in tokens if t.dep == "cop"]
    if not (told or being):
        return
    tree = Tree(tuple(tokens), parse)
    for noun in being:
        yield from _by_being(tree, noun)
    for verb in told:
        if any(tokens[c].text.lower() in _UNSURE for c in tree.children[verb]):
            continue
        who, whom = _parts(tree, verb)
        yield from _by_kind(tree, verb, who, whom)
        yield from _by_office(tree, verb, who, whom)


def _by_being(tree: Tree, noun: int) -> Iterator[Act]:
    """Yield what somebody is said to be ("has been head of the school")."""
    subject = tree.child(noun, "nsubj")
    unsure = any(tree.tokens[c].text.lower() in _UNSURE for c in tree.children[noun])
    if subject is None or unsure or tree.tokens[noun].text.lower() not in vocabulary().roles:
        return
    first = next(
        (c for c in tree.children[noun] if tree.dep(c) != "cop" and c > subject and tree.tokens[c].pos in _OPENS), noun
    )
    office = phrase_from(tree.tokens, min(first, noun))
    if office is not None and office.at == noun:
        ended = any(tree.tokens[c].text.lower() == "until" for c in tree.words(noun))
        words = office.words | {"former"} if ended else office.words
        yield Act(_told(tree, subject) or subject, _called(office.head), words, ended)


def _called(office: str) -> frozenset[str]:
    """Return what the holder of an office may be called."""
    return frozenset((office, office.rsplit(maxsplit=1)[-1])) | vocabulary().entails.get(office, frozenset())


def _parts(tree: Tree, verb: int) -> tuple[int | None, int | None]:
    """Return who does what a verb tells, and who or what it is done to."""
    undergone = tree.child(verb, "nsubj:pass")
    agent = next((c for c in tree.children[verb] if tree.dep(c) == "obl:agent" or _is_by(tree, c)), None)
    passive = undergone is not None or tree.child(verb, "aux:pass") is not None
    subject = None if passive else tree.child(verb, "nsubj")
    participle = tree.tokens[verb].tag == "VBN" and tree.dep(verb) in ("acl", "advcl")
    if undergone is None and subject is None and tree.dep(verb) == "amod":
        named = tree.child(tree.head[verb], "cop") is not None  # "was elected mayor", read as "was a mayor elected"
        return None, _told(tree, tree.child(tree.head[verb], "nsubj")) if named else None
    if undergone is None and subject is None:
        above = _shared(tree, verb)
        passive = passive or participle
        undergone, subject = (above, None) if passive else (None, above)
    if passive:
        return _told(tree, agent), _told(tree, undergone)
    return _told(tree, subject), _told(tree, tree.child(verb, "obj", "iobj"))


def _is_by(tree: Tree, i: int) -> bool:
    return tree.dep(i).startswith("obl") and any(tree.tokens[c].text.lower() == "by" for c in tree.children[i])


def _shared(tree: Tree, verb: int) -> int | None:
    """Return the subject that a verb has from the clause around it ("X rose and *left*", "X, *prosecuting*, said")."""
    for _ in range(_CLAUSES):
        dep, head = tree.dep(verb), tree.head[verb]
        if head == verb:
            return None
        if dep.startswith("acl") and tree.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
            return head
        takes = dep in ("conj", "advcl", "acl") or (dep == "xcomp" and tree.tokens[head].lemma in _sharing())
        if not takes:
            return None
        verb = head
        subject = tree.child(verb, "nsubj", "nsubj:pass")
        if subject is not None:
            return subject
    return None


def _told(tree: Tree, i: int | None) -> int | None:
    """Return whom a word of a clause means: the one before "who", the subject of which a noun is said."""
    if i is None:
        return None
    if tree.tokens[i].text.lower() in _RELATIVES:
        above = tree.head[i]
        for _ in range(_CLAUSES):
            if tree.dep(above).startswith("acl") or tree.head[above] == above:
                break
            above = tree.head[above]
        i = tree.head[above] if tree.dep(above).startswith("acl") else i
    if tree.tokens[i].pos == "NOUN" and tree.dep(i) in ("root", "ROOT", "xcomp", "obj", "attr"):
        above = i if tree.child(i, "cop") is not None else tree.head[i]
        if above == i or tree.tokens[above].lemma in ("become", "be"):
            subject = tree.child(above, "nsubj")
            return i if subject is None else subject
    return i


def _by_kind(tree: Tree, verb: int, who: int | None, whom: int | None) -> Iterator[Act]:
    token = tree.tokens[verb]
    particle = tree.child(verb, "compound:prt")
    kinds = _kinds().get(f"{token.lemma} {tree.tokens[particle].text.lower()}") if particle is not None else None
    past = token.tag in ("VBD", "VBN")
    for kind in kinds or _kinds().get(token.lemma, ()):
        if kind.under:
            yield from _over(tree, verb, kind)
            continue
        person = whom if kind.passive else who
        if person is None:
            continue
        for words in _objects(tree, verb, kind, None if kind.passive else whom):
            yield Act(person, kind.heads, words, past)
            break


def _over(tree: Tree, verb: int, kind: _Kind) -> Iterator[Act]:
    """Yield what those are under whom somebody does something ("worked under Orr")."""
    for c in tree.all_children(verb, "obl"):
        if tree.tokens[c].pos == "PROPN" and any(tree.tokens[x].text.lower() in kind.links for x in tree.children[c]):
            yield Act(c, kind.heads, frozenset(), tree.tokens[verb].tag in ("VBD", "VBN"))


def _objects(tree: Tree, verb: int, kind: _Kind, whom: int | None) -> Iterator[frozenset[str]]:
    """Yield the words of the objects of a verb that an act of the lexicon takes."""
    direct = not kind.links or "*" in kind.links
    if not kind.objects and direct:
        yield _words(tree, whom)
    if whom is None and direct and "@none" in kind.objects:
        yield frozenset()
    if whom is not None and direct and _suits(tree, whom, kind.objects):
        yield _words(tree, whom)
    if direct and "*" not in kind.objects:
        for c in tree.all_children(verb, "xcomp", "advmod", "ccomp"):
            if {tree.tokens[c].text.lower(), tree.tokens[c].lemma.lower()} & kind.objects:
                yield frozenset((tree.tokens[c].text.lower(),))
    if kind.links:
        for c in (*tree.all_children(verb, "obl", "nmod", "advmod", "advcl"), *_below(tree, whom)):
            case = {tree.tokens[x].text.lower() for x in tree.children[c]} | {tree.tokens[c].text.lower()}
            if case & kind.links and (not kind.objects or _suits(tree, c, kind.objects)):
                yield _words(tree, c)


def _below(tree: Tree, i: int | None) -> Iterator[int]:
    return iter(()) if i is None else tree.all_children(i, "nmod")


def _suits(tree: Tree, i: int, objects: frozenset[str]) -> bool:
    """Tell whether an object is one that an act takes, by its noun, what it is of, or what sort of word it is."""
    if "*" in objects:
        return True
    token = tree.tokens[i]
    if token.pos == "PROPN" and ("@name" in objects or "@person" in objects):
        return True
    person = token.pos == "PRON" or token.text.lower() in vocabulary().roles
    if person and "@person" in objects:
        return True
    near = (i, *tree.all_children(i, "compound", "nmod", "conj", "flat"))
    return any({tree.tokens[c].lemma.lower(), tree.tokens[c].text.lower()} & objects for c in near)


def _words(tree: Tree, i: int | None) -> frozenset[str]:
    return frozenset() if i is None else frozenset(tree.tokens[c].text.lower() for c in tree.words(i))


def _by_office(tree: Tree, verb: int, who: int | None, whom: int | None) -> Iterator[Act]:
    """Yield the office that a verb gives or takes ("was elected mayor", "stepped down as mayor")."""
    lemma = tree.tokens[verb].lemma
    sort = _offices().get(lemma)
    if sort is None:
        return
    person = whom if sort == "made" else who if who is not None else whom
    office = None if person is None else _office(tree, verb, sort)
    if person is not None and office is not None:
        words = office.words
        yield Act(person, _called(office.head), words | {"former"} if sort == "leaves" else words, sort == "leaves")


def _office(tree: Tree, verb: int, sort: str) -> Description | None:
    """Return the office told of behind a verb: right there, or behind "as"."""
    tokens = tree.tokens
    for at in range(verb + 1, min(len(tokens), verb + _FAR)):
        word = tokens[at].text.lower()
        begins = at == verb + 1 if sort != "made" else at == verb + 1 or tokens[at - 1].pos == "PROPN"
        begins = word == "as" or (begins and sort != "leaves")
        found = phrase_from(tokens, at + (word == "as")) if begins else None
        if found is not None:
            return found
        if word in _STOPS or tokens[at].pos in ("CCONJ", "VERB"):
            return None
    return None


@cache
def _kinds() -> Mapping[str, tuple[_Kind, ...]]:
    """Return the acts of the lexicon by their verbs."""
    known = lexicon("names_acts")
    groups = known["groups"]
    found: dict[str, list[_Kind]] = {}
    for act in known["acts"]:
        objects: set[str] = set()
        for word in act.get("what", ()):
            objects.update(groups.get(word, (word,)))
        links, heads = frozenset(act.get("with", ())), frozenset(act["is"])
        kind = _Kind(links, frozenset(objects), act.get("passive", False), heads, act.get("under", False))
        for verb in act["does"]:
            found.setdefault(verb, []).append(kind)
    return {verb: tuple(kinds) for verb, kinds in found.items()}


@cache
def _offices() -> Mapping[str, str]:
    known = lexicon("names_acts")
    return {verb: sort for sort in ("leaves", "becomes", "made") for verb in known[sort]}


@cache
def _sharing() -> frozenset[str]:
    return frozenset(lexicon("names_acts")["shared"])
