"""Parses kept in the newsroom database by what the sentence says."""

from dataclasses import dataclass
from pathlib import Path

from stemma.reading.kept import SentenceFile


@dataclass(frozen=True)
class Sentences:
    """Opens the parses of a newsroom database for a version of the language model, in whatever process reads.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Sentences(Path(folder) / "news.db")("model 1") as kept:
    ...     kept.recall(["Orr left."])
    {}
    """

    path: Path

    def __call__(self, version: str) -> SentenceFile:
        """Return the parses that a version of the model made."""
        return _Quiet(self.path, version)


class _Quiet(SentenceFile):
    """Where parses cannot be kept, the read that writes to the same file a moment later says why."""

    def _give_up(self, error: Exception) -> None:
        self.close()
