"""A fact with a number in the words of a reader."""

from stemma.output.phrases import bounds, day
from stemma.output.visible import one_line
from stemma.records import Figure


def heading(figure: Figure) -> str:
    """Return what a figure counts, in one line.

    >>> heading(Figure(id="f", measure="killed", of="Americans", place="Halvern", status="single", why="", origins=1,
    ...     current=None, readings=()))
    'killed: Americans, Halvern'
    """
    details = ", ".join(one_line(part) for part in (figure.of, figure.place) if part)
    return one_line(figure.measure) + (f": {details}" if details and figure.measure else details)


def current(figure: Figure) -> str:
    """Return the bounds that agreeing or latest readings leave, in words; empty where there is a dispute or one origin.

    A conflict has no current bounds, and those of a single origin are its reading.
    """
    label = {"superseded": "latest", "agree": "readings leave"}.get(figure.status)
    if figure.current is None or label is None:
        return ""
    moment = f", as of {day(one_line(figure.current.as_of))}" if figure.current.as_of else ""
    return f"{label}: {bounds(figure.current.low, figure.current.high)}{moment}"
