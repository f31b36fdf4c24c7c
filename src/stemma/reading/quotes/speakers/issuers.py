"""Who issued the texts that a sentence tells of: whoever of a report's cast can speak through them."""

from collections.abc import Iterator

from stemma.reading.cues.agents import agent
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.cues.text_authors import author, is_text, told_of
from stemma.reading.language import Token
from stemma.reading.quotes.speakers.cast import Cast

_ISSUERS = frozenset(("PERSON", "ORG", "GROUP"))


def author_of(cast: Cast, sentence: int, head: int) -> int | None:
    """Return the head word of whoever speaks through a text, a word before it only if that can speak.

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> rows = [("a", "DET", "det", 2), ("police", "NOUN", "compound", 2), ("statement", "NOUN", "nsubj", 3),
    ...     ("said", "VERB", "root", 3)]
    >>> tokens = tuple(Token(9 * i, 9 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> report = Report(id="a", source="a", text=" " * 40, text_sha256="")
    >>> author_of(Cast(Page(ParsedReport(report, (ParsedSentence(0, 40, 0, tokens, ()),))), ()), 0, 2)
    1
    """
    tree = cast.page.tree(sentence)
    return author(tree, head, lambda i: _can_issue(cast, tree.tokens[i]))


def issuers_in(cast: Cast, sentence: int) -> Iterator[str]:
    """Yield whoever issues a text that a sentence tells of in the report's own words ("Orr posted a message").

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> rows = [("Orr", "PROPN", "nsubj", 1), ("wrote", "VERB", "root", 1), ("a", "DET", "det", 3),
    ...     ("letter", "NOUN", "obj", 1)]
    >>> tokens = tuple(Token(6 * i, 6 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> report = Report(id="a", source="a", text=" " * 24, text_sha256="")
    >>> orr = Entity(id="n0", name="Orr", type="PERSON", mentions=(Mention(start=0, end=3, kind="name"),))
    >>> list(issuers_in(Cast(Page(ParsedReport(report, (ParsedSentence(0, 24, 0, tokens, ()),))), (orr,)), 0))
    ['n0']
    """
    for at, token in enumerate(cast.page.tokens(sentence)):
        if is_text(token) and cast.page.free(sentence, at):
            head = author_of(cast, sentence, at)
            who = None if head is None else cast.mention_at(cast.page.tokens(sentence)[head].start)
            if who is not None:
                yield who
    yield from _writers(cast, sentence)


def _writers(cast: Cast, sentence: int) -> Iterator[str]:
    """Yield who writes, posts or sends something in a sentence ("the letter that Orr wrote to the staff")."""
    tree = cast.page.tree(sentence)
    for at, token in enumerate(tree.tokens):
        if token.pos == "VERB" and token.lemma.lower() in told_of("writing") and cast.page.free(sentence, at):
            head = agent(tree, at)
            who = None if head is None else cast.mention_at(tree.tokens[head].start)
            if who is not None and cast.known(who).type in _ISSUERS:
                yield who


def _can_issue(cast: Cast, token: Token) -> bool:
    mention = cast.mention_at(token.start)
    if mention is not None:
        issues = cast.known(mention).type in _ISSUERS
        return issues and token.text.lower() not in told_of("carriers")
    return token.pos == "NOUN" and kind_of(token) in ("ORG", "GROUP")
