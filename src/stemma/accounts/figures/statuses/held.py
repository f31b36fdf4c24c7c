"""A reading as it is judged beside the others of its fact."""

from typing import NamedTuple

from stemma.records import Quantity, Reading


class Held(NamedTuple):
    """A reading as it is judged.

    `level` has its bounds in the unit in which all readings of the fact are compared; `replaced` is true where its own
    words say that it no longer holds ("up from 14"); `scope` says of whom and what it counts, each "" where nothing is
    special; `fixed` that what it measures does not change with time (the magnitude of a quake, a toll of years ago);
    `disputed` that its report sets another number against it; `revised` that a later version of its report says
    otherwise; `voided` that a correction withdraws its number; `evolves` that what it measures changes while the event
    unfolds; `slow` that nothing but the days between says so; `toll` that it counts people to whom the event did
    something; `grows` that such a count only becomes more; `hourly` that it is a price in trading; `dated` that its
    day does not follow from other reports of the story only; `teller` is who published it.
    """

    reading: Reading
    level: Quantity | Reading
    unit: str | None = None
    replaced: bool = False
    scope: tuple[str, str] = ("", "")
    fixed: bool = False
    disputed: bool = False
    revised: bool = False
    voided: bool = False
    evolves: bool = True
    slow: bool = False
    toll: bool = False
    grows: bool = False
    hourly: bool = False
    dated: bool = True
    teller: str = ""
