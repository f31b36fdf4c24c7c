"""What the commands say on standard error, and with which status they end."""

import sys
from typing import Literal

from stemma.records import Failure

READ, NOTHING, USAGE, SOME = 0, 1, 2, 3
UNSUPPORTED = 1  # `check` found words that their evidence does not bear
STDIN = "stdin:"  # stands for a lone hyphen among the words of a command, which the parser would take for an option

Answer = Literal["json", "text"]


def say(line: str) -> None:
    """Print a line on standard error.

    >>> say("stemma: nothing was read")
    """
    print(line.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)


def wrong(problem: str, command: str = "read") -> int:
    """Say what is wrong with the words of a command and where to read what it takes; return the exit status.

    >>> wrong("no SOURCE is given")
    2
    """
    say(f"stemma: {problem}")
    typed = f"stemma {command} --help" if command else "stemma --help"
    say(f"Type {typed} to see what it takes.")
    return USAGE


def line(failure: Failure) -> str:
    """Return a failure as one line: where, what is wrong, what to do.

    >>> line(Failure(source="a.txt", problem="is empty", remedy="remove it"))
    'stemma: error: a.txt: is empty; remove it'
    """
    kind = "error" if failure.fatal else "note"
    source = "standard input" if failure.source == "-" else plain(failure.source)
    return f"stemma: {kind}: {source}: {plain(failure.problem)}; {plain(failure.remedy)}"


def plain(text: str) -> str:
    """Return text on one line, with nothing in it that a terminal would obey.

    >>> plain("a\\x1b[31m\\nb")
    'a�[31m b'
    """
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))


def why(error: OSError) -> str:
    """Return in plain words why a file could not be read or written.

    >>> why(PermissionError(13, "Permission denied"))
    'permission denied'
    """
    return (error.strerror or type(error).__name__).lower()
