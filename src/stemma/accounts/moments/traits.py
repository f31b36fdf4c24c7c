"""What two tellings that may be of one moment have in common, and what sets them apart."""

from functools import cache

from stemma.accounts.moments.scene import Drawn, Weights, tells
from stemma.accounts.moments.told import setting
from stemma.data import lexicon

_WEEK = 8  # days of a stretch that still counts as near a day: a week, a long weekend

Traits = dict[str, float]


def traits(a: Drawn, b: Drawn, weights: Weights, alike: float) -> Traits:
    """Return the traits of a pair by name, each with its strength from 0 to 1.

    `weights` say how much each stem tells in the story, `alike` how close the two clauses are in meaning. What each
    trait says for or against one moment stands in ``dates_evidence``.

    >>> from stemma.accounts.moments.scene import draw
    >>> from stemma.accounts.moments.told import told
    >>> from stemma.records import Date, Extent, Happening, Report
    >>> def report(id):
    ...     event = Happening(start=10, end=25, date=Extent(start=0, end=8), predicate="burn", status="happened")
    ...     return Report(id=id, source=id, text="On May 3, the mill burned.", text_sha256="", happenings=(event,),
    ...         dates=(Date(start=0, end=8, value="2024-05-03", type="DATE"),))
    >>> both = [report("a"), report("b")]
    >>> (one, two), weights = draw(told(both), both, {})
    >>> found = traits(one, two, weights, 1.0)
    >>> round(found["clause_most"], 2), found["kind"], found["meaning"]
    (1.0, 1.0, 1.0)
    """
    return {**_of_words(a, b, weights, alike), **_of_kind(a, b), **_of_names(a, b), **_of_days(a, b), **_of_place(a, b)}


def _of_words(a: Drawn, b: Drawn, weights: Weights, alike: float) -> Traits:
    one, two = a.told.words, b.told.words
    across = (
        tells(one & b.sentence, weights) / max(1e-9, a.clause_tells),
        tells(two & a.sentence, weights) / max(1e-9, b.clause_tells),
    )
    found = {
        "clause_most": tells(one & two, weights) / max(1e-9, a.clause_tells, b.clause_tells),
        "sentence": tells(a.sentence & b.sentence, weights) / max(1e-9, min(a.sentence_tells, b.sentence_tells)),
        "across": max(across),
        "meaning": max(0.0, alike),
    }
    if a.numbers & b.numbers:
        found["number"] = 1.0
    return found


def _of_kind(a: Drawn, b: Drawn) -> Traits:
    one, two = a.told.kind, b.told.kind
    found: Traits = {}
    if one == two:
        found["kind_say" if one == "say" else "kind_loose" if one in _loose() else "kind"] = 1.0
    elif kindred(one, two):
        found["kindred"] = 1.0
    elif "say" in (one, two):
        found["say_other"] = 1.0
    if any(d.told.happening.noun and len(d.told.words) <= setting("naming_words") for d in (a, b)):
        found["naming"] = 1.0
        if one == two or kindred(one, two):
            found["naming_kind"] = 1.0
    if (a.told.happening.status == "happened") != (b.told.happening.status == "happened"):
        found["plan_and_done"] = 1.0
    return found


def _of_names(a: Drawn, b: Drawn) -> Traits:
    who, whom = a.told.actors - a.told.places, b.told.actors - b.told.places
    found: Traits = {}
    if who and whom and not who & whom:
        found["actors_differ"] = 1.0
    if a.around and b.around:
        found["around"] = len(a.around & b.around) / min(len(a.around), len(b.around))
    return found


def _of_days(a: Drawn, b: Drawn) -> Traits:
    found: Traits = {}
    if a.clock and b.clock:
        found["clock" if a.clock == b.clock else "clocks_differ"] = 1.0
    same = (a.first, a.last) == (b.first, b.last)
    if max((a.last - a.first).days, (b.last - b.first).days) > _WEEK:
        found["long" if same else "far_coarser"] = 1.0
    elif not same:
        found["coarser"] = 1.0
    return found


def _of_place(a: Drawn, b: Drawn) -> Traits:
    found: Traits = {}
    if a.lead or b.lead:
        found["leads" if a.lead and b.lead else "lead"] = 1.0
    if a.told.report == b.told.report:
        found["same_report"] = 1.0
    return found


@cache
def kindred(a: str, b: str) -> bool:
    """Tell whether two classes of predicate can mean one event: a crash kills.

    >>> kindred("crash", "kill"), kindred("crash", "vote")
    (True, False)
    """
    return any(a in group and b in group for group in lexicon("dates_events")["kindred"])


@cache
def _loose() -> frozenset[str]:
    return frozenset(lexicon("dates_moments")["loose_classes"])
