"""A moment as a sentence of the brief: the whole sentence of a report that tells it, with its day in words."""

from collections.abc import Iterator, Sequence
from datetime import date as Day

from stemma.accounts.brief_desk import Desk, is_marked
from stemma.accounts.moment_value import UNKNOWN_DAY
from stemma.data import lexicon
from stemma.records import BriefSentence, Moment, Span
from stemma.words import words

SHORT, LONGEST = 30, 280  # characters of a sentence that tells what happened
MENTIONS = 8  # places of a moment that are tried for a sentence


def moment_sentences(desk: Desk, moment: Moment) -> Iterator[BriefSentence]:
    """Yield the sentences in which reports tell of a moment, where they are whole and stand by themselves."""
    dangling = lexicon("brief")["dangling"]["words"]
    if moment.date == UNKNOWN_DAY:
        return
    for place in _telling(moment)[:MENTIONS]:
        span = desk.whole(place)
        said = desk.text(span)
        if not SHORT < len(said) <= LONGEST or is_marked(said):
            continue
        if said[-1:] not in ".!?" or not said[:1].isupper() or _leans(said, dangling):
            continue
        if _first_day(desk, span) not in ("", moment.date[:10]):
            continue  # the sentence is about another day and names this one in passing
        outlet = desk.outlet(span.report)
        status = "happened" if moment.status == "unclear" else moment.status
        frame = desk.frames[f"moment_{status}" + ("_in" if outlet else "")]
        yield BriefSentence(sentence=frame.format(day=_day(moment.date), outlet=outlet, words=said), spans=(span,))


def _first_day(desk: Desk, sentence: Span) -> str:
    """Return the day of the first happening that a sentence dates, nothing where it dates none."""
    report = desk.reports[sentence.report]
    days = {d.start: d.value[:10] for d in report.dates}
    inside = [h.date.start for h in report.happenings if sentence.start <= h.date.start < sentence.end]
    return days.get(min(inside), "") if inside else ""


def _telling(moment: Moment) -> list[Span]:
    """Return the places that tell a moment as its row has it: a plan that was carried out where it is told as done."""
    day = moment.date[:10]
    as_row = [s for r in moment.readings if r.status == moment.status and r.date[:10] == day for s in r.spans]
    return sorted(as_row or moment.spans, key=lambda s: (s.report, s.start))


def _leans(said: str, dangling: Sequence[str]) -> bool:
    """Tell whether a sentence needs the one before it: it begins with a pronoun, or has one before it names anybody.

    >>> _leans("On Friday he spoke.", ["he"]), _leans("Anna Tull said he spoke.", ["he"])
    (True, False)
    """
    days = {*lexicon("checking_claims")["around_sources"], *(m.lower() for m in lexicon("checking_claims")["months"])}
    for number, word in enumerate(words(said)):
        if word.form in dangling and (number == 0 or word.form in lexicon("checking_claims")["pronouns"]):
            return True
        if number and said[word.start].isupper() and word.form not in days:
            return False
    return False


def _day(date: str) -> str:
    """Return an ISO date in words as far as it is known, the year left out where it is not; an interval keeps its form.

    >>> _day("2023-10-07"), _day("2016-11"), _day("2014"), _day("XXXX-04-09")
    ('7 October 2023', 'November 2016', '2014', '9 April')
    """
    if date.startswith("XXXX-") and len(date) > len("XXXX-04"):
        return _day("2000" + date[4:]).removesuffix(" 2000")
    parts = date[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) == 1 or "/" in date:
        return date
    months: Sequence[str] = lexicon("checking_claims")["months"]
    if len(parts) == 2:
        return f"{months[int(parts[1]) - 1]} {parts[0]}"
    day = Day(int(parts[0]), int(parts[1]), int(parts[2]))
    return f"{day.day} {months[day.month - 1]} {day.year}"
