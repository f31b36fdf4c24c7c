"""Which of two reports that share text is the parent: evidence, each piece with its weight and its words."""

from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median
from typing import NamedTuple

from stemma.data import lexicon
from stemma.lineage.addresses import institution, outlet_keys, page
from stemma.lineage.agencies import Credits, another_day
from stemma.lineage.deviations import Deviations, deviations, parted, rare_words, spun
from stemma.lineage.naming import leans
from stemma.lineage.oddities import Oddities, wrong_in_both
from stemma.lineage.storytext import StoryText
from stemma.lineage.ties import Tie
from stemma.lineage.updates import State, risen
from stemma.records import Report

_NO_ODDITIES = Oddities({}, {})
_NO_STATE = State(None, None, None)


Names = tuple[tuple[int, str, str], ...]


class Clue(NamedTuple):
    """A piece of evidence: positive weight where the second report is the parent, negative where the first is.

    `parts` tells that by it neither can be the parent of the other.
    """

    weight: float
    words: str
    parts: bool = False


class Witness(NamedTuple):
    """What direction needs to know of a report: `names` are the outlets that it names as sources.

    `printed` are those whose text it says to print.
    """

    text: StoryText
    credits: Credits
    when: datetime | None
    exact: bool
    names: Names = ()
    state: State = _NO_STATE
    printed: frozenset[str] = frozenset()

    @property
    def outlets(self) -> frozenset[str]:
        """The names under which others may speak of whose text this is: its own outlet, and whom it prints."""
        return outlet_keys(self.text.report) | self.printed


def moments(reports: Sequence[Report]) -> list[tuple[datetime | None, bool]]:
    """Return when each report was published and whether to the minute; None where unknown or plainly false.

    >>> from stemma.sources import report_of_text
    >>> moments([report_of_text("A text.", published="1970-01-01")])
    [(None, False)]
    """
    rules = lexicon("lineage_descent")["dates"]
    parsed = [_moment(report.published, rules["false"]) for report in reports]
    years = [when.year for when, _ in parsed if when is not None]
    middle = median(sorted(years)) if len(years) > 2 else None
    return [
        (None, False)
        if when is None or (middle is not None and abs(when.year - middle) > rules["off_by_years"])
        else (when, exact)
        for when, exact in parsed
    ]


def _moment(published: str | None, false: list[str]) -> tuple[datetime | None, bool]:
    if not published or published[:10] in false:
        return None, False
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return None, False
    exact = len(published) > 10 and (when.hour, when.minute, when.second) != (0, 0, 0)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)), exact


def clues(
    one: Witness,
    two: Witness,
    tie: Tie,
    *,
    same_page: bool = False,
    present: frozenset[str] = frozenset(),
    odd: Oddities = _NO_ODDITIES,
) -> tuple[Clue, ...]:
    """Return all evidence on which of two reports is the parent, in a fixed order.

    Positive weights say that `two` is the parent of `one`. `same_page` tells that both are versions of one page,
    `present` which agencies have a report of their own among those compared, `odd` which words are misspelt. A clue
    without weight binds the two and says nothing of the direction.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> wire = report_of_text("HALVERN (NPA) – " + text, id="wire")
    >>> found = compare([wire, report_of_text(text + " It rained. – NPA", id="daily")])
    >>> [(clue.weight < 0, clue.words) for clue in clues(*found.witnesses, found.bonds[0].tie)]
    [(True, 'credits NPA: “– NPA”; the other report is from it (“HALVERN (NPA) –”)')]
    """
    found: list[Clue] = []
    for child, parent, sign in ((one, two, 1.0), (two, one, -1.0)):
        found += [Clue(sign * c.weight, c.words) for c in _one_way(child, parent)]
    if same_page or not _carriers(one, two, present):
        found += _times(one, two)
        found += _extent(tie)
    found += _marks_lost(one, two, tie)
    found += _updates(one, two, tie)
    both = deviations(one.text, two.text, tie.matches, odd)
    found += _errors(one, two, tie, odd, both)
    if same_page:
        return (*found, *_of_page(found))
    if not any(abs(clue.weight) >= lexicon("lineage_descent")["direction"]["said"] for clue in found):
        times = sum(clue.weight for clue in _times(one, two))
        why = parted(*both, (times > 0) - (times < 0))
        found += [Clue(0.0, why, True)] if why else []
    return tuple(found)


def _of_page(found: list[Clue]) -> tuple[Clue, ...]:
    """Return that the later version of one page comes from the earlier one, where times tell which that is."""
    lean = sum(c.weight for c in found if "published later" in c.words)
    weight = lexicon("lineage_descent")["direction"]["same-page"]
    return (Clue(weight if lean > 0 else -weight, "a later version of the same page"),) if lean else ()


def _one_way(child: Witness, parent: Witness) -> list[Clue]:
    """Return the evidence in the child's own words that it used the parent."""
    weights = lexicon("lineage_descent")["direction"]
    found = []
    agencies = sorted(child.credits.used & parent.credits.own - child.credits.own)
    for agency in agencies:
        dateline = parent.credits.words.get(agency)
        from_agency = f"; the other report is from it (“{dateline}”)" if dateline else ""
        weight = weights["agency-text"] if _later(parent, child) else weights["agency"]
        found.append(Clue(weight, f"credits {agency}: “{child.credits.words[agency]}”{from_agency}"))
    if parent.credits.own and not child.credits.own and not agencies:
        agency = sorted(parent.credits.own)[0]
        found.append(Clue(weights["agency-text"], f"the other is agency copy ({agency}), this one is not"))
    said = [words for _, words in _naming(child, parent)]
    if said and not agencies:
        found.append(Clue(weights["names-outlet"], f"names the other’s outlet: “{said[0]}”"))
    body = institution(parent.text.report)
    if body and not institution(child.text.report) and body in child.text.report.text.lower():
        found.append(Clue(weights["institution"], f"tells of an institution ({body}) whose own page the other is"))
    address = page(parent.text.report.url)
    if address and address in child.text.report.text and address != page(child.text.report.url):
        found.append(Clue(weights["link"], f"links to the other report: {address}"))
    return found


def built_on(child: Witness, parent: Witness) -> bool:
    """Tell whether a report says that it is built on the other: on its agency, or on its outlet.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> told = "HALVERN (NPA) – The mill burned down.", "The mill is gone, NPA reported."
    >>> wire, daily = compare([report_of_text(text) for text in told]).witnesses
    >>> built_on(daily, wire), built_on(wire, daily)
    (True, False)
    """
    agencies = sorted(child.credits.used & parent.credits.own - child.credits.own)
    if another_day(child.credits, parent.credits):  # it carries the agency's report of that day, and not this one
        agencies = []
    places = [place for agency in agencies for place in child.credits.places.get(agency, ())]
    places += [place for place, _ in _naming(child, parent)]
    return leans(sorted(set(places)), len(child.text.report.text))


def _later(one: Witness, two: Witness) -> bool:
    """Tell whether a report was published after another, to the minute."""
    return bool(one.when and two.when and one.exact and two.exact and one.when > two.when)


def _naming(child: Witness, parent: Witness) -> list[tuple[int, str]]:
    """Return where the child names the parent's outlet as its source, and the words; its own name does not count."""
    keys = parent.outlets - child.outlets
    return [(place, words) for place, key, words in child.names if key in keys]


def _carriers(one: Witness, two: Witness, present: frozenset[str]) -> bool:
    """Tell whether both have copy of one agency whose own report is not there: then neither has it from the other.

    It is enough that one of them carries the copy and the other credits nobody else.
    """
    if bool(one.credits.own) != bool(two.credits.own):
        return False
    agencies = (one.credits.used & two.credits.used) - present
    silent = any(
        carrier.credits.carried - present and not other.credits.used for carrier, other in ((one, two), (two, one))
    )
    return bool(agencies) or silent


def apart(one: Witness, two: Witness) -> float:
    """Return how many days after the second report the first was published; 0 where nobody knows, or on one day.

    Times count only where both are known to the minute.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> reports = [report_of_text(f"It is day {day}.", published=f"2024-05-0{day}") for day in (1, 4)]
    >>> one, two = compare(reports).witnesses
    >>> apart(one, two), apart(two, one)
    (-3.0, 3.0)
    """
    if one.when is None or two.when is None:
        return 0.0
    if one.exact and two.exact:
        return (one.when - two.when).total_seconds() / 86_400
    return float((one.when.date() - two.when.date()).days)


def _times(one: Witness, two: Witness) -> list[Clue]:
    days = apart(one, two)
    if not days or one.when is None or two.when is None:
        return []
    if abs((one.when - two.when).total_seconds()) > 86_400 * lexicon("lineage_descent")["dates"]["off_by_days"]:
        return []
    weights = lexicon("lineage_descent")["direction"]
    exact = one.exact and two.exact
    first, second = (one.when, two.when) if exact else (one.when.date(), two.when.date())
    later, earlier = (first, second) if days > 0 else (second, first)
    words = f"published later ({later.isoformat()}, the other {earlier.isoformat()})"
    return [Clue(weights["earlier"] if days > 0 else -weights["earlier"], words)]


def _extent(tie: Tie) -> list[Clue]:
    """Return what length says: the text that stands almost whole in a longer one is cut from it."""
    weights = lexicon("lineage_descent")["direction"]
    rule = lexicon("lineage_descent")["kinds"]["contained"]
    small, large = sorted((tie.covered, tie.other_covered), reverse=True)
    if small < rule["child"] or large > rule["parent"]:
        return []
    words = f"{percent(small)} of its text stands in the other, which is longer"
    return [Clue(weights["contained"] if tie.covered > tie.other_covered else -weights["contained"], words)]


def _updates(one: Witness, two: Witness, tie: Tie) -> list[Clue]:
    """Return what states of one text say: figures rise, flashes are continued, an agency's later text is the longer."""
    weights = lexicon("lineage_descent")["direction"]
    found = []
    rose = risen(one.text, two.text, tie.matches)
    if rose:
        found.append(Clue(-weights["figures-rose"] if rose > 0 else weights["figures-rose"], "gives a higher figure"))
    later = one.state.revised, two.state.revised
    if bool(later[0]) != bool(later[1]):
        words = f"marked as the later state of a text: “{later[0] or later[1]}”"
        found.append(Clue(weights["revised"] if later[0] else -weights["revised"], words))
    foreign = one.state.translated, two.state.translated
    if bool(foreign[0]) != bool(foreign[1]):
        words = f"says that it is a translation: “{foreign[0] or foreign[1]}”"
        found.append(Clue(weights["translated"] if foreign[0] else -weights["translated"], words))
    flashes = one.state.unfinished, two.state.unfinished
    if bool(flashes[0]) != bool(flashes[1]):
        words = f"the other closes with “{flashes[0] or flashes[1]}”"
        found.append(Clue(-weights["unfinished"] if flashes[0] else weights["unfinished"], words))
    lengths = len(one.text.words), len(two.text.words)
    if one.credits.own & two.credits.own and max(lengths) >= 1.5 * min(lengths):
        words = "of the same agency as the other, and longer"
        found.append(Clue(-weights["expands"] if lengths[0] < lengths[1] else weights["expands"], words))
    return found


def _marks_lost(one: Witness, two: Witness, tie: Tie) -> list[Clue]:
    """Return what marks say: words that stand in marks in one report only were quoted there first."""
    weights = lexicon("lineage_descent")["direction"]
    quoted, other = one.text.quoted[tie.here], two.text.quoted[tie.there]
    only_one, only_two = int((quoted & ~other).sum()), int((other & ~quoted).sum())
    if min(only_one, only_two) > 2 or max(only_one, only_two) < 8:
        return []
    words = "words that the other gives inside quotation marks stand without marks"
    return [Clue(weights["marks-lost"] if only_two > only_one else -weights["marks-lost"], words)]


def _errors(one: Witness, two: Witness, tie: Tie, odd: Oddities, both: tuple[Deviations, Deviations]) -> list[Clue]:
    """Return what odd words say: who has the right or the usual one did not copy it from who has the odd one."""
    weights = lexicon("lineage_descent")["direction"]
    found = [
        Clue(weights["error"] * sign, f"writes “{word}” for “{right}”, which the other has")
        for sign, own in zip((1.0, -1.0), both, strict=True)
        for word, right in own.errors[:2]
    ]
    way = spun(*both)
    if way:
        found.append(Clue(weights["rare-words"] * way, rare_words(both[0] if way > 0 else both[1])))
    most = lexicon("lineage_oddities")["named"]["most"]
    for word in wrong_in_both(one.text, two.text, (tie.here, tie.there), odd)[:most]:
        found.append(Clue(0.0, f"both write “{word}” where other reports have “{odd.right[word]}”"))
    return found


def percent(share: float) -> str:
    """Return a share as a whole percentage.

    >>> percent(0.256)
    '26 %'
    """
    return f"{min(100, round(100 * share))} %"
