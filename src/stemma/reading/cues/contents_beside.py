"""Where the content of a verb of speech stands in a sentence, told by commas and the order of words.

Parsers often miss the clause that somebody is said to have said: it stands before an attribution at the end, on both
sides of one between commas, or behind the verb without "that".
"""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import FINITE_WH, MARKS, Cue, Entry, listed, verbs
from stemma.reading.cues.noun_phrases import link
from stemma.reading.cues.subjects import is_passive, nearest_subject
from stemma.reading.verb_tags import FINITE_OR_MODAL

_FEW = 12  # words that may follow an attribution at the end of a sentence ("..., Orr said on Friday")
_SUBJECT = 40  # words of a source that may stand between a content and the end of its sentence
_REACH = 25  # words after a verb of speech in which the verb of its content clause must come
_ADDRESSING = frozenset(("tell", "warn", "assure", "inform", "reassure", "notify", "remind"))
_DOUBTS = frozenset(("perhaps", "maybe", "probably"))
_BEGINS = frozenset(("DET", "PRON"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_OPENERS = frozenset(("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"))


def trailing(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the sentence before an attribution at its end ("The bridge is safe, Orr said on Friday").

    >>> from stemma.reading.language import Token
    >>> rows = [("The", "DET", "DT", "det", 1), ("mill", "NOUN", "NN", "nsubj", 3), ("has", "AUX", "VBZ", "aux", 3),
    ...     ("burned", "VERB", "VBN", "ccomp", 6), (",", "PUNCT", ",", "punct", 6), ("Orr", "PROPN", "NNP", "nsubj", 6),
    ...     ("said", "VERB", "VBD", "root", 6)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> trailing(Tree(tokens), 6, verbs()["said"])
    [0, 1, 2, 3]
    """
    subject = nearest_subject(tree, i)
    if subject is None or ("quote" not in entry.takes and not is_speech(entry) and entry.lemma != "show"):
        return []
    first, last = min(tree.left[subject], i), max(tree.right[subject], i)
    while first > 0 and tree.head[first - 1] == i and tree.dep(first - 1).partition(":")[0] in ("aux", "advmod"):
        first -= 1
    if first < 4 or tree.tokens[first - 1].text != "," or last - first > _SUBJECT:
        return []
    if tree.child(i, "obj") is not None and not addresses(entry):
        return []
    before = range(first - 1)
    if tree.tokens[0].pos == "SCONJ" and any(tree.left[c] == 0 for c in tree.all_children(i, "advcl")):
        return []
    if not any(tree.tokens[w].tag in FINITE_OR_MODAL or tree.tokens[w].pos == "AUX" for w in before):
        return []
    rest = [w for w in range(last + 1, len(tree.tokens)) if tree.tokens[w].pos != "SPACE"]
    if subject < i and rest and tree.tokens[rest[0]].text == "," and _is_aside(tree, rest[1:2]):
        return list(before)
    words = [w for w in rest if tree.tokens[w].pos != "PUNCT"]
    over = len(words) <= _FEW and not any(tree.tokens[w].pos in ("VERB", "AUX", "SCONJ") for w in words)
    return list(before) if over or subject > i else []


def _is_aside(tree: Tree, words: list[int]) -> bool:
    return any(tree.tokens[w].tag == "VBG" or tree.tokens[w].pos in ("SCONJ", "CCONJ") for w in words)


def interrupted(tree: Tree, i: int) -> list[int]:
    """Return the sentence that a short clause between commas interrupts ("The bridge, Orr said, is safe").

    >>> from stemma.reading.language import Token
    >>> rows = [("The", "DET", "DT", "det", 1), ("mill", "NOUN", "NN", "nsubj", 6), (",", "PUNCT", ",", "punct", 6),
    ...     ("Orr", "PROPN", "NNP", "nsubj", 4), ("said", "VERB", "VBD", "parataxis", 6),
    ...     (",", "PUNCT", ",", "punct", 6), ("burned", "VERB", "VBD", "root", 6)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> interrupted(Tree(tokens), 4)
    [0, 1, 6]
    """
    subject = nearest_subject(tree, i)
    near = range(i + 1, min(i + 4, len(tree.tokens)))
    if subject is not None and subject > i and tree.left[subject] == i + 1 and tree.right[subject] - i <= _SUBJECT:
        near = range(tree.right[subject] + 1, min(tree.right[subject] + 2, len(tree.tokens)))
    after = next((w for w in near if tree.tokens[w].text == ","), None)
    if subject is None or after is None or any(tree.tokens[w].pos in ("VERB", "SCONJ") for w in range(i + 1, after)):
        return []
    if subject < i < after - 1 and tree.tokens[i + 1].pos == "PROPN" and not _is_when(tree, i + 1):
        return []
    first = min(tree.left[subject], i)
    if first < 2 or tree.tokens[first - 1].text != "," or (subject < i and max(tree.right[subject], i) - first > 8):
        return []
    behind = range(after + 1, len(tree.tokens))
    if not behind or (tree.tokens[after + 1].tag == "VBG" and tree.dep(after + 1) in ("advcl", "xcomp")):
        return []
    if _tells_setting(tree, i):
        return list(behind) if any(tree.tokens[w].tag in FINITE_OR_MODAL for w in behind) else []
    return [*range(tree.tokens[0].pos == "CCONJ", first - 1), *behind]


def _tells_setting(tree: Tree, i: int) -> bool:
    """Tell whether the words that open a sentence say when, where or how somebody speaks ("Asked again, Orr said")."""
    openers = [c for c in tree.all_children(i, "advcl", "obl", "advmod") if tree.left[c] == 0]
    first, entry = tree.tokens[0], verbs().get(tree.tokens[i].text.lower())
    if first.pos == "ADP" and first.text.lower() not in listed("settings") and entry is not None and is_speech(entry):
        return False  # "Despite the rise, Orr said, ..." tells no setting
    named = first.pos in ("DET", "PROPN", "PRON") and not any(tree.dep(c) == "obl:tmod" for c in openers)
    return not named and any(tree.dep(c) != "advcl" or first.tag.startswith("VB") for c in openers)


def following(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the clause after a verb of speech, from its first word; parsers often miss its subject.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "NNP", "nsubj", 1), ("said", "VERB", "VBD", "root", 1),
    ...     ("it", "PRON", "PRP", "nsubj", 3), ("burned", "VERB", "VBD", "ccomp", 1)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> following(Tree(tokens), 1, verbs()["said"])
    [2, 3]
    """
    if not is_speech(entry) or is_passive(tree, i) or i + 2 >= len(tree.tokens):
        return []
    subject = nearest_subject(tree, i)
    if (subject is not None and subject > i) or tree.tokens[i + 1].pos == "PUNCT" or tree.tokens[i + 1].tag == "TO":
        return []
    rest = range(i + 1, _end_of_reach(tree, i))
    finite = next((w for w in rest if tree.tokens[w].tag in FINITE_OR_MODAL or tree.tokens[w].pos == "AUX"), None)
    bare = _is_bare(tree, i, entry)
    that = next((w for w in rest if tree.tokens[w].text.lower() == "that"), None)
    ahead = that is not None and (finite is None or that < finite) and that + 1 < len(tree.tokens)
    if that is not None and ahead and (that == i + 1 or (not bare and _opens_clause(tree, i, that, entry))):
        return [that, that + 1]
    if (behind := _that_behind_aside(tree, i)) is not None:
        return [behind, behind + 1]
    if finite is None:
        return []
    clause = next((c for c in tree.all_children(i, "ccomp", "parataxis") if c > i), None)
    if clause is None and not bare:
        return []
    start = i + 1 if clause is None or bare else max(i + 1, tree.left[clause])
    start = _past_addressed(tree, start, finite) if addresses(entry) else _past_setting(tree, start, finite)
    return list(range(start, max(start, finite) + 1))


def _that_behind_aside(tree: Tree, i: int) -> int | None:
    """Return the "that" behind what commas set off between a verb and its content ("said on Radio Tarn, where he
    works, that ..."), None where a verb comes before them.
    """
    near = range(i + 1, min(len(tree.tokens), i + _REACH) - 1)
    comma = next((w for w in near if tree.tokens[w].text == "," or tree.tokens[w].pos in ("VERB", "AUX")), None)
    if comma is None or tree.tokens[comma].text != ",":
        return None
    inside = (w for w in near if w > comma + 1 and tree.tokens[w].text == "that" and tree.tokens[w].tag == "IN")
    return next((w for w in inside if tree.tokens[w - 1].text == ","), None)


def _opens_clause(tree: Tree, i: int, that: int, entry: Entry) -> bool:
    """Tell whether "that" begins a content, not what is told of a noun ("warned of floods that could come")."""
    if tree.tokens[that].tag != "WDT":
        return tree.tokens[that].tag == "IN"
    noun = next((tree.head[v] for v in tree.above(that) if tree.dep(v).startswith("acl")), None)
    return noun is None or tree.head[noun] != i or link(tree, noun) not in entry.prepositions


def _end_of_reach(tree: Tree, i: int) -> int:
    """Return where the search for the content clause of a verb ends: at what else the source says behind a comma."""
    for w in range(i + 1, min(len(tree.tokens), i + _REACH)):
        if tree.tokens[w].tag == "VBG" and tree.tokens[w - 1].text == "," and tree.tokens[w].text.lower() in verbs():
            return w - 1
    return min(len(tree.tokens), i + _REACH)


def _past_setting(tree: Tree, start: int, finite: int) -> int:
    """Return where a content begins behind the day or manner of speaking ("said Wednesday he agrees")."""
    at = start
    while at + 1 < finite and _is_when(tree, at):
        at += 1
    word = tree.tokens[at]
    manner = at + 1 < finite and word.pos == "ADV" and word.text.lower() not in FINITE_WH | _DOUBTS
    return at + 1 if manner and tree.tokens[at + 1].pos == "PRON" else at


def _is_when(tree: Tree, w: int) -> bool:
    word = tree.tokens[w].text.lower()
    if word in ("last", "this"):
        return tree.tokens[w + 1].text.lower() in listed("times")
    return word == "," or word in listed("times")


def _past_addressed(tree: Tree, start: int, finite: int) -> int:
    """Return where a content begins behind the person addressed ("told reporters this was the last chance")."""
    inside = range(start + 1, finite)
    return next((w for w in inside if tree.tokens[w].pos in _BEGINS and tree.tokens[w - 1].pos in _NOUNS), start)


def behind_setting(tree: Tree, i: int) -> list[int]:
    """Return the clause that follows where or when somebody spoke ("said in a statement it had sold the mill").

    Parsers take it for a relative clause of that noun, though it has a subject of its own and no pronoun.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "NNP", "nsubj", 1), ("said", "VERB", "VBD", "root", 1),
    ...     ("in", "ADP", "IN", "case", 3), ("statement", "NOUN", "NN", "obl", 1), ("it", "PRON", "PRP", "nsubj", 5),
    ...     ("burned", "VERB", "VBD", "acl", 3)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> behind_setting(Tree(tokens), 1)
    [4, 5]
    """
    for noun in tree.all_children(i, "obl", "nmod", "obj"):
        told = tree.tokens[noun].pos == "PROPN" or tree.tokens[noun].text.lower() in listed("message_nouns")
        if noun < i or not told:
            continue
        for c in tree.all_children(noun, "acl"):
            subject = tree.child(c, "nsubj", "nsubj:pass")
            first = tree.tokens[tree.left[c]]
            if subject is not None and subject < c and first.tag not in ("WDT", "WP", "WRB", "WP$", "IN", "TO"):
                return list(tree.words(c))
    return []


def preceding(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return what stands before a verb of speech and a comma, where nothing that could be content follows it.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "NNP", "nsubj", 1), ("said", "VERB", "VBD", "root", 1),
    ...     ("why", "ADV", "WRB", "advmod", 1)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> preceding(Tree(tokens), 1, verbs()["said"])
    [2]
    """
    if not is_speech(entry) or "quote" not in entry.takes or tree.tokens[i].tag == "VBG":
        return []
    after = [w for w in range(i + 1, len(tree.tokens)) if tree.tokens[w].pos != "PUNCT"]
    starts = next((w for w in after if tree.tokens[w].text.lower() in FINITE_WH), None)
    verbs = next((w for w in after if tree.tokens[w].pos == "VERB"), None)
    if starts is not None and starts <= i + 15 and (verbs is None or starts < verbs):
        return [starts]
    subject = tree.child(i, "nsubj")
    if subject is not None and subject < i and len(after) > 1 and after[0] == i + 1 and i > 0:
        opens = tree.tokens[i + 1].pos in _OPENERS or tree.tokens[i + 1].text in MARKS
        if opens and not _is_time(tree, i + 1, i) and (verbs is not None or entry.lemma == "say"):
            return [i + 1]
    comma = next((w for w in range(i, 0, -1) if tree.tokens[w].text == ","), 0)
    if subject is not None and subject < comma:
        return []
    tells = any(tree.tokens[w].tag in FINITE_OR_MODAL or tree.tokens[w].pos == "AUX" for w in range(comma))
    return list(range(comma)) if comma > 2 and i - comma < _FEW and tells else []


def _is_bare(tree: Tree, i: int, entry: Entry) -> bool:
    """Tell whether the word after the verb begins its content: it is no adverbial, and nobody is addressed."""
    first = tree.tokens[i + 1]
    opens = first.pos in _OPENERS or first.text.lower() == "if" or (first.tag == "VBG" and entry.lemma == "say")
    return not addresses(entry) and opens and not _is_time(tree, i + 1, i)


def _is_time(tree: Tree, w: int, i: int) -> bool:
    """Tell whether a word belongs to an adverbial of the verb ("said Friday", "said last week")."""
    for at in (w, *tree.above(w)):
        if tree.head[at] == i:
            return tree.dep(at).partition(":")[0] in ("obl", "advmod", "nmod")
    return False


def is_speech(entry: Entry) -> bool:
    """Tell whether a verb is one of plain speech, which takes whatever stands beside it.

    >>> is_speech(verbs()["said"]), is_speech(verbs()["denied"])
    (True, False)
    """
    return entry.lemma in listed("plain")


def addresses(entry: Entry) -> bool:
    """Tell whether the object of a verb is the person addressed ("told reporters").

    >>> addresses(verbs()["told"]), addresses(verbs()["said"])
    (True, False)
    """
    return "person-to" in entry.takes or entry.lemma in _ADDRESSING


def cue_addresses(cue: Cue) -> bool:
    """Tell whether a cue is a verb whose object is the person addressed.

    >>> cue = Cue(8, 16, 2, "tell", True, None, None, None)
    >>> cue_addresses(cue), cue_addresses(cue._replace(lemma=":"))
    (True, False)
    """
    verb = verbs().get(cue.lemma)
    return verb is not None and addresses(verb)
