"""One story as a page shows it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from stemma.output.edge_words import edge_verb
from stemma.output.gap_words import Gaps
from stemma.output.limits import limit
from stemma.output.moment_words import differences
from stemma.output.name_words import other_names
from stemma.output.override_words import edited, told
from stemma.output.page.anchors import Anchors
from stemma.output.page.citing import Cite, Cites, Citing, Source, source
from stemma.output.page.figure_views import FigureView, figure_views
from stemma.output.page.quote_views import QuoteViews, quote_views
from stemma.output.page.side_by_side import Pair, pairs
from stemma.output.page.stemma_tree import Drawing, stemma_tree
from stemma.output.phrases import counts, day, share
from stemma.output.sigla import named, sigla
from stemma.output.visible import one_line
from stemma.records import Alone, Edge, Missing, MomentStatus, Report, Span, Story

_CALENDAR_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_KINDS = (("PERSON", "People"), ("ORG", "Organisations"), ("PLACE", "Places"))


class OriginView(NamedTuple):
    """An origin and the reports of its line."""

    source: Source
    reports: tuple[tuple[str, str | None], ...]  # name, address
    more: int


class SentenceView(NamedTuple):
    """A sentence of the brief and the numbers of its citations."""

    sentence: str
    cites: tuple[tuple[int, Cite], ...]


class EdgeView(NamedTuple):
    """An edge in words; `id` is what `stemma explain` takes."""

    id: str
    child: tuple[str, str | None]
    parent: tuple[str, str | None]
    kind: str
    verb: str
    share: str
    evidence: tuple[str, ...]


class MomentView(NamedTuple):
    """A row of the timeline; `machine` is the date for machines where it is a calendar date."""

    date: str
    machine: str | None
    status: MomentStatus
    what: str
    cites: Cites
    differs: str | None
    disputed: bool


class RoleView(NamedTuple):
    """A role that only one line of descent states, against the others."""

    text: str
    places: Cites


class NameView(NamedTuple):
    """A person, body or place with the reports that mention it: name, times, first place."""

    name: str
    role: str
    aliases: tuple[str, ...]
    mentions: int
    places: Cites
    odd: tuple[RoleView, ...]
    edited: bool


class GapItem(NamedTuple):
    """A fact that is missing somewhere, with the place where it is told."""

    label: str
    cite: Cite
    dropped: bool


class GapView(NamedTuple):
    """What one report leaves out, or one line of descent has alone."""

    name: str
    source: Source
    items: tuple[GapItem, ...]
    more: int


class StoryView(NamedTuple):
    """Everything that the page says of one story."""

    number: int
    title: str
    counts: tuple[str, ...]
    origins: list[OriginView]
    brief: list[SentenceView]
    notes: list[tuple[int, Cite]]
    drawing: Drawing
    edges: list[EdgeView]
    figures: list[FigureView]
    quotes: QuoteViews
    timeline: list[MomentView]
    missing: list[GapView]
    alone: list[GapView]
    overrides: list[str]
    names: list[tuple[str, list[NameView]]]
    pairs: list[tuple[Pair, str, str]]
    printed: list[str]  # ids of the reports whose text stands on the page
    left_out: dict[str, int]  # how many of each are not shown


def story_view(number: int, story: Story, reports: Mapping[str, Report], anchors: Anchors) -> StoryView:
    """Return the view of a story, the `number`-th of its page.

    >>> from stemma.records import Counts, Lineage
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> story = Story(id="s", title="", reports=(), counts=counts, lineage=Lineage())
    >>> story_view(1, story, {}, Anchors([])).title
    'A story without a title'
    """
    its_reports = {id_: reports[id_] for id_ in story.reports if id_ in reports}
    names = sigla(story, its_reports)
    citing = Citing(names, its_reports, anchors)
    brief, notes = _brief(story, citing)
    beside = list(pairs(story, its_reports))
    printed = [id_ for id_ in its_reports if anchors.report(id_)]
    return StoryView(
        number=number,
        title=one_line(story.title) or "A story without a title",
        counts=counts(story.counts),
        origins=_origins(story, citing),
        brief=brief,
        notes=notes,
        drawing=stemma_tree(story, names, its_reports, anchors),
        edges=[_edge(edge, citing) for edge in story.lineage.edges[: limit("page_edges")]],
        figures=figure_views(story, citing),
        quotes=quote_views(story, citing),
        timeline=[_moment(story, n, citing) for n in range(min(len(story.timeline), limit("page_moments")))],
        missing=[_gap(story, gap, citing) for gap in story.missing[: limit("page_gaps")]],
        alone=[_gap(story, gap, citing) for gap in story.alone[: limit("page_gaps")]],
        overrides=[told(override) for override in story.overrides],
        names=_names(story, citing),
        pairs=[(pair, names.reports[pair.left.id], names.reports[pair.right.id]) for pair in beside],
        printed=printed,
        left_out={
            "edges": max(0, len(story.lineage.edges) - limit("page_edges")),
            "figures": max(0, len(story.figures) - limit("page_figures")),
            "quotes": max(0, len(story.quotes) - limit("page_quotes")),
            "timeline": max(0, len(story.timeline) - limit("page_moments")),
            "names": max(0, len(story.names) - limit("page_names")),
            "gaps": sum(max(0, len(gaps) - limit("page_gaps")) for gaps in (story.missing, story.alone)),
            "reports": len(its_reports) - len(printed),
        },
    )


def _origins(story: Story, citing: Citing) -> list[OriginView]:
    views = []
    for origin in sorted(story.lineage.origins, key=lambda o: citing.names.origins[o.id].number):
        shown = origin.reports[: limit("page_spans") * 2]
        linked = tuple((citing.outlet(id_), citing.anchors.report(id_)) for id_ in shown)
        views.append(OriginView(source(citing.names.origins[origin.id]), linked, len(origin.reports) - len(shown)))
    return views


def _brief(story: Story, citing: Citing) -> tuple[list[SentenceView], list[tuple[int, Cite]]]:
    """Number the cited spans in the order in which the brief cites them."""
    numbers: dict[tuple[str, int, int], int] = {}
    cites: dict[int, Cite] = {}
    sentences = []
    for sentence in story.brief:
        found = []
        for span in dict.fromkeys(Span(report=s.report, start=s.start, end=s.end) for s in sentence.spans):
            number = numbers.setdefault((span.report, span.start, span.end), len(numbers) + 1)
            cites.setdefault(number, citing.cite(span))
            found.append((number, cites[number]))
        sentences.append(SentenceView(one_line(sentence.sentence), tuple(found)))
    return sentences, sorted(cites.items())


def _edge(edge: Edge, citing: Citing) -> EdgeView:
    child, parent = ((citing.outlet(text), citing.anchors.report(text)) for text in (edge.child, edge.parent))
    evidence = tuple(one_line(named(line, citing.names)) for line in edge.evidence)
    verb = edge_verb(edge, citing.names)
    return EdgeView(one_line(edge.id), child, parent, edge.kind, verb, share(edge.share), evidence)


def _moment(story: Story, place: int, citing: Citing) -> MomentView:
    moment = story.timeline[place]
    date = one_line(moment.date)
    machine = date if _CALENDAR_DATE.fullmatch(date) else None
    return MomentView(
        day(date), machine, moment.status, one_line(moment.what), citing.by_report(moment.spans),
        differences(moment, citing.outlet), moment.disputed,
    )  # fmt: skip


def _gap(story: Story, gap: Missing | Alone, citing: Citing) -> GapView:
    items = tuple(GapItem(item.label, citing.cite(item.span), item.dropped) for item in Gaps(story).of(gap))
    if isinstance(gap, Missing):
        return GapView(citing.outlet(gap.report), source(citing.names.of(gap.report)), items, gap.more)
    siglum = citing.names.origins[gap.origin]
    members = next((o.reports for o in story.lineage.origins if o.id == gap.origin), ())
    return GapView(", ".join(citing.outlet(id_) for id_ in members[:3]), source(siglum), items, gap.more)


def _names(story: Story, citing: Citing) -> list[tuple[str, list[NameView]]]:
    """Group names by what they name, the most mentioned first."""
    groups: dict[str, list[NameView]] = {label: [] for _, label in (*_KINDS, ("", "Other names"))}
    labels = dict(_KINDS)
    marked = edited(story)
    ranked = sorted(story.names, key=lambda n: (-len(n.mentions), n.name, n.id))
    for name in ranked[: limit("page_names")]:
        odd = tuple(RoleView(one_line(r.text), citing.by_report(r.spans)) for r in name.roles if r.odd)
        groups[labels.get(name.type, "Other names")].append(
            NameView(one_line(name.name), one_line(name.role or ""), other_names(name), len(name.mentions),
                     citing.by_report(name.mentions), odd, name.id in marked)
        )  # fmt: skip
    return [(label, views) for label, views in groups.items() if views]
