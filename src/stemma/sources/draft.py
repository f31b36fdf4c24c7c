"""A report before its id is settled."""

from typing import NamedTuple

from stemma.records import Report


class Draft(NamedTuple):
    """A report, and whether its id is the input's own or was derived from its content."""

    report: Report
    has_own_id: bool
