"""A figure as a sentence of the brief: its readings in their words, with who published them and whom they cite."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from stemma.accounts.brief.desk import Desk, is_marked, stripped
from stemma.accounts.brief.kin import kin
from stemma.accounts.stated.compatible import compatible
from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.records import BriefSentence, Figure, Reading, Span
from stemma.words import amid, fold, folded

CLAUSE = 140  # characters of a clause that a bare number is shown in
BARE = 3  # words of a reading up to which its clause is shown with it
READINGS = 3  # readings of one figure that a sentence can hold
_JOINED = re.compile(r"(?:and|but|or|so|which|where|who|that|though)\s+", re.IGNORECASE)
_EDGE = re.compile(r"[,;:!?](?=\s)(?!\s\d{3}\b)|[–—()\n]|\s-\s")  # a stop inside a sentence ends an abbreviation


def figure_sentences(desk: Desk, figure: Figure) -> Iterator[BriefSentence]:
    """Yield the ways to tell a figure, the best first: with what it counts and whom reports cite, then plainer.

    >>> from stemma.records import Counts, Lineage, Report, Story
    >>> counts = Counts(reports=1, outlets=1, origins=1)
    >>> report = Report(id="a", source="a", outlet="The Post", text="Nine miners died.", text_sha256="")
    >>> desk = Desk(Story(id="s", title="", reports=("a",), counts=counts, lineage=Lineage()), {"a": report}, ())
    >>> nine = Reading(report="a", start=0, end=16, text="Nine miners died", low=9, high=9, approximate=False,
    ...     said_by=None, as_of=None, origin="o")
    >>> figure = Figure(id="f", measure="killed", of="miners", place=None, status="single", why="", origins=1,
    ...     current=None, readings=(nine,))
    >>> next(figure_sentences(desk, figure)).sentence
    'One origin only on miners killed: “Nine miners died” (The Post).'
    """
    readings = tuple(_distinct(figure, _held_to(desk, figure, kin(desk, figure))))
    for what in _whats(figure):
        for citing in (True, False):
            if (made := _figure(desk, figure, readings, what, citing)) is not None:
                yield made


def _figure(desk: Desk, figure: Figure, readings: Sequence[Reading], what: str, citing: bool) -> BriefSentence | None:
    """Return the sentence that tells readings of a figure as `what`; None where they do not bear one."""
    same_words: dict[str, list[str]] = {}
    spans: list[Span] = []
    for reading in readings:
        span = _shown(desk, reading)
        said = stripped(desk.text(span))
        bare = len(folded(said)) < BARE if not what else not _is_told(figure, said)
        if not said or is_marked(said) or bare:
            continue  # "three" alone says nothing
        by, by_spans = _said_by(desk, reading) if citing else ("", [])
        whose = ", ".join(part for part in (desk.outlet(reading.report), by) if part)
        same_words.setdefault(said, []).append(whose)
        spans += [span, *by_spans]
    told = [_told(desk, said, whose) for said, whose in same_words.items()]
    if figure.status == "agree" and figure.origins > 1 and not _are_several(desk, readings, same_words):
        return None  # one voice alone agrees with nobody, nor does one outlet with itself
    if not told or (len(told) == 1 and figure.status in ("conflict", "superseded", "different-scope")):
        return None
    if figure.status == "conflict" and all(compatible(a, b) for a, b in combinations(readings, 2)):
        return None  # what contradicts them is of another thing, as far as a brief may say, and is not shown
    key = _said_of(figure, readings) if len(told) > 1 or figure.origins > 1 else "single"
    sentence = desk.frames[key if what else f"{key}_plain"].format(what=what, told=desk.between[key].join(told))
    return BriefSentence(sentence=sentence, spans=tuple(dict.fromkeys(spans)))


def _said_of(figure: Figure, readings: Sequence[Reading]) -> str:
    """Return the status of a figure, "differing" for a conflict of which no day is known that has both values."""
    if figure.status != "conflict":
        return figure.status
    values: dict[str, set[object]] = {}
    for reading in readings:
        values.setdefault((reading.as_of or "")[:10], set()).add((reading.low, reading.high))
    return "conflict" if any(day and len(of_day) > 1 for day, of_day in values.items()) else "differing"


def _is_told(figure: Figure, said: str) -> bool:
    """Tell whether words say more than a numeral, which may be any ("passes: 13"), or count what befell people."""
    return figure.measure in lexicon("brief")["measures_first"] or any(c.isalpha() for c in said)


def _are_several(desk: Desk, readings: Sequence[Reading], said: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether readings stand in texts of more than one outlet, as far as outlets are known."""
    outlets = {desk.outlet(reading.report) or reading.report for reading in readings}
    return len(outlets) > 1 and sum(map(len, said.values())) > 1


def _told(desk: Desk, said: str, whose: list[str]) -> str:
    """Return words with all who have them: “at least 22 people” (The Post; The Gazette, citing the mayor)."""
    those = "; ".join(dict.fromkeys(who for who in whose if who))
    return desk.frames["reading_of" if those else "reading"].format(words=said, whose=those)


def _shown(desk: Desk, reading: Reading) -> Span:
    """Return the words of a reading; a bare number is shown in its clause."""
    span = Span(report=reading.report, start=reading.start, end=reading.end)
    if len(folded(reading.text)) > BARE:
        return span
    report = desk.reports[reading.report]
    at = desk.sentence_at(reading.report, reading.start)
    if at < 0 or report.sentences[at].end < reading.end:
        return span
    first, last = report.sentences[at].start, report.sentences[at].end
    before = [m.end() for m in _EDGE.finditer(report.text, first, reading.start)]
    behind = _EDGE.search(report.text, reading.end, last)
    start, end = (before[-1] if before else first), (behind.start() if behind else last)
    clause = report.text[start:end]
    start += len(clause) - len(clause.lstrip())
    while (joined := _JOINED.match(report.text, start, reading.start)) is not None:
        start = joined.end()  # "which aim to save 30 billion", "but he missed 10 games"
    end -= len(clause) - len(clause.rstrip())
    if end - start > CLAUSE or start > reading.start or end < reading.end or is_marked(report.text[start:end]):
        return span
    return Span(report=reading.report, start=start, end=end)


def _said_by(desk: Desk, reading: Reading) -> tuple[str, list[Span]]:
    name = desk.names.get(reading.said_by or "")
    found = desk.mention(name.id, reading.report) if name else None
    if name is None or found is None or name.type in lexicon("brief")["mute"]["types"] or not _speaks(name.name):
        return "", []
    called = amid(desk.called(name.name, found))
    return desk.frames["citing"].format(name=called), [found]


def _held_to(desk: Desk, figure: Figure, readings: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings that their reports stand by: what one gives as replaced confirms nothing."""
    if figure.status == "superseded":
        return readings
    return [r for r in readings if (r.report, r.start, r.end) not in desk.given_up]


def _distinct(figure: Figure, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings that say something different, oldest first: the first and the last where one replaces another.

    Where all say the same, one of each origin is given.
    """
    ordered = sorted(readings, key=lambda r: (r.as_of or "", r.report, r.start))
    by_bounds: dict[object, Reading] = {}
    for reading in ordered:
        by_bounds.setdefault((reading.low, reading.high), reading)
    different = list(by_bounds.values())
    if figure.status == "superseded" and different:
        # A value that a report gives as replaced has no day of its own: the report that gave it as its own is better.
        dated = [reading for reading in different if reading.as_of]
        *earlier, last = dated if len(dated) > 1 else different
        replaced = [reading for reading in earlier if not _says_the_same(reading, last)]
        different = [replaced[0], last] if replaced else []
    if len(different) == 1 and figure.origins > 1:
        by_origin: dict[str, Reading] = {}
        for reading in ordered:
            by_origin.setdefault(reading.origin, reading)
        different = list(by_origin.values())
    yield from different[:READINGS]


def _says_the_same(one: Reading, two: Reading) -> bool:
    """Tell whether two readings differ in their bounds only: "10" and "at least 10"."""
    return (one.high if one.low is None else one.low) == (two.high if two.low is None else two.low)


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
        if fated and " " not in counted and measure in lexicon("brief")["fates"]["nouns"]:
            yield lexicon("brief")["fates"]["nouns"][measure]  # "the number killed" rather than "lives"
        if fold(counted) in lexicon("brief")["anybody"]["words"] and not fated and fold(measure) in ("person", counted):
            yield lexicon("brief")["anybody"]["called"].format(counted)  # "on people" says less than "on the number of"
        yield counted if fated or fold(measure)[:4] in fold(counted) else f"{counted} {measure}"
    if measure in lexicon("brief")["measures_first"]:
        yield lexicon("brief")["fates"]["nouns"][measure]
    yield ""


def _speaks(name: str) -> bool:
    """Tell whether a name or description is of somebody who can state a number: a debt cannot.

    >>> _speaks("Anna Tull"), _speaks("a police spokesman"), _speaks("a gambling debt")
    (True, True, False)
    """
    forms = folded(name)
    known = vocabulary()
    sources = {*known.roles, *known.collectives, *lexicon("checking_claims")["sources"]}
    return any(w[:1].isupper() for w in name.split()[1:]) or name[:1].isupper() or bool(sources & set(forms))
