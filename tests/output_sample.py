"""Exports to render: the bundled example as its gold account tells it, and arbitrary ones."""

import difflib
import json
from html.parser import HTMLParser

import msgspec
from hypothesis import strategies as st

from stemma import data
from stemma.records import (
    BriefSentence,
    Counts,
    Current,
    Date,
    Edge,
    Event,
    Export,
    Extent,
    Figure,
    Furniture,
    Lineage,
    LostOriginal,
    Moment,
    Name,
    Origin,
    Passage,
    Quantity,
    Quote,
    Reading,
    Report,
    Span,
    Story,
    StoryName,
    Utterance,
    Variant,
)
from stemma.sources import report_of_text
from stemma.words import words

OUTLETS = {
    "01": "Northgate Press Agency",
    "02": "Halvern Courier",
    "03": "Wesmark Daily",
    "04": "Daily Digest Online",
    "05": "World Wire 365",
    "06": "Amsel Harbour Gazette",
    "07": "Torvan Ledger",
    "08": "Kestrin Herald",
}


class _Paragraphs(HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.words = False, []

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag in ("p", "h1")

    def handle_endtag(self, tag):
        if tag in ("p", "h1"):
            self.inside = False
            self.words.append("\n\n")

    def handle_data(self, data):
        if self.inside:
            self.words.append(data)


def example_export() -> Export:
    """Return the bundled example as a careful reader would have it."""
    gold = json.loads(data.path("example", "gold.json").read_text(encoding="utf-8"))
    reports = {path.name: _report(path, gold) for path in sorted(data.path("example", "reports").iterdir())}
    told = [reports[name] for name in sorted(gold["reports"])]
    apart = [reports[name] for name in gold["apart"]]
    return Export(
        reports=tuple(sorted(reports.values(), key=lambda r: r.id)),
        stories=(_story(gold, told, reports), *(_lone(report) for report in apart)),
    )


def _report(path, gold) -> Report:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = _Paragraphs()
        page.feed(text)
        text = "".join(page.words).strip()
    report = report_of_text(text, source=f"reports/{path.name}", outlet=OUTLETS[path.name[:2]], id=path.name[:2])
    furniture = []
    for line in gold["boilerplate"].get(path.name, []):
        start = text.find(line)
        furniture.append(Furniture(start=start, end=start + len(line), kind="advert"))
    quotes = []
    for item in gold["quotes"]:
        if item["report"] == path.name and (place := _place(text, item)):
            quotes.append(Quote(start=place[0], end=place[1], kind="direct"))
    quantities = []
    for item in gold["figures"]:
        if item["report"] == path.name and (place := _place(text, item)):
            quantities.append(Quantity(start=place[0], end=place[1], low=item["low"], high=item["high"]))
    names = []
    for name, forms in gold["names"].items():
        for form in [name, *forms]:
            start = text.find(form)
            if start >= 0:
                names.append(Name(start=start, end=start + len(form), type="PERSON", name_id=f"name-{name}"))
    dates = [
        Date(start=start, end=start + len(day), value="2024-10-12", type="DATE", basis="story")
        for day in ("Saturday", "Sunday", "Monday")
        if (start := text.find(day)) >= 0
    ]
    return msgspec.structs.replace(
        report,
        title=text.split("\n", 1)[0],
        language="en",
        published="2024-10-14",
        published_basis="story",
        furniture=tuple(furniture),
        quotes=tuple(quotes),
        quantities=tuple(quantities),
        names=tuple(sorted(names, key=lambda n: (n.start, n.end))),
        dates=tuple(dates),
    )


def _place(text, item):
    words_ = item.get("text")
    if words_ is None or text[item["start"] : item["end"]] == words_:
        return item["start"], item["end"]
    start = text.find(words_)
    return (start, start + len(words_)) if start >= 0 else None


def _story(gold, told, reports) -> Story:
    lineage = _lineage(gold, reports)
    origin_of = {report: origin.id for origin in lineage.origins for report in origin.reports}
    ids = {name: f"name-{name}" for name in gold["names"]}
    figures, quotes = _figures(gold, reports, origin_of, ids), _quotes(gold, reports, origin_of, ids)
    brief = tuple(
        BriefSentence(
            sentence=f"{figure.measure}: “{figure.readings[0].text}”, {figure.status}.",
            spans=tuple(_span(r) for r in figure.readings[:3]),
        )
        for figure in figures[:6]
    )
    return Story(
        id="story-ferry",
        title=gold["story"],
        reports=tuple(report.id for report in told),
        counts=Counts(reports=len(told), outlets=len(told), origins=len(lineage.origins)),
        lineage=lineage,
        names=_names(gold, told, ids),
        quotes=quotes,
        figures=figures,
        timeline=_timeline(gold, reports),
        brief=brief,
    )


def _lone(report) -> Story:
    return Story(
        id=f"story-{report.id}",
        title=report.title,
        reports=(report.id,),
        counts=Counts(reports=1, outlets=1, origins=1),
        lineage=Lineage(origins=(Origin(id=f"origin-{report.id}", reports=(report.id,)),)),
    )


def _lineage(gold, reports) -> Lineage:
    edges = [
        _edge(reports[e["child"]], reports[e["parent"]], e["kind"], "agency-credit: “NPA” stands in the last line")
        for e in gold["lineage"]["edges"]
    ]
    lost = []
    for n, item in enumerate(gold["lineage"]["lost"]):
        lost.append(LostOriginal(id=f"lost-{n}", children=tuple(reports[c].id for c in item["children"])))
        edges += [
            Edge(id=f"edge-lost-{n}-{c[:2]}", child=reports[c].id, parent=f"lost-{n}", kind="rewrite", share=0.71,
                 evidence=("shared oddity: “Mirella”",))
            for c in item["children"]
        ]  # fmt: skip
        edges += [
            Edge(id=f"edge-took-{n}", child=f"lost-{n}", parent=reports[p].id, kind="excerpt", share=0.1,
                 evidence=("quotation shared with the agency",))
            for p in item["took_from"]
        ]  # fmt: skip
    origins = tuple(
        Origin(id=f"origin-{n}", reports=tuple(reports[r].id for r in group))
        for n, group in enumerate(gold["lineage"]["origins"])
    )
    one, two, _ = gold["lineage"]["siblings"][0]
    shared = _edge(reports[two], reports[one], "shared-source", "both have a text that is not among the reports")
    return Lineage(edges=tuple(edges), lost=tuple(lost), origins=origins, shared=(shared,))


def _edge(child, parent, kind, evidence) -> Edge:
    passages, shared = passages_of(child.text, parent.text)
    return Edge(
        id=f"edge-{child.id}-{parent.id}",
        child=child.id,
        parent=parent.id,
        kind=kind,
        share=round(shared / max(1, len(words(child.text))), 2),
        evidence=(evidence, "contains the parent's dateline"),
        passages=passages,
    )


def passages_of(child: str, parent: str):
    """Return the passages of six words and more that two texts share, and how many words they hold."""
    left, right = words(child), words(parent)
    matcher = difflib.SequenceMatcher(None, [w.form for w in left], [w.form for w in right], autojunk=False)
    found = [m for m in matcher.get_matching_blocks() if m.size >= 5]
    return tuple(
        Passage(
            child=Extent(start=left[m.a].start, end=left[m.a + m.size - 1].end),
            parent=Extent(start=right[m.b].start, end=right[m.b + m.size - 1].end),
            sameness=1.0,
        )
        for m in found
    ), sum(m.size for m in found)


def _span(record) -> Span:
    return Span(report=record.report, start=record.start, end=record.end)


def _figures(gold, reports, origin_of, ids):
    facts = {}
    for item in gold["figures"]:
        report = reports[item["report"]]
        if place := _place(report.text, item):
            said = item["said_by"]
            facts.setdefault(item["topic"], []).append(
                (item["quantity"], Reading(
                    report=report.id, start=place[0], end=place[1], text=item["text"], low=item["low"],
                    high=item["high"], approximate=item["approximate"], said_by=ids.get(said, said),
                    as_of=item["as_of"], origin=origin_of[report.id],
                ))
            )  # fmt: skip
    figures = []
    for topic, status in gold["figure_topics"].items():
        measure, readings = facts[topic][0][0], tuple(reading for _, reading in facts[topic])
        last = readings[-1]
        figures.append(
            Figure(
                id=f"figure-{topic}",
                measure=measure,
                of=None,
                place=None,
                status=status["status"],
                why=status["why"],
                origins=len({r.origin for r in readings}),
                current=Current(low=last.low, high=last.high, as_of=last.as_of),
                readings=readings,
            )
        )
    return tuple(figures)


def _quotes(gold, reports, origin_of, ids):
    said = {}
    for item in gold["quotes"]:
        report = reports[item["report"]]
        if place := _place(report.text, item):
            said.setdefault((item["speaker"], item["utterance"]), []).append(
                Variant(report=report.id, start=place[0], end=place[1], text=report.text[place[0] : place[1]],
                        kind="direct", origin=origin_of[report.id])
            )  # fmt: skip
    found = []
    for (speaker, utterance), variants in said.items():
        wording = "same" if len({v.text for v in variants}) == 1 else "differs"
        if utterance == "rest":
            wording = "conflicts"
        found.append(
            Utterance(
                id=f"quote-{utterance}",
                speaker=ids.get(speaker),
                wording=wording,
                origins=len({v.origin for v in variants}),
                variants=tuple(variants),
            )
        )
    return tuple(found)


def _names(gold, told, ids):
    found = []
    for name, forms in gold["names"].items():
        mentions = []
        for report in told:
            for form in dict.fromkeys([name, *forms]):
                start = report.text.find(form)
                while start >= 0:
                    mentions.append(Span(report=report.id, start=start, end=start + len(form)))
                    start = report.text.find(form, start + 1)
        kind = "ORG" if any(w in name for w in ("Institute", "Guard", "Lines", "Agency")) else "PERSON"
        role = "transport secretary" if name == "Mirela Osk" else None
        found.append(
            StoryName(id=ids[name], name=name, type=kind, aliases=tuple(forms), role=role, mentions=tuple(mentions))
        )
    return tuple(found)


def _timeline(gold, reports):
    rows = []
    for row in gold["timeline"]:
        spans = []
        for item in row["mentions"]:
            report = reports[item["report"]]
            if place := _place(report.text, item):
                spans.append(Span(report=report.id, start=place[0], end=place[1]))
        precision = "day" if len(row["date"]) == 10 else "month"
        if spans:
            rows.append(
                Moment(
                    date=row["date"], precision=precision, status=row["status"], what=row["what"], spans=tuple(spans)
                )
            )
    return tuple(rows)


# ----- arbitrary exports

any_text = st.text(st.characters(blacklist_categories=("Cs",)), max_size=200)
short = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)
number = st.none() | st.integers(-5, 10**6) | st.floats(allow_nan=False, allow_infinity=False) | st.just(10**400)


@st.composite
def _extent_in(draw, text):
    start = draw(st.integers(0, len(text)))
    return start, draw(st.integers(start, len(text)))


@st.composite
def _span_in(draw, reports):
    report = draw(st.sampled_from(reports))
    start, end = draw(_extent_in(report.text))
    return Span(report=report.id, start=start, end=end)


@st.composite
def exports(draw) -> Export:
    """Return exports of any text, any spans inside it, any records over them."""
    reports = []
    for n in range(draw(st.integers(1, 4))):
        text = draw(any_text)
        extents = draw(st.lists(_extent_in(text), max_size=6))
        reports.append(
            Report(
                id=f"report-{n}", source=draw(short), url=draw(st.none() | short), outlet=draw(st.none() | short),
                title=draw(st.none() | short), published=draw(st.none() | short), text=text, text_sha256="0" * 64,
                furniture=tuple(Furniture(start=s, end=e, kind="advert") for s, e in extents[:1]),
                names=tuple(Name(start=s, end=e, type="PERSON", name_id="name-0") for s, e in extents[1:3]),
                dates=tuple(Date(start=s, end=e, value="2024", type="DATE") for s, e in extents[2:4]),
                quotes=tuple(Quote(start=s, end=e, kind="direct") for s, e in extents[3:5]),
                quantities=tuple(Quantity(start=s, end=e, low=1, high=None) for s, e in extents[4:]),
            )
        )  # fmt: skip
    stories = tuple(draw(_stories(reports, n)) for n in range(draw(st.integers(0, 2))))
    return Export(reports=tuple(reports), stories=stories)


@st.composite
def _stories(draw, reports, n):
    spans = st.lists(_span_in(reports), min_size=1, max_size=3).map(tuple)
    ids = [r.id for r in reports]
    where = st.sampled_from([*ids, "lost-0"])
    origin = st.sampled_from(["origin-0", "origin-1", "somewhere else"])
    edges = []
    for k in range(draw(st.integers(0, 4))):
        child, parent = draw(where), draw(where)
        edges.append(
            Edge(id=f"edge-{n}-{k}", child=child, parent=parent,
                 kind=draw(st.sampled_from(["copy", "rewrite", "translation", "excerpt", "shared-source"])),
                 share=draw(st.floats(0, 1)), evidence=tuple(draw(st.lists(short, max_size=2))),
                 passages=tuple(draw(st.lists(_passage(reports, child, parent), max_size=3))))
        )  # fmt: skip
    readings = st.lists(
        st.builds(
            lambda span, low, high, approximate, said_by, as_of, origin, text: Reading(
                report=span.report, start=span.start, end=span.end, text=text, low=low, high=high,
                approximate=approximate, said_by=said_by, as_of=as_of, origin=origin),
            _span_in(reports), number, number, st.booleans(), st.none() | short, st.none() | short, origin, any_text,
        ), min_size=1, max_size=4).map(tuple)  # fmt: skip
    variants = st.lists(
        st.builds(
            lambda span, kind, origin, text: Variant(
                report=span.report, start=span.start, end=span.end, text=text, kind=kind, origin=origin),
            _span_in(reports), st.sampled_from(["direct", "mixed", "indirect"]), origin, any_text,
        ), min_size=1, max_size=4).map(tuple)  # fmt: skip
    return Story(
        id=f"story-{n}", title=draw(short), reports=tuple(ids),
        counts=Counts(reports=len(ids), outlets=len(ids), origins=2),
        lineage=Lineage(
            edges=tuple(edges), lost=(LostOriginal(id="lost-0", children=tuple(ids[:2])),),
            origins=(Origin(id="origin-0", reports=tuple(ids[:1])), Origin(id="origin-1", reports=tuple(ids[1:]))),
        ),
        names=(StoryName(id="name-0", name=draw(short), type="PERSON", aliases=(draw(short),),
                         role=draw(st.none() | short), mentions=draw(spans)),),
        quotes=tuple(
            Utterance(id=f"quote-{n}-{k}", speaker=draw(st.sampled_from([None, "name-0", "nobody"])),
                      wording=draw(st.sampled_from(["same", "differs", "conflicts"])), origins=1, variants=v)
            for k, v in enumerate(draw(st.lists(variants, max_size=2)))),
        figures=tuple(
            Figure(id=f"figure-{n}-{k}", measure=draw(short), of=draw(st.none() | short), place=None,
                   status=draw(st.sampled_from(["single", "agree", "conflict", "superseded", "different-scope"])),
                   why=draw(short), origins=1,
                   current=draw(st.none() | st.just(Current(low=1, high=None, as_of=None))), readings=r)
            for k, r in enumerate(draw(st.lists(readings, max_size=2)))),
        timeline=(Moment(date=draw(short), precision="day",
                         status=draw(st.sampled_from(["happened", "planned", "cancelled", "unclear"])),
                         what=draw(short), spans=draw(spans)),),
        events=(Event(id=f"event-{n}", type="PROTEST", mode=None, actor=None, recipient=None, date=None, place=None,
                      origins=1, spans=draw(spans)),),
        brief=(BriefSentence(sentence=draw(any_text), spans=draw(spans)),),
    )  # fmt: skip


@st.composite
def _passage(draw, reports, child, parent):
    texts = {r.id: r.text for r in reports}
    c, p = draw(_extent_in(texts.get(child, ""))), draw(_extent_in(texts.get(parent, "")))
    return Passage(child=Extent(start=c[0], end=c[1]), parent=Extent(start=p[0], end=p[1]), sameness=0.9)
