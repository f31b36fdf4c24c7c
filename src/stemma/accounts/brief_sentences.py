"""One record of a story as a sentence of its brief."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day

from stemma.accounts.moment_value import UNKNOWN_DAY
from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.records import BriefSentence, Figure, Moment, Quote, Reading, Report, Span, Story, Utterance, Variant
from stemma.words import fold, words

Record = Figure | Utterance | Moment

LONGEST = 400  # characters of words taken over from a report
LONGEST_MOMENT = 280
CLAUSE = 140  # characters of a clause that a bare number is shown in
BARE = 3  # words of a reading up to which its clause is shown with it
READINGS = 3  # readings of one figure that a sentence can hold
_MUTE = frozenset({"PLACE", "FACILITY"})  # types of names that state nothing: "citing Halvern" says who only by guess
MENTIONS = 8  # places of a moment that are tried for a sentence
_EDGE = re.compile(r"[,;:.!?](?=\s)|[–—()\n]|\s-\s")


def best_variant(utterance: Utterance) -> Variant:
    """Return the earliest wording in marks, or the earliest at all."""
    return next((v for v in utterance.variants if v.kind != "indirect"), utterance.variants[0])


def is_marked(text: str) -> bool:
    """Tell whether words hold marks of their own, which inside ours could not be told from them.

    >>> is_marked("the “Old Lady”"), is_marked("the captain's bridge")
    (True, False)
    """
    return any(c in '“”"«»„`' for c in text) or any(f" {c}" in f" {text}" for c in "‘'") or "''" in text


class Desk:
    """Builds sentences from the records of one story; `reports` maps ids to its reports, with the story's name ids."""

    def __init__(self, story: Story, reports: Mapping[str, Report]) -> None:
        self.story = story
        self.reports = reports
        self.names = {name.id: name for name in story.names}
        self.frames: Mapping[str, str] = lexicon("brief")["frames"]
        self.between: Mapping[str, str] = lexicon("brief")["between"]

    def sentences(self, record: Record) -> Iterator[BriefSentence]:
        """Yield the ways to tell a record, the best first; none where it has nothing to quote."""
        if isinstance(record, Figure):
            for what in _whats(record):
                for citing in (True, False):
                    if (made := self._figure(record, what, citing)) is not None:
                        yield made
        elif isinstance(record, Moment):
            yield from self._moment(record)
        elif (told := self._utterance(record)) is not None:
            yield told

    def lead(self, span: Span) -> BriefSentence:
        """Return the sentence that tells how a report begins."""
        outlet = self._outlet(span.report)
        frame = self.frames["lead" if outlet else "lead_unnamed"]
        return BriefSentence(sentence=frame.format(outlet=outlet, words=self.text(span)), spans=(span,))

    def is_quotable(self, utterance: Utterance) -> bool:
        """Tell whether an utterance has a wording in marks that fits into a sentence."""
        best = best_variant(utterance)
        return best.kind != "indirect" and 1 < len(best.text) <= LONGEST and not is_marked(_stripped(best.text))

    def sentences_of(self, made: BriefSentence) -> list[tuple[str, int]]:
        """Return which sentences of which reports a sentence of the brief cites."""
        return [(s.report, self._sentence_at(s.report, s.start)) for s in made.spans]

    def text(self, span: Span) -> str:
        """Return the words of a span on one line."""
        return " ".join(self.reports[span.report].text[span.start : span.end].split())

    def _figure(self, figure: Figure, what: str, citing: bool) -> BriefSentence | None:
        told: list[str] = []
        spans: list[Span] = []
        for reading in _distinct(figure):
            span = self._shown(reading)
            said = _stripped(self.text(span))
            if not said or is_marked(said):
                continue
            by, by_spans = self._said_by(reading) if citing else ("", [])
            whose = ", ".join(part for part in (self._outlet(reading.report), by) if part)
            told.append(self.frames["reading_of" if whose else "reading"].format(words=said, whose=whose))
            spans += [span, *by_spans]
        if not told or (len(told) == 1 and figure.status in ("conflict", "superseded", "different-scope")):
            return None
        key = figure.status if len(told) > 1 or figure.origins > 1 else "single"
        sentence = self.frames[key if what else f"{key}_plain"].format(
            what=what, told=self.between[key].join(dict.fromkeys(told))
        )
        return BriefSentence(sentence=sentence, spans=tuple(dict.fromkeys(spans)))

    def _shown(self, reading: Reading) -> Span:
        """Return the words of a reading; a bare number is shown in its clause."""
        span = Span(report=reading.report, start=reading.start, end=reading.end)
        if len(words(reading.text)) > BARE:
            return span
        report = self.reports[reading.report]
        at = self._sentence_at(reading.report, reading.start)
        if at < 0 or report.sentences[at].end < reading.end:
            return span
        first, last = report.sentences[at].start, report.sentences[at].end
        before = [m.end() for m in _EDGE.finditer(report.text, first, reading.start)]
        behind = _EDGE.search(report.text, reading.end, last)
        start, end = (before[-1] if before else first), (behind.start() if behind else last)
        clause = report.text[start:end]
        start += len(clause) - len(clause.lstrip())
        end -= len(clause) - len(clause.rstrip())
        if end - start > CLAUSE or start > reading.start or end < reading.end or is_marked(report.text[start:end]):
            return span
        return Span(report=reading.report, start=start, end=end)

    def _said_by(self, reading: Reading) -> tuple[str, list[Span]]:
        name = self.names.get(reading.said_by or "")
        found = self._mention(name.id, reading.report) if name else None
        if name is None or found is None or name.type in _MUTE or not _speaks(name.name):
            return "", []
        called = _inside(self._called(name.name, found))
        return self.frames["citing"].format(name=called), [found]

    def _utterance(self, utterance: Utterance) -> BriefSentence | None:
        best = best_variant(utterance)
        if utterance.wording == "conflicts":
            conflict = self._conflict(utterance, best)
            if conflict is not None:
                return conflict
        who = self._mention(utterance.speaker or "", best.report)
        name = self.names.get(utterance.speaker or "")
        if who is None or name is None:
            return None
        outlet = self._outlet(best.report)
        if fold(outlet) == fold(name.name):
            return None
        sentence = self.frames["quote_in" if outlet else "quote"].format(
            name=_opening_capital(self._called(name.name, who)), outlet=outlet, words=_stop(best.text)
        )
        return BriefSentence(sentence=sentence, spans=(who, _span(best)))

    def _conflict(self, utterance: Utterance, best: Variant) -> BriefSentence | None:
        """Return a sentence with two wordings, or with one wording and its two speakers."""
        marked = [v for v in utterance.variants if v.kind != "indirect" and self._fits(v)]
        forms = {w.form for w in words(best.text)}
        others = [v for v in marked if {w.form for w in words(v.text)} ^ forms and not _is_part(v.text, best.text)]
        if others:
            return self._two_wordings(utterance, best, others[0])
        speakers: dict[str, Variant] = {}
        for variant in marked:
            quote = self._quote_at(variant)
            if quote is not None and quote.speaker in self.names:
                speakers.setdefault(quote.speaker or "", variant)
        if len(speakers) < 2:
            return None
        told, spans = [], []
        for name_id, variant in list(speakers.items())[:2]:
            who = self._mention(name_id, variant.report)
            if who is None:
                return None
            name = self._called(self.names[name_id].name, who)
            told.append(f"{self._reading(variant)}, as words of {name}")
            spans += [who, _span(variant)]
        sentence = self.frames["quote_speakers"].format(told=self.between["quote"].join(told))
        return BriefSentence(sentence=sentence, spans=tuple(spans))

    def _two_wordings(self, utterance: Utterance, best: Variant, other: Variant) -> BriefSentence | None:
        name = self.names.get(utterance.speaker or "")
        who = next((m for v in (best, other) if name and (m := self._mention(name.id, v.report)) is not None), None)
        if name is None or who is None:
            return None
        told = self.between["quote"].join(self._reading(v) for v in (best, other))
        sentence = self.frames["quote_conflicts"].format(name=self._called(name.name, who), told=told)
        return BriefSentence(sentence=sentence, spans=(who, _span(best), _span(other)))

    def _reading(self, variant: Variant) -> str:
        outlet = self._outlet(variant.report)
        frame = self.frames["reading_of" if outlet else "reading"]
        return frame.format(words=_stripped(variant.text), whose=outlet)

    def _fits(self, variant: Variant) -> bool:
        return len(variant.text) <= LONGEST and not is_marked(_stripped(variant.text))

    def _quote_at(self, variant: Variant) -> Quote | None:
        quotes = self.reports[variant.report].quotes
        return next((q for q in quotes if q.start <= variant.start and variant.end <= q.end), None)

    def _moment(self, moment: Moment) -> Iterator[BriefSentence]:
        """Yield the sentences in which reports tell of a moment, where they are whole and stand by themselves."""
        dangling = lexicon("brief")["dangling"]["words"]
        if moment.date == UNKNOWN_DAY:
            return
        for place in _telling(moment)[:MENTIONS]:
            span = self._whole(place)
            said = self.text(span)
            if not SHORT < len(said) <= LONGEST_MOMENT or is_marked(said):
                continue
            if said[-1:] not in ".!?" or not said[:1].isupper() or _leans(said, dangling):
                continue
            if self._first_day(span) not in ("", moment.date[:10]):
                continue  # the sentence is about another day and names this one in passing
            outlet = self._outlet(span.report)
            status = "happened" if moment.status == "unclear" else moment.status
            frame = self.frames[f"moment_{status}" + ("_in" if outlet else "")]
            yield BriefSentence(sentence=frame.format(day=_day(moment.date), outlet=outlet, words=said), spans=(span,))

    def _first_day(self, sentence: Span) -> str:
        """Return the day of the first happening that a sentence dates, nothing where it dates none."""
        report = self.reports[sentence.report]
        days = {d.start: d.value[:10] for d in report.dates}
        inside = [h.date.start for h in report.happenings if sentence.start <= h.date.start < sentence.end]
        return days.get(min(inside), "") if inside else ""

    def _whole(self, place: Span) -> Span:
        report = self.reports[place.report]
        at = self._sentence_at(place.report, place.start)
        if at < 0 or report.sentences[at].end < place.end:
            return Span(report=place.report, start=place.start, end=place.end)
        return Span(report=place.report, start=report.sentences[at].start, end=report.sentences[at].end)

    def _sentence_at(self, report_id: str, start: int) -> int:
        return bisect_right(self.reports[report_id].sentences, start, key=lambda s: s.start) - 1

    def _mention(self, name_id: str, report_id: str) -> Span | None:
        """Return the fullest mention of a name in a report that says a name or a description, not a pronoun."""
        entities = [e for e in self.reports[report_id].entities if e.id == name_id]
        mentions = [m for e in entities for m in e.mentions if m.kind != "pronoun"]
        if not mentions:
            return None
        named = [m for m in mentions if m.kind == "name"] or mentions
        best = max(named, key=lambda m: (m.end - m.start, -m.start))
        return Span(report=report_id, start=best.start, end=best.end)

    def _called(self, name: str, mention: Span) -> str:
        """Return the name by which the story knows somebody; a description is called as this report has it."""
        local = self.text(mention)
        return " ".join(name.split()) if any(c.isupper() for c in name) and not is_marked(name) else local

    def _outlet(self, report_id: str) -> str:
        outlet = " ".join((self.reports[report_id].outlet or "").split())
        return "" if is_marked(outlet) or len(outlet) > 60 else outlet


SHORT = 30  # characters of a sentence that tells what happened


def _distinct(figure: Figure) -> Iterator[Reading]:
    """Yield the readings that say something different, oldest first: the first and the last where one replaces another.

    Where all say the same, one of each origin is given.
    """
    ordered = sorted(figure.readings, key=lambda r: (r.as_of or "", r.report, r.start))
    by_bounds: dict[object, Reading] = {}
    for reading in ordered:
        by_bounds.setdefault((reading.low, reading.high), reading)
    different = list(by_bounds.values())
    if figure.status == "superseded" and len(different) > 2:
        # A value that a report gives as replaced has no day of its own: the report that gave it as its own is better.
        dated = [reading for reading in different if reading.as_of]
        different = [dated[0], dated[-1]] if len(dated) > 1 else [different[0], different[-1]]
    if len(different) == 1 and figure.origins > 1:
        by_origin: dict[str, Reading] = {}
        for reading in ordered:
            by_origin.setdefault(reading.origin, reading)
        different = list(by_origin.values())
    yield from different[:READINGS]


def _whats(figure: Figure) -> Iterator[str]:
    """Yield what a figure counts: "Americans killed", or just "credit card numbers" where nothing befell them.

    What is counted may be named by other reports than those that are quoted: the last name is the plainest.
    """
    of, measure = " ".join((figure.of or "").split()), figure.measure
    counted = of if of and not is_marked(of) and not is_marked(measure) else ""
    if "(" in measure:
        # What is measured is often no noun ("brighter"): only words that a name or a second word makes one are shown.
        if " " in counted or counted[:1].isupper():
            yield counted
        yield ""
        return
    if counted:
        fated = fold(counted).split()[-1] in lexicon("brief")["fated"]["words"]
        yield counted if fated or fold(measure)[:4] in fold(counted) else f"{counted} {measure}"
    if measure in lexicon("brief")["measures_first"]:
        yield f"those {measure}"
    yield ""


def _inside(name: str) -> str:
    """Return a description as it reads inside a sentence: "the finance ministry", but "The Hague" stays.

    >>> _inside("The finance ministry"), _inside("The Halvern Star")
    ('the finance ministry', 'The Halvern Star')
    """
    article, _, rest = name.partition(" ")
    return f"{article.lower()} {rest}" if article in ("The", "A", "An") and rest.islower() else name


def _speaks(name: str) -> bool:
    """Tell whether a name or description is of somebody who can state a number: a debt cannot.

    >>> _speaks("Anna Tull"), _speaks("a police spokesman"), _speaks("a gambling debt")
    (True, True, False)
    """
    forms = [w.form for w in words(name)]
    known = vocabulary()
    sources = {*known.roles, *known.collectives, *lexicon("checking_claims")["sources"]}
    return any(w[:1].isupper() for w in name.split()[1:]) or name[:1].isupper() or bool(sources & set(forms))


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


def _span(of: Span) -> Span:
    return Span(report=of.report, start=of.start, end=of.end)


def _is_part(one: str, two: str) -> bool:
    short, long = sorted((" ".join(w.form for w in words(one)), " ".join(w.form for w in words(two))), key=len)
    return f" {short} " in f" {long} "


def _telling(moment: Moment) -> list[Span]:
    """Return the places that tell a moment as its row has it: a plan that was carried out where it is told as done."""
    day = moment.date[:10]
    as_row = [s for r in moment.readings if r.status == moment.status and r.date[:10] == day for s in r.spans]
    return sorted(as_row or moment.spans, key=lambda s: (s.report, s.start))


def _stripped(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:.")


def _stop(text: str) -> str:
    """Return quoted words as a whole sentence: a comma before the cue becomes a full stop."""
    plain = " ".join(text.split()).rstrip(" ,;:")
    return plain if plain[-1:] in (".", "!", "?", "…") else plain + "."


def _opening_capital(name: str) -> str:
    return name[:1].upper() + name[1:]


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
