"""A moment as a sentence of the brief: the whole sentence of a report that tells it, with its day in words."""

from collections.abc import Iterator, Sequence
from datetime import date as Day

from stemma.accounts.brief.desk import Desk, is_labelled, is_marked, leans
from stemma.accounts.moments.row_value import UNKNOWN_DAY
from stemma.accounts.moments.stamped_days import open_stamps
from stemma.data import lexicon
from stemma.reading.dates.spelled_numbers import month
from stemma.reading.vocabulary import vocabulary
from stemma.records import BriefSentence, Moment, MomentStatus, Span
from stemma.words import words

SHORT, LONGEST = 30, 280  # characters of a sentence that tells what happened
MENTIONS = 8  # places of a moment that are tried for a sentence


def moment_sentences(desk: Desk, moment: Moment) -> Iterator[BriefSentence]:
    """Yield the sentences in which reports tell of a moment, where they are whole and stand by themselves.

    Where reports put it on different days, both days are told.

    >>> from stemma.records import Counts, Lineage, Report, Sentence, Story
    >>> text = "The old mill on the river burned down."
    >>> line = Sentence(start=0, end=38, paragraph=0)
    >>> report = Report(id="a", source="a", outlet="The Post", text=text, text_sha256="", sentences=(line,))
    >>> counts = Counts(reports=1, outlets=1, origins=1)
    >>> desk = Desk(Story(id="s", title="", reports=("a",), counts=counts, lineage=Lineage()), {"a": report}, ())
    >>> fire = Moment(date="2024-05-03", precision="day", status="happened", what="The old mill burned",
    ...     spans=(Span(report="a", start=0, end=37),))
    >>> [made.sentence for made in moment_sentences(desk, fire)]
    ['On 3 May 2024: “The old mill on the river burned down.” (The Post)']
    """
    if moment.date == UNKNOWN_DAY:
        return
    if moment.disputed and (both := _both_days(desk, moment)) is not None:
        yield both
        return
    for span in _telling(desk, moment, moment.date, moment.status):
        if moment.date.startswith("XXXX") and not _names_day(desk, span):
            continue
        outlet = desk.outlet(span.report)
        status = "happened" if moment.status == "unclear" else moment.status
        frame = desk.frames[f"moment_{status}" + ("_in" if outlet else "")]
        sentence = frame.format(day=_day(moment.date), outlet=outlet, words=desk.text(span))
        yield BriefSentence(sentence=sentence, spans=(span,))


def _both_days(desk: Desk, moment: Moment) -> BriefSentence | None:
    """Return a sentence with the days that two reports give, each by its own words or its own day of publication."""
    told: list[str] = []
    spans: list[Span] = []
    for reading in moment.readings:
        day = _day(reading.date)
        span = next((s for s in _telling(desk, moment, reading.date, reading.status) if _gives_day(desk, s)), None)
        if span is None or any(line.startswith(f"on {day}, ") for line in told):
            continue
        outlet = desk.outlet(span.report)
        words_ = desk.frames["reading_of" if outlet else "reading"].format(words=desk.text(span), whose=outlet)
        told.append(f"on {day}, {words_}")
        spans.append(span)
    if len(told) < 2:
        return None
    sentence = desk.frames["moment_disputed"].format(told=desk.between["conflict"].join(told[:2]))
    return BriefSentence(sentence=sentence, spans=tuple(spans[:2]))


def _telling(desk: Desk, moment: Moment, date: str, status: MomentStatus) -> Iterator[Span]:
    """Yield the sentences that tell a moment so: of a plan that was carried out those that tell it as done."""
    as_told = [s for r in moment.readings if (r.status, r.date[:10]) == (status, date[:10]) for s in r.spans]
    for place in desk.first_told(as_told or moment.spans)[:MENTIONS]:
        span = desk.whole(place)
        if _stands_alone(desk.text(span)) and _is_of_day(desk, span, date[:10]) and _tells(desk, place, span, status):
            yield span


def _stands_alone(said: str) -> bool:
    if not SHORT < len(said) <= LONGEST or is_marked(said) or is_labelled(said):
        return False
    whole = said[-1:] in ".!" and said[:1].isupper()
    return whole and not leans(said)


def _is_of_day(desk: Desk, sentence: Span, day: str) -> bool:
    """Tell whether a sentence is about one day only: of several it may name this one in passing."""
    report = desk.reports[sentence.report]
    inside = [d for d in report.dates if sentence.start <= d.start < sentence.end and d.type in ("DATE", "TIME")]
    return {d.value[:10] for d in inside if not d.value.endswith("_REF")} <= {day}


def _tells(desk: Desk, place: Span, sentence: Span, status: MomentStatus) -> bool:
    """Tell whether a sentence tells what happened at a place in it, and does not name it in passing.

    "Since Saturday's attack" and "what was stolen on Friday" name; "the attack on Saturday killed nine" tells.
    """
    happenings = desk.reports[place.report].happenings
    happening = next((h for h in happenings if (h.start, h.end) == (place.start, place.end)), None)
    if happening is None or status == "cancelled":
        return True
    rules = lexicon("brief")["in_passing"]
    clause = happening.clause or happening
    before = clause.start - sentence.start
    if happening.noun:
        return status == "happened" and before <= rules["article"]
    length = max(1, sentence.end - sentence.start)
    if clause.end - clause.start >= rules["share"] * length:
        return True
    text = desk.reports[place.report].text
    around = [*text[sentence.start : clause.start].split()[-1:], *text[clause.start : clause.end].split()[:1]]
    if any(word.lower().strip(",") in rules["words"] for word in around):
        return False
    return before <= rules["begins"] * length or happening.predicate in vocabulary().speech


def _gives_day(desk: Desk, sentence: Span) -> bool:
    """Tell whether the day of a sentence follows from its report alone, without what other reports tell."""
    inside = [d for d in desk.reports[sentence.report].dates if sentence.start <= d.start < sentence.end]
    return any(d.basis in ("absolute", "anchored") for d in inside)


def _names_day(desk: Desk, sentence: Span) -> bool:
    """Tell whether a sentence names its month, or its report stamps itself with one, where no report tells the year.

    Weekdays of such a story are placed by what its reports are likeliest to mean, which is too little to assert.
    """
    report = desk.reports[sentence.report]
    inside = [d for d in report.dates if sentence.start <= d.start < sentence.end]
    named = any(month(word.form) for d in inside for word in words(report.text, d.start, d.end))
    return named or bool(open_stamps([report]))


def _day(date: str) -> str:
    """Return an ISO date in words as far as it is known, the year left out where it is not; an interval keeps its form.

    >>> _day("2023-10-07"), _day("2016-11"), _day("2014"), _day("XXXX-04-09")
    ('7 October 2023', 'November 2016', '2014', '9 April')
    """
    if date.startswith("XXXX-") and len(date) >= len("XXXX-04"):
        return _day("2000" + date[4:]).removesuffix(" 2000")
    parts = date[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) == 1 or "/" in date:
        return date
    months: Sequence[str] = lexicon("checking_claims")["months"]
    if len(parts) == 2:
        return f"{months[int(parts[1]) - 1]} {parts[0]}"
    day = Day(int(parts[0]), int(parts[1]), int(parts[2]))
    return f"{day.day} {months[day.month - 1]} {day.year}"
