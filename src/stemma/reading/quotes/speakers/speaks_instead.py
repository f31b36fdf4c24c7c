"""Who says words in marks though the subject of their cue does not: whoever is blamed, is asked, or is heard."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import Cue, verbs
from stemma.reading.cues.noun_phrases import noun_phrase
from stemma.reading.cues.text_authors import told_of
from stemma.reading.quotes.attributions import Attribution
from stemma.reading.quotes.page import Page
from stemma.records import Extent

_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_LEFT = frozenset(("left", "falls", "fell", "fallen", "up"))
_NOBODY = frozenset(("nobody", "none", "few", "no"))  # "nobody", "no one", "few"


def speaks_instead(page: Page, attribution: Attribution, cue: Cue) -> tuple[int, Extent] | None:
    """Return head word and source of who says marked words instead of the subject of their cue, None where that does.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "Tull asked Orr. “No.”"
    >>> rows = [("Tull", "PROPN", "nsubj", 1), ("asked", "VERB", "root", 1), ("Orr", "PROPN", "obj", 1)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", d, h, "") for w, p, d, h in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 21, 0, tokens, ()),)))
    >>> cue = Cue(5, 10, 1, "ask", True, Extent(start=0, end=4), 0, None)
    >>> speaks_instead(page, Attribution(((16, 21),), (0,), cue, 0), cue)
    (2, Extent(start=11, end=14))
    """
    if attribution.sentence is None or not attribution.marks:
        return None
    tree = page.tree(attribution.sentence)
    start = page.marked[attribution.marks[0]].start
    found = _blamed(tree, cue, start) or _asked(page, tree, attribution, cue) or _heard(tree, cue, start)
    return found or _says_best(tree, cue, start) or _left_to(tree, cue)


def _left_to(tree: Tree, cue: Cue) -> tuple[int, Extent] | None:
    """Return whom it is left to say something ("It was left to Tull to explain: “...”", "It fell to Orr to say")."""
    it = cue.source_token
    if it is None or tree.tokens[it].text.lower() != "it" or tree.tokens[cue.token - 1].text.lower() != "to":
        return None
    to = next((i for i in range(it + 2, cue.token - 1) if tree.tokens[i].text.lower() == "to"), None)
    if to is None or tree.tokens[to - 1].text.lower() not in _LEFT:
        return None
    head = tree.head[to] if to < tree.head[to] < cue.token - 1 else to + 1
    while tree.dep(head) in ("compound", "flat") and to < tree.head[head] < cue.token - 1:
        head = tree.head[head]
    source = noun_phrase(tree, head, cue.token)
    return None if tree.tokens[head].pos not in _NOUNS or source is None else (head, source)


def _says_best(tree: Tree, cue: Cue, start: int) -> tuple[int, Extent] | None:
    """Return who says what nobody says better or more often ("Nobody put it better than Tull: “...”")."""
    if cue.source_token is None or tree.tokens[tree.left[cue.source_token]].text.lower() not in _NOBODY:
        return None
    last = next((i for i, t in reversed(list(enumerate(tree.tokens))) if t.end <= start and t.pos != "PUNCT"), 0)
    than = next((i for i in range(last, cue.token, -1) if tree.tokens[i].text.lower() == "than"), None)
    if than is None or than == last:
        return None
    inside = range(than + 1, last + 1)
    head = next((w for w in inside if tree.head[w] not in inside), last)
    return None if tree.tokens[head].pos not in _NOUNS else (head, _extent(tree, inside))


def _extent(tree: Tree, words: range) -> Extent:
    return Extent(start=tree.tokens[words[0]].start, end=tree.tokens[words[-1]].end)


def _blamed(tree: Tree, cue: Cue, start: int) -> tuple[int, Extent] | None:
    """Return whose words somebody blames or praises ("criticised Tull for calling it “absurd”")."""
    if cue.lemma not in told_of("blaming"):
        return None
    between = [i for i, t in enumerate(tree.tokens) if cue.end <= t.start < start]
    for i in reversed(between):
        token = tree.tokens[i]
        if token.tag == "VBG" and tree.tokens[i - 1].text.lower() in ("for", "of"):
            people = [w for w in between if w < i - 1 and tree.tokens[w].pos in _NOUNS]
            named = token.text.lower() in told_of("coining") or token.text.lower() in verbs()
            if not people or not named:
                return None
            return people[0], Extent(start=tree.tokens[tree.left[people[0]]].start, end=tree.tokens[i - 2].end)
    return None


def _asked(page: Page, tree: Tree, attribution: Attribution, cue: Cue) -> tuple[int, Extent] | None:
    """Return who was asked where words behind a question answer it ("asked Tull if it was “safe”? “No.”")."""
    if cue.lemma not in told_of("asking"):
        return None
    starts = (page.marked[mark].start for mark in attribution.marks)
    if not any(at >= cue.end and page.text[:at].rstrip()[-1:] in (".", "?") for at in starts):
        return None
    asked = tree.child(cue.token, "obj", "iobj")
    source = None if asked is None or asked < cue.token else noun_phrase(tree, asked)
    return None if asked is None or source is None else (asked, source)


def _heard(tree: Tree, cue: Cue, start: int) -> tuple[int, Extent] | None:
    """Return who says marked words by a verb right before them ("Tull said she heard him cry out “...”")."""
    last = next((i for i, t in reversed(list(enumerate(tree.tokens))) if t.end <= start and t.pos != "PUNCT"), 0)
    verb = last - 1 if tree.tokens[last].pos in ("ADP", "ADV") else last
    if tree.tokens[last].pos == "PRON" and tree.tokens[last - 1].lemma.lower() in told_of("calling"):
        verb = last - 1  # "said that her employer called them “...”"
    entry = verbs().get(tree.tokens[verb].text.lower())
    if verb <= cue.token or entry is None or "quote" not in entry.takes or tree.tokens[verb].pos != "VERB":
        return None
    head = tree.child(verb, "nsubj")
    source = None if head is None or head <= cue.token else noun_phrase(tree, head)
    return None if head is None or source is None else (head, source)
