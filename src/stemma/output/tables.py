"""The account as tables, one CSV file for each kind of record, with the spans."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from stemma.output.cue_words import telling_cues
from stemma.records import Export

Row = tuple[Any, ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(export: Export) -> dict[str, bytes]:
    """Return the tables of an export by file name, as CSV in UTF-8 with a header.

    Every row that rests on words has `report`, `start`, `end` and the `text` between them. A text that a spreadsheet
    would take for a formula (it begins with ``=``, ``+``, ``-`` or ``@``) has an apostrophe put before it.

    >>> tables(Export())["edges.csv"]
    b'story,id,child,parent,kind,share,passages,evidence\\r\\n'
    """
    found = {
        "reports.csv": (
            "story,id,source,url,outlet,title,byline,published,published_basis,language,characters,text_sha256,origin",
            _reports(export),
        ),
        "edges.csv": ("story,id,child,parent,kind,share,passages,evidence", _edges(export)),
        "passages.csv": (
            "story,edge,child,child_start,child_end,parent,parent_start,parent_end,sameness",
            _passages(export),
        ),
        "origins.csv": ("story,origin,report", _origins(export)),
        "quotes.csv": (
            "story,quote,speaker,wording,origins,report,start,end,text,kind,origin,inferred,said_by,cue",
            _quotes(export),
        ),
        "figures.csv": (
            "story,figure,measure,of,place,status,why,origins,report,start,end,text,low,high,approximate,said_by,as_of,"
            "origin",
            _figures(export),
        ),
        "timeline.csv": (
            "story,row,date,precision,status,what,report,start,end,text,told_date,told_status,disputed",
            _timeline(export),
        ),
        "names.csv": ("story,name_id,name,type,role,aliases,report,start,end,text", _names(export)),
        "brief.csv": ("story,sentence_number,sentence,report,start,end,text", _brief(export)),
        "overrides.csv": ("story,id,line,do,effect,found,who,when,why,applied,targets", _overrides(export)),
    }
    return {name: _csv(header.split(","), rows) for name, (header, rows) in found.items()}


def _csv(header: list[str], rows: Iterable[Row]) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return page.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        text = value.replace("\0", "\N{REPLACEMENT CHARACTER}")
        return f"'{text}" if text.startswith(_FORMULA) else text
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _reports(export: Export) -> Iterator[Row]:
    story_of = {id_: story.id for story in export.stories for id_ in story.reports}
    origin_of = {id_: o.id for story in export.stories for o in story.lineage.origins for id_ in o.reports}
    for r in export.reports:
        yield (
            story_of.get(r.id), r.id, r.source, r.url, r.outlet, r.title, r.byline, r.published, r.published_basis,
            r.language, len(r.text), r.text_sha256, origin_of.get(r.id),
        )  # fmt: skip


def _edges(export: Export) -> Iterator[Row]:
    for story in export.stories:
        for e in story.lineage.edges:
            yield story.id, e.id, e.child, e.parent, e.kind, e.share, len(e.passages), "; ".join(e.evidence)


def _passages(export: Export) -> Iterator[Row]:
    for story in export.stories:
        for e in (*story.lineage.edges, *story.lineage.shared):
            for p in e.passages:
                child, parent = (e.child, p.child.start, p.child.end), (e.parent, p.parent.start, p.parent.end)
                yield story.id, e.id, *child, *parent, p.sameness


def _origins(export: Export) -> Iterator[Row]:
    for story in export.stories:
        for origin in story.lineage.origins:
            for report in origin.reports:
                yield story.id, origin.id, report


def _quotes(export: Export) -> Iterator[Row]:
    reports = {report.id: report for report in export.reports}
    for story in export.stories:
        people = {name.id: name.name for name in story.names}
        for u in story.quotes:
            speaker = people.get(u.speaker or "", u.speaker)
            for v in u.variants:
                yield (
                    story.id, u.id, speaker, u.wording, u.origins, v.report, v.start, v.end, v.text, v.kind, v.origin,
                    u.inferred, people.get(v.speaker or "", v.speaker), telling_cues([v], reports),
                )  # fmt: skip


def _figures(export: Export) -> Iterator[Row]:
    for story in export.stories:
        people = {name.id: name.name for name in story.names}
        for f in story.figures:
            for r in f.readings:
                said_by = people.get(r.said_by or "", r.said_by)
                yield (
                    story.id, f.id, f.measure, f.of, f.place, f.status, f.why, f.origins, r.report, r.start, r.end,
                    r.text, r.low, r.high, r.approximate, said_by, r.as_of, r.origin,
                )  # fmt: skip


def _timeline(export: Export) -> Iterator[Row]:
    texts = {report.id: report.text for report in export.reports}
    for story in export.stories:
        for n, m in enumerate(story.timeline, start=1):
            told = {span: reading for reading in m.readings for span in reading.spans}
            for s in m.spans:
                words = texts.get(s.report, "")[s.start : s.end]
                as_told = (told[s].date, told[s].status) if s in told else (m.date, m.status)
                yield (
                    story.id, n, m.date, m.precision, m.status, m.what, s.report, s.start, s.end, words, *as_told,
                    m.disputed,
                )  # fmt: skip


def _names(export: Export) -> Iterator[Row]:
    texts = {report.id: report.text for report in export.reports}
    for story in export.stories:
        for name in story.names:
            for s in name.mentions:
                words = texts.get(s.report, "")[s.start : s.end]
                aliases = "; ".join(name.aliases)
                yield story.id, name.id, name.name, name.type, name.role, aliases, s.report, s.start, s.end, words


def _brief(export: Export) -> Iterator[Row]:
    texts = {report.id: report.text for report in export.reports}
    for story in export.stories:
        for n, line in enumerate(story.brief, start=1):
            for s in line.spans:
                words = texts.get(s.report, "")[s.start : s.end]
                yield story.id, n, line.sentence, s.report, s.start, s.end, words


def _overrides(export: Export) -> Iterator[Row]:
    """Yield the decisions of an editor: those that left reports out, which belong to no story, and those of each."""
    for story, its in ((None, export.overrides), *((story.id, story.overrides) for story in export.stories)):
        for o in its:
            targets = "; ".join(o.targets)
            yield story, o.id, o.line, o.do, o.effect, o.found, o.who, o.when, o.why, o.applied, targets
