"""How reports are read, as the command line takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter, Token


def _whole(type_: Any, tokens: Sequence[Token]) -> int:
    """Return a whole number: "1.5" is none."""
    if not tokens[0].value.isdecimal():
        raise ValueError(f"it takes a whole number from 1, not {tokens[0].value}")
    return int(tokens[0].value)


def _day(type_: Any, tokens: Sequence[Token]) -> date:
    try:
        return date.fromisoformat(tokens[0].value)
    except ValueError:
        raise ValueError(f"it takes a day such as 2024-10-15, not {tokens[0].value}") from None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Settings:
    """How reports are read, whatever is then made of them.

    Parameters
    ----------
    as_of
        The day on which undated reports are taken to be read, where the reports themselves imply none (2024-10-15).
    language_model
        An installed spaCy pipeline to use instead of the bundled one.
    workers
        Processes that read; changes the time and nothing else. By default as many as pay off on this machine.
    overrides
        A file of an editor's decisions, one JSON object a line, applied at every run that names it.
    owners
        A file of outlets and their owners, one JSON object a line or .toml, added to the list that ships with Stemma.
    without
        Leave out a report (by id), an outlet or a source, and compute everything without it; may be given again.
    quiet
        Show no progress.
    """

    as_of: Annotated[date | None, Parameter(converter=_day)] = None
    language_model: str | None = None
    workers: Annotated[int | None, Parameter(converter=_whole)] = None
    overrides: Path | None = None
    owners: Path | None = None
    without: Annotated[tuple[str, ...], Parameter(negative="", show_default=False)] = ()
    quiet: Annotated[bool, Parameter(name=["--quiet", "-q"], negative="", show_default=False)] = False
