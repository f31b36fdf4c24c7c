"""The records of an explanation: its JSON is the format ``stemma-explain/1``."""

from typing import Literal

from stemma.records import Record, Span

Noun = Literal["edge", "shared text", "lost original", "origin", "story", "report", "figure", "quote", "name"]


class Words(Span, frozen=True, kw_only=True):
    """Words of a report, with the place where they stand."""

    text: str


class Point(Record, frozen=True, kw_only=True):
    """One thing to know: its name, what it says, why that tells something, and the words that show it."""

    name: str
    text: str
    why: str | None = None
    words: tuple[Words, ...] = ()


class Beside(Record, frozen=True, kw_only=True):
    """A passage in both reports; `in_marks` is the part of the child's words that stand inside quotation marks."""

    child: Words
    parent: Words
    sameness: float
    in_marks: float


class Section(Record, frozen=True, kw_only=True):
    """Points under one head."""

    head: str
    points: tuple[Point, ...] = ()
    passages: tuple[Beside, ...] = ()
    more: int = 0  # passages or points that are not shown


class Explanation(Record, frozen=True, kw_only=True):
    """What an id stands for and why Stemma says so; `story` is the story that it belongs to."""

    format: Literal["stemma-explain/1"] = "stemma-explain/1"
    id: str
    what: Noun
    story: str | None
    says: str
    sections: tuple[Section, ...] = ()
