"""What a report is called in a sentence of evidence."""

from pathlib import PurePosixPath

from stemma.records import Report


def called(report: Report) -> str:
    """Return the outlet, else the file or page that the report was read from, else its id.

    >>> from stemma.sources import report_of_text
    >>> called(report_of_text("A text.", source="wire/03-daily.txt"))
    '03-daily.txt'
    >>> called(report_of_text("A text.", outlet="The Daily"))
    'The Daily'
    """
    if report.outlet:
        return report.outlet
    name = PurePosixPath(report.source.replace("\\", "/")).name
    return name if name and name not in ("text", "-") else report.id
