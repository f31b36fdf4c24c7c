"""Words in marks behind a sentence about many: "Fans were in tears. “He was the best.”" has no speaker with a name."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.cues.text_authors import told_of
from stemma.reading.quotes.attributions import stands_alone
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.subjects_before import told_before

_SOME = frozenset(("some", "others", "many", "most", "several"))
_NUMBERS = frozenset(("hundreds", "dozens", "thousands", "scores", "lots", "plenty", "number", "majority"))
_APART = 4  # paragraphs of words in marks behind the sentence about many


def many_speak(cast: Cast, mark: int, flow: str | None) -> bool:
    """Tell whether the report's own words right before whole sentences in marks tell of many who speak.

    `flow` is who may go on speaking: behind "The fans roared" they may, behind "Others disagree" they do not.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> rows = [("Others", "NOUN", "nsubj"), ("disagree", "VERB", "root")]
    >>> tokens = tuple(Token(7 * i, 7 * i + len(w), w, w, p, "NNS", d, 1, "") for i, (w, p, d) in enumerate(rows))
    >>> report = Report(id="a", source="a", text="Others disagree. “It is ugly.”", text_sha256="")
    >>> spans = ParsedSentence(0, 16, 0, tokens, ()), ParsedSentence(17, 30, 0, (), ())
    >>> many_speak(Cast(Page(ParsedReport(report, spans)), ()), 0, None)
    True
    """
    page = cast.page
    sentence = page.sentence_at(page.marked[mark].start)
    before = told_before(page, sentence) if stands_alone(page, mark) and page.marked[mark].closed else -1
    if before < 0 or page.sentences[sentence].paragraph - page.sentences[before].paragraph > _APART:
        return False
    tree = page.tree(before)
    root = tree.root()
    subject = None if root is None else tree.child(root, "nsubj", "nsubj:pass")
    if subject is None or root is None or subject > root or not page.free(before, subject):
        return False
    if _many_asked(tree, root, subject):
        return True
    if tree.tokens[subject].text.lower() in _NUMBERS:
        subject = next(iter(tree.all_children(subject, "nmod")), subject)
    token = tree.tokens[subject]
    told = cast.mention_at(token.start)
    if (told is not None and cast.known(told).named) or _somebody_acts(cast, tree, subject):
        return False
    if token.text.lower() in _SOME or token.lemma.lower() in told_of("reactions"):
        return True
    return flow is None and token.tag in ("NNS", "NNPS") and kind_of(token) == "GROUP"


def _many_asked(tree: Tree, root: int, subject: int) -> bool:
    """Tell whether the writers of a report ask several people ("We asked shoppers about the plan.")."""
    writers = tree.tokens[subject].text.lower() in told_of("writers")
    asked = tree.child(root, "obj", "iobj") if tree.tokens[root].lemma.lower() in told_of("asking") else None
    return writers and asked is not None and tree.tokens[asked].tag == "NNS" and kind_of(tree.tokens[asked]) == "GROUP"


def _somebody_acts(cast: Cast, tree: Tree, subject: int) -> bool:
    """Tell whether another clause behind a subject has a person as its own ("The fans booed, but Orr was calm")."""
    deps = ((i, tree.dep(i), tree.dep(tree.head[i])) for i in range(subject + 1, len(tree.tokens)))
    others = (i for i, dep, clause in deps if dep.startswith("nsubj") and clause in ("conj", "parataxis"))
    named = (
        cast.mention_at(tree.tokens[at].start) for i in others for at in (i, *tree.all_children(i, "appos", "flat"))
    )
    return any(who is not None and cast.is_named_person(who) for who in named)
