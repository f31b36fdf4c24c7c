"""Names that hold in the whole story, put in place of names that hold in one report."""

from collections.abc import Mapping

from msgspec.structs import replace

from stemma.records import Report


def relabel(report: Report, names_of: Mapping[tuple[str, str], str]) -> Report:
    """Return the report with the local entity ids of its layers replaced by the ids of the story's names.

    `names_of` maps (report id, local entity id) to a story name id; a local id that it does not know becomes None.

    >>> from stemma.records import Quote
    >>> quote = Quote(start=0, end=3, kind="direct", speaker="n0")
    >>> report = Report(id="a", source="a", text="Go.", text_sha256="", quotes=(quote,))
    >>> relabel(report, {("a", "n0"): "name-1"}).quotes[0].speaker, relabel(report, {}).quotes[0].speaker
    ('name-1', None)
    """

    def known(local: str | None) -> str | None:
        return names_of.get((report.id, local)) if local is not None else None

    return replace(
        report,
        names=tuple(replace(name, name_id=known(name.name_id)) for name in report.names),
        entities=tuple(
            replace(entity, id=names_of[report.id, entity.id])
            for entity in report.entities
            if (report.id, entity.id) in names_of
        ),
        quotes=tuple(replace(q, speaker=known(q.speaker)) if q.speaker is not None else q for q in report.quotes),
        quantities=tuple(
            replace(q, said_by=known(q.said_by)) if q.said_by is not None else q for q in report.quantities
        ),
        happenings=tuple(
            replace(h, actors=tuple(who for who in map(known, h.actors) if who is not None)) if h.actors else h
            for h in report.happenings
        ),
    )
