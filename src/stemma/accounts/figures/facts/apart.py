"""What sets two statements apart whatever else they have in common, and what excuses it."""

from stemma.accounts.figures.facts.drawn import Drawn
from stemma.accounts.figures.facts.far_apart import long_apart
from stemma.accounts.figures.facts.value_traits import differs, lie_near, value_trait
from stemma.accounts.stated import Stated
from stemma.accounts.stated.compatible import near
from stemma.accounts.stated.kindred_nouns import kindred
from stemma.accounts.stated.named_numbers import is_vague, largest_named
from stemma.data import lexicon

_CAREER = 100  # what a player has of a career is told again and again of one: the mark, the record, his total
_UNLIKELY = frozenset({"compatible_far", "compatible_open"})  # of 431 pairs in one report two are of one fact


def is_gone(s: Stated) -> bool:
    """Tell whether the words say of a number that it was replaced ("up from 14") or is wrong ("23, not 25").

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> nine = Quantity(start=10, end=11, low=9, high=9, head="man", of="men", was=True)
    >>> report = Report(id="a", source="a", text="7, up from 9 men", text_sha256="", quantities=(nine,))
    >>> is_gone(stated([report], {})[0])
    True
    """
    return s.quantity.was or s.quantity.negated


def hopeless(a: Drawn, b: Drawn) -> bool:
    """Tell at a glance that two counts are of two facts: another fate, or other numbers of other things.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> died = Quantity(start=0, end=1, low=7, high=7, head="man", of="men", measure="killed")
    >>> hurt = Quantity(start=15, end=16, low=8, high=8, head="man", of="men", measure="injured")
    >>> report = Report(id="a", source="a", text="7 men died and 8 were hurt.", text_sha256="", quantities=(died, hurt))
    >>> found = stated([report], {})
    >>> one, two = (drawn(s, scene(found)) for s in found)
    >>> hopeless(one, two), hopeless(one, one)
    (True, False)
    """
    one, two = a.stated, b.stated
    if one.level.kind != "count":
        return one.level.kind == "measure" and _of_another_time(one, two) and differs(a, b)
    if differ_in_fate(a, b) and not (a.numbers & b.numbers and _may_be_the_same(one, two)):
        return True
    things = other_noun(a, b) and not (a.people and b.people)
    return things and not a.numbers & b.numbers and not lie_near(a, b) and not kindred(a.sorts, b.sorts)


def _may_be_the_same(one: Stated, two: Stated) -> bool:
    """Tell whether two reports may say otherwise what became of the same people: "15 aboard", "15 saved"."""
    rules = lexicon("quantities_facts")["exclusive"]
    fates = {one.quantity.measure, two.quantity.measure}
    told = not (is_vague(one.level) or is_vague(two.level)) and largest_named(one.level) > 1
    return told and fates.isdisjoint(rules["measures"]) and not any(fates <= set(pair) for pair in rules["pairs"])


def _of_another_time(one: Stated, two: Stated) -> bool:
    """Tell whether one measure is put in an earlier year or month, and the other is not."""
    return one.quantity.background != two.quantity.background


def excludes(a: Drawn, b: Drawn) -> bool:
    """Tell whether two statements are set apart: one report states both as two things, or other numbers long after.

    Two things are values that cannot both hold, where none was replaced or disputed, and none was kept from an earlier
    report beside a new one.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> men = Quantity(start=0, end=1, low=7, high=7, head="man", of="men", measure="killed")
    >>> boats = Quantity(start=10, end=11, low=9, high=9, head="boat", of="boats")
    >>> report = Report(id="a", source="a", text="7 men and 9 boats", text_sha256="", quantities=(men, boats))
    >>> found = stated([report], {})
    >>> one, two = (drawn(s, scene(found)) for s in found)
    >>> excludes(one, two), excludes(one, one)
    (True, False)
    """
    one, two = a.stated, b.stated
    if long_apart(one.as_of, two.as_of) and differs(a, b):
        return True
    if one.report != two.report or is_gone(one) or is_gone(two):
        return False
    if one.section != two.section and one.section and two.section:
        return True
    if differ_in_fate(a, b) or (one.sentence == two.sentence and _other_word(a, b)) or _of_two_players(one, two):
        return True
    updated = a.retold != b.retold or _later_hour(one, two)
    return (differs(a, b) or _two_bounds(a, b)) and not updated and not rival(one, two)


def _of_two_players(one: Stated, two: Stated) -> bool:
    """Tell whether two players have a score each: "Orr had 15 points", "Tull scored 15 points"."""
    p, q = one.quantity, two.quantity
    scores = lexicon("quantities_facts")["scores"]["nouns"]
    small = max(largest_named(one.level), largest_named(two.level)) < _CAREER
    apart = bool(p.subject and q.subject) and set(p.subject).isdisjoint(q.subject)
    return small and p.head == q.head and p.head in scores and apart


def _two_bounds(a: Drawn, b: Drawn) -> bool:
    """Tell whether one value could satisfy two numbers of one report that nobody would give for one thing.

    That is so of any two in one sentence ("148 on the cape and up to 156 on the islands"), unless one is the other in
    another unit, and of two bounds that lie far apart.
    """
    if a.numbers & b.numbers:
        return False
    if a.stated.sentence == b.stated.sentence:
        return a.stated.quantity.unit == b.stated.quantity.unit
    value = value_trait(a, b)
    written_alike = a.stated.quantity.unit == b.stated.quantity.unit  # "70 miles" may stand for "110 km" said before
    return value in _UNLIKELY or (value == "compatible" and a.stated.level.kind != "money" and written_alike)


def _later_hour(one: Stated, two: Stated) -> bool:
    """Tell whether a page that is brought up to date from hour to hour states both, at two hours of a day."""
    if one.as_of is None or two.as_of is None or min(len(one.as_of), len(two.as_of)) < len("2024-02-06T07:35"):
        return False
    return one.as_of[:10] == two.as_of[:10] and one.as_of[:16] != two.as_of[:16]


def differ_in_fate(a: Drawn, b: Drawn) -> bool:
    """Tell whether one and another thing became of those counted: killed, injured.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> died = Quantity(start=0, end=1, low=7, high=7, head="man", of="men", measure="killed")
    >>> hurt = Quantity(start=15, end=16, low=8, high=8, head="man", of="men", measure="injured")
    >>> report = Report(id="a", source="a", text="7 men died and 8 were hurt.", text_sha256="", quantities=(died, hurt))
    >>> found = stated([report], {})
    >>> differ_in_fate(*(drawn(s, scene(found)) for s in found))
    True
    """
    return a.fate is not None and b.fate is not None and a.fate != b.fate


def other_noun(a: Drawn, b: Drawn) -> bool:
    """Tell whether two sorts of people or things are named: "two doctors and two children".

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> trains = Quantity(start=0, end=1, low=2, high=2, head="train", of="trains")
    >>> boats = Quantity(start=13, end=14, low=9, high=9, head="boat", of="boats")
    >>> report = Report(id="a", source="a", text="2 trains and 9 boats", text_sha256="", quantities=(trains, boats))
    >>> found = stated([report], {})
    >>> other_noun(*(drawn(s, scene(found)) for s in found))
    True
    """
    return a.counts is not None and b.counts is not None and a.counts != b.counts


def _other_word(a: Drawn, b: Drawn) -> bool:
    """Tell whether two particular nouns are named, of one sort or not: "two doctors and two nurses"."""
    one, two = (d.head if d.stated.role else "" for d in (a, b))
    return other_noun(a, b) or bool(one and two and one != two)


def rival(one: Stated, two: Stated) -> bool:
    """Tell whether two sources that stand next to each other put one number differently.

    "Police spoke of 40,000, the union of 110,000": two sources, or a second number whose noun is left out.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> some = Quantity(start=17, end=23, low=40_000, high=40_000, said_by="police")
    >>> more = Quantity(start=38, end=45, low=110_000, high=110_000, said_by="union")
    >>> text = "Police spoke of 40,000, the union of 110,000."
    >>> one, two = stated([Report(id="a", source="a", text=text, text_sha256="", quantities=(some, more))], {})
    >>> rival(one, two)
    True
    """
    first, then = (one, two) if one.start <= two.start else (two, one)
    if then.takes_up == first.nth and one.report == two.report:
        return True
    rules = lexicon("quantities_facts")["rival"]
    if (one.long_ago, one.quantity.background) != (two.long_ago, two.quantity.background):
        return False
    close = one.said_by and two.said_by and near(one.level, two.level, "close_factor")
    if not close and abs(one.sentence - two.sentence) > rules["sentences"]:
        return False
    if not near(one.level, two.level, "rival_factor"):
        return False
    voices = one.said_by is not None and two.said_by is not None and one.said_by != two.said_by
    if one.level.kind == "count" and not _could_count_the_same(one, two):
        return False
    if then.compared and first.sentence == then.sentence:
        return True
    if one.level.kind == "count":
        return voices
    # Of sums a report tells many: only two that lie close together are two words on one of them.
    return voices and one.level.kind != "percent" and near(one.level, two.level, "close_factor")


def _could_count_the_same(one: Stated, two: Stated) -> bool:
    same_noun = None in (one.quantity.head, two.quantity.head) or one.role == two.role
    if one.further or two.further or one.part != two.part:
        return False
    return same_noun and one.quantity.measure == two.quantity.measure and one.nations == two.nations
