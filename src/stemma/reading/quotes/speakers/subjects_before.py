"""Who was the subject of the clauses and sentences before: they go on speaking, and descriptions mean them."""

from functools import cache

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.cues.agents import agent
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.speakers.cast import Cast
from stemma.records import Extent

_NAMES = frozenset(
    ("NNP", "VB")
)  # a tagger may take a name that opens a sentence for an imperative, but not as subject
_WITHIN = 200  # sentences of quotation alone that are passed over on the way back, so that time stays linear
_FINITE = frozenset(("VBD", "VBZ"))


def told_before(page: Page, sentence: int) -> int:
    """Return the last sentence before one that holds words of the report's own, -1 where none is near.

    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Report
    >>> told_before(Page(ParsedReport(Report(id="a", source="a", text="", text_sha256=""), ())), 0)
    -1
    """
    near = range(sentence - 1, max(-1, sentence - _WITHIN), -1)
    return next((s for s in near if any(page.free(s, i) for i in range(len(page.tokens(s))))), -1)


def subject_of(cast: Cast, sentence: int) -> str | None:
    """Return the person who is the subject of a sentence's main clause.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> rows = [("Orr", "PROPN", "nsubj"), ("left", "VERB", "root")]
    >>> tokens = tuple(Token(4 * i, 4 * i + len(w), w, w, p, "VBD", d, 1, "") for i, (w, p, d) in enumerate(rows))
    >>> report = Report(id="a", source="a", text="Orr left.", text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 9, 0, tokens, ()),)))
    >>> orr = Entity(id="n0", name="Orr", type="PERSON", mentions=(Mention(start=0, end=3, kind="name"),))
    >>> subject_of(Cast(page, (orr,)), 0)
    'n0'
    """
    tree = cast.page.tree(sentence)
    for root in (i for i, h in enumerate(tree.head) if h == i and tree.tokens[i].pos in ("VERB", "AUX", "NOUN", "ADJ")):
        head = agent(tree, root)
        if head is None:
            continue
        if (found := _person(cast, tree, head)) is not None:
            return found
    return None


def _person(cast: Cast, tree: Tree, head: int) -> str | None:
    """Return the person whom a noun names or whose name stands beside it ("His nephew Jo Orr")."""
    for at in (head, *tree.all_children(head, "appos", "flat")):
        found = cast.mention_at(tree.tokens[at].start)
        if found is not None and cast.is_person(found):
            return found
    return None


def subject_before(cast: Cast, sentence: int, offset: int) -> str | None:
    """Return the person who is the subject of the clause in which marks stand.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "Orr called it “futile”"
    >>> rows = [("Orr", "PROPN", "nsubj", 1), ("called", "VERB", "root", 1), ("it", "PRON", "obj", 1),
    ...     ("futile", "ADJ", "xcomp", 1)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "VBD", d, h, "") for w, p, d, h in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 22, 0, tokens, ()),)))
    >>> orr = Entity(id="n0", name="Orr", type="PERSON", mentions=(Mention(start=0, end=3, kind="name"),))
    >>> subject_before(Cast(page, (orr,)), 0, 15)
    'n0'
    """
    tree = cast.page.tree(sentence)
    at = next((i for i, t in enumerate(tree.tokens) if t.start >= offset), None)
    for i in tree.above(at) if at is not None else ():
        head = agent(tree, i) if tree.tokens[i].pos == "VERB" else None
        if head is not None and (found := _person(cast, tree, head)) is not None:
            return found
    return None


def unknown_before(cast: Cast, sentence: int) -> tuple[int, int] | None:
    """Return sentence and head of the subject told of just before "he" or "she", if it is a name that nobody knew.

    Whoever is meant by the pronoun then has no entity yet, and none of those that the report has is meant.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> rows = [("Orr", "PROPN", "NNP", "nsubj"), ("left", "VERB", "VBD", "root")]
    >>> tokens = tuple(Token(4 * i, 4 * i + len(w), w, w, p, t, d, 1, "") for i, (w, p, t, d) in enumerate(rows))
    >>> report = Report(id="a", source="a", text="Orr left. He wept.", text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 9, 0, tokens, ()), ParsedSentence(10, 18, 0, (), ()))))
    >>> unknown_before(Cast(page, ()), 1)
    (0, 0)
    """
    page = cast.page
    before = told_before(page, sentence)
    if before < 0 or page.sentences[sentence].paragraph - page.sentences[before].paragraph > 1:
        return None
    tree = page.tree(before)
    root = next((i for i, h in enumerate(tree.head) if h == i and tree.tokens[i].tag in _FINITE), None)
    head = None if root is None else tree.child(root, "nsubj")
    if head is None or not page.free(before, head) or not tree.tokens[head].text[:1].isupper():
        return None
    if tree.tokens[head].tag not in _NAMES and cast.who_spoke_as(tree.tokens[head].text) is None:
        return None
    known = cast.mention_at(tree.tokens[head].start) is not None or _person(cast, tree, head) is not None
    return None if known or _names_next(cast, tree, head) else (before, head)


def _names_next(cast: Cast, tree: Tree, head: int) -> bool:
    """Tell whether a person is named right behind a word with a capital ("Board Director" + "Ida Orr said")."""
    behind = tree.tokens[head + 1].start if head + 1 < len(tree.tokens) else -1
    return any(cast.is_named_person(m[2]) for m in cast.mentions_from(behind))


def varied(cast: Cast, source: Extent, mention: str) -> str | None:
    """Return whom a description means that nobody has introduced ("Jo Orr saved three. “...,” the keeper said").

    That is the subject of the sentence before in the same paragraph, where the report tells of no office; nobody whom
    it names is its "source" or "insider".

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> rows = [("Orr", "PROPN", "nsubj"), ("left", "VERB", "root")]
    >>> tokens = tuple(Token(4 * i, 4 * i + len(w), w, w, p, "VBD", d, 1, "") for i, (w, p, d) in enumerate(rows))
    >>> report = Report(id="a", source="a", text="Orr left. It rained, the keeper said.", text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 9, 0, tokens, ()), ParsedSentence(10, 37, 0, (), ()))))
    >>> orr = Entity(id="n0", name="Orr", type="PERSON", mentions=(Mention(start=0, end=3, kind="name"),))
    >>> place = Extent(start=21, end=31)
    >>> mention = Mention(start=21, end=31, kind="title")
    >>> keeper = Entity(id="n1", name="keeper", type="PERSON", named=False, mentions=(mention,))
    >>> varied(Cast(page, (orr, keeper)), place, "n1")
    'n0'
    """
    sentences = cast.page.sentences
    at = cast.page.sentence_at(source.start)
    described = cast.known(mention)
    known = described.type != "PERSON" or described.mentions[0].start < source.start
    article, *words = cast.page.text[source.start : source.end].lower().split()
    if known or article != "the" or not _unnamed().isdisjoint(words):
        return None
    before = told_before(cast.page, at)
    if before < 0 or sentences[before].paragraph != sentences[at].paragraph:
        return None
    found = subject_of(cast, before)
    if found is None or not cast.is_named_person(found):
        return None
    told = cast.known(found)
    if None not in (described.gender, told.gender) and described.gender != told.gender:
        return None
    role = told.role
    return found if role is None or role.split()[-1].lower() in _kin() else None


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["kin"])


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["unnamed"])
