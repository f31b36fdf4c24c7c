"""Whom "they", "the couple" and "it" mean, where nobody has been heard: two people joined, or a body."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.noun_phrases import noun_phrase
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.quotes.speakers.cast import Cast

_BACK = 3  # sentences in which two people or a body are told of before
_BODIES = ("ORG", "FACILITY", "MISC", "PLACE")


def two_told(cast: Cast, sentence: int) -> str | None:
    """Return the first of two people whom a sentence shortly before joins as its subject ("Orr and Tull left").

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> rows = [("Orr", "PROPN", "nsubj", 3), ("and", "CCONJ", "cc", 2), ("Tull", "PROPN", "conj", 0),
    ...     ("left", "VERB", "root", 3)]
    >>> tokens = tuple(Token(5 * i, 5 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> report = Report(id="a", source="a", text="Orr  and  Tull left. They said", text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 20, 0, tokens, ()), ParsedSentence(21, 30, 0, (), ()))))
    >>> orr = Entity(id="n0", name="Orr", type="PERSON", mentions=(Mention(start=0, end=3, kind="name"),))
    >>> tull = Entity(id="n1", name="Tull", type="PERSON", mentions=(Mention(start=10, end=14, kind="name"),))
    >>> two_told(Cast(page, (orr, tull)), 1)
    'n0'
    """
    for before, tree, subject in _subjects(cast, sentence):
        joined = [w for w in tree.all_children(subject, "conj") if cast.page.free(before, w)]
        people = [_who(cast, tree, w) for w in (subject, *joined)]
        if len(people) > 1 and all(who is not None and cast.is_named_person(who) for who in people):
            return people[0]
    return None


def group_told(cast: Cast, sentence: int) -> str | None:
    """Return the group that is the subject of a sentence shortly before ("Researchers counted crows. They wrote").

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Report
    >>> group_told(Cast(Page(ParsedReport(Report(id="a", source="a", text="", text_sha256=""), ())), ()), 0)
    """
    for _, tree, subject in _subjects(cast, sentence):
        token = tree.tokens[subject]
        if token.tag == "NNS" and kind_of(token) == "GROUP" and (source := noun_phrase(tree, subject)) is not None:
            return _who(cast, tree, subject) or cast.described(source, token)
    return None


def _who(cast: Cast, tree: Tree, word: int) -> str | None:
    """Return whom a word means, or who is named behind it ("the chairman, *Jo Orr*, and ...")."""
    named = tree.all_children(word, "appos", "flat", "nmod:desc")
    found = (cast.mention_at(tree.tokens[w].start) for w in (*named, word))
    return next((who for who in found if who is not None), None)


def body_told(cast: Cast, sentence: int) -> str | None:
    """Return the body that is the subject of a sentence shortly before, named or not ("The airline apologised").

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Report
    >>> body_told(Cast(Page(ParsedReport(Report(id="a", source="a", text="", text_sha256=""), ())), ()), 0)
    """
    for _, tree, subject in _subjects(cast, sentence):
        who = cast.mention_at(tree.tokens[subject].start)
        if who is not None and cast.known(who).named and cast.known(who).type in _BODIES:
            return who
        if kind_of(tree.tokens[subject]) == "ORG" and (source := noun_phrase(tree, subject)) is not None:
            return who or cast.described(source, tree.tokens[subject])
    return None


def _subjects(cast: Cast, sentence: int) -> list[tuple[int, Tree, int]]:
    """Return the subjects of the sentences before, the nearest first, in the report's own words."""
    page, found = cast.page, []
    for before in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        tree = page.tree(before)
        root = tree.root()
        subject = None if root is None else tree.child(root, "nsubj")
        if subject is not None and page.free(before, subject):
            found.append((before, tree, subject))
    return found
