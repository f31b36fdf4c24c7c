"""The places that datelines name: "PARIS, Jan 3 (AFP) -" stands before the first sentence and in none."""

from collections.abc import Sequence

from stemma.records import Entity, Name, Report


def dateline_places(report: Report, entities: Sequence[Entity]) -> list[Name]:
    """Return the place of each dateline as a name, of the entity of that name where the report has one.

    >>> from stemma.records import Part
    >>> part = Part(start=0, end=8, kind="dateline", value="ORLO, Sarn")
    >>> report = Report(id="a", source="a", text="ORLO, Sarn - Rain", text_sha256="", parts=(part,))
    >>> dateline_places(report, [])
    [Name(start=0, end=4, type='PLACE', name_id=None)]
    """
    id_of = {e.name.lower(): e.id for e in reversed(entities) if e.type == "PLACE"}
    found = []
    for part in report.parts:
        place = (part.value or "").split(",")[0].strip() if part.kind == "dateline" else ""
        if place and report.text.startswith(place, part.start):
            end = part.start + len(place)
            found.append(Name(start=part.start, end=end, type="PLACE", name_id=id_of.get(place.lower())))
    return found
