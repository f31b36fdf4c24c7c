"""Names, and who they are: every person, body and place of a report with all the places that mean it."""

from stemma.reading.names.dateline_places import dateline_places
from stemma.reading.names.entities.entities import entities_of
from stemma.reading.names.proper.proper_names import proper_names
from stemma.reading.parsed import ParsedReport
from stemma.records import Entity, Name


def find(parsed: ParsedReport) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    """Return the names of a report in order, and its entities in order of first mention.

    A name's ``name_id`` is the id of its entity in this report. Entities have the ids ``n0``, ``n1``, ...; their
    mentions are names, titles and descriptions ("the secretary of state") and pronouns. Unnamed people who speak are
    entities with ``named=False``, groups of them of the type ``GROUP``.

    >>> from stemma.reading.language import Chunk, Token
    >>> from stemma.reading.parsed import ParsedSentence
    >>> tokens = (Token(0, 4, "Orlo", "Orlo", "PROPN", "NNP", "nsubj", 2, ""),
    ...           Token(5, 9, "Tull", "Tull", "PROPN", "NNP", "flat", 0, ""),
    ...           Token(10, 14, "left", "leave", "VERB", "VBD", "root", 2, ""))
    >>> sentence = ParsedSentence(0, 14, 0, tokens, (Chunk(0, 2, "PERSON"),))
    >>> from stemma.records import Report
    >>> report = Report(id="a", source="a", text="Orlo Tull left", text_sha256="")
    >>> names, entities = find(ParsedReport(report, (sentence,)))
    >>> names[0].start, names[0].end, names[0].type, entities[0].name
    (0, 9, 'PERSON', 'Orlo Tull')
    """
    found = proper_names(parsed)
    entities = entities_of(parsed, found)
    id_at = {(m.start, m.end): e.id for e in entities for m in e.mentions if m.kind == "name"}
    names = [
        Name(start=name.start, end=name.end, type=name.type, name_id=id_at.get((name.start, name.end)))
        for sentence in found
        for name in sentence
    ]
    places = [
        p
        for p in dateline_places(parsed.report, entities)
        if not any(p.start < n.end and n.start < p.end for n in names)
    ]
    return tuple(sorted([*places, *names], key=lambda n: (n.start, n.end))), entities
