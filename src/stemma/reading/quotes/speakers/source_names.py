"""Whom a source names: beside a title or body, in apposition, or by a name of one's own."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.language import Token
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.vocabulary import vocabulary
from stemma.records import Extent

_OF_NAMING = frozenset(("name", "himself", "herself", "themselves", "identified"))
_TITLE = 9  # words in which a body and a title may stand before a name
_OF_TITLES = frozenset(("PROPN", "NOUN", "ADJ", "DET"))
_GIVES = 6  # words in which somebody gives a name


def named_in(cast: Cast, sentence: int, head: int, source: Extent) -> str | None:
    """Return the person whom a source names beside a title or body ("ministry spokesman Tom Orr").

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "ministry spokesman Tom Orr said"
    >>> rows = ("ministry", "NOUN"), ("spokesman", "NOUN"), ("Tom", "PROPN"), ("Orr", "PROPN"), ("said", "VERB")
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", "dep", 1, "") for w, p in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 31, 0, tokens, ()),)))
    >>> orr = Entity(id="n0", name="Tom Orr", type="PERSON", mentions=(Mention(start=19, end=26, kind="name"),))
    >>> named_in(Cast(page, (orr,)), 0, 1, Extent(start=0, end=26))
    'n0'
    """
    tokens = cast.page.tokens(sentence)
    at = {t.start: i for i, t in enumerate(tokens)}
    found = None
    for start, end, entity, kind in cast.mentions_in(source):
        if kind != "name" or start not in at or (end > source.end and not cast.is_named_person(entity)):
            continue
        i = at[start]
        if _is_body_called(cast, tokens, entity, i, head):
            return entity
        if not cast.is_person(entity) and not _is_apposed_person(cast, source, tokens, i, end):
            continue
        after = next((t for t in tokens[i:] if t.start >= end), None)
        if _is_called_after(cast, tokens, i, head):
            continue
        linked = i > 0 and start > source.start and tokens[i - 1].pos == "ADP" and not _names_oneself(tokens[:i])
        linked = linked or (head < i and _is_complement(cast, tokens[_named_until(cast, tokens, head) : i]))
        if not linked and not (after is not None and (after.tag == "POS" or after.text in ("'s", "’s", "’", "'"))):
            if found is not None and not (at[found[0]] < head < i):  # the later is named in apposition or aside
                break
            found = start, entity
    return None if found is None else found[1]


def _is_body_called(cast: Cast, tokens: Sequence[Token], entity: str, i: int, head: int) -> bool:
    """Tell whether a name right behind a word for a body is that body's ("the law firm Halvern Orr said")."""
    body = tokens[head].pos == "NOUN" and kind_of(tokens[head]) in ("ORG", "GROUP")
    return body and i == head + 1 and cast.known(entity).type == "ORG"


def _is_apposed_person(cast: Cast, source: Extent, tokens: Sequence[Token], i: int, end: int) -> bool:
    """Tell whether a name of several words, whatever its type, is set off behind a description of a person."""
    if i == 0 or tokens[i - 1].text != "," or i + 1 >= len(tokens) or tokens[i + 1].end > end:
        return False
    if _is_body_of_next(cast, source, end):
        return False
    return _is_described_person(cast, Extent(start=source.start, end=tokens[i - 1].start))


def _is_body_of_next(cast: Cast, source: Extent, end: int) -> bool:
    """Tell whether a person is named behind a body without a comma between ("the officer, River Guard Adm Jo Orr")."""
    rest = Extent(start=end, end=source.end)
    named = (m for m in cast.mentions_in(rest) if m[3] == "name" and cast.is_named_person(m[2]))
    person = next(named, None)
    return person is not None and "," not in cast.page.text[end : person[0]]


def named_next(cast: Cast, source: Extent) -> str | None:
    """Return the person named right behind a source whose title the parse cut off ("said miner" + "Jo Orr").

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "It burns, said miner Jo Orr."
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 28, 0, (), ()),)))
    >>> orr = Entity(id="n0", name="Jo Orr", type="PERSON", mentions=(Mention(start=21, end=27, kind="name"),))
    >>> named_next(Cast(page, (orr,)), Extent(start=15, end=20))
    'n0'
    """
    if cast.page.text[source.end : source.end + 1] != " ":
        return None
    named = (m for m in cast.mentions_from(source.end + 1) if m[3] == "name" and cast.is_named_person(m[2]))
    return next((m[2] for m in named), None)


def is_title(token: Token) -> bool:
    """Tell whether a word is a title that stands before a name ("said Adm" + "Orr").

    >>> is_title(Token(0, 3, "Adm", "Adm", "PROPN", "NNP", "nsubj", 0, ""))
    True
    """
    return token.text.lower() in vocabulary().honorifics


def named_behind(cast: Cast, sentence: int, source: Extent) -> str | None:
    """Return the person named between commas behind a description ("said the coach, Orla Tull, when").

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "said the coach, Orla Tull."
    >>> places = (0, "said"), (5, "the"), (9, "coach"), (14, ","), (16, "Orla"), (21, "Tull"), (25, ".")
    >>> tokens = tuple(Token(at, at + len(w), w, w, "X", "", "dep", 0, "") for at, w in places)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 26, 0, tokens, ()),)))
    >>> tull = Entity(id="n0", name="Orla Tull", type="PERSON", mentions=(Mention(start=16, end=25, kind="name"),))
    >>> named_behind(Cast(page, (tull,)), 0, Extent(start=5, end=14))
    'n0'
    """
    tokens = cast.page.tokens(sentence)
    at = next((i for i, t in enumerate(tokens) if t.start >= source.end), len(tokens))
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    described = _is_described_person(cast, source)
    named = [
        m
        for m in cast.mentions_from(tokens[at + 1].start)
        if m[3] == "name" and (cast.is_named_person(m[2]) or (described and " " in cast.known(m[2]).name))
    ]
    behind = next((t.text for t in tokens[at:] if named and t.start >= named[0][1]), "")
    return named[0][2] if behind in (",", ".") else None


def named_after(cast: Cast, sentence: int, offset: int) -> tuple[str, Extent] | None:
    """Return the person named behind a verb of saying, and the words up to there, past a body and a title.

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "“...,” said Inter Kerrow director Jo Orr."
    >>> places = (12, "Inter", "ADP"), (18, "Kerrow", "PROPN"), (25, "director", "NOUN"), (34, "Jo", "PROPN")
    >>> tokens = tuple(Token(at, at + len(w), w, w, p, "", "dep", 0, "") for at, w, p in places)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 41, 0, tokens, ()),)))
    >>> orr = Entity(id="n0", name="Jo Orr", type="PERSON", mentions=(Mention(start=34, end=40, kind="name"),))
    >>> named_after(Cast(page, (orr,)), 0, 11)
    ('n0', Extent(start=12, end=40))
    """
    behind = [t for t in cast.page.tokens(sentence) if t.start >= offset]
    for token in behind[:_TITLE]:
        person = next((m for m in cast.mentions_from(token.start) if cast.is_named_person(m[2])), None)
        if person is not None and person[3] == "name":
            return person[2], Extent(start=behind[0].start, end=person[1])
        if token.pos not in _OF_TITLES and not token.text[:1].isupper():
            return None
    return None


def named_past_title(cast: Cast, sentence: int, source: Extent) -> str | None:
    """Return the person named behind a title before which only a body was taken ("said Halvern Orr" + "coach Jo Orlo").

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "“...,” said Halvern Orr coach Jo Orlo."
    >>> places = (12, "Halvern", "PROPN"), (20, "Orr", "PROPN"), (24, "coach", "NOUN"), (30, "Jo", "PROPN")
    >>> tokens = tuple(Token(at, at + len(w), w, w, p, "", "dep", 0, "") for at, w, p in places)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 38, 0, tokens, ()),)))
    >>> orlo = Entity(id="n0", name="Jo Orlo", type="PERSON", mentions=(Mention(start=30, end=37, kind="name"),))
    >>> named_past_title(Cast(page, (orlo,)), 0, Extent(start=12, end=23))
    'n0'
    """
    if (
        not cast.page.text[source.start : source.end][-1:].isalpha()
        or cast.page.text[source.end : source.end + 1] != " "
    ):
        return None
    behind = [t for t in cast.page.tokens(sentence) if t.start > source.end][:_TITLE]
    title = next((i for i, t in enumerate(behind) if t.pos != "NOUN" or not t.text.islower()), 0)
    if not title or behind[title - 1].text.lower() not in vocabulary().roles:
        return None
    named = (m for m in cast.mentions_from(behind[title].start) if m[3] == "name" and cast.is_named_person(m[2]))
    return next((m[2] for m in named), None)


def _is_described_person(cast: Cast, source: Extent) -> bool:
    """Tell whether a description is one of a person: a name set off behind it is that person's, whatever its type."""
    tokens = cast.page.tokens(cast.page.sentence_at(source.start))
    last = bisect_left(tokens, source.end, key=lambda t: t.start) - 1
    return last >= 0 and source.start <= tokens[last].start and kind_of(tokens[last]) == "PERSON"


def _is_called_after(cast: Cast, tokens: Sequence[Token], i: int, head: int) -> bool:
    """Tell whether a body or group bears the name of a person ("the Tull campaign", "the Tull family")."""
    named = i < head and all(t.pos == "PROPN" for t in tokens[i:head])
    return named and tokens[head].pos == "NOUN" and kind_of(tokens[head]) in ("ORG", "GROUP")


def _named_until(cast: Cast, tokens: Sequence[Token], head: int) -> int:
    """Return the token behind the name in which a head stands ("Bank of Kerrow" + "analyst Jo Orr")."""
    ends = [end for start, end, _, kind in cast.mentions_from(tokens[head].start) if kind == "name"]
    return next((i for i in range(head + 1, len(tokens)) if tokens[i].start >= max(ends, default=0)), len(tokens))


def _is_complement(cast: Cast, between: Sequence[Token]) -> bool:
    """Tell whether a name belongs to the preposition behind a head ("a spokesman for" + "Mayor" + name)."""
    known = vocabulary()
    links = [i for i, t in enumerate(between) if t.pos == "ADP"]
    if not links or any(t.text == "," for t in between):
        return False
    if between[-1].text.lower() in _ends_offices():
        return len(links) > 1  # "Secretary of State" + name is one person, "spokesman for Secretary of State" is not
    return between[-1].text.lower() in known.honorifics or between[-1].text.lower() in known.roles


@cache
def _ends_offices() -> frozenset[str]:
    return frozenset(lexicon("names_titles")["ends_offices"])


def _names_oneself(before: Sequence[Token]) -> bool:
    """Tell whether somebody gives a name ("a shepherd who gave his name only as" + "Dano")."""
    words = [t.text.lower() for t in before[-_GIVES:]]
    return words[-1] == "as" and any(word in _OF_NAMING for word in words)
