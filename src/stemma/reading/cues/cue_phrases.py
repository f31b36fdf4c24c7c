"""Cues that are no verbs: "according to", nouns and adjectives of speech and thought, the colon of a headline."""

from collections.abc import Iterator

from stemma.reading.clauses import Tree
from stemma.reading.cues.agents import agent, before
from stemma.reading.cues.cue_words import FINITE_WH, MARKS, Cue, Entry, listed
from stemma.reading.cues.near_subjects import beside
from stemma.reading.cues.noun_phrases import apposed, link, noun_phrase
from stemma.reading.cues.subjects import antecedent
from stemma.reading.verb_tags import FINITE_OR_MODAL

_NAMED = frozenset(("DET", "PRON", "PROPN", "NOUN", "ADJ"))
_APPOSED = 15  # words of an apposition between commas
_COPULA = 8  # words between a noun of saying and "is that"
_NOMINAL = frozenset(("PROPN", "NOUN", "ADJ", "DET", "ADP", "PUNCT", "PART", "NUM"))


def according(tree: Tree, i: int) -> Iterator[Cue]:
    """Yield the cue of "according to X": the rest of the sentence is the content.

    At the end of a sentence it holds for the sentence before it, at the start for what follows, between commas for
    both sides.

    >>> from stemma.reading.language import Token
    >>> text = "According to Orr, the mill burned."
    >>> rows = [("According", "VERB", "case", 2), ("to", "ADP", "fixed", 0), ("Orr", "PROPN", "obl", 6),
    ...     (",", "PUNCT", "punct", 2), ("the", "DET", "det", 5), ("mill", "NOUN", "nsubj", 6),
    ...     ("burned", "VERB", "root", 6)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", d, h, "") for w, p, d, h in rows)
    >>> cue = next(according(Tree(tokens), 0))
    >>> text[cue.source.start : cue.source.end], text[cue.content.start : cue.content.end]
    ('Orr', 'the mill burned')
    """
    if i + 2 >= len(tree.tokens) or tree.tokens[i + 1].text.lower() != "to":
        return
    head = tree.head[i]
    if head <= i + 1:
        head = next((c for c in tree.all_children(i, "obl", "obj", "nmod") if c > i), i + 2)
    last = _end_of_source(tree, i + 2, head)
    last = _past_apposition(tree, last) if i < 2 else last
    before = [w for w in range(_opens_clause(tree, i), i) if tree.tokens[w].text not in (",", "—", "–", "-")]
    after = [w for w in range(last + 1, len(tree.tokens)) if tree.tokens[w].pos not in ("PUNCT", "SPACE")]
    says = any(tree.tokens[w].pos in ("VERB", "AUX") for w in after)
    if len(before) < 3:
        content = after
    else:
        both = says and tree.tokens[i - 1].text == "," and not _is_whole(tree, i)
        content = [*range(i), *after] if both else list(range(i))
    source = tree.extent(range(i + 2, last + 1))
    start, end = tree.tokens[i].start, tree.tokens[i + 1].end
    yield Cue(start, end, i, "according to", True, source, head, tree.extent(content) if content else None)


def _opens_clause(tree: Tree, i: int) -> int:
    """Return where the clause of "according to" begins: behind a dash or semicolon and "but" right before, else 0."""
    at = i - 1 if i and tree.tokens[i - 1].text == "," else i
    joined = at > 1 and tree.tokens[at - 1].text.lower() in ("but", "and", "yet")
    return at if joined and tree.tokens[at - 2].text in ("—", "–", "-", ";", ",") else 0


def _is_whole(tree: Tree, i: int) -> bool:
    """Tell whether the words before "according to" are a clause: verb and subject, so that what follows tells on."""
    finite = (w for w in range(i) if tree.tokens[w].tag in FINITE_OR_MODAL)
    return any(_has_subject(tree, w, i) for w in finite)


def _has_subject(tree: Tree, w: int, end: int) -> bool:
    verb = w if tree.tokens[w].pos == "VERB" else tree.head[w]
    subject = tree.child(verb, "nsubj", "nsubj:pass")
    return verb < end and subject is not None and subject < w and tree.tokens[subject].tag not in ("WDT", "WP")


def _end_of_source(tree: Tree, first: int, head: int) -> int:
    """Return the last word of the source: the end of its phrase, at a comma at the latest."""
    end = max(tree.right[head], first)
    comma = next((w for w in range(first, end + 1) if tree.tokens[w].text == ","), None)
    if comma is None or tree.tokens[min(comma + 1, end)].text.lower() in ("who", "which", "a", "an", "the"):
        return end
    return comma - 1 if comma > head or comma > first else end


def _past_apposition(tree: Tree, last: int) -> int:
    """Return the last word of a source that opens a sentence, with what commas set off behind it ("Orr, the mayor,").

    It is set off where no verb stands in it and the next words, up to a verb, hold no further comma.
    """
    tokens = tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != "," or tokens[last + 2].pos not in _NAMED:
        return last
    near = range(last + 2, min(len(tokens), last + _APPOSED))
    stop = next((w for w in near if tokens[w].text == "," or tokens[w].tag in FINITE_OR_MODAL), len(tokens) - 1)
    told = next(
        (w for w in range(stop + 1, len(tokens)) if tokens[w].text == "," or tokens[w].tag in FINITE_OR_MODAL), stop
    )
    joined = any(t.pos == "CCONJ" for t in tokens[stop + 1 : told])
    clause = stop + 1 < told and tokens[stop + 1].pos in _NAMED and tokens[told].tag in FINITE_OR_MODAL and not joined
    return stop - 1 if tokens[stop].text == "," and clause else last


def nominal(tree: Tree, i: int, entry: Entry) -> Iterator[Cue]:
    """Yield the cue that a noun or adjective makes with its clause, infinitive or prepositional phrase.

    >>> from stemma.reading.cues.cue_words import nominals
    >>> from stemma.reading.language import Token
    >>> text = "Orr's fear that it burns"
    >>> rows = [("Orr", "PROPN", "nmod:poss", 2), ("'s", "PART", "case", 0), ("fear", "NOUN", "root", 2),
    ...     ("that", "SCONJ", "mark", 5), ("it", "PRON", "nsubj", 5), ("burns", "VERB", "acl", 2)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", d, h, "") for w, p, d, h in rows)
    >>> cue = next(nominal(Tree(tokens), 2, nominals("NOUN")["fear"]))
    >>> text[cue.source.start : cue.source.end], text[cue.content.start : cue.content.end]
    ("Orr's", 'that it burns')
    """
    content: list[int] = []
    last = i
    for c in tree.children[i]:
        dep = tree.dep(c).partition(":")[0]
        if c < i or content:
            continue
        if dep in ("acl", "ccomp", "xcomp", "advcl"):
            marks = {tree.tokens[k].text.lower() for k in tree.all_children(c, "mark")}
            if ("clause" in entry.takes and marks & FINITE_WH and not _is_relative(tree, c)) or (
                "to" in entry.takes and "to" in marks
            ):
                content = list(tree.words(c))
        timed = tree.tokens[c].text.lower() in listed("times")
        if dep in ("nmod", "obl", "acl", "advcl") and not timed and link(tree, c) in entry.prepositions:
            last = next(k for k in tree.all_children(c, "case", "mark"))
            content = [w for w in tree.words(c) if w > last]
    if not content and "clause" in entry.takes:
        content = _of_adjective(tree, i) if tree.tokens[i].pos == "ADJ" else _told_of(tree, i)
    if content:
        head = holder(tree, i)
        extent = tree.extent(content)
        start, end = tree.tokens[i].start, tree.tokens[max(i, last)].end
        yield Cue(start, end, i, entry.lemma, False, noun_phrase(tree, head, i), head, extent)


def _is_relative(tree: Tree, c: int) -> bool:
    """Tell whether a clause tells of the noun before it; with a "that" that stands for nothing it is what is said."""
    return tree.dep(c) == "acl:relcl" and tree.tokens[tree.left[c]].tag != "IN"


def _of_adjective(tree: Tree, i: int) -> list[int]:
    """Return the clause of an adjective without "that", or hung on its verb ("sure he won", "made it clear that")."""
    if tree.dep(i) == "xcomp" and tree.tokens[i].text.lower() in ("sure", "certain"):
        return []  # who makes sure says nothing
    if holder(tree, i) is None:
        return []  # "it is not clear how": nobody says so
    for c in tree.all_children(i, "ccomp", "csubj"):
        subject = tree.child(c, "nsubj", "nsubj:pass")
        if subject is not None and tree.left[c] == tree.left[subject] == i + 1:
            return list(tree.words(c))
        if tree.dep(i) == "xcomp" and tree.left[c] == i + 1 and tree.tokens[i + 1].text.lower() in FINITE_WH:
            return list(tree.words(c))
    if tree.dep(i) != "xcomp" or tree.head[i] > i:
        return []
    clauses = (c for c in tree.all_children(tree.head[i], "ccomp") if tree.left[c] == i + 1)
    clause = next((c for c in clauses if tree.tokens[i + 1].text.lower() in FINITE_WH), None)
    return [] if clause is None else list(tree.words(clause))


def _told_of(tree: Tree, i: int) -> list[int]:
    """Return what a noun of saying is said to be ("Tull's claim is that the bridge is safe")."""
    stop = len(tree.tokens) - 2
    near = range(i + 1, min(i + _COPULA, stop))
    at = next((w for w in near if tree.tokens[w].pos in ("VERB", "AUX", "PUNCT", "SCONJ")), stop)
    is_it = at < stop and tree.tokens[at].text.lower() in ("is", "was") and tree.dep(i).startswith("nsubj")
    return list(range(at + 1, stop + 1)) if is_it and tree.tokens[at + 1].text.lower() == "that" else []


def colon(tree: Tree, at: int) -> Cue | None:
    """Return the cue that a colon makes where no verb of speech precedes it ("Minister: we will stay").

    Its source is the subject of the words before it where they hold a verb ("Orr flies to Tarn: ‘We stay’"), else
    those words.

    >>> from stemma.reading.language import Token
    >>> rows = [("Ida", "PROPN", "root", 0), ("Orr", "PROPN", "flat", 0), (":", "PUNCT", "punct", 0),
    ...     ("we", "PRON", "nsubj", 4), ("stay", "VERB", "parataxis", 0)]
    >>> tokens = tuple(Token(5 * i, 5 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> colon(Tree(tokens), 2).source
    Extent(start=0, end=8)
    """
    before = [w for w in range(at) if tree.tokens[w].pos not in ("PUNCT", "SPACE")]
    if not before:
        return None
    verbs = [w for w in before if tree.tokens[w].pos in ("VERB", "AUX")]
    if verbs:
        top = min(verbs, key=lambda w: (len(list(tree.above(w))), w))
        head = _whose_text(tree, top) or agent(tree, top)
    else:
        before = [w for w in before if not tree.tokens[w].text[:1].isdigit()] or before  # "14:05 Mayor: ..."
        before = before[1:] if len(before) > 1 and tree.tokens[before[0]].text == "From" else before  # "From the Echo:"
        head = next((w for w in before if tree.head[w] not in before or tree.head[w] == w), before[-1])
    if head is None or tree.tokens[head].pos not in ("PROPN", "NOUN", "PRON"):
        return None
    if not verbs and not _may_speak(tree, before, head):
        return None
    source = noun_phrase(tree, head, at) if verbs else tree.extent(before)
    token = tree.tokens[at]
    return Cue(token.start, token.end, at, ":", True, source, head, None)


def _whose_text(tree: Tree, verb: int) -> int | None:
    """Return what somebody owns of which a clause tells what it is ("Tull's answer was short: “...”")."""
    subject = tree.child(tree.head[verb], "nsubj") if tree.dep(verb) == "cop" else None
    return subject if subject is not None and tree.child(subject, "nmod:poss") is not None else None


def _may_speak(tree: Tree, before: list[int], head: int) -> bool:
    """Tell whether the words before a colon can be somebody: a name, or a noun for people who speak."""
    plural = tree.tokens[head].tag == "NNS"
    named = any(tree.tokens[w].pos == "PROPN" for w in before)
    return named or plural or tree.tokens[head].text.lower() in listed("speaking_roles")


def headline(tree: Tree, title: bool) -> Iterator[Cue]:
    """Yield the cue of a line of the form "Somebody: what they say", as in headlines and transcripts.

    >>> from stemma.reading.language import Token
    >>> rows = [("Ida", "PROPN", "root", 0), ("Orr", "PROPN", "flat", 0), (":", "PUNCT", "punct", 0),
    ...     ("we", "PRON", "nsubj", 4), ("stay", "VERB", "parataxis", 0), ("here", "ADV", "advmod", 4)]
    >>> tokens = tuple(Token(5 * i, 5 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> [cue.content for cue in headline(Tree(tokens), True)]
    [Extent(start=15, end=29)]
    """
    at = next((w for w in range(1, min(9, len(tree.tokens))) if tree.tokens[w].text == ":"), None)
    if at is None or any(tree.tokens[w].text in MARKS for w in range(at)):
        return
    nominal = all(tree.tokens[w].pos in _NOMINAL for w in range(at)) and tree.tokens[at - 1].pos in ("PROPN", "NOUN")
    named = tree.tokens[0].pos == "PROPN" or tree.tokens[at - 1].text.lower() in listed("speaking_roles")
    after = [w for w in range(at + 1, len(tree.tokens)) if tree.tokens[w].pos != "PUNCT"]
    says = len(after) > 2 and (title or any(tree.tokens[w].pos in ("VERB", "AUX") for w in after))
    cue = colon(tree, at)
    if nominal and named and says and cue:
        yield cue._replace(content=tree.extent(range(at + 1, len(tree.tokens))))


def holder(tree: Tree, i: int) -> int | None:
    """Return who holds the view that a noun or adjective names: possessor, "by" or "of" somebody, or the subject.

    >>> from stemma.reading.language import Token
    >>> rows = [("fears", "NOUN", "root", 0), ("among", "ADP", "case", 2), ("miners", "NOUN", "nmod", 0)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> holder(Tree(tokens), 0)
    2
    """
    owner = tree.child(i, "nmod:poss")
    if owner is not None:
        return owner
    if tree.tokens[i].pos in ("ADJ", "VERB") and (subject := tree.child(i, "nsubj", "nsubj:pass")) is not None:
        return antecedent(tree, i, subject)
    for c in tree.all_children(i, "nmod"):
        if link(tree, c) in ("by", "from", "among"):
            return c
    if tree.tokens[i].pos == "NOUN" and tree.child(i, "cop") is not None:
        subject = tree.child(i, "nsubj")
        return None if subject is None else antecedent(tree, i, subject)
    joined = tree.head[i]
    if tree.tokens[i].pos == "ADJ" and tree.dep(i) == "conj" and (led := tree.child(joined, "nsubj")) is not None:
        return antecedent(tree, joined, led)
    with_it = tree.dep(i) == "obl" and link(tree, i) in ("with", "in")
    if (with_it or tree.dep(i) in ("obj", "xcomp")) and tree.head[i] != i:
        verb = tree.head[i]
        found = agent(tree, verb)
        found = beside(tree, verb) if found is None and tree.tokens[verb].pos == "VERB" else found
        return None if found is None else apposed(tree, found)
    told = i > 0 and tree.tokens[i - 1].text == "," and tree.tokens[i].text.endswith("ing")
    return before(tree, i, lambda w: True) if told else None
