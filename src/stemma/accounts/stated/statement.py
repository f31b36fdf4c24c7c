"""A figure as one report states it, with what stands around it."""

from typing import NamedTuple

from stemma.records import Quantity


class Stated(NamedTuple):
    """A figure as one report states it.

    `level` is the quantity with its bounds in the base unit of what is measured, so that miles and kilometres compare.
    `nations` and `role` say which people are counted where the words tell ("Palestinian gunmen"; `role` is None for
    just people, and the noun itself for things), `adjectives` narrow it down; `part` tells that it is some of a group
    ("five of the dead"), `further` that it comes on top of others ("another 20").

    `voided` is true where a correction withdraws it ("an earlier version said that 12 were found").
    `compared` is true where the words set it against another number ("less than the 22 million", "the union spoke of
    110,000"), `against` where votes
    against something are counted.

    `owners` are the names that it belongs to in a list of numbers ("52 percent in Egypt, 82 percent in India").

    `nth` numbers the figure in its report, `takes_up` is the number of the one before that it puts otherwise ("the
    union says 3,000"), `converts` that of the one which it puts in another unit ("5,000 feet (1,500 metres)"). `again`
    where what it counts was taken from elsewhere in the story.

    `around` are the stems of content words near the number, `clause` those of its own clause, `clause_words` the same
    words as they are written, `names` the last words of the names in its sentence; `before` and `behind` the content
    words nearest to the number; `concepts` are what the words of its clause name, the nearest first. `long_ago` is the
    year, or the month, of an earlier event that its sentence names.
    `section` numbers the heading of a list of events under which it stands, 0 where there is none; `sentence` numbers
    the sentence in its report.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Report
    >>> nine = Quantity(start=6, end=7, low=9, high=9, head="miner", of="miners")
    >>> stated([Report(id="a", source="a", text="About 9 miners", text_sha256="", quantities=(nine,))], {})[0].key
    ('a', 6, 7)
    """

    report: str
    quantity: Quantity
    level: Quantity
    start: int
    end: int
    text: str
    nations: frozenset[str]
    role: str | None
    adjectives: frozenset[str]
    part: bool
    further: bool
    voided: bool
    compared: bool
    against: bool
    around: frozenset[str]
    clause: frozenset[str]
    names: frozenset[str]
    long_ago: str | None
    sentence: int
    place: str | None
    said_by: str | None = None
    as_of: str | None = None
    section: int = 0
    again: bool = False
    owners: frozenset[str] = frozenset()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    clause_words: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    nth: int = 0
    takes_up: int | None = None
    converts: int | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """Place in the story, for sorting: the same whatever the order of the reports."""
        return self.report, self.start, self.end
