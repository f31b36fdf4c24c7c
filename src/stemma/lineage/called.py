"""What a report is called in a sentence: in a piece of evidence, in the reason of a status."""

from pathlib import PurePosixPath

from stemma.records import Report

_NONE = frozenset({"text", "-"})  # text that was handed over, and standard input
_ROWS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet", ".arrow")
_BUNDLES = (".warc", ".xml", ".rss", ".atom", ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst")
_OF_MANY = frozenset((*_ROWS, *_BUNDLES))
_TITLE = 48  # characters of a title in a sentence


def called(report: Report) -> str:
    """Return the outlet, else the file or page that the report was read from, else its title, else its id.

    A file of many reports names none of them; a long title is cut at a word.

    >>> from stemma.sources import report_of_text
    >>> called(report_of_text("A text.", source="wire/03-daily.txt"))
    '03-daily.txt'
    >>> called(report_of_text("A text.", outlet="The Daily"))
    'The Daily'
    >>> called(report_of_text("A text.", id="r7", source="reports.csv"))
    'r7'
    >>> called(report_of_text("Ferry capsizes off Halvern harbour as hundreds wait for boats\\n\\nA text.", id="r8"))
    'Ferry capsizes off Halvern harbour as hundreds …'
    """
    return report.outlet or _file(report.source) or _short(report.title) or report.id


def _file(source: str) -> str:
    name = PurePosixPath(source.replace("\\", "/")).name
    return "" if name in _NONE or PurePosixPath(name).suffix.lower() in _OF_MANY else name


def _short(title: str | None) -> str:
    words = " ".join((title or "").split())
    if len(words) <= _TITLE:
        return words
    end = words.rfind(" ", 0, _TITLE)
    return words[: end if end > 0 else _TITLE] + " …"
