"""Quantities of a report: every number that counts or measures something, with its bounds and what it counts."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Literal

from stemma.data import lexicon
from stemma.reading.amounts.amounts import Amount, amounts
from stemma.reading.near import Near
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.quantities.carried_over import in_its_unit, shared_fate
from stemma.reading.quantities.count_changes import change
from stemma.reading.quantities.count_places import place
from stemma.reading.quantities.count_sources import said_by
from stemma.reading.quantities.count_times import is_background
from stemma.reading.quantities.counted import Counted, Line, counted, line
from stemma.reading.quantities.fates import Fate, fate
from stemma.reading.quantities.frames import Parsed, frame, tree
from stemma.reading.quantities.hints import may_count
from stemma.reading.quantities.left_out import is_next_in_list, left_out
from stemma.reading.quantities.naming_numbers import is_calendar, is_name
from stemma.reading.quantities.nothing import Nothing, nothings
from stemma.reading.quantities.number_setting import Around, surroundings
from stemma.reading.quantities.tables import cells
from stemma.reading.quantities.tallies import Tally, fate_among, fate_of_word, tally
from stemma.reading.quantities.vote_sides import is_vote
from stemma.records import Date, Entity, Extent, Quantity, Quote

_NOT = re.compile(r"\bnot (?:an? )?$", re.IGNORECASE)
_COUNTS = re.compile(r" ?[-‑–] ?(?:page|person|member|vessel|unit|strong|odd)\b", re.IGNORECASE)  # "a 193-page report"
_SHARES = re.compile(r"per ?cent\b|%|\b(?:turnout|polls?|ratings?|margin of error)\b", re.IGNORECASE)
_TIED = re.compile(r" ?[-‑–] ?(?P<noun>page|person|member|vessel|unit)\b", re.IGNORECASE)
KEPT = 4_000  # sentences of which it is remembered where they tell of none
_LONGEST_GAP = 4  # tokens between a fate and its number for the phrase to take both in


def find(
    parsed: ParsedReport,
    dates: Sequence[Date] = (),
    entities: Sequence[Entity] = (),
    quotes: Sequence[Quote] = (),
) -> tuple[Quantity, ...]:
    """Return the quantities of a parsed report in order of place, none overlapping another.

    `dates` keep calendar numbers out; `quotes` and `entities` tell who states a number. All offsets count code points
    of the report's text.

    >>> from stemma.reading.language import Token
    >>> from stemma.sources import report_of_text
    >>> text = "12 miners were killed."
    >>> rows = [("12", "NUM", "CD", 1), ("miners", "NOUN", "NNS", 3), ("were", "AUX", "VBD", 3),
    ...     ("killed", "VERB", "VBN", 3)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, t, "dep", h, "") for w, p, t, h in rows)
    >>> found = find(ParsedReport(report_of_text(text), (ParsedSentence(0, 22, 0, tokens, ()),)))
    >>> [(q.low, q.of, q.measure, text[q.phrase.start : q.phrase.end]) for q in found]
    [(12, 'miners', 'killed', '12 miners were killed')]
    """
    around = surroundings(parsed, dates, entities, quotes)
    found = list(_in_tables(parsed.report.text))
    tabled = Near(found)
    for sentence in parsed.sentences:
        if may_count(parsed.report.text[sentence.start : sentence.end]):
            own = _in_sentence(parsed.report.text, sentence, around)
            found.extend(q for q in own if not tabled.touching(q.start, q.end))
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _in_sentence(text: str, sentence: ParsedSentence, around: Around) -> Iterator[Quantity]:
    here_text = text[sentence.start : sentence.end].replace("\n", " ")  # set in lines of one width: "15\nhours"
    stated, zeros = amounts(here_text), _nothings(here_text)
    if not stated and not zeros:
        return
    here = line(text, sentence)
    parsed = tree(here)
    before: Quantity | None = None
    for amount in stated:
        if any(z.start <= amount.start < z.end for z in zeros):
            continue  # "none of the 12 died"
        if is_calendar(here, amount, around) or _is_cut(text, sentence, amount):
            continue
        if here.once(("name", amount), partial(is_name, here, amount)) and not _is_listed(here, amount, before):
            continue
        before = _quantity(here, amount, around, before, parsed)
        yield before
        around.last.append(before)
    for nothing in zeros:
        yield _zero(here, nothing, around)


def _is_listed(here: Line, amount: Amount, before: Quantity | None) -> bool:
    """Tell whether the name before a number has it as another its own: "Amsel has 188 cases, Torvan 140"."""
    if before is None or before.kind not in ("count", "percent", "money", "measure"):
        return False
    start, end = before.start - here.offset, (before.phrase or before).end - here.offset
    return is_next_in_list(
        here.text, start, end, amount, named=before.kind != "count" or before.head is not None or before.tally
    )


@lru_cache(maxsize=KEPT)
def _nothings(text: str) -> tuple[Nothing, ...]:
    return tuple(nothings(text))


def _in_tables(text: str) -> Iterator[Quantity]:
    """Yield the numbers of tables: each counts what heads its column, at the place that heads its row."""
    for cell in cells(text):
        stated = amounts(text[cell.start : cell.end])
        if len(stated) != 1:
            continue
        words = re.findall(r"[a-z]+", cell.column.lower())
        measure = next((m for m in map(fate_of_word, words) if m), None)
        amount = stated[0]
        yield Quantity(
            start=cell.start,
            end=cell.end,
            low=amount.low,
            high=amount.high,
            approximate=amount.approximate,
            unit=amount.unit,
            counted=cell.column,
            kind=amount.kind if amount.kind in ("count", "money", "percent", "measure") else "count",  # type: ignore[arg-type]
            measure=measure if amount.kind == "count" else None,
            of=cell.column.lower(),
            head=words[-1].removesuffix("s") if words else None,
            place=cell.row,
            phrase=Extent(start=cell.start, end=cell.end),
            tally=True,
        )


def _is_cut(text: str, sentence: ParsedSentence, amount: Amount) -> bool:
    """Tell whether a number runs over the edge at which an endless sentence is cut."""
    start, end = sentence.start + amount.number_start, sentence.start + amount.number_end
    begins = start == sentence.start and text[max(0, start - 1) : start].isalnum()
    return begins or (end == sentence.end and text[end : end + 1].isalnum())


def _quantity(here: Line, amount: Amount, around: Around, before: Quantity | None, parsed: Parsed) -> Quantity:
    after = max(amount.end, amount.number_end)
    if amount.kind == "count" and _counted(here, after).head is None:
        amount = in_its_unit(here, amount, around)
    counts = amount.kind == "count"
    thing = _counted(here, after) if amount.kind in ("count", "percent", "money", "measure") else None
    thing = thing or Counted(here.at(after), here.at(after), None)
    first, number = here.over(amount.start), here.over(amount.number_start)
    changed = change(here.text, amount)
    value_of = tally(here.text, amount.start) if counts and thing.head is None else None
    became = (
        here.once(("fate", first, thing), partial(fate, here, first, thing))
        if counts or amount.form == "fraction"
        else None
    )
    became = became or shared_fate(here, amount, before, thing)
    alone = thing.head is None
    among = fate_among(here.text, amount.end) if counts and alone else None
    became = became or _fate_before(first, before if changed.was and alone else None, value_of, among)
    start, end = _phrase(here, amount, first, thing, became)
    same = left_out(here, amount, around) if counts and thing.head is None and became is None else None
    of, head = (same.of, same.head) if same else _noun(here, amount, thing)
    if same is not None and same.measure and fate_of_word(same.head or "") == same.measure:  # "16 deaths", "17 of them"
        became = Fate(same.measure, first, first)
    if head in lexicon("quantities_measures")["parents"]["nouns"] and thing.last <= first:
        head = of = str(lexicon("quantities_measures")["parents"]["counted"])
    if amount.attribute and (tied := _TIED.match(here.text, amount.number_end)):
        head, of = tied["noun"].lower(), f"{tied['noun'].lower()}s"
    if value_of is not None and head is None:
        of, head = value_of.noun, _lemma(here, value_of.noun)
    if head is None and counts and became is None and is_vote(here.text, amount):
        of, head, became = "votes", "vote", Fate("voted", first, first)
    at = first, here.over(after - 1), thing.head if head else None
    framed = here.once(("frame", *at), partial(frame, parsed, *at))
    return Quantity(
        start=here.offset + amount.start,
        end=here.offset + max(amount.end, amount.number_end),
        low=amount.low,
        high=amount.high,
        approximate=amount.approximate,
        unit=amount.unit,
        counted=of,
        kind=_kind(here, amount, thing),
        measure=became.measure if became else None,
        of=of,
        place=here.once(("place", number), partial(place, here, number)),
        phrase=Extent(start=here.offset + start, end=here.offset + end),
        said_by=said_by(here.offset + amount.number_start, around, here),
        change=changed.way,
        negated=bool(_NOT.search(here.text[max(0, amount.start - 8) : amount.start])),
        background=is_background(here, around, amount.start),
        head=head,
        predicate=_predicate(here, first, thing),
        verb=framed.verb,
        subject=framed.subject,
        under=framed.under,
        beside=framed.beside,
        tally=value_of is not None or (same is not None and same.head is None),
        delta=changed.delta,
        was=changed.was,
    )


def _counted(here: Line, after: int) -> Counted:
    return here.once(("counted", after), partial(counted, here, after))


def _fate_before(first: int, before: Quantity | None, value_of: Tally | None, among: str | None) -> Fate | None:
    """Return what became of those counted by a number that replaces one, is a tally's value, or counts some of them."""
    measure = (before.measure if before else None) or (value_of.measure if value_of else None) or among
    return Fate(measure, first, first) if measure else None


def _noun(here: Line, amount: Amount, thing: Counted) -> tuple[str | None, str | None]:
    """Return what is counted in its words, and the lemma of its noun."""
    counts = amount.kind == "count" or amount.form == "fraction" or amount.unit in ("percent", "share")
    of = _of(here, thing) if counts else None
    return of, here.tokens[thing.head].lemma.lower() if thing.head is not None and of else None


def _lemma(here: Line, noun: str | None) -> str | None:
    return next((t.lemma.lower() for t in here.tokens if t.text.lower() == noun), noun)


def _kind(
    here: Line, amount: Amount, thing: Counted
) -> Literal["count", "money", "percent", "measure", "rate", "age", "duration", "rank", "score", "other"]:
    if amount.kind != "count":
        return amount.kind  # type: ignore[return-value]
    whole = isinstance(amount.value, int)
    if amount.attribute and _COUNTS.match(here.text, amount.number_end):
        return "count"
    if amount.attribute or (not whole and (thing.head is None or amount.value < 1)):
        return "other"  # "a 300-seat chamber"; a record of .500
    if thing.head is not None and here.tokens[thing.head].lemma.lower() == "point" and _SHARES.search(here.text):
        return "percent" if amount.value != 1 else "other"  # "at one point"
    if thing.head is not None and here.tokens[thing.head].lemma.lower() in ("time", "point", "fold"):
        scored = here.tokens[thing.head].text.lower() == "points" and amount.value != 1
        return "count" if scored else "other"  # "at one point"
    return "count"


def _zero(here: Line, nothing: Nothing, around: Around) -> Quantity:
    start, end = here.offset + nothing.start, here.offset + nothing.end
    return Quantity(
        start=start,
        end=end,
        low=0,
        high=0,
        counted=nothing.of,
        measure=nothing.measure,
        of=nothing.of,
        head=nothing.of,
        phrase=Extent(start=start, end=end),
        said_by=said_by(start, around, here),
        background=False,
    )


def _phrase(here: Line, amount: Amount, first: int, thing: Counted, became: Fate | None) -> tuple[int, int]:
    """Return the stretch of the words that say the whole: bounds, number, what is counted, and its fate when near."""
    start, end = amount.start, max(amount.end, amount.number_end)
    others = [a for a in amounts(here.text) if a.kind == "count" and a.number_start != amount.number_start]
    floor = max((a.number_end for a in others if a.number_end <= start), default=0)
    ceiling = min((a.start for a in others if a.start >= end), default=len(here.text))
    if thing.head is not None and thing.last <= first:
        start = min(start, here.tokens[thing.head].start)
    elif thing.head is not None and thing.last > thing.first and amount.kind not in ("age", "duration"):
        end = max(end, min(ceiling, here.tokens[thing.last - 1].end))
    if became and became.last > became.first:
        opening, last = here.tokens[became.first], here.tokens[min(became.last, len(here.tokens)) - 1]
        other = re.search(r"\d", here.text[opening.start : max(opening.start, start)])
        near = floor <= opening.start < start and first - became.first <= _LONGEST_GAP + 2
        if near and not other:
            start = opening.start
        if ceiling >= last.end > end and became.last - here.over(end) <= _LONGEST_GAP + 3:
            end = last.end
    return start, end


def _of(here: Line, thing: Counted) -> str | None:
    if thing.head is None:
        return None
    words = here.text[here.tokens[thing.first].start : here.tokens[thing.head].end]
    words = re.sub(
        r"^-?(?:[\d,.]+|more|other|additional|further|new|of|the|its|his|her|their)\b ?", "", words.strip(" ,-‑–")
    )
    return words or None


def _predicate(here: Line, first: int, thing: Counted) -> str | None:
    """Return the lemma of the verb that the counted noun depends on."""
    at = thing.head if thing.head is not None else min(first, len(here.tokens) - 1)
    for _ in range(6):
        token = here.tokens[at]
        if token.pos == "VERB":
            return token.lemma.lower()
        if token.head == at:
            return None
        at = token.head
    return None
