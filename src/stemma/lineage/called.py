"""What a report is called in a sentence of evidence."""

from pathlib import PurePosixPath

from stemma.records import Report

_OF_MANY = (".jsonl", ".jsonl.gz")
_TITLE = 45  # characters of a title in a sentence


def called(report: Report) -> str:
    """Return the outlet, else the file or page that the report was read from, else its title, else its id.

    A file of many reports names none of them.

    >>> from stemma.sources import report_of_text
    >>> called(report_of_text("A text.", source="wire/03-daily.txt"))
    '03-daily.txt'
    >>> called(report_of_text("A text.", outlet="The Daily"))
    'The Daily'
    >>> called(report_of_text("A text.", id="r7", source="reports.jsonl"))
    'r7'
    """
    if report.outlet:
        return report.outlet
    name = PurePosixPath(report.source.replace("\\", "/")).name
    if name and name not in ("text", "-") and not name.endswith(_OF_MANY):
        return name
    title = " ".join((report.title or "").split())
    return (title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…") or report.id
