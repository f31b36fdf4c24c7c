"""The score of an account: how much of what a careful reader found stands in an export, and how much of it is right."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from stemma.bench.gold import located, reports_by_name
from stemma.bench.matching import match, overlap
from stemma.bench.measures import Rates, b_cubed, pairs_together, rates
from stemma.records import Export, Report, Story
from stemma.words import fold

QUOTE_OVERLAP = 0.6  # two quotes are the same words where they share this part of their characters


class Score(NamedTuple):
    """One measured figure: its name, its value from 0 to 1, and the counts behind it."""

    name: str
    value: float
    note: str


class _Case(NamedTuple):
    """An export beside the gold: the reports that both have, and the stories that tell of them."""

    export: Export
    gold: Mapping[str, Any]
    reports: dict[str, Report]
    name_of: dict[str, str]
    stories: list[Story]


def score_account(export: Export, gold: Mapping[str, Any]) -> list[Score]:
    """Score an export against a gold account (the form of ``data/example/gold.json``).

    Returns one `Score` per measure: quotes, speakers, utterances, figures and their bounds, grouping and status,
    lineage, origins, timeline, and statements without evidence (a count, 0 at best).

    >>> empty = {"quotes": [], "figures": [], "figure_topics": {}, "lineage": {}, "timeline": []}
    >>> score_account(Export(), {"reports": {"a.txt": 1}, **empty})[0]
    Score(name='reports found', value=0.0, note='0 of 1')
    """
    index = reports_by_name(export)
    reports = {name: index[name] for name in gold["reports"] if name in index}
    name_of = {report.id: name for name, report in reports.items()}
    stories = [story for story in export.stories if any(r in name_of for r in story.reports)]
    case = _Case(export, gold, reports, name_of, stories)
    known = len(gold["reports"])
    return [
        Score("reports found", len(reports) / max(1, known), f"{len(reports)} of {known}"),
        _largest_share(case),
        *_quote_scores(case),
        *_figure_scores(case),
        *_lineage_scores(case),
        *_timeline_scores(case),
        _bare_statements(case),
    ]


def _largest_share(case: _Case) -> Score:
    largest = max((sum(r in case.name_of for r in s.reports) for s in case.stories), default=0)
    return Score(
        "share in the largest story", largest / max(1, len(case.gold["reports"])), f"{len(case.stories)} stories"
    )


def _quote_scores(case: _Case) -> Iterable[Score]:
    gold = _gold_items(case, "quotes")
    found = [
        (case.name_of[v.report], v.start, v.end, utterance)
        for story in case.stories
        for utterance in story.quotes
        for v in utterance.variants
        if v.report in case.name_of and v.kind != "indirect"
    ]

    def likeness(g: dict[str, Any], f: tuple[str, int, int, Any]) -> float:
        shared = overlap((g["start"], g["end"]), (f[1], f[2])) if g["report"] == f[0] else 0.0
        return shared if shared >= QUOTE_OVERLAP else 0.0

    matched = match(gold, found, likeness)
    yield _f1_score("quotes found", rates(len(matched), len(found), len(gold)))
    labels = {n.id: (n.name, *n.aliases) for story in case.stories for n in story.names}
    right = sum(
        any(_same_name(label, gold[i]["speaker"]) for label in labels.get(found[j][3].speaker or "", ()))
        for i, j in matched
    )
    yield Score("speaker right, of all gold quotes", right / max(1, len(gold)), f"{right} of {len(gold)}")
    groups = {i: g["utterance"] for i, g in enumerate(gold)}
    yield from _grouping(
        "utterances grouped (B3 F1)", "utterance pairs", groups, {i: found[j][3].id for i, j in matched}
    )


def _figure_scores(case: _Case) -> Iterable[Score]:
    gold = _gold_items(case, "figures")
    found = [
        (case.name_of[r.report], r, figure)
        for story in case.stories
        for figure in story.figures
        for r in figure.readings
        if r.report in case.name_of
    ]

    def likeness(g: dict[str, Any], f: tuple[str, Any, Any]) -> float:
        return overlap((g["start"], g["end"]), (f[1].start, f[1].end)) if g["report"] == f[0] else 0.0

    matched = match(gold, found, likeness)
    yield _f1_score("figures found", rates(len(matched), len(found), len(gold)))
    bounds = sum((gold[i]["low"], gold[i]["high"]) == (found[j][1].low, found[j][1].high) for i, j in matched)
    yield Score("figure bounds right, of found", bounds / max(1, len(matched)), f"{bounds} of {len(matched)}")
    groups = {i: g["topic"] for i, g in enumerate(gold)}
    yield from _grouping("figures grouped (B3 F1)", "figure pairs", groups, {i: found[j][2].id for i, j in matched})
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for i, j in matched:
        seen[gold[i]["topic"]][found[j][2].status] += 1
    sizes = Counter(g["topic"] for g in gold)
    judged = [topic for topic in case.gold["figure_topics"] if sizes[topic] > 1]
    right = sum(
        bool(seen[t]) and seen[t].most_common(1)[0][0] == case.gold["figure_topics"][t]["status"] for t in judged
    )
    note = f"{right} of {len(judged)} facts with several readings"
    yield Score("figure status right", right / max(1, len(judged)), note)


def _lineage_scores(case: _Case) -> Iterable[Score]:
    lineage = case.gold["lineage"]
    wanted = {_pair(e["child"], e["parent"]) for e in lineage.get("edges", [])}
    wanted |= {_pair(a, b) for a, b, *_ in lineage.get("siblings", [])}
    allowed = {_pair(a, b) for a, b, *_ in lineage.get("passages", [])} - wanted
    found = _descent_pairs(case) - allowed
    yield _f1_score("lineage pairs", rates(len(found & wanted), len(found), len(wanted)))
    groups = lineage.get("origins") or lineage.get("independent") or []
    gold_origin = {r: i for i, group in enumerate(groups) for r in group if r in case.reports}
    found_origin = {
        case.name_of[r]: (story.id, origin.id)
        for story in case.stories
        for origin in story.lineage.origins
        for r in origin.reports
        if r in case.name_of
    }
    yield _f1_score("origins (B3 F1)", b_cubed(gold_origin, found_origin))


def _descent_pairs(case: _Case) -> set[tuple[str, str]]:
    """Return the pairs of reports that an edge ties directly, or that descend from one lost original."""
    pairs = set()
    for story in case.stories:
        children: dict[str, set[str]] = defaultdict(set)
        for edge in story.lineage.edges:
            if edge.child in case.name_of and edge.parent in case.name_of:
                pairs.add(_pair(case.name_of[edge.child], case.name_of[edge.parent]))
            elif edge.child in case.name_of:
                children[edge.parent].add(case.name_of[edge.child])
        for lost in story.lineage.lost:
            children[lost.id] |= {case.name_of[c] for c in lost.children if c in case.name_of}
        for siblings in children.values():
            pairs |= {_pair(a, b) for a, b in combinations(sorted(siblings), 2)}
    return pairs


def _timeline_scores(case: _Case) -> Iterable[Score]:
    rows = [(moment.date, moment.spans) for story in case.stories for moment in story.timeline]
    found = dated = 0
    for row in case.gold["timeline"]:
        mentions = [located(m, case.reports[m["report"]]) for m in row["mentions"] if m["report"] in case.reports]
        touching = [date for date, spans in rows if any(_touches(case, s, m) for s in spans for m in mentions)]
        found += bool(touching)
        dated += any(date.startswith(row["date"]) or row["date"].startswith(date) for date in touching)
    total = len(case.gold["timeline"])
    yield Score("timeline rows found", found / max(1, total), f"{found} of {total}")
    yield Score("timeline rows with the right date", dated / max(1, total), f"{dated} of {total}")


def _touches(case: _Case, span: Any, mention: dict[str, Any]) -> bool:
    same_report = case.name_of.get(span.report) == mention["report"]
    return same_report and span.start < mention["end"] and mention["start"] < span.end


def _bare_statements(case: _Case) -> Score:
    statements = [
        statement.spans
        for story in case.export.stories
        for statements in (story.timeline, story.events, story.brief)
        for statement in statements
    ]
    bare = sum(not spans for spans in statements)
    return Score("statements without evidence", float(bare), f"of {len(statements)} statements")


def _gold_items(case: _Case, key: str) -> list[dict[str, Any]]:
    return [located(x, case.reports[x["report"]]) for x in case.gold[key] if x["report"] in case.reports]


def _grouping(b3_name: str, pairs_name: str, gold: dict[int, str], found: dict[int, str]) -> Iterable[Score]:
    if gold:
        yield _f1_score(b3_name, b_cubed(gold, found))
        wanted, made = pairs_together(gold), pairs_together(found)
        yield _f1_score(pairs_name, rates(len(wanted & made), len(made), len(wanted)))


def _f1_score(name: str, measured: Rates) -> Score:
    return Score(name, measured.f1, f"precision {measured.precision:.3f}, recall {measured.recall:.3f}")


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


_TITLES = frozenset({"the", "of", "mr", "mrs", "ms", "dr", "sir"})


def _same_name(a: str, b: str) -> bool:
    """Tell whether the words of one name contain the words of the other."""
    first, second = ({*fold(x).replace(".", "").split()} - _TITLES for x in (a, b))
    return bool(first and second and (first <= second or second <= first))
