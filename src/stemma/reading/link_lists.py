"""Where a report ends in headlines of other reports ("Read more:" and the lines below): nobody is quoted there."""

from stemma.records import Report

_LINES = 12  # headlines of such a list at the most
_LONGEST = 200  # characters of a headline


def start_of_links(report: Report) -> int:
    """Return where the list of links begins that ends a report, the length of its text where none does.

    It stands below a line of its own that announces links, and most of its lines end without a full stop.

    >>> from stemma.records import Furniture
    >>> text = "It rained.\\nRead more:\\nMill owner \'sorry\' for fire\\nFive ways to bake"
    >>> heading = Furniture(start=11, end=21, kind="related")
    >>> start_of_links(Report(id="a", source="a", text=text, text_sha256="", furniture=(heading,)))
    21
    """
    text = report.text
    for part in report.furniture:
        if part.kind != "related" or text[part.end : part.end + 1] != "\n":
            continue
        lines = [line for line in text[part.end : part.end + _LINES * _LONGEST + 1].split("\n") if line.strip()]
        if not lines or len(lines) > _LINES or part.end + _LINES * _LONGEST < len(text):
            continue
        told = sum(line.rstrip(" ”’\"'").endswith(".") for line in lines)
        if 2 * told < len(lines) and all(len(line) <= _LONGEST for line in lines):
            return part.end
    return len(text)
