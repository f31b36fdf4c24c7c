"""A fact with a number in the words of a reader."""

from collections import Counter

from stemma.data import lexicon
from stemma.output.phrases import bounds, day
from stemma.output.visible import cut, one_line
from stemma.records import Figure
from stemma.words import words

_NOT_COUNTED = "Not counted: "
_LONG_REASON = 160  # characters
_LONG_HEADING = 60  # characters of a reading that stands in for a name
_TELLING = 3  # words of a reading that say more than a number and its unit
_STEM = 5  # letters by which a fate is known in what is counted: survivors survived


def heading(figure: Figure) -> str:
    """Return what a figure counts, in one line; where nothing names it, the plainest words that state it.

    >>> def counts(measure, of, place=None):
    ...     return heading(Figure(id="f", measure=measure, of=of, place=place, status="single", why="", origins=1,
    ...                           current=None, readings=()))
    >>> counts("killed", "Americans", "Halvern"), counts("boat", "fishing boats"), counts("price", "wheat")
    ('Americans killed, Halvern', 'fishing boats', 'price: wheat')
    >>> counts("survived", "survivors"), counts("share (percent)", "votes")
    ('survivors', 'share: votes')
    >>> counts("killed", "deaths"), counts("killed", "police officers")
    ('deaths', 'police officers killed')
    """
    measure, of, place = (one_line(part or "") for part in (figure.measure, figure.of, figure.place))
    measure, _, unit = measure.partition(" (")
    plain = lexicon("output_measures")["plain"]
    if not of and (unit or measure in plain):
        what = (
            f"{plain.get(measure, measure)}: “{_plainest(figure)}”" if figure.readings else plain.get(measure, measure)
        )
    elif measure and of and measure in lexicon("quantities_measures")["measures"]:
        what = of if _tells_fate(of, measure) else f"{of} {measure}"
    elif not unit and _names(of, measure):
        what = of
    else:
        what = ": ".join(part for part in (measure, of) if part)
    return ", ".join(part for part in (what, place) if part)


def _tells_fate(of: str, measure: str) -> bool:
    """Tell whether what is counted already says what became of it: survivors survived, deaths are of those killed."""
    nouns = lexicon("quantities_measures")["measures"][measure].get("nouns", ())
    return measure[:_STEM].lower() in of.lower() or any(_names(of, noun) for noun in nouns)


def _plainest(figure: Figure) -> str:
    """Return the shortest words that state the commonest value with more than its number, on one line."""
    counts = Counter((r.low, r.high) for r in figure.readings)
    most = max(counts.values())
    common = [r for r in figure.readings if counts[r.low, r.high] == most]
    stated = sorted({one_line(r.text) for r in common}, key=lambda text: (len(text), text))
    return cut(next((text for text in stated if len(text.split()) >= _TELLING), stated[0]), _LONG_HEADING)


def _names(of: str, measure: str) -> bool:
    """Tell whether what is counted already says the measure: boats for boat, people for person."""
    forms = {
        form for word in words(of) for form in (word.form, word.form.removesuffix("s"), word.form.removesuffix("es"))
    }
    return measure.lower() in forms or ("people" in forms and measure == "person")


def in_short(why: str) -> str:
    """Return the rule at the head of a long reason, without the readings that it lists; a short reason as it is.

    >>> in_short("One value can satisfy all readings: " + "“14 dead” (The Gazette); " * 9)
    'One value can satisfy all readings'
    """
    if len(why) <= _LONG_REASON:
        return why
    head, colon, _ = why.partition(": ")
    return head if colon and len(head) <= _LONG_REASON else cut(why, _LONG_REASON)


def not_counted(why: str) -> str:
    """Return the end of a reason that names the readings which are shown and do not count, "" where all do.

    >>> not_counted("One value can satisfy all readings that count: “5”. Not counted: “6”, which it withdraws.")
    'Not counted: “6”, which it withdraws.'
    """
    at = why.find(_NOT_COUNTED)
    return cut(why[at:], 2 * _LONG_REASON) if at >= 0 else ""


def current(figure: Figure) -> str:
    """Return the bounds that agreeing or latest readings leave, in words; empty where there is a dispute or one origin.

    A conflict has no current bounds, and those of a single origin are its reading.

    >>> from stemma.records import Current, Figure
    >>> left = Current(low=22, high=None, as_of="2024-05-04")
    >>> current(Figure(id="f", measure="people killed", of=None, place=None, status="agree", why="", origins=2,
    ...                current=left, readings=()))
    'readings leave: at least 22, as of Sat 4 May 2024'
    """
    label = {"superseded": "latest", "agree": "readings leave"}.get(figure.status)
    if figure.current is None or label is None:
        return ""
    moment = f", as of {day(one_line(figure.current.as_of))}" if figure.current.as_of else ""
    return f"{label}: {bounds(figure.current.low, figure.current.high)}{moment}"
