"""A brief: five to ten sentences built from records, each with the spans that support it.

No sentence is written freely. Each is a frame of ours around words of the reports in marks, with who said them and who
published them; it enters the brief only when `stemma.checking.unsupported` finds nothing in it that its spans do not
bear.
"""

from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import timedelta

from stemma.accounts.brief.desk import Desk
from stemma.accounts.brief.lead import Openings
from stemma.accounts.brief.quote_sentences import best_variant, is_quotable
from stemma.accounts.brief.record_sentences import Record, sentences
from stemma.accounts.stated import Stated
from stemma.checking import unsupported
from stemma.checking.spelling import content_stems
from stemma.data import lexicon
from stemma.records import BriefSentence, Figure, Moment, Report, Story, Utterance
from stemma.words import folded

FEWEST, MOST = 5, 10  # sentences, as far as the records give so many
LOOKED_AT = 40  # records of a sort that are looked at for their sentence; the best stand first
NEAR = timedelta(days=14)  # what lies further from the day on which a story is told is its history, or another event
READ = 6  # readings by which a figure is weighed
CENTRAL = 0.6  # of the worth of the weightiest happening, from which on another tells what the story is about
SHARED = 3  # origins from which on even a small count belongs to what the story is about
_DISPUTE = {"conflict": 0, "superseded": 1, "agree": 2, "different-scope": 3, "single": 4}


def write(story: Story, reports: Sequence[Report], statements: Sequence[Stated]) -> tuple[BriefSentence, ...]:
    """Return the brief of a story: how it is told, what many origins tell, disputes before agreement, plans last.

    `reports` are the reports of the story with resolved dates and the story's name ids, `statements` what they state in
    numbers, as the story's figures were made from them. A story that tells nothing
    gives an empty brief.

    >>> from stemma.records import Counts, Lineage
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> write(Story(id="s", title="", reports=(), counts=counts, lineage=Lineage()), (), ())
    ()
    """
    by_id = {report.id: report for report in reports}
    desk = Desk(story, by_id, statements)
    days = _days(reports)
    openings = Openings(desk, days and days[:2])
    chosen = _Chosen(desk)
    for made in openings.told():
        if chosen.take(made):
            break
    events, plans = _moments(story, openings, days)
    voices = _voices(story)[:LOOKED_AT]
    for records, limit in _shares(story, openings, events, voices):
        chosen.fill(records, limit)
    chosen.fill_by_day(_one_a_day(plans)[:LOOKED_AT], 2)
    if len(chosen.sentences) < FEWEST:
        chosen.fill(_more(story, openings, events, voices), FEWEST - len(chosen.sentences))
    return tuple(chosen.sentences)


class _Chosen:
    """The sentences of a brief so far; takes only what its spans bear and what it has not yet."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sentences: list[BriefSentence] = []
        self._told: set[tuple[str, int]] = set()
        self._stems: list[set[str]] = []
        self._records: set[int] = set()
        self._figures: list[set[str]] = []

    def fill(self, records: Sequence[Record], limit: int) -> None:
        """Take sentences of up to `limit` records."""
        for record in records:
            if limit <= 0 or len(self.sentences) >= MOST:
                return
            if id(record) in self._records:
                continue
            for made in sentences(self.desk, record):
                if not self._tells_again(record, made) and self.take(made):
                    self._figures += [set(content_stems(made.sentence))] if isinstance(record, Figure) else []
                    self._records.add(id(record))
                    limit -= 1
                    break

    def fill_by_day(self, moments: Sequence[Moment], limit: int) -> None:
        """Take sentences of up to `limit` moments, and put them in the order of their days."""
        already, before = set(self._records), len(self.sentences)
        self.fill(moments, limit)
        days = [m.date for m in moments if id(m) in self._records - already]
        taken = sorted(zip(days, self.sentences[before:], strict=True), key=lambda pair: pair[0])
        self.sentences[before:] = [made for _, made in taken]

    def take(self, made: BriefSentence) -> bool:
        """Take a sentence where its spans bear it; tell whether they did."""
        if unsupported(made.sentence, made.spans, self.desk.reports, self.desk.names):
            return False
        self.sentences.append(made)
        self._told.update(self.desk.sentences_of(made))
        self._stems.append(set(content_stems(made.sentence)))
        return True

    def _tells_again(self, record: Record, made: BriefSentence) -> bool:
        """Tell whether a happening was told already, or a figure in nearly the words of another."""
        if isinstance(record, Moment):
            if len(made.spans) > 1:  # two days for one thing: told once, for either of its rows
                return any(made.sentence == other.sentence for other in self.sentences)
            return self._repeats(made)
        own = set(content_stems(made.sentence))
        share = lexicon("brief")["alike_figures"]["share"]
        same = (len(own & other) > share * min(len(own), len(other)) for other in self._figures)
        return isinstance(record, Figure) and any(same)

    def _repeats(self, made: BriefSentence) -> bool:
        """Tell whether a sentence of the brief cites the same sentence of a report, or says most of the same."""
        if self._told & set(self.desk.sentences_of(made)):
            return True
        own = set(content_stems(made.sentence))
        share = lexicon("brief")["alike"]["share"]
        return any(own and len(own & other) > share * min(len(own), len(other)) for other in self._stems)


def _moments(story: Story, openings: Openings, days: tuple[str, str, str] | None) -> tuple[list[Moment], list[Moment]]:
    """Return what happened and what is planned or was called off, in the days of the story, the weightiest first."""
    current = [m for m in story.timeline if days is None or _within(m, days)]
    ranked = sorted(current, key=lambda m: (-openings.worth(m), m.date, m.what))
    events = [m for m in ranked if m.status == "happened" and m.precision in ("day", "time")]
    ahead = [m for m in ranked if m.status in ("planned", "cancelled")]
    return events, [m for m in ahead if days is None or m.date[:10] >= days[2]]


def _shares(
    story: Story, openings: Openings, events: Sequence[Moment], voices: Sequence[Utterance]
) -> Iterator[tuple[Sequence[Record], int]]:
    """Yield the sorts of records in the order of the brief, each best first, with how many sentences it gets."""
    figures = sorted(story.figures, key=lambda f: _worth(f, openings))
    several = [f for f in figures if f.origins > 1 and not _is_small(f)]
    disputed = sorted(several, key=lambda f: _DISPUTE[f.status])
    counts = [f for f in disputed if "(" not in f.measure]
    sums = [f for f in disputed if "(" in f.measure]
    yield _central(events, openings), 1
    yield [m for m in events if m.disputed][:LOOKED_AT], 1
    yield counts[:LOOKED_AT], 3
    yield sums[:LOOKED_AT], 1 if len(counts) > 1 else 2
    if len(disputed) < 2:
        yield [f for f in figures if f.origins == 1 and _is_telling(f)][:LOOKED_AT], 2
    yield voices, 2


def _more(story: Story, openings: Openings, events: Sequence[Moment], voices: Sequence[Utterance]) -> list[Record]:
    """Return what fills up the brief of a story in which little is shared."""
    small = sorted((f for f in story.figures if f.origins > 1 and _is_small(f)), key=lambda f: _worth(f, openings))
    return [*small[:LOOKED_AT], *voices, *(m for m in events[:LOOKED_AT] if openings.worth(m) >= 1)]


def _central(events: Sequence[Moment], openings: Openings) -> list[Moment]:
    """Return the happenings that are worth little less than the first of them; beside these others are details."""
    worths = [openings.worth(m) for m in events[:LOOKED_AT]]
    return [m for m, worth in zip(events, worths, strict=False) if worth >= max(1.0, CENTRAL * worths[0])]


def _voices(story: Story) -> list[Utterance]:
    return _by_turns(sorted((u for u in story.quotes if u.speaker and not u.inferred and is_quotable(u)), key=_voice))


def _worth(figure: Figure, openings: Openings) -> tuple[object, ...]:
    """Order figures: what became of people before anything else, then by origins and by what reports open with."""
    first = lexicon("brief")["measures_first"]
    rank = first.index(figure.measure) if figure.measure in first else len(first)
    told = " ".join([figure.of or "", figure.measure, *(r.text for r in figure.readings[:READ])])
    return rank if rank < 4 else 4, -round(figure.origins + openings.close(told), 6), rank, figure.id


def _is_small(figure: Figure) -> bool:
    """Tell whether a count is of few things that nothing befell, in the mouths of two: "two ships" may be any two."""
    if figure.measure in lexicon("brief")["measures_first"] or "(" in figure.measure:
        return False
    values = [v for r in figure.readings for v in (r.low, r.high) if v is not None]
    return max(values, default=0) < lexicon("brief")["least"]["count"] and figure.origins < SHARED


def _is_telling(figure: Figure) -> bool:
    """Tell whether a figure that only one origin has is more than a detail."""
    if figure.measure in lexicon("brief")["measures_first"]:
        return True
    if "(" in figure.measure and not figure.measure[-4:-1].isupper():  # shares and measures, not sums of money
        return False
    least = lexicon("brief")["least"]["count"]
    values = [v for r in figure.readings for v in (r.low, r.high) if v is not None]
    several = len({r.report for r in figure.readings}) > 1
    return bool(values) and max(values) >= least and several


def _voice(utterance: Utterance) -> tuple[object, ...]:
    """Order utterances: those in conflict, then those that many origins carry; whole sentences before fragments."""
    rule = lexicon("brief")["quote_words"]
    best = best_variant(utterance)
    length = len(folded(best.text))
    odd = not rule["fewest"] <= length <= rule["most"] or not best.text.lstrip("“\"' ")[:1].isupper()
    carried = len({v.report for v in utterance.variants})
    return utterance.wording != "conflicts", odd, -utterance.origins, -carried, -min(length, 30), utterance.id


def _by_turns(quotes: Sequence[Utterance]) -> list[Utterance]:
    """Let each speaker speak once before anyone speaks again."""
    turns: dict[str | None, int] = {}
    numbered = []
    for place, utterance in enumerate(quotes):
        turns[utterance.speaker] = turn = turns.get(utterance.speaker, -1) + 1
        numbered.append((turn, place, utterance))
    return [utterance for _, _, utterance in sorted(numbered, key=lambda item: item[:2])]


def _one_a_day(plans: Sequence[Moment]) -> list[Moment]:
    """Keep the first of several plans for one day: the others are mostly the same plan in other words."""
    return list({m.date[:10]: m for m in reversed(plans)}.values())[::-1]


def _days(reports: Sequence[Report]) -> tuple[str, str, str] | None:
    """Return the days between which a story is told, and the first on which it is: half of its reports lie near the
    middle one.
    """
    known = sorted(r.published[:10] for r in reports if r.published and len(r.published) >= 10)
    try:
        middle = Day.fromisoformat(known[len(known) // 2]) if known else None
        if middle is None:
            return None
        near = [day for day in known if abs(Day.fromisoformat(day) - middle) <= NEAR]
        return (middle - NEAR).isoformat(), (middle + NEAR).isoformat(), near[0]
    except (ValueError, OverflowError):  # a day that no calendar has, or one at its end
        return None


def _within(moment: Moment, days: tuple[str, str, str]) -> bool:
    date = moment.date[:10]
    return len(date) == 10 and date[4] == date[7] == "-" and days[0] <= date <= days[1]
