"""Gold accounts: what a careful reader found in the reports of one story.

The form is that of ``data/example/gold.json``: reports by file name, quotes, figures and timeline mentions as
stretches of text, groupings as labels (`utterance`, `topic`), and the lineage as pairs and groups of file names.
"""

from pathlib import PurePath
from typing import Any

from stemma.records import Export, Report


def reports_by_name(export: Export) -> dict[str, Report]:
    """Return the reports of an export under their id and under the file name of their source.

    >>> reports_by_name(Export())
    {}
    """
    index = {report.id: report for report in export.reports}
    for report in export.reports:
        index.setdefault(PurePath(report.source).name, report)
    return index


def located(item: dict[str, Any], report: Report) -> dict[str, Any]:
    """Return a gold item whose offsets say its text in this report.

    Offsets that say something else (a page from which another extraction took another body) are moved to the nearest
    place that says the text; where none does, the item is returned unchanged.

    >>> report = Report(id="a", source="a", text="At noon nine died.", text_sha256="")
    >>> located({"start": 0, "end": 4, "text": "nine"}, report)["start"]
    8
    """
    text, start = item.get("text"), item["start"]
    if text is None or report.text[start : item["end"]] == text:
        return item
    after, before = report.text.find(text, start), report.text.rfind(text, 0, start + len(text))
    places = [place for place in (after, before) if place >= 0]
    if not places:
        return item
    place = min(places, key=lambda p: abs(p - start))
    return {**item, "start": place, "end": place + len(text)}
