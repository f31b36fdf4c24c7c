"""What a verb of speech or thought has as its content, and where it stands in the sentence."""

from stemma.reading.agents import is_passive, link, nearest_subject
from stemma.reading.boundaries import to_boundary
from stemma.reading.clauses import Tree
from stemma.reading.cue_phrases import nominal
from stemma.reading.cue_words import FINITE_WH, MARKS, Entry, listed, nominals, verbs

_FEW = 12  # words that may follow an attribution at the end of a sentence ("..., Orr said on Friday")
_SUBJECT = 40  # words of a source that may stand between a content and the end of its sentence
_REACH = 25  # words after a verb of speech in which the verb of its content clause must come
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BEGINS = frozenset(("DET", "PRON"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_RELATIVE = frozenset(("who", "which", "that", "what"))
_OPENERS = frozenset(("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"))


def content_of(tree: Tree, i: int, entry: Entry) -> tuple[list[int], int | None]:
    """Return the tokens of the content of verb `i`, and the preposition that belongs to the cue, if one does.

    The list is empty where the sentence holds no content. A content that the cue interrupts has a gap.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.cue_words import verbs
    >>> rows = [("Orr", "PROPN", "nsubj", 1), ("denies", "VERB", "root", 1), ("theft", "NOUN", "obj", 1)]
    >>> tree = Tree(tuple(Token(9 * i, 9 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows)))
    >>> content_of(tree, 1, verbs()["denies"])
    ([2], None)
    """
    if whole := _of_impersonal(tree, i, entry):
        return whole, None
    if "clause" in entry.takes:
        clause = _trailing(tree, i, entry) or _interrupted(tree, i) or _following(tree, i, entry)
        if clause:
            return clause, None
    content, preposition = _of_passive(tree, i, entry) if is_passive(tree, i) else _of_active(tree, i, entry)
    if not content and "clause" in entry.takes and _is_speech(entry):
        content = _behind_setting(tree, i)
    return content or _preceding(tree, i, entry), preposition


def _of_impersonal(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return subject and infinitive of a verb by which nobody in particular thinks ("the toll is expected to rise")."""
    infinitive = _infinitive(tree, i)
    passive = is_passive(tree, i)
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


def _is_speech(entry: Entry) -> bool:
    return entry.lemma in listed("plain")


def _trailing(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the sentence before an attribution at its end ("The bridge is safe, Orr said on Friday")."""
    subject = nearest_subject(tree, i)
    if subject is None or ("quote" not in entry.takes and not _is_speech(entry) and entry.lemma != "show"):
        return []
    first, last = min(tree.left[subject], i), max(tree.right[subject], i)
    while first > 0 and tree.head[first - 1] == i and tree.dep(first - 1).partition(":")[0] in ("aux", "advmod"):
        first -= 1
    if first < 4 or tree.tokens[first - 1].text != "," or last - first > _SUBJECT:
        return []
    if tree.child(i, "obj") is not None and not _addresses(entry):
        return []
    before = range(first - 1)
    if tree.tokens[0].pos == "SCONJ" and any(tree.left[c] == 0 for c in tree.all_children(i, "advcl")):
        return []
    if not any(tree.tokens[w].tag in _FINITE or tree.tokens[w].pos == "AUX" for w in before):
        return []
    rest = [w for w in range(last + 1, len(tree.tokens)) if tree.tokens[w].pos != "SPACE"]
    if subject < i and rest and tree.tokens[rest[0]].text == "," and _is_aside(tree, rest[1:2]):
        return list(before)
    words = [w for w in rest if tree.tokens[w].pos != "PUNCT"]
    over = len(words) <= _FEW and not any(tree.tokens[w].pos in ("VERB", "AUX", "SCONJ") for w in words)
    return list(before) if over or subject > i else []


def _is_aside(tree: Tree, words: list[int]) -> bool:
    return any(tree.tokens[w].tag == "VBG" or tree.tokens[w].pos in ("SCONJ", "CCONJ") for w in words)


def _interrupted(tree: Tree, i: int) -> list[int]:
    """Return the sentence that a short clause between commas interrupts ("The bridge, Orr said, is safe")."""
    subject = nearest_subject(tree, i)
    after = next((w for w in range(i + 1, min(i + 4, len(tree.tokens))) if tree.tokens[w].text == ","), None)
    if subject is None or after is None or any(tree.tokens[w].pos in ("VERB", "SCONJ") for w in range(i + 1, after)):
        return []
    if subject < i < after - 1 and tree.tokens[i + 1].pos == "PROPN" and not _is_when(tree, i + 1):
        return []
    first = min(tree.left[subject], i)
    if first < 2 or tree.tokens[first - 1].text != "," or max(tree.right[subject], i) - first > 8:
        return []
    behind = range(after + 1, len(tree.tokens))
    if not behind or (tree.tokens[after + 1].tag == "VBG" and tree.dep(after + 1) in ("advcl", "xcomp")):
        return []
    if _tells_setting(tree, i):
        return list(behind) if any(tree.tokens[w].tag in _FINITE for w in behind) else []
    return [*range(tree.tokens[0].pos == "CCONJ", first - 1), *behind]


def _tells_setting(tree: Tree, i: int) -> bool:
    """Tell whether the words that open a sentence say when, where or how somebody speaks ("Asked again, Orr said")."""
    openers = [c for c in tree.all_children(i, "advcl", "obl", "advmod") if tree.left[c] == 0]
    named = tree.tokens[0].pos in ("DET", "PROPN", "PRON") and not any(tree.dep(c) == "obl:tmod" for c in openers)
    return not named and any(tree.dep(c) != "advcl" or tree.tokens[0].tag.startswith("VB") for c in openers)


def _following(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the clause after a verb of speech, from its first word; parsers often miss its subject."""
    if not _is_speech(entry) or is_passive(tree, i) or i + 2 >= len(tree.tokens):
        return []
    subject = nearest_subject(tree, i)
    if (subject is not None and subject > i) or tree.tokens[i + 1].pos == "PUNCT":
        return []
    rest = range(i + 1, _end_of_reach(tree, i))
    finite = next((w for w in rest if tree.tokens[w].tag in _FINITE or tree.tokens[w].pos == "AUX"), None)
    bare = _is_bare(tree, i, entry)
    that = next((w for w in rest if tree.tokens[w].text.lower() == "that"), None)
    ahead = that is not None and (finite is None or that < finite) and that + 1 < len(tree.tokens)
    if that is not None and ahead and (that == i + 1 or (not bare and _opens_clause(tree, i, that, entry))):
        return [that, that + 1]
    if finite is None:
        return []
    clause = next((c for c in tree.all_children(i, "ccomp", "parataxis") if c > i), None)
    if clause is None and not bare:
        return []
    start = i + 1 if clause is None or bare else max(i + 1, tree.left[clause])
    start = _past_addressed(tree, start, finite) if _addresses(entry) else _past_setting(tree, start, finite)
    return list(range(start, max(start, finite) + 1))


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
    manner = at + 1 < finite and word.pos == "ADV" and word.text.lower() not in FINITE_WH
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


def _behind_setting(tree: Tree, i: int) -> list[int]:
    """Return the clause that follows where or when somebody spoke ("said in a statement it had sold the mill").

    Parsers take it for a relative clause of that noun, though it has a subject of its own and no pronoun.
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


def _behind_addressed(tree: Tree, i: int) -> list[int]:
    """Return the clause behind a person addressed, which parsers hang on the person ("assured people that all ...")."""
    for noun in tree.all_children(i, "obj", "iobj"):
        if noun < i or tree.tokens[noun].text.lower() in nominals("NOUN"):
            continue
        for c in tree.all_children(noun, "acl"):
            that, subject = tree.left[c], tree.child(c, "nsubj", "nsubj:pass", "csubj")
            if tree.tokens[that].text.lower() == "that" and tree.dep(that) == "mark" and subject not in (None, that):
                return list(tree.words(c))
    return []


def _addresses(entry: Entry) -> bool:
    """Tell whether the object of a verb is the person addressed ("told reporters")."""
    return "person-to" in entry.takes or entry.lemma in ("tell", "warn", "assure", "inform")


def _is_bare(tree: Tree, i: int, entry: Entry) -> bool:
    """Tell whether the word after the verb begins its content: it is no adverbial, and nobody is addressed."""
    return not _addresses(entry) and tree.tokens[i + 1].pos in _OPENERS and not _is_time(tree, i + 1, i)


def _is_time(tree: Tree, w: int, i: int) -> bool:
    """Tell whether a word belongs to an adverbial of the verb ("said Friday", "said last week")."""
    for at in (w, *tree.above(w)):
        if tree.head[at] == i:
            return tree.dep(at).partition(":")[0] in ("obl", "advmod", "nmod")
    return False


def _preceding(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return what stands before a verb of speech and a comma, where nothing that could be content follows it."""
    if not _is_speech(entry) or "quote" not in entry.takes or tree.tokens[i].tag == "VBG":
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
    tells = any(tree.tokens[w].tag in _FINITE or tree.tokens[w].pos == "AUX" for w in range(comma))
    return list(range(comma)) if comma > 2 and i - comma < _FEW and tells else []


def _of_active(tree: Tree, i: int, entry: Entry) -> tuple[list[int], int | None]:
    takes = entry.takes
    objects = [c for c in tree.all_children(i, "obj") if c > i]
    if "clause" in takes and (clause := _clause(tree, i, entry)):
        return clause, None
    if infinitive := _infinitive(tree, i):
        if objects and "person-to" in takes:
            return list(range(tree.left[objects[0]], tree.right[infinitive] + 1)), None
        if "to" in takes and infinitive > i:
            return list(tree.words(infinitive)), None
    if objects and _is_carried(tree, objects[0], entry):
        return [], None
    if objects:
        end = _end_of_object(tree, i, objects[0], entry)
        if end is not None:
            return list(range(tree.left[objects[0]], end + 1)), None
    for c in tree.all_children(i, "xcomp", "advcl"):
        if "ing" in takes and tree.tokens[c].tag == "VBG" and c > i and tree.child(c, "mark") is None:
            return list(tree.words(c)), None
    return _prepositional(tree, i, entry)


def _is_carried(tree: Tree, thing: int, entry: Entry) -> bool:
    """Tell whether what is said hangs on the object, which only carries it.

    "Orr expressed fears of floods" and "Orr issued a statement condemning it": the nouns are no part of the content.
    """
    noun = tree.tokens[thing]
    if noun.text.lower() in listed("message_nouns"):
        return any(_says(tree, c) for c in tree.all_children(thing, "acl"))
    told = nominals("NOUN").get(noun.text.lower()) if entry.lemma in listed("expressing") else None
    return told is not None and next(nominal(tree, thing, told), None) is not None


def _says(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].tag == "VBG" and tree.tokens[verb].text.lower() in verbs()


def _clause(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the content clause of a verb: its complement, or the sentence into which it is put."""
    for c in tree.all_children(i, "ccomp"):
        return _without(tree, c, i)
    for c in tree.all_children(i, "parataxis"):
        if c < i or tree.tokens[tree.left[c] - 1].text in ":,":
            return _without(tree, c, i)
    if tree.dep(i) == "parataxis" and tree.tokens[tree.head[i]].pos not in ("PUNCT", "SYM"):
        return _without(tree, tree.head[i], i)
    if _addresses(entry) and (told := _behind_addressed(tree, i)):
        return told
    for c in tree.all_children(i, "advcl", "obj", "csubj", "acl"):
        first = tree.tokens[tree.left[c]].text.lower()
        if c > i and first in FINITE_WH and tree.tokens[c].pos in ("VERB", "AUX", "ADJ"):
            return list(tree.words(c))
    return []


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
            if c > i and word is not None and tree.tokens[word].text.lower() in entry.prepositions:
                return [w for w in tree.words(c) if w > word], word
    return [], None


def _of_passive(tree: Tree, i: int, entry: Entry) -> tuple[list[int], int | None]:
    """Return the content of a passive cue: its clause, or its subject with what is said of it."""
    if "clause" in entry.takes and (clause := _clause(tree, i, entry)):
        return clause, None
    patient = tree.child(i, "nsubj:pass")
    if infinitive := _infinitive(tree, i):
        return list(tree.words(infinitive)), None
    for c in tree.children[i]:
        dep = tree.dep(c).partition(":")[0]
        put_as = dep in ("obl", "advcl") and link(tree, c) == "as"
        if patient is None and put_as and c > i and "object-as" in entry.takes:
            return list(range(tree.left[c], tree.right[c] + 1)), None
        if patient is not None and c > i and (dep in ("xcomp", "obj") or put_as):
            called = entry.takes & {"object-as", "object-state"} and tree.tokens[patient].pos != "PRON"
            whole = called and tree.right[patient] < i and tree.tokens[patient].text.lower() not in _RELATIVE
            return list(range(tree.left[patient] if whole else tree.left[c], tree.right[c] + 1)), None
    if patient is None or "object" not in entry.takes:
        return _prepositional(tree, i, entry)
    return list(tree.words(patient)), None
