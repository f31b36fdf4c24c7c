"""What a report puts at a moment: for every date the predicate that it dates, with its clause, its status and who
takes part.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from stemma.reading.clauses import Tree
from stemma.reading.dates.beside import listed
from stemma.reading.event_words import is_stative
from stemma.reading.happenings.dated_clauses import Clause, clause_of, when_clause_of
from stemma.reading.language import Token
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.records import Date, Entity, Extent, Happening, Quote
from stemma.words import forms

_LEANING = re.compile(
    r"\b(?:next|following|previous|preceding|same) (?:day|night|morning|afternoon|evening)$"
    r"|\bthe (?:day|night|morning|evening) (?:before|after)$|\b(?:earlier|later|prior|before)$",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"(?:[\dX]{4}-\d\d-\d\d|[\dX]{4}-W..-[1-7])")
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_OF_A_MATCH = 3  # different words of a match in a report that tells of one
_COMPARED = 8  # words before "today" in which a comparison makes it mean these times
_STAMP = 130  # characters of a line that only says when its page was put out
_STAMPED = re.compile(r"\W{0,4}(?:first |last )?(?:published|posted|updated|issued|modified|release)\b", re.IGNORECASE)
_PUT_OUT = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:published|posted|updated)(?: in [^.,|]{3,40})? on ?$", re.IGNORECASE
)
_CLOCK = re.compile(r"[\s\d:.]{0,10}(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?[\s.]{0,3}(?:$|[|·–—])", re.IGNORECASE)
_HANDLE = re.compile(r"\(@\w{1,30}\)\s{0,3}$")


def find(
    parsed: ParsedReport, dates: Sequence[Date], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> tuple[Happening, ...]:
    """Return the dated happenings of a report, in order of their dates.

    Durations, sets and vague references date nothing. The extent of a happening holds its date and its predicate;
    `clause` is the readable clause around them. "Today" and "tomorrow" inside a quotation count from the day it was
    spoken, which nothing tells, so they date nothing either.

    >>> from stemma.reading import dates
    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> parsed = parse(report_of_text("The minister arrived in Kestrin on Friday."), bundled())
    >>> [(h.predicate, h.status) for h in find(parsed, dates.find(parsed), (), ())]
    [('arrive', 'happened')]
    """
    mentions = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions)
    spoken = [(q.start, q.end) for q in quotes if q.kind != "indirect"]
    trees: dict[int, Tree] = {}
    found = []
    told = _first_told(parsed.report.text, dates)
    for at, date in enumerate(dates):
        if not _dates_something(parsed, date, spoken) or (at < told and _leans(parsed.report.text, date)):
            continue
        sentence = _sentence_of(parsed.sentences, date)
        if sentence is None:
            continue
        if sentence.start not in trees:
            trees[sentence.start] = Tree(sentence.tokens, sentence.parse)
        clause = clause_of(trees[sentence.start], date)
        beside = when_clause_of(trees[sentence.start], date)
        if beside is not None and not is_stative(beside.predicate):
            found.append(_happening(beside, sentence.tokens, date, mentions))
        if clause is None or (_is_deictic(parsed, date) and is_stative(clause.predicate)):
            continue
        if not clause.noun and _bounds_a_record(date, sentence.tokens):
            continue
        if clause.tense == "past" or not _means_nowadays(parsed, date, sentence.tokens):
            found.append(_happening(clause, sentence.tokens, date, mentions))
    return tuple(found)


def _happening(
    clause: Clause, tokens: tuple[Token, ...], date: Date, mentions: list[tuple[int, int, str]]
) -> Happening:
    first, last = clause.tight
    return Happening(
        start=min(tokens[first].start, date.start),
        end=max(tokens[last].end, date.end),
        date=Extent(start=date.start, end=date.end),
        predicate=clause.predicate,
        status=clause.status,
        actors=_actors(clause, tokens, mentions),
        noun=clause.noun,
        tense=clause.tense,
        clause=Extent(
            start=min(tokens[clause.wide[0]].start, date.start), end=max(tokens[clause.wide[1]].end, date.end)
        ),
    )


def _dates_something(parsed: ParsedReport, date: Date, spoken: Sequence[tuple[int, int]]) -> bool:
    if date.type not in ("DATE", "TIME") or date.value.endswith("_REF") or len(date.value) < 4:
        return False
    if _is_idiom(parsed.report.text, date) or (_QUARTER.fullmatch(date.value) and _tells_a_match(parsed.report.text)):
        return False
    return (
        not _stamps_a_post(parsed, date)
        and not _stamps_a_page(parsed, date)
        and not (_is_deictic(parsed, date) and _inside(date, spoken))
    )


@lru_cache(maxsize=8)
def _tells_a_match(text: str) -> bool:
    """Tell whether a report is of a match, whose quarters are no parts of a year."""
    return len(listed("sport_words") & set(forms(text))) >= _OF_A_MATCH


def _first_told(text: str, dates: Sequence[Date]) -> int:
    """Return the number of the first date that tells a day by itself; what leans on another before it, on nothing."""
    days = (at for at, d in enumerate(dates) if d.type in ("DATE", "TIME") and _A_DAY.match(d.value))
    return next((at for at in days if not _leans(text, dates[at])), len(dates))


def _leans(text: str, date: Date) -> bool:
    """Tell whether a date counts from one told before it ("the next day", "a week earlier")."""
    return _LEANING.search(text, date.start, date.end) is not None


def _is_idiom(text: str, date: Date) -> bool:
    """Tell whether "At the end of the day," opens a sentence: it then means after all."""
    opens = text[max(0, date.start - 3) : date.start].lower() == "at " and text[date.end : date.end + 1] == ","
    return opens and text[date.start : date.end].lower() == "the end of the day"


def _is_deictic(parsed: ParsedReport, date: Date) -> bool:
    words = parsed.report.text[date.start : date.end].lower()
    return any(word in words for word in ("today", "tomorrow", "yesterday", "tonight"))


def _means_nowadays(parsed: ParsedReport, date: Date, tokens: tuple[Token, ...]) -> bool:
    """Tell whether "today" closes a comparison and means these times: "the most powerful rocket in use today"."""
    if parsed.report.text[date.start : date.end].lower() != "today":
        return False
    return any(t.tag in ("JJS", "RBS") or t.text.lower() == "than" for t in _ahead(tokens, date))


def _bounds_a_record(date: Date, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a date only says how far back nothing was like it: "the lowest price since November"."""
    near = _ahead(tokens, date)
    since = bool(near) and near[-1].text.lower() == "since"
    return since and any(t.tag in ("JJS", "RBS") or t.text.lower() == "first" for t in near)


def _ahead(tokens: tuple[Token, ...], date: Date) -> list[Token]:
    return [t for t in tokens if t.start < date.start][-_COMPARED:]


def _stamps_a_post(parsed: ParsedReport, date: Date) -> bool:
    """Tell whether a date stands behind the handle under a post: it is the day of the post, and nothing in it."""
    return bool(_HANDLE.search(parsed.report.text, max(0, date.start - 40), date.start))


def _stamps_a_page(parsed: ParsedReport, date: Date) -> bool:
    """Tell whether a short line only says when its page was put out: "Updated Wednesday, Jan 5 at 5:53 PM"."""
    text = parsed.report.text
    first = text.rfind("\n", max(0, date.start - _STAMP), date.start) + 1
    end = text.find("\n", date.end, first + _STAMP)
    if (end < 0 and len(text) > first + _STAMP) or first + _STAMP <= date.end:
        return False
    rest = text[date.end : end if end >= 0 else len(text)]
    if _STAMPED.match(text, first, date.start):
        return True
    alone = text[first : date.start].strip(" *_").lower() in ("", "on")
    return _CLOCK.match(rest) is not None and (alone or _PUT_OUT.search(text, first, date.start) is not None)


def _inside(date: Date, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= date.start and date.end <= end for start, end in spans)


def _sentence_of(sentences: Sequence[ParsedSentence], date: Date) -> ParsedSentence | None:
    at = bisect_right(sentences, date.start, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and date.end <= sentences[at].end else None


def _actors(clause: Clause, tokens: tuple[Token, ...], mentions: list[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return the entities named inside the phrases that take part, in the order of the phrases."""
    found: dict[str, None] = {}
    for first, last in clause.takers:
        start, end = tokens[first].start, tokens[last].end
        at = bisect_right(mentions, (start, -1, ""))
        while at < len(mentions) and mentions[at][0] < end:
            found.setdefault(mentions[at][2], None)
            at += 1
    return tuple(found)
