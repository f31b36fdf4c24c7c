"""Which readings of a figure a brief sets beside one another: those whose own words show that they count one thing.

An account shows every fact with its readings and lets an editor part them. A brief asserts: "independent origins
agree", "reports disagree". So it is stricter, and leaves out what the words of the reports alone do not bear.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from stemma.accounts.brief.desk import Desk
from stemma.accounts.stated.compatible import near
from stemma.checking.spelling import content_stems
from stemma.data import lexicon
from stemma.records import Figure, Number, Quantity, Reading, Span

_Bounds = tuple[Number | None, Number | None]
_KEPT = 4096  # sentences; copies carry the same ones

_DISPUTES = ("conflict", "superseded", "different-scope")


def kin(desk: Desk, figure: Figure) -> tuple[Reading, ...]:
    """Return the readings that a sentence may show as readings of one figure, in their order; none where it may not.

    Of a figure about what befell people, a reading counts what befell them or is counted by a noun of those that do.
    Of what befell nobody, the words around a reading are those around one of another origin too ("nine rebounds" of two
    players are not); in a dispute, around one that gives another value. Agreement is told of the value that most
    origins share; where none do, readings that agree lie within a factor of ten, and amounts without a name stand in
    like words. A dispute is told of values that are of one thing beyond much doubt (`ties`), and only where
    the figure has a name: "reports disagree on the price", not "on 3 and 5 per cent".

    >>> from stemma.records import Counts, Lineage, Report, Story
    >>> text = "Nine miners died. Police made 12 arrests."
    >>> died = Quantity(start=0, end=11, low=9, high=9, head="miner", measure="killed")
    >>> made = Quantity(start=30, end=40, low=12, high=12, head="arrest")
    >>> report = Report(id="a", source="a", text=text, text_sha256="", quantities=(died, made))
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> desk = Desk(Story(id="s", title="", reports=("a",), counts=counts, lineage=Lineage()), {"a": report}, ())
    >>> nine, twelve = (Reading(report="a", start=q.start, end=q.end, text=text[q.start:q.end], low=q.low, high=q.high,
    ...     approximate=False, said_by=None, as_of=None, origin="o") for q in (died, made))
    >>> figure = Figure(id="f", measure="killed", of="miners", place=None, status="conflict", why="", origins=1,
    ...     current=None, readings=(nine, twelve))
    >>> [reading.text for reading in kin(desk, figure)]
    ['Nine miners']
    """
    readings = _borne_out(desk, figure, _of_one_sort(desk, figure))
    if len({(r.low, r.high) for r in readings}) < 2:
        fated = figure.measure in lexicon("brief")["measures_first"]
        return readings if fated or figure.status != "agree" else desk.ties.of_one_value(readings)
    named = is_named(figure)
    if figure.status in _DISPUTES:
        return desk.ties.of_one_thing(readings) if named else ()
    if figure.status != "agree":
        return readings
    return _alike(desk, readings, named)


def is_named(figure: Figure) -> bool:
    """Tell whether the account says what a figure is a figure of, more than that it is some share or sum.

    >>> def figure(measure):
    ...     return Figure(id="f", measure=measure, of=None, place=None, status="agree", why="", origins=1, current=None,
    ...         readings=())
    >>> is_named(figure("killed")), is_named(figure("amount (EUR)")), is_named(figure("depth (m)"))
    (True, False, True)
    """
    generic = lexicon("brief")["generic"]
    measure, _, unit = figure.measure.partition(" (")
    return not unit or measure not in generic["measures"] or unit.rstrip(")") in generic["telling_units"]


def _of_one_sort(desk: Desk, figure: Figure) -> tuple[Reading, ...]:
    """Leave out readings of which nothing says that the fate of the others befell those whom they count.

    Where nothing befell anybody, a dispute is over what one noun counts.
    """
    read = [(reading, quantity(desk, reading)) for reading in figure.readings]
    if figure.measure in lexicon("brief")["measures_first"]:
        heads = {q.head for _, q in read if q is not None and q.measure == figure.measure and q.head}
    elif figure.status in _DISPUTES and "(" not in figure.measure:
        counted = Counter(q.head for _, q in read if q is not None and q.head)
        heads = {min(counted, key=lambda head: (-counted[head], head))} if counted else set()
    else:
        heads = set()
    if not heads:
        return figure.readings
    return tuple(r for r, q in read if q is None or q.measure == figure.measure or q.head is None or q.head in heads)


def _alike(desk: Desk, readings: Sequence[Reading], named: bool) -> tuple[Reading, ...]:
    """Return the readings that most origins share, or else those near them, in like words where nothing names them."""
    groups: dict[_Bounds, list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda r: (str(r.low), str(r.high))):
        groups[reading.low, reading.high].append(reading)
    most = max(groups, key=lambda bounds: (len({r.origin for r in groups[bounds]}), len(groups[bounds])))
    if len({r.origin for r in groups[most]}) > 1:
        return tuple(groups[most])
    kept = {
        bounds
        for bounds, those in groups.items()
        if bounds == most
        or (near(those[0], groups[most][0], "brief_factor") and (named or _told_alike(desk, those, groups[most])))
    }
    return tuple(r for r in readings if (r.low, r.high) in kept)


def _borne_out(desk: Desk, figure: Figure, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Leave out readings of what befell nobody whose sentence shares too few words with every other that could bear it
    out; the words that name the figure do not count.
    """
    if figure.measure in lexicon("brief")["measures_first"] or figure.status == "single":
        return tuple(readings)
    named = frozenset(content_stems(f"{figure.of or ''} {figure.measure}"))
    said = [_said_with(desk, [r])[0] - named for r in readings]
    others: dict[frozenset[str], set[object]] = defaultdict(set)
    for reading, words in zip(readings, said, strict=True):
        others[words].add(_side(figure, reading))
    return tuple(
        reading
        for reading, words in zip(readings, said, strict=True)
        if any(sides - {_side(figure, reading)} and _are_alike(words, theirs) for theirs, sides in others.items())
    )


def _side(figure: Figure, reading: Reading) -> object:
    """Return what another reading has to differ in to bear one out: its value in a dispute, else its origin."""
    return (reading.low, reading.high) if figure.status in _DISPUTES else reading.origin


def _are_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    least: float = lexicon("brief")["generic"]["shared"]
    return bool(one & two) and len(one & two) / min(len(one), len(two)) >= least


def _told_alike(desk: Desk, some: Sequence[Reading], others: Sequence[Reading]) -> bool:
    """Tell whether sentences of two values share enough of their content words, numbers left out."""
    own, theirs = _said_with(desk, some), _said_with(desk, others)
    return any(_are_alike(a, b) for a in own for b in theirs)


def _said_with(desk: Desk, readings: Sequence[Reading]) -> list[frozenset[str]]:
    """Return the content words of each distinct sentence in which a reading stands."""
    spans = (Span(report=r.report, start=r.start, end=r.end) for r in readings)
    sentences = dict.fromkeys(desk.text(desk.whole(span)) for span in spans)
    return [_content(said) for said in sentences]


@lru_cache(maxsize=_KEPT)
def _content(said: str) -> frozenset[str]:
    return frozenset(stem for stem in content_stems(said) if not any(c.isdigit() for c in stem))


def quantity(desk: Desk, reading: Reading) -> Quantity | None:
    """Return what the report's reader made of a reading; None where it read nothing there (an editor's own figure).

    >>> from stemma.records import Counts, Lineage, Report, Story
    >>> nine = Quantity(start=0, end=11, low=9, high=9, head="miner", measure="killed")
    >>> report = Report(id="a", source="a", text="Nine miners died.", text_sha256="", quantities=(nine,))
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> desk = Desk(Story(id="s", title="", reports=("a",), counts=counts, lineage=Lineage()), {"a": report}, ())
    >>> reading = Reading(report="a", start=0, end=4, text="Nine", low=9, high=9, approximate=False, said_by=None,
    ...     as_of=None, origin="o")
    >>> quantity(desk, reading).head
    'miner'
    """
    found = desk.reports[reading.report].quantities
    return next((q for q in found if q.start < reading.end and reading.start < q.end), None)
