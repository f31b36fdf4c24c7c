"""What a verb of speech or thought has as its content, and where it stands in the sentence."""

from collections.abc import Iterator

from stemma.reading.clauses import Tree
from stemma.reading.cues.agents import agent, by_phrases
from stemma.reading.cues.boundaries import to_boundary
from stemma.reading.cues.contents_beside import (
    addresses,
    behind_setting,
    following,
    interrupted,
    is_speech,
    preceding,
    trailing,
)
from stemma.reading.cues.cue_phrases import nominal
from stemma.reading.cues.cue_words import FINITE_WH, Entry, listed, nominals, verbs
from stemma.reading.cues.noun_phrases import link
from stemma.reading.cues.reported_by import reported
from stemma.reading.cues.subjects import is_passive

_RELATIVE = frozenset(("who", "which", "that", "what"))


def content_of(tree: Tree, i: int, entry: Entry) -> tuple[list[int], int | None]:
    """Return the tokens of the content of verb `i`, and the preposition that belongs to the cue, if one does.

    The list is empty where the sentence holds no content. A content that the cue interrupts has a gap.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.cues.cue_words import verbs
    >>> rows = [("Orr", "PROPN", "nsubj", 1), ("denies", "VERB", "root", 1), ("theft", "NOUN", "obj", 1)]
    >>> tree = Tree(tuple(Token(9 * i, 9 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows)))
    >>> content_of(tree, 1, verbs()["denies"])
    ([2], None)
    """
    if whole := _of_impersonal(tree, i, entry):
        return whole, None
    if "clause" in entry.takes:
        clause = (
            reported(tree, i, entry) or trailing(tree, i, entry) or interrupted(tree, i) or following(tree, i, entry)
        )
        if clause:
            return clause, None
    content, preposition = _of_passive(tree, i, entry) if is_passive(tree, i) else _of_active(tree, i, entry)
    if not content and "clause" in entry.takes and is_speech(entry):
        content = behind_setting(tree, i)
    return content or preceding(tree, i, entry), preposition


def _of_impersonal(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return subject and infinitive of a verb by which nobody in particular thinks ("the toll is expected to rise")."""
    infinitive = _infinitive(tree, i)
    passive = is_passive(tree, i)
    if entry.lemma == "look" and tree.tokens[min(i + 1, len(tree.tokens) - 1)].text.lower() in ("to", "for"):
        return []
    if entry.lemma not in listed("impersonal") and not (passive and "clause" in entry.takes):
        return []
    subject = tree.child(i, "nsubj:pass", "nsubj")
    if infinitive is None or infinitive < i or subject is None or subject > i or tree.right[subject] >= i:
        return []
    if tree.tokens[subject].text.lower() in ("who", "which", "that") or (
        "person-to" in entry.takes and not _expects(entry)
    ):
        return []
    told = to_boundary(tree, i, [w for w in tree.words(infinitive) if w > i])
    return list(range(tree.left[subject], told[-1] + 1)) if told else []


def _expects(entry: Entry) -> bool:
    return entry.lemma in ("expect", "believe", "consider")


def _behind_addressed(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the clause behind a person addressed, which parsers hang on the person ("assured people that all ...")."""
    for noun in tree.all_children(i, "obj", "iobj"):
        if noun < i or tree.tokens[noun].text.lower() in nominals("NOUN"):
            continue
        for c, that, subject in _clauses_of(tree, noun):
            if _opens(tree, that, subject) and tree.tokens[that].tag != "WDT":
                return list(tree.words(c))
            told = "quote" in entry.takes and entry.lemma != "ask"
            if told and subject == that == noun + 1 and tree.tokens[that].tag == "PRP":
                return list(tree.words(c))  # "told reporters he thought so": no relative clause
    return []


def _behind_agent(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return what somebody is told by the one behind "by", on whom parsers hang it ("told by a nurse that all ...")."""
    by = next((c for c in by_phrases(tree, i) if c > i), None)
    if by is None:
        return []
    for c, that, subject in _clauses_of(tree, by) if addresses(entry) and "clause" in entry.takes else ():
        if _opens(tree, that, subject):
            return list(tree.words(c))
    hung = tree.all_children(by, "acl", "nmod") if "object-prep" in entry.takes else ()
    thing = next((c for c in hung if c > by and link(tree, c) in entry.prepositions), None)
    return [] if thing is None else [w for w in tree.words(thing) if w > (tree.child(thing, "case", "mark") or by)]


def _clauses_of(tree: Tree, noun: int) -> Iterator[tuple[int, int, int | None]]:
    """Yield the clauses that parsers hang on a noun, each with its first word and its subject."""
    for c in tree.all_children(noun, "acl"):
        yield c, tree.left[c], tree.child(c, "nsubj", "nsubj:pass", "csubj")


def _opens(tree: Tree, first: int, subject: int | None) -> bool:
    """Tell whether a word opens a content clause that has a subject of its own: it is no relative pronoun."""
    return tree.tokens[first].text.lower() in FINITE_WH and subject not in (None, first)


def _of_addressed(tree: Tree, person: int, entry: Entry) -> list[int]:
    """Return what somebody is told of, which parsers may hang on the person ("reminded voters of the flood")."""
    if "object-prep" not in entry.takes:
        return []
    of = (c for c in tree.all_children(person, "nmod") if c > person and link(tree, c) in entry.prepositions)
    thing = next(of, None)
    return [] if thing is None else [w for w in tree.words(thing) if w > next(tree.all_children(thing, "case"))]


def _of_active(tree: Tree, i: int, entry: Entry) -> tuple[list[int], int | None]:
    takes = entry.takes
    objects = [c for c in tree.all_children(i, "obj") if c > i]
    if "clause" in takes and (clause := _clause(tree, i, entry)):
        return clause, None
    if infinitive := _infinitive(tree, i):
        asked = objects or [c for c in tree.all_children(i, "iobj") if i < c < infinitive and entry.lemma != "tell"]
        if asked and "person-to" in takes:
            return list(range(tree.left[asked[0]], tree.right[infinitive] + 1)), None
        if "to" in takes and infinitive > i:
            return list(tree.words(infinitive)), None
    if objects and _is_carried(tree, objects[0], entry):
        return [], None
    if objects and (carried := _behind_attitude(tree, i, objects[0], entry)):
        return carried
    if objects and addresses(entry) and (told := _of_addressed(tree, objects[0], entry)):
        return told, None
    if objects:
        end = _end_of_object(tree, i, objects[0], entry)
        if end is not None:
            named = tree.child(i, "iobj") if "object-state" in takes else None
            first = objects[0] if named is None or not i < named < objects[0] else named
            return list(range(tree.left[first], end + 1)), None
    for c in tree.all_children(i, "xcomp", "advcl"):
        if "ing" in takes and tree.tokens[c].tag == "VBG" and c > i and tree.child(c, "mark") is None:
            return list(tree.words(c)), None
    return _prepositional(tree, i, entry)


def _is_carried(tree: Tree, thing: int, entry: Entry) -> bool:
    """Tell whether what is said hangs on the object, which only carries it.

    "Orr expressed fears of floods" and "Orr issued a statement condemning it": the nouns are no part of the content.
    """
    noun = tree.tokens[thing]
    if noun.text.lower() in listed("message_nouns") and not entry.takes & {"object-as", "object-state"}:
        return any(_says(tree, c) for c in tree.all_children(thing, "acl"))
    told = nominals("NOUN").get(noun.text.lower()) if entry.lemma in listed("expressing") else None
    return told is not None and next(nominal(tree, thing, told), None) is not None


def _behind_attitude(tree: Tree, i: int, thing: int, entry: Entry) -> tuple[list[int], int] | None:
    """Return what an expressed attitude is about ("voiced support for the strike"), and its preposition."""
    if entry.lemma not in listed("expressing") or tree.right[thing] < thing:
        return None
    for c in (*tree.children[thing], *tree.children[i]):
        dep = tree.dep(c).partition(":")[0]
        word = link(tree, c) if c > thing and dep in ("nmod", "obl", "acl", "advcl") else None
        if word in ("for", "about", "with", "over", "on", "against", "toward", "towards"):
            at = next(k for k in tree.all_children(c, "case", "mark"))
            return [w for w in tree.words(c) if w > at], at
    return None


def _says(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].tag == "VBG" and tree.tokens[verb].text.lower() in verbs()


def _clause(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the content clause of a verb: its complement, or the sentence into which it is put."""
    for c in tree.all_children(i, "ccomp"):
        return _with_subject(tree, c, i, entry)
    for c in tree.all_children(i, "parataxis"):
        if c < i or tree.tokens[tree.left[c] - 1].text in ":,":
            return _without(tree, c, i)
    if tree.dep(i) == "parataxis" and tree.tokens[tree.head[i]].pos not in ("PUNCT", "SYM"):
        return _without(tree, tree.head[i], i)
    if (addresses(entry) or entry.lemma == "ask") and (told := _behind_addressed(tree, i, entry)):
        return told
    for c in tree.all_children(i, "advcl", "obj", "csubj", "acl"):
        first = tree.tokens[tree.left[c]].text.lower()
        if c > i and first in FINITE_WH and tree.tokens[c].pos in ("VERB", "AUX", "ADJ"):
            return list(tree.words(c))
    return []


def _with_subject(tree: Tree, clause: int, i: int, entry: Entry) -> list[int]:
    """Return a content clause with the subject that the parse took for an object ("implied he was late")."""
    thing, words, left = tree.child(i, "obj"), _without(tree, clause, i), tree.left[clause]
    if thing is None or "object" in entry.takes or addresses(entry):
        return words
    if not i < tree.left[thing] or tree.right[thing] + 1 != left:
        return words
    finite = next((w for w in range(left, clause + 1) if tree.tokens[w].pos != "ADV"), left)
    lacks = tree.child(clause, "nsubj", "nsubj:pass", "csubj", "mark") is None
    opens = lacks and tree.tokens[finite].tag in ("VBD", "VBZ", "VBP", "MD")
    return [*tree.words(thing), *words] if opens else words


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


def _end_of_object(tree: Tree, i: int, thing: int, entry: Entry) -> int | None:
    """Return the last token of a content that begins with an object, or None where the verb takes none."""
    for c in tree.children[i]:
        dep = tree.dep(c).partition(":")[0]
        if c <= thing:
            continue
        if "object-state" in entry.takes and dep == "xcomp":
            return tree.right[c]
        if dep in ("obl", "advcl", "xcomp"):
            word = link(tree, c)
            as_what = word == "as" and "object-as" in entry.takes
            if as_what or (word in entry.prepositions and "object-prep" in entry.takes):
                return tree.right[c]
    return tree.right[thing] if "object" in entry.takes else None


def _prepositional(tree: Tree, i: int, entry: Entry) -> tuple[list[int], int | None]:
    if "prep" in entry.takes:
        for c in tree.all_children(i, "obl", "advcl", "nmod", "acl", "xcomp"):
            word = next((k for k in tree.all_children(c, "case", "mark")), None)
            timed = tree.tokens[c].text.lower() in listed("times")  # "agreed on Monday"
            if c > i and not timed and word is not None and tree.tokens[word].text.lower() in entry.prepositions:
                return [w for w in tree.words(c) if w > word], word
    return [], None


def _of_passive(tree: Tree, i: int, entry: Entry) -> tuple[list[int], int | None]:
    """Return the content of a passive cue: its clause, or its subject with what is said of it."""
    if "clause" in entry.takes and (clause := _clause(tree, i, entry)):
        return clause, None
    patient = tree.child(i, "nsubj:pass")
    if infinitive := _infinitive(tree, i):
        return list(tree.words(infinitive)), None
    if told := _behind_agent(tree, i, entry):
        return told, None
    if "clause" in entry.takes and (
        claimed := next((c for c in tree.all_children(i, "csubj", "csubj:pass") if c > i), None)
    ):
        return list(tree.words(claimed)), None  # "it is claimed by the union that jobs will go"
    for c in tree.children[i]:
        dep = tree.dep(c).partition(":")[0]
        put_as = dep in ("obl", "advcl") and link(tree, c) == "as"
        if put_as and tree.tokens[c].tag == "VBG" and (saying := tree.child(c, "ccomp")) is not None and saying > c:
            return list(tree.words(saying)), None  # "was quoted by the paper as saying that ..."
        if patient is None and put_as and c > i and "object-as" in entry.takes:
            return list(range(tree.left[c], tree.right[c] + 1)), None
        if patient is not None and c > i and (dep in ("xcomp", "obj") or put_as):
            called = entry.takes & {"object-as", "object-state"} and tree.tokens[patient].pos != "PRON"
            whole = called and tree.right[patient] < i and tree.tokens[patient].text.lower() not in _RELATIVE
            return list(range(tree.left[patient] if whole else tree.left[c], tree.right[c] + 1)), None
    if patient is None or "object" not in entry.takes or _is_only_named(tree, i, patient):
        return _prepositional(tree, i, entry)
    if addresses(entry) and tree.tokens[patient].pos in ("PRON", "PROPN"):
        return [], None  # "we were told by Orr": whom, not what
    return list(tree.words(patient)), None


def _is_only_named(tree: Tree, i: int, patient: int) -> bool:
    """Tell whether a passive tells neither who says something nor what, but whom it is about ("Orr was questioned")."""
    words = tree.tokens[tree.left[patient] : tree.right[patient] + 1]
    return agent(tree, i) is None and all(t.pos in ("PRON", "PROPN") or t.tag in ("WDT", "WP") for t in words)
