"""The export that a text is checked against."""

from collections.abc import Mapping
from typing import Any

import msgspec

from stemma.records import Counts, Export, Lineage, Report, Story, StoryName


class NotAnExport(ValueError):
    """A file that holds no export of the format ``stemma/1``."""


def export_of(content: bytes) -> Export:
    """Return the export that a JSON text holds; reports need no more than `id` and `text`.

    Raises `NotAnExport` with one line on what is wrong.

    >>> export_of(b'{"reports": [{"id": "a", "text": "Two died."}]}').reports[0].id
    'a'
    """
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAnExport(f"it is no JSON ({error})") from None
    if not isinstance(raw, dict) or not isinstance(raw.get("reports"), list):
        raise NotAnExport('it has no "reports": write it with stemma read -o export.json')
    if raw.get("format", "stemma/1") != "stemma/1":
        raise NotAnExport(f"its format is {raw['format']}, and this version reads stemma/1")
    reports = [_completed(report) for report in raw["reports"]]
    stories = [{"names": story.get("names", [])} for story in _dicts(raw.get("stories"))]
    try:
        known = msgspec.convert(reports, tuple[Report, ...])
        names = [msgspec.convert(story["names"], tuple[StoryName, ...]) for story in stories]
    except msgspec.ValidationError as error:
        raise NotAnExport(f"it does not follow stemma/1 ({error})") from None
    return Export(reports=known, stories=tuple(_named(number, of) for number, of in enumerate(names)))


def _named(number: int, names: tuple[StoryName, ...]) -> Story:
    counts = Counts(reports=0, outlets=0, origins=0)
    return Story(id=f"story-{number}", title="", reports=(), counts=counts, lineage=Lineage(), names=names)


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _completed(report: Any) -> Any:
    """Return a report with what only the record needs and no check does."""
    if not isinstance(report, dict):
        return report
    return {"source": str(report.get("id", "")), "text_sha256": "", **report}
