"""Moments of a story: on which days its reports were published, and what happened when."""

from collections.abc import Mapping, Sequence

from stemma.accounts.moments import rows as rows_of
from stemma.accounts.moments.publication_days import publication_days
from stemma.records import Moment, Report


def date(reports: Sequence[Report], as_of: str | None = None) -> tuple[Report, ...]:
    """Return the reports of a story with publication days fixed jointly and their dates resolved by them.

    See `stemma.accounts.moments.publication_days`. Where nothing in the story anchors the calendar, `as_of` (ISO date)
    does, and without it dates stay open.

    >>> date(())
    ()
    """
    return publication_days(reports, as_of)


def timeline(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> tuple[Moment, ...]:
    """Return what happened when, over all reports of a story; `names_of` maps (report id, entity id) to a story name
    id.

    >>> timeline((), {})
    ()
    """
    return rows_of.rows(reports, names_of)
