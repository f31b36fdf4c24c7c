"""What is written at a text of the drawn stemma."""

from typing import NamedTuple

from markupsafe import Markup

from stemma.output.sigla import Siglum


class Label(NamedTuple):
    """What is written at a node: `whole` is all that is known, `report` the address of the report on the page."""

    name: str
    below: str
    whole: str
    siglum: Siglum
    report: str | None
    lost: str = ""  # the class of a lost original


def linked(label: Label, drawn: Markup) -> Markup:
    """Return a drawn node that leads to its report.

    >>> mill = Label("The Post", "copied", "The Post, copied", Siglum("A", 0), report="r1")
    >>> linked(mill, Markup("<text>The Post</text>"))
    Markup('<a href="#r1"><text>The Post</text></a>')
    """
    return Markup('<a href="#{}">{}</a>').format(label.report, drawn) if label.report else drawn
