"""Quantities of a report: every number that counts or measures something, with its bounds and what it counts."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from stemma.data import lexicon
from stemma.reading.amounts import Amount, amounts
from stemma.reading.counted import Counted, Line, counted, line
from stemma.reading.fates import Fate, fate, is_person
from stemma.reading.near import Near
from stemma.reading.nothing import Nothing, nothings
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.records import Date, Entity, Extent, Quantity, Quote

_HINT = re.compile(
    r"[\d½⅓⅔¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|fort?y|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores|half|thirds?|quarters?"
    r"|no|nobody|none|lakh|crore|fifth|tenth)\b|(?:ty|teen|one|two|three|four|five|six|seven|eight|nine)-",
    re.IGNORECASE,
)
_NAMED = frozenset(
    {"PERSON", "PER", "ORG", "PLACE", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "MISC"}
)
_MUTE = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "MISC", "DATE", "OTHER"})  # these say nothing themselves
_PLACES = frozenset({"PLACE", "GPE", "LOC", "FAC"})
_TELLS = re.compile(
    r",? (?:also |later |has |have |had )?(?:said|says|told|reported|announced|confirmed|estimated|estimates)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |an? )?(?:[\w’'.-]+ ){0,3}$")
_LONG_AGO = 2  # months after which a day is no part of what a report is about
_PAST_YEAR = re.compile(r"\b(?:in|of|from|during|until) (?:\w+ )?(1[89]\d\d|20\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPENING = 400  # characters of a report in which it names its own year, where it does
_TO_FROM = re.compile(  # "to 445 pence a share from 412", "to five from three"
    r"\bto (?:[$£€]?\d[\d.,]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen"
    r"|[a-z]+ty(?:-[a-z]+)?))"
    r"(?: [a-z]+){0,4},? from $"
)
_SINCE = re.compile(r"\b(?:since|than) $")  # "the worst quake since 1978" is of today
_MONTH = re.compile(r"\d{4}-\d\d")
_GROUNDS = frozenset(
    {"town", "towns", "city", "cities", "village", "villages", "soil", "territory", "territories", "island", "islands"}
    | {"capital", "province", "region", "border", "coast", "waters", "airspace", "streets", "communities"}
)
_NEXT_SENTENCE = 160  # characters over which a number alone can count the same things as the one before
_PAIR = 3
_AGAINST = re.compile(r"[\w ’'-]{0,24} (?:to|against|versus|from) |, (?:with )?")
_OPENS = re.compile(r"(?:^|[,;–—-] ?|\b(?:and|but|that|which|whom|while)\b )$")
_GOES_ON = re.compile(
    r" (?:will|would|are|were|have|had|remain(?:ed|s)?|could|did|against|abstained|abstaining|in favou?r)\b"
)
_WHERE_OR_WHO = _PLACES | {"PERSON", "PER"}
_LONGEST_GAP = 4  # tokens between a fate and its number for the phrase to take both in


class _Mentioned(Extent, frozen=True, kw_only=True):
    """A mention and the entity that it means."""

    entity: str


class _Around(NamedTuple):
    """What stands around a number in its report: dates, quotes, mentions of entities."""

    dates: Near[Date]
    quotes: Near[Quote]
    mentions: Near[_Mentioned]
    year: int | None
    published: str
    last: list[Quantity]
    mute: frozenset[str]


def find(
    parsed: ParsedReport,
    dates: Sequence[Date] = (),
    entities: Sequence[Entity] = (),
    quotes: Sequence[Quote] = (),
) -> tuple[Quantity, ...]:
    """Return the quantities of a parsed report in order of place, none overlapping another.

    `dates` keep calendar numbers out; `quotes` and `entities` tell who states a number. All offsets count code points
    of the report's text.
    """
    around = _around(parsed, dates, entities, quotes)
    found: list[Quantity] = []
    for sentence in parsed.sentences:
        text = parsed.report.text[sentence.start : sentence.end]
        if _HINT.search(text):
            found.extend(_in_sentence(parsed.report.text, sentence, around))
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _around(
    parsed: ParsedReport, dates: Sequence[Date], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> _Around:
    published = parsed.report.published or ""
    years = sorted(int(d.value[:4]) for d in dates if d.value[:4].isdigit())
    # A report that does not tell its day is of the last year that its beginning names, else of a later one than any.
    opening = [int(y) for y in _YEAR.findall(parsed.report.text[:_OPENING])]
    year = (
        int(published[:4])
        if published[:4].isdigit()
        else max([*opening, *([years[-1] + 1] if years else [])], default=None)
    )
    mentions = sorted(
        (m.start, m.end, e.id) for e in entities if e.type not in _MUTE for m in e.mentions if m.kind != "pronoun"
    )
    mentioned = (_Mentioned(start=start, end=end, entity=entity) for start, end, entity in mentions)
    return _Around(
        Near(dates),
        Near(quotes),
        Near(mentioned),
        year,
        published,
        [],
        frozenset(e.id for e in entities if e.type in _MUTE),
    )


def _in_sentence(text: str, sentence: ParsedSentence, around: _Around) -> Iterator[Quantity]:
    here_text = text[sentence.start : sentence.end]
    stated, zeros = amounts(here_text), list(nothings(here_text))
    if not stated and not zeros:
        return
    here = line(text, sentence)
    before: Quantity | None = None
    for amount in stated:
        if _is_calendar(here, amount, around) or _is_name(here, amount):
            continue
        before = _quantity(here, amount, around, before)
        yield before
        around.last.append(before)
    for nothing in zeros:
        yield _zero(here, nothing, around)


def _is_calendar(here: Line, amount: Amount, around: _Around) -> bool:
    """Tell whether the dates of the report take the number; a bare year does not where a plural follows it."""
    if amount.kind in ("money", "percent", "age"):
        return False
    start, end = here.offset + amount.number_start, here.offset + amount.number_end
    taking = [d for d in around.dates.touching(start, end) if d.type in ("DATE", "TIME")]
    bare = all((d.start, d.end) == (start, end) and d.value.isdigit() for d in taking)
    return bool(taking) and not (bare and _counts_several(here, amount))


def _is_name(here: Line, amount: Amount) -> bool:
    """Tell whether the number belongs to a name: "Boeing 737", "Group of 20", "Nasdaq 100"."""
    if amount.kind not in ("count", "measure"):
        return False
    first, last = here.over(amount.number_start), here.over(max(amount.number_start, amount.number_end - 1))
    around = [c for c in here.sentence.chunks if c.first < first <= c.last and c.label in _NAMED]
    if _counts_several(here, amount) and all(c.label in _PLACES or c.last == first for c in around):
        return False
    if any(first < c.last and c.last - c.first > 1 for c in around):
        return True
    written = here.text[amount.number_start : amount.number_end]
    if amount.kind != "count" or first == 0 or amount.form != "digits" or "," in written:
        return _is_capital_word(here, first, last, amount)
    return amount.start == amount.number_start and _names_before(
        here, first, last, any(c.label in _WHERE_OR_WHO for c in around)
    )


def _counts_several(here: Line, amount: Amount) -> bool:
    """Tell whether a plural noun that can be counted follows the number in the same phrase."""
    head = counted(here, max(amount.end, amount.number_end)).head
    return (
        head is not None
        and here.tokens[head].tag in ("NNS", "NNPS")
        and here.tokens[head].text.lower() not in _moments()
    )


def _names_before(here: Line, first: int, last: int, ends_name: bool) -> bool:
    """Tell whether the capitalised word before a number takes it into its name."""
    token, previous = here.tokens[first], here.tokens[first - 1]
    if not previous.text[:1].isupper() or previous.text.lower() in _moments():
        return False
    following = here.tokens[last + 1] if last + 1 < len(here.tokens) else None
    model = following is not None and following.text[:1].isupper() and following.tag == "NNP"
    if following is not None and following.tag == "NNPS":
        return False
    if previous.pos == "PROPN" and (token.head < first or (model and not ends_name and _is_prose(here))):
        return True
    counts = following and following.text[:1].islower() and following.pos in ("NOUN", "ADJ", "VERB")
    return previous.pos in ("PROPN", "ADJ", "NOUN") and first > 1 and not counts and _is_prose(here)


def _is_capital_word(here: Line, first: int, last: int, amount: Amount) -> bool:
    """ "One Direction", "Five Nations": a capitalised number word inside a capitalised run."""
    if (
        amount.form not in ("words", "vague")
        or not here.text[amount.number_start : amount.number_start + 1].isupper()
        or first == 0
    ):
        return False
    following = here.tokens[last + 1] if last + 1 < len(here.tokens) else None
    return bool(following and following.text[:1].isupper() and following.pos == "PROPN" and _is_prose(here))


def _is_prose(here: Line) -> bool:
    """Tell whether most words begin in lower case, so that a capital says something."""
    return sum(1 for t in here.tokens if t.text[:1].islower()) * 2 > len(here.tokens)


def _quantity(here: Line, amount: Amount, around: _Around, before: Quantity | None) -> Quantity:
    counts = amount.kind == "count"
    after = max(amount.end, amount.number_end)
    thing = counted(here, after) if amount.kind in ("count", "percent", "money", "measure") else None
    thing = thing or Counted(here.at(after), here.at(after), None)
    first = here.over(amount.start)
    became = fate(here, first, thing) if counts or amount.form == "fraction" else None
    became = became or _shared_fate(here, amount, before, thing)
    change, delta, was = _change(here.text, amount)
    if was and became is None and before is not None and before.measure and thing.head is None:
        became = Fate(before.measure, first, first)
    start, end = _phrase(here, amount, first, thing, became)
    of = _of(here, thing) if counts or amount.form == "fraction" or amount.unit in ("percent", "share") else None
    head = here.tokens[thing.head].lemma.lower() if thing.head is not None and of else None
    left_out = _left_out(here, amount, around) if counts and thing.head is None and became is None else None
    of, head = (left_out.of, left_out.head) if left_out else (of, head)
    place_at = here.offset + amount.number_start
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
        place=_place(here, here.over(amount.number_start)),
        phrase=Extent(start=here.offset + start, end=here.offset + end),
        said_by=_said_by(place_at, around, here),
        change=change,
        negated=bool(re.search(r"\bnot (?:an? )?$", here.text[: amount.start][-8:])),
        background=_is_background(here, around, amount.start),
        head=head,
        predicate=_predicate(here, first, thing),
        delta=delta,
        was=was,
    )


def _left_out(here: Line, amount: Amount, around: _Around) -> Quantity | None:
    """Return the count before, where a number alone is of the same things: "76 votes to 74"."""
    if not around.last or amount.form == "vague" or (amount.low is not None and 0 < amount.low < _PAIR):
        return None
    before = around.last[-1]
    end = (before.phrase or before).end - here.offset
    if before.kind != "count" or before.head is None or amount.start - end > _NEXT_SENTENCE or end > amount.start:
        return None
    gap = here.text[max(0, end) : amount.start]
    against = end >= 0 and _AGAINST.fullmatch(gap)
    return before if against or (_OPENS.search(gap) and _GOES_ON.match(here.text, amount.end)) else None


def _kind(
    here: Line, amount: Amount, thing: Counted
) -> Literal["count", "money", "percent", "measure", "rate", "age", "duration", "rank", "score", "other"]:
    if amount.kind != "count":
        return amount.kind  # type: ignore[return-value]
    if amount.attribute or (thing.head is None and not isinstance(amount.value, int)):
        return "other"
    if thing.head is not None and here.tokens[thing.head].lemma.lower() in ("time", "point", "fold"):
        return "other"
    return "count"


def _zero(here: Line, nothing: Nothing, around: _Around) -> Quantity:
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
        said_by=_said_by(start, around, here),
        background=False,
    )


def _shared_fate(here: Line, amount: Amount, before: Quantity | None, thing: Counted) -> Fate | None:
    """ "killed 12 people and 3 soldiers": a number joined by "and" shares the fate of the one before it."""
    if before is None or before.measure is None or before.phrase is None or amount.kind != "count":
        return None
    if thing.head is not None and not is_person(here, thing.head):
        return None
    if re.match(r" of (?:them|whom|which)\b", here.text[amount.end : amount.end + 12]):
        return None
    gap = here.text[max(0, before.phrase.end - here.offset) : amount.start]
    if not re.fullmatch(r",? (?:and|including|plus)(?: (?:another|also|the|some|about|at least|a further))? |, ", gap):
        return None
    return Fate(before.measure, here.over(amount.start), here.over(amount.start))


def _phrase(here: Line, amount: Amount, first: int, thing: Counted, became: Fate | None) -> tuple[int, int]:
    """Return the stretch of the words that say the whole: bounds, number, what is counted, and its fate when near."""
    start, end = amount.start, max(amount.end, amount.number_end)
    if thing.head is not None and thing.last <= first:
        start = min(start, here.tokens[thing.head].start)
    elif thing.head is not None and thing.last > thing.first and amount.kind not in ("age", "duration"):
        end = max(end, here.tokens[thing.last - 1].end)
    if became and became.last > became.first:
        opening, last = here.tokens[became.first], here.tokens[min(became.last, len(here.tokens)) - 1]
        other = re.search(r"\d", here.text[opening.start : max(opening.start, start)])
        if opening.start < start and first - became.first <= _LONGEST_GAP + 2 and not other:
            start = opening.start
        if last.end > end and became.last - here.over(end) <= _LONGEST_GAP + 3:
            end = last.end
    return start, end


def _of(here: Line, thing: Counted) -> str | None:
    if thing.head is None:
        return None
    words = here.text[here.tokens[thing.first].start : here.tokens[thing.head].end]
    words = re.sub(
        r"^(?:[\d,.]+|more|other|additional|further|new|of|the|its|his|her|their)\b ?", "", words.strip(" ,")
    )
    return words or None


def _place(here: Line, number: int) -> str | None:
    """Return the place named nearest after a preposition in the sentence: "in Gaza", "through Israeli towns"."""
    best: tuple[int, str] | None = None
    for chunk in here.sentence.chunks:
        before = here.tokens[chunk.first - 1].text.lower() if chunk.first else ""
        if before == "the" and chunk.first > 1:
            before = here.tokens[chunk.first - 2].text.lower()
        if before == "of" and chunk.first > 1 and here.tokens[chunk.first - 2].text.lower() in _GROUNDS:
            before = "in"
        last = _place_end(here, chunk.first, chunk.last, chunk.label, before)
        distance = abs(chunk.first - number)
        if last and (best is None or distance < best[0]):
            best = (distance, here.text[here.tokens[chunk.first].start : here.tokens[last - 1].end])
    return best[1] if best else None


def _place_end(here: Line, first: int, last: int, label: str, before: str) -> int:
    """Return where the words of a place end, 0 where an entity after a preposition says no place."""
    if label in _PLACES and here.tokens[first].tag not in ("JJ", "NNPS") and here.tokens[last - 1].tag != "JJ":
        return last if before in ("in", "at", "near", "across", "outside", "around", "throughout") else 0
    ground = here.tokens[last].text.lower() if last < len(here.tokens) else ""
    if ground in _GROUNDS and before in ("in", "through", "across", "on", "into", "near", "around", "at"):
        return last + 1
    return 0


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


def _said_by(position: int, around: _Around, here: Line) -> str | None:
    """Return the speaker of the narrowest quote that holds a position."""
    holding = around.quotes.touching(position, position + 1)
    for quote in sorted(holding, key=lambda q: (q.end - q.start, q.start)):
        if quote.speaker is not None:
            return None if quote.speaker in around.mute else quote.speaker
        if quote.source is not None:
            for mention in around.mentions.touching(quote.source.start, quote.source.end):
                return mention.entity
    return _teller(position, around, here)


def _teller(position: int, around: _Around, here: Line) -> str | None:
    """Return whom the sentence names as the source of what it says: "X said", "according to X".

    Those counted are not the source of their number ("hundreds of women reported").
    """
    text, best = here.text, None
    for mention in around.mentions.touching(here.offset, here.sentence.end):
        start, end = mention.start - here.offset, mention.end - here.offset
        tells = _TELLS.match(text, end) or _ACCORDING.search(text, max(0, start - 40), max(0, start))
        if start <= position - here.offset < end:
            continue
        if tells and (best is None or abs(mention.start - position) < abs(best.start - position)):
            best = mention
    return best.entity if best else None


def _is_background(here: Line, around: _Around, at: int) -> bool:
    """Tell whether the sentence puts its number in another year, or months before the report."""
    if around.year is None:
        return False
    values = [
        d.value
        for d in around.dates.touching(here.offset, here.sentence.end)
        if d.type == "DATE" and not _is_comparison(here, d.start - here.offset, at)
    ]
    if any(_MONTH.match(value) and _months_before(value, around.published) > _LONG_AGO for value in values):
        return True
    years = [int(value) for value in values if value.isdigit()] + [int(y) for y in _PAST_YEAR.findall(here.text)]
    return any(y < around.year for y in years) and not any(_MONTH.match(value) for value in values)


def _is_comparison(here: Line, date: int, at: int) -> bool:
    """Tell whether a date only says since when nothing was worse; "when" turns to that day ("since 1978, when")."""
    compares = bool(_SINCE.search(here.text[: max(0, date)][-8:]))
    return compares and not re.search(r"\bwhen\b", here.text[max(0, date) : max(0, at)])


def _months_before(month: str, published: str) -> int:
    if not _MONTH.match(published):
        return 0
    return 12 * (int(published[:4]) - int(month[:4])) + int(published[5:7]) - int(month[5:7])


def _change(text: str, amount: Amount) -> tuple[Literal["rise", "fall"] | None, bool, bool]:
    """Return the direction of a change, whether the number is its amount, and whether it is the level before it."""
    left = text[max(0, amount.start - 60) : amount.start].lower()
    if _replaced().search(left) or _TO_FROM.search(left):
        return None, False, True
    clause = re.split(r"[,;:.](?:\s|$)", left)[-1]
    words = re.findall(r"[a-z]+", clause)
    for back, word in enumerate(reversed(words[-5:])):
        way = _ways().get(word)
        if way is None:
            continue
        gap = words[len(words) - back :]
        if word in ("up", "down") and _is_phrasal(words[: len(words) - back - 1]):
            return None, False, False
        if gap and gap[-1] in ("to", "at"):
            return way, False, False
        if gap and gap[-1] == "from":
            return None, False, True
        if not gap or gap[-1] == "by" or (word in ("up", "down") and len(gap) <= 1):
            return (
                way,
                amount.kind in ("percent", "money", "count", "measure") and _plain_delta(word, gap, amount),
                False,
            )
        return None, False, False
    return None, False, False


def _is_phrasal(words: Sequence[str]) -> bool:
    return bool(words) and words[-1] in lexicon("quantities_changes")["phrasal"]["before"]


def _plain_delta(word: str, gap: list[str], amount: Amount) -> bool:
    """A number right after a verb of change is its amount; "raised $5m" and "lost 12 men" are no change of a level."""
    if gap and gap[-1] == "by":
        return True
    if word in ("up", "down"):
        return True
    if word.startswith(
        ("rais", "cut", "los", "add", "shed", "boost", "reduc", "drop", "doubl", "tripl", "revis", "updat")
    ):
        return amount.kind == "percent"
    return True


@cache
def _ways() -> dict[str, Literal["rise", "fall"]]:
    table = lexicon("quantities_changes")
    ways: dict[str, Literal["rise", "fall"]] = dict.fromkeys(table["rise"], "rise")
    ways.update(dict.fromkeys(table["fall"], "fall"))
    return ways


@cache
def _replaced() -> re.Pattern[str]:
    phrases = sorted(lexicon("quantities_changes")["replaced"], key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r") (?:an? |the )?$")


@cache
def _moments() -> frozenset[str]:
    labels = lexicon("quantities_labels")
    return frozenset([*labels["months"], *labels["weekdays"]])
