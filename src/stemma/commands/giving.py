"""An account is written to a file, to standard output, or both."""

import sys
from pathlib import Path

from stemma import output
from stemma.commands.saying import plain, say
from stemma.output import Format
from stemma.records import Export


def give(export: Export, output_file: Path | None, format: Format | None) -> None:
    """Write an export to a file where one is named, and to standard output where a format is.

    >>> give(Export(), None, None)
    """
    if output_file is not None:
        output.write(export, output_file)
        say(f"wrote {plain(str(output_file))}")
    if format is not None:
        sys.stdout.buffer.write(output.render(export, format))
        sys.stdout.buffer.flush()
