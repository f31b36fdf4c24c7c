"""A brief: five to ten sentences built from records, each with the spans that support it.

No sentence is written freely. Each is a frame of ours around words of the reports in marks, with who said them and
when; it enters the brief only when `stemma.accounts.check.unsupported` finds nothing in it that its spans do not bear.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta

from stemma.accounts.check import unsupported
from stemma.data import lexicon
from stemma.records import BriefSentence, Figure, Moment, Reading, Report, Span, Story, Utterance, Variant
from stemma.words import fold, words

FEWEST, MOST = 5, 10  # sentences, as far as the records give so many
LONGEST = 400  # characters of a sentence taken over from a report
SHORTEST = 40  # characters of a sentence that tells something; shorter first lines are titles or credits
NEAR = timedelta(days=14)  # what lies further from the day on which a story is told is its history, or another event


def write(story: Story, reports: Sequence[Report]) -> tuple[BriefSentence, ...]:
    """Return the brief of a story: how it is told, what many origins tell, disputes before agreement, plans last.

    `reports` are the reports of the story with resolved dates and the story's name ids. A story that tells nothing
    gives an empty brief.
    """
    by_id = {report.id: report for report in reports}
    desk = _Desk(story, by_id)
    lead = desk.lead()
    chosen = [lead] if lead is not None else []
    main, more = _in_order(story, _days(reports))
    for records, limit in ((main, MOST), (more, FEWEST)):
        for record in records:
            made = desk.sentence(record) if len(chosen) < limit else None
            if made is not None and not unsupported(made.sentence, made.spans, by_id):
                chosen.append(made)
    return tuple(chosen)


_Record = Figure | Utterance | Moment


def _in_order(story: Story, days: tuple[Day, Day] | None) -> tuple[list[_Record], list[_Record]]:
    """Return the records worth a sentence in every brief, and those that fill up a short one; best first."""
    figures = sorted(story.figures, key=lambda f: (-f.origins, _DISPUTE[f.status], -len(f.readings), f.id))
    shared = [f for f in figures if f.origins > 1]
    spoken = [u for u in story.quotes if u.speaker and any(v.kind != "indirect" for v in u.variants)]
    quotes = sorted(
        spoken, key=lambda u: (u.wording != "conflicts", -u.origins, -_reports(u), -len(_best(u).text), u.id)
    )
    current = [m for m in story.timeline if days is None or _within(m, days)]
    moments = sorted(current, key=lambda m: (-len({s.report for s in m.spans}), m.date, m.what))
    events = [m for m in moments if m.status == "happened" and m.precision in ("day", "time")]
    plans = [m for m in moments if m.status in ("planned", "cancelled")]
    disputed = sorted(shared, key=lambda f: _DISPUTE[f.status])
    main: list[_Record] = [*events[:1], *disputed[:4], *quotes[:2], *plans[:2]]
    more: list[_Record] = [*figures[len(shared) : len(shared) + 3], *quotes[2:4], *events[1:4]]
    return main, more


_DISPUTE = {"conflict": 0, "superseded": 1, "agree": 2, "different-scope": 3, "single": 4}


def _days(reports: Sequence[Report]) -> tuple[Day, Day] | None:
    """Return the days between which a story is told: half of its reports are published near the middle one."""
    known = sorted(r.published[:10] for r in reports if r.published and len(r.published) >= 10)
    if not known:
        return None
    middle = Day.fromisoformat(known[len(known) // 2])
    return middle - NEAR, middle + NEAR


def _within(moment: Moment, days: tuple[Day, Day]) -> bool:
    date = moment.date[:10]
    return len(date) == 10 and date[4] == date[7] == "-" and days[0].isoformat() <= date <= days[1].isoformat()


def _reports(utterance: Utterance) -> int:
    return len({v.report for v in utterance.variants})


def _best(utterance: Utterance) -> Variant:
    """Return the earliest wording in marks, or the earliest at all."""
    return next((v for v in utterance.variants if v.kind != "indirect"), utterance.variants[0])


class _Desk:
    """Builds one sentence from one record of a story."""

    def __init__(self, story: Story, reports: Mapping[str, Report]) -> None:
        self.story = story
        self.reports = reports
        self.names = {name.id: name for name in story.names}
        self.frames: Mapping[str, str] = lexicon("brief")["frames"]

    def sentence(self, record: _Record) -> BriefSentence | None:
        """Return the sentence of a record, or None where it has nothing to quote."""
        if isinstance(record, Figure):
            return self._figure(record)
        return self._utterance(record) if isinstance(record, Utterance) else self._moment(record)

    def lead(self) -> BriefSentence | None:
        """Return how one report begins, in its own words: the beginning that says most of what others begin with."""
        openings = [span for report in self.reports.values() if (span := _opening(report)) is not None]
        terms = [{w.form for w in words(self._text(span)) if len(w.form) > 3} for span in openings]
        spread = Counter(term for of_one in terms for term in of_one)
        ranked = sorted(
            range(len(openings)),
            key=lambda n: (-sum(spread[t] - 1 for t in sorted(terms[n])) / (len(terms[n]) + 5), openings[n].report),
        )
        for n in ranked:
            told = self.frames["lead"].format(words=_stripped(self._text(openings[n])))
            if not unsupported(told, (openings[n],), self.reports):
                return BriefSentence(sentence=told, spans=(openings[n],))
        return None

    def _figure(self, figure: Figure) -> BriefSentence | None:
        told, spans = [], []
        for reading in _distinct(figure):
            said = _stripped(reading.text)
            if _marked(said):
                continue
            by, by_spans = self._said_by(reading)
            told.append(f"“{said}”{by}")
            spans += [Span(report=reading.report, start=reading.start, end=reading.end), *by_spans]
        if not told:
            return None
        key = figure.status if len(told) > 1 else "single"
        what = _what(figure)
        return BriefSentence(sentence=self.frames[key].format(what=what, told="; ".join(told)), spans=tuple(spans))

    def _said_by(self, reading: Reading) -> tuple[str, list[Span]]:
        name = self.names.get(reading.said_by or "")
        found = self._mention(name.id, reading.report) if name else None
        if found is None:
            return "", []
        return self.frames["said_by"].format(name=self._text(found)), [found]

    def _utterance(self, utterance: Utterance) -> BriefSentence | None:
        best = _best(utterance)
        who = self._mention(utterance.speaker or "", best.report)
        said = _stripped(best.text)
        if who is None or _marked(said) or len(said) > LONGEST:
            return None
        other = next((v for v in utterance.variants if v.kind != "indirect" and v.text != best.text), None)
        spans = [who, Span(report=best.report, start=best.start, end=best.end)]
        if utterance.wording == "conflicts" and other is not None and not _marked(other.text):
            spans.append(Span(report=other.report, start=other.start, end=other.end))
            told = self.frames["quote_conflicts"].format(name=self._text(who), words=said, other=_stripped(other.text))
        else:
            told = self.frames["quote"].format(name=self._text(who), words=said)
        return BriefSentence(sentence=told, spans=tuple(spans))

    def _moment(self, moment: Moment) -> BriefSentence | None:
        span = max(moment.spans, key=lambda s: (min(s.end - s.start, 120), s.report, -s.start))
        said = _stripped(self._text(span))
        if _marked(said) or len(said) > LONGEST:
            return None
        frame = self.frames["moment_" + ("happened" if moment.status == "unclear" else moment.status)]
        return BriefSentence(sentence=frame.format(day=_day(moment.date), words=said), spans=(span,))

    def _mention(self, name_id: str, report_id: str) -> Span | None:
        """Return the fullest mention of a name in a report that says a name or a description, not a pronoun."""
        entities = [e for e in self.reports[report_id].entities if e.id == name_id]
        mentions = [m for e in entities for m in e.mentions if m.kind != "pronoun"]
        if not mentions:
            return None
        named = [m for m in mentions if m.kind == "name"] or mentions
        best = max(named, key=lambda m: (m.end - m.start, -m.start))
        return Span(report=report_id, start=best.start, end=best.end)

    def _text(self, span: Span) -> str:
        return " ".join(self.reports[span.report].text[span.start : span.end].split())


def _distinct(figure: Figure) -> Iterator[Reading]:
    """Yield the readings that say something different or come from another origin, three at the most, oldest first."""
    seen: set[tuple[object, ...]] = set()
    ordered = sorted(figure.readings, key=lambda r: (r.as_of or "", r.report, r.start))
    for reading in ordered:
        bounds = (reading.low, reading.high)
        if bounds not in seen and len(seen) < 3:
            seen.add(bounds)
            yield reading


def _what(figure: Figure) -> str:
    """Return what a figure counts: "Americans killed", or just "credit card numbers" where nothing befell them.

    A measure that is only the counted noun itself is not said twice.
    """
    of = figure.of or ""
    said_already = fold(figure.measure)[:4] in fold(of)
    return of if said_already else f"{of} {figure.measure}".strip()


def _opening(report: Report) -> Span | None:
    """Return the sentence with which a report begins, title and captions left out; None where it is not plain prose."""
    for sentence in report.sentences[:6]:
        in_part = any(p.start <= sentence.start < p.end for p in report.parts)
        if not in_part and sentence.end - sentence.start >= SHORTEST:
            prose = _is_prose(report.text[sentence.start : sentence.end])
            return Span(report=report.id, start=sentence.start, end=sentence.end) if prose else None
    return None


def _is_prose(words: str) -> bool:
    return len(words) <= LONGEST and words.rstrip()[-1:] in ".!?" and not _marked(words)


def _marked(words: str) -> bool:
    """Tell whether words hold marks of their own, which inside ours could not be told from them."""
    return "“" in words or '"' in words


def _stripped(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:.")


def _day(date: str) -> str:
    """Return an ISO date in words as far as it is known; an interval keeps its form.

    >>> _day("2023-10-07"), _day("2016-11"), _day("2014")
    ('7 October 2023', 'November 2016', '2014')
    """
    parts = date[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) == 1:
        return date
    months = {number: name.capitalize() for name, number in lexicon("check")["months"].items()}
    if len(parts) == 2:
        return f"{months[int(parts[1])]} {parts[0]}"
    day = Day(int(parts[0]), int(parts[1]), int(parts[2]))
    return f"{day.day} {months[day.month]} {day.year}"
