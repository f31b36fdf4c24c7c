"""Why one report is said to have text from another."""

from collections.abc import Iterator

from stemma.output.edge_words import edge_verb
from stemma.output.explaining.explanation import Beside, Explanation, Noun, Point, Section, Words
from stemma.output.explaining.scene import Scene, rule
from stemma.output.phrases import share
from stemma.output.sigla import named
from stemma.records import Edge, Extent, Passage, Report

_LOST = "the reports that share the text are taken to have it from one that nobody handed in"
_MEANS = {
    "copy": "nearly all of the child, nearly word for word",
    "rewrite": "reworded: the passages stand in the same place and say the same in other words",
    "translation": "carried over from another language",
    "excerpt": "a small part of the child, or a small part of the parent, nearly word for word",
    "shared-source": "both have the text, and nothing says that one has it from the other",
}


def of_edge(edge: Edge, here: Scene, what: Noun = "edge") -> Explanation:
    """Return the explanation of an edge: its evidence, kind, direction, share, passages, and what is against it.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Story
    >>> edge = Edge(id="e", child="b", parent="a", kind="excerpt", share=0.9, evidence=("credits it",))
    >>> counts = Counts(reports=2, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a", "b"), counts=counts, lineage=Lineage(edges=(edge,)))
    >>> of_edge(edge, scene(Export(stories=(story,)), story)).says
    'b is an excerpt of a'
    """
    passages = [_beside(passage, edge, here) for passage in edge.passages]
    most = rule("limits")["passages"]
    verb = "shares text with" if what == "shared text" else edge_verb(edge, here.names)
    pieces = [_piece(words, here) for words in edge.evidence]
    undecided = [p for p in pieces if any(words in p.text for words in rule("undecided"))]
    against = [p for p in pieces if p.text.startswith(rule("against"))]
    return Explanation(
        id=edge.id,
        what=what,
        story=here.story.id,
        says=f"{here.called(edge.child)} {verb} {here.called(edge.parent)}",
        sections=(
            Section(head="Evidence", points=tuple(p for p in pieces if p not in undecided and p not in against)),
            Section(head="Kind", points=(Point(name=edge.kind, text=_meaning(edge, here)),)),
            Section(head="Direction", points=(_direction(edge, undecided, here, what),)),
            Section(head="Share", points=tuple(_share(edge, here))),
            Section(head="Against", points=(*map(_bare, against), *_doubts(edge, passages, here)) or _NOTHING),
            Section(head="Passages", passages=tuple(passages[:most]), more=max(0, len(passages) - most)),
        ),
    )


_NOTHING = (Point(name="nothing", text="no evidence was found that speaks against it"),)


def _piece(words: str, here: Scene) -> Point:
    """Return a piece of evidence with its name and why it tells something."""
    text = named(words, here.names)
    known: dict[str, str] = next((row for row in rule("names") if row["has"] in words), {})
    return Point(name=known.get("name", "evidence"), text=text, why=known.get("why"))


def _bare(piece: Point) -> Point:
    return Point(name=piece.name, text=piece.text.removeprefix(rule("against")), why=piece.why)


def _direction(edge: Edge, undecided: list[Point], here: Scene, what: Noun) -> Point:
    child, parent = here.called(edge.child), here.called(edge.parent)
    if what == "shared text":
        return Point(name="none", text="no descent between the two: siblings, or text that both have through a third")
    if edge.child in here.names.lost:
        return Point(name="inferred", text=f"{child} drew on {parent}, since its children share passages with it")
    if edge.parent in here.names.lost:
        since = undecided[0].text if undecided else "none of its children can have the text from another"
        return Point(name="undecided", text=f"{parent} stands for what its children have in common, since {since}")
    if edge.kind == "shared-source" or undecided:
        said = undecided[0].text if undecided else "the evidence does not say which of the two was first"
        return Point(name="undecided", text=f"{said}; that the drawing puts {child} below {parent} means nothing")
    deciding = [p.name for p in (_piece(words, here) for words in edge.evidence) if not _shows_text(p, edge)]
    why = ", ".join(dict.fromkeys(deciding)) or "the weight of the evidence above"
    return Point(name="decided", text=f"{parent} is the parent, {child} the child, by: {why}")


def _meaning(edge: Edge, here: Scene) -> str:
    return _LOST if here.names.lost & {edge.parent, edge.child} else _MEANS[edge.kind]


def _shows_text(piece: Point, edge: Edge) -> bool:
    """Tell whether a piece says that text is shared, and not who was first."""
    shown = ("shared text", "facts retold", "error shared", "same words")
    return piece.name in shown or piece.text.startswith(rule("against"))


def _share(edge: Edge, here: Scene) -> Iterator[Point]:
    yield Point(name="of the child", text=f"{share(edge.share)} of the words of {here.called(edge.child)}")
    parent = here.reports.get(edge.parent)
    if parent is not None and parent.text and edge.passages:
        inside = _length([passage.parent for passage in edge.passages])
        yield Point(
            name="of the parent", text=f"{share(inside / len(parent.text))} of the text of {here.called(edge.parent)}"
        )


def _length(extents: list[Extent]) -> int:
    """Return how many characters lie in extents, those in several once."""
    total = end = 0
    for extent in sorted(extents, key=lambda e: (e.start, e.end)):
        total += max(0, extent.end - max(end, extent.start))
        end = max(end, extent.end)
    return total


def _doubts(edge: Edge, passages: list[Beside], here: Scene) -> Iterator[Point]:
    """Yield what speaks against an edge though it is no evidence: order of time, quotations, little text."""
    child, parent = here.reports.get(edge.child), here.reports.get(edge.parent)
    told = any("published later" in piece for piece in edge.evidence)
    if not told and child and parent and _dated(child) and _dated(parent) and _day(child) < _day(parent):
        said = f"the child is dated {child.published}, before its parent ({parent.published})"
        yield Point(name="time", text=said, why="who publishes earlier cannot have copied, if the dates are true")
    whole = sum(len(p.child.text) for p in passages)
    quoted = sum(p.in_marks * len(p.child.text) for p in passages)
    if whole and quoted > rule("marks")["most"] * whole:
        part = share(quoted / whole)
        yield Point(name="quotation", text=f"{part} of the shared words stand in marks", why=rule("marks")["reason"])
    if edge.share < rule("little")["share"] and edge.child not in here.names.lost:
        yield Point(name="little text", text=f"only {share(edge.share)} of the child", why=rule("little")["reason"])


def _dated(report: Report) -> bool:
    return report.published is not None and report.published_basis in ("metadata", "text")


def _day(report: Report) -> str:
    return (report.published or "")[:10]


def _beside(passage: Passage, edge: Edge, here: Scene) -> Beside:
    child, parent = (
        Words(report=id_, start=at.start, end=at.end, text=here.reports[id_].text[at.start : at.end] if known else "")
        for id_, at in ((edge.child, passage.child), (edge.parent, passage.parent))
        for known in (id_ in here.reports,)
    )
    return Beside(child=child, parent=parent, sameness=passage.sameness, in_marks=_in_marks(child, here))


def _in_marks(words: Words, here: Scene) -> float:
    report = here.reports.get(words.report)
    if report is None or words.end <= words.start:
        return 0.0
    marks = [
        Extent(start=max(at.start, words.start), end=min(at.end, words.end))
        for quote in report.quotes
        for at in quote.quoted
        if at.start < words.end and words.start < at.end
    ]
    return round(_length(marks) / (words.end - words.start), 3)
