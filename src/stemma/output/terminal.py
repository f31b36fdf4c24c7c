"""The account on a terminal: a screen or two for each story."""

from collections.abc import Iterable, Mapping

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from stemma.output.cue_words import telling_cues
from stemma.output.figure_words import current, heading, in_short, not_counted
from stemma.output.gap_words import Gaps
from stemma.output.limits import limit
from stemma.output.moment_words import differences
from stemma.output.order import figures_in_order, quotes_in_order, stories_in_order
from stemma.output.override_words import edited, told
from stemma.output.phrases import bounds, counted, counts, day, share, told_by
from stemma.output.readings import distinct
from stemma.output.sigla import Sigla, of_fact, sigla
from stemma.output.tree_shape import forest
from stemma.output.visible import cut, one_line
from stemma.output.wordings import in_marks, said_by, wording_label, wordings
from stemma.records import Edge, Export, Figure, Report, Span, Story, Utterance
from stemma.words import amid

_EXPLAINED = ("conflict", "different-scope")  # what readings and moments alone do not show
_NARROWEST = 20  # columns; what a terminal says of its width may be nonsense
_WIDEST = 110  # columns; longer lines are hard to read
_ORIGIN_STYLES = ("blue", "dark_orange3", "green", "magenta", "yellow", "cyan", "bright_black", "purple")
_STATUS_STYLES = {
    "conflict": "bold red",
    "conflicts": "bold red",
    "cancelled": "red",
    "different-scope": "yellow",
    "superseded": "yellow",
    "differs": "yellow",
    "planned": "yellow",
    "agree": "green",
}


def show(export: Export, console: Console | None = None) -> None:
    """Print the account of every story of an export; colours only where the console is a terminal that has them.

    >>> show(Export(), Console(width=60))
    No story was found in 0 reports.
    """
    out = console or Console(highlight=False)
    out.width = max(out.width, _NARROWEST)
    if out.is_terminal:
        _tell(export, out)
        return
    with out.capture() as captured:
        _tell(export, out)
    out.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1]))


def _tell(export: Export, out: Console) -> None:
    stories = stories_in_order(export)
    if not stories:
        out.print(Text(f"No story was found in {counted(len(export.reports), 'report')}."))
    reports = {report.id: report for report in export.reports}
    shown = stories[: limit("terminal_stories")]
    for number, story in enumerate(shown):
        if number:
            out.print()
        _Teller(story, reports, out).tell()
    if len(stories) > len(shown):
        out.print()
        out.print(_quiet(f"… and {counted(len(stories) - len(shown), 'more story')} (all of them: -o account.json)"))
    if export.overrides:
        out.print()
        out.print(Text("Left out by hand", style="bold"))
        for override in export.overrides:
            out.print(Text(told(override)))


class _Teller:
    def __init__(self, story: Story, reports: Mapping[str, Report], out: Console) -> None:
        self.story = story
        self.reports = {id_: reports[id_] for id_ in story.reports if id_ in reports}
        self.names: Sigla = sigla(story, self.reports)
        self.people = {name.id: one_line(name.name) for name in story.names}
        self.out = out
        self.marked = edited(story)

    def tell(self) -> None:
        self._print(Text(one_line(self.story.title) or "A story without a title", style="bold"))
        self._print(Text(", ".join(counts(self.story.counts))))
        self._brief()
        self._stemma()
        self._figures()
        self._quotes()
        self._timeline()
        self._gaps()
        self._overrides()

    def _print(self, *shown: RenderableType) -> None:
        self.out.print(*shown, width=min(self.out.width, _WIDEST))

    def _head(self, title: str) -> None:
        self._print()
        self._print(Text(title, style="bold underline"))

    def _empty(self, title: str, words: str) -> None:
        self._head(title)
        self._print(_quiet(words))

    def _more(self, count: int, noun: str) -> None:
        if count > 0:
            self._print(_quiet(f"… and {counted(count, f'more {noun}')} (see the page: -o page.html)"))

    def _brief(self) -> None:
        if not self.story.brief:
            return
        self._head("Brief")
        numbers: dict[Span, int] = {}
        lines = Table.grid(padding=(0, 1, 0, 0))
        for sentence in self.story.brief:
            line = Text(one_line(sentence.sentence))
            for span in dict.fromkeys(Span(report=s.report, start=s.start, end=s.end) for s in sentence.spans):
                line.append(f" [{numbers.setdefault(span, len(numbers) + 1)}]", style="dim")
            lines.add_row(Text("•", style="dim"), line)
        self._print(lines)
        places = Text(style="dim")
        for span, number in list(numbers.items())[: limit("terminal_cited")]:
            places.append(f"[{number}] {cut(self._outlet(span.report), 28)} {span.start}–{span.end}  ")
        if len(numbers) > limit("terminal_cited"):
            places.append("…")
        self._print(places)

    def _stemma(self) -> None:
        if not self.story.lineage.edges:
            lone = "There is one report only." if len(self.story.reports) == 1 else "No report took text from another."
            self._empty("Stemma", lone)
            return
        self._head("Stemma")
        found = forest(self.story, self.names, limit("terminal_nodes"))
        further: dict[str, list[Edge]] = {}
        for edge in found.further:
            further.setdefault(edge.child, []).append(edge)
        trees: list[Tree] = []
        for node in found.nodes:
            label = self._origin(self.names.of(node.text).letter, self.names.of(node.text).number)
            lost = node.text not in self.reports
            label.append(" " + self._outlet(node.text), style="italic dim" if lost else "")
            if node.edge is not None:
                label.append(f"  {node.edge.kind}, {share(node.edge.share)}  {one_line(node.edge.id)}", style="dim")
            for edge in further.get(node.text, ()):
                also = f"  also from {self._outlet(edge.parent)}: {edge.kind}, {share(edge.share)}  {one_line(edge.id)}"
                label.append(also, style="dim")
            trees.append(Tree(label, guide_style="dim") if node.parent is None else trees[node.parent].add(label))
        for tree, node in zip(trees, found.nodes, strict=True):
            if node.parent is None:
                self._print(tree)
        self._more(found.left_out + len(found.alone), "text")

    def _figures(self) -> None:
        if not self.story.figures:
            self._empty("Figures", "No figures were found in these reports.")
            return
        self._head("Figures")
        shown = figures_in_order(self.story.figures)[: limit("terminal_figures")]
        for figure in shown:
            self._figure(figure)
        self._more(len(self.story.figures) - len(shown), "figure")

    def _figure(self, figure: Figure) -> None:
        line = Text(heading(figure) or "a number", style="bold")
        line.append("  ")
        line.append(figure.status, style=_STATUS_STYLES.get(figure.status, ""))
        line.append(f"  {told_by(figure)}", style="dim")
        if now := current(figure):
            line.append(f"  {now}", style="dim")
        self._edited(line, figure.id)
        self._print(line)
        if figure.why and figure.status in _EXPLAINED:
            self._print(Padding(_quiet(in_short(one_line(figure.why))), (0, 0, 0, 2)))
        elif left := not_counted(one_line(figure.why)):
            self._print(Padding(_quiet(left), (0, 0, 0, 2)))
        letters = of_fact((r for group in distinct(figure.readings).values() for r in group), self.names)
        rows = Table.grid(padding=(0, 2, 0, 0))
        rows.add_column(no_wrap=True)
        rows.add_column(min_width=6)
        rows.add_column(ratio=1)
        for group in distinct(figure.readings).values():
            first = group[0]
            said = dict.fromkeys(amid(one_line(self.people.get(r.said_by, r.said_by))) for r in group if r.said_by)
            words = Text(f"“{cut(one_line(first.text), 90)}” {self._outlets(r.report for r in group)}")
            words.append("".join(f", said by {cut(who, 60)}" for who in list(said)[:1]), style="dim")
            if first.as_of:
                words.append(f", as of {day(one_line(first.as_of))}", style="dim")
            label = Text("  ") + self._origin(*letters[first.origin])
            rows.add_row(label, Text(bounds(first.low, first.high, first.approximate)), words)
        self._print(rows)

    def _quotes(self) -> None:
        if not self.story.quotes:
            self._empty("Quotes", "No quotes were found in these reports.")
            return
        self._head("Quotes")
        shown = quotes_in_order(self.story.quotes)[: limit("terminal_quotes")]
        for utterance in shown:
            self._utterance(utterance)
        self._more(len(self.story.quotes) - len(shown), "quote")

    def _utterance(self, utterance: Utterance) -> None:
        line = Text(self.people.get(utterance.speaker or "", "Speaker not named"), style="bold")
        if utterance.wording != "same":
            line.append(f"  {wording_label(utterance)}", style=_STATUS_STYLES.get(utterance.wording, ""))
        line.append(f"  {told_by(utterance)}", style="dim")
        self._edited(line, utterance.id)
        self._print(line)
        said_as = wordings(utterance.variants)
        for text, group in said_as[:3]:
            cue = telling_cues(group, self.reports)
            said = Text(in_marks(cut(text, 280), group[0].kind, cue) + " ")
            if other := said_by(group, utterance.speaker, self.people):
                said.append(f"said by {other}, in ")
            said.append(self._outlets(variant.report for variant in group), style="dim")
            self._print(Padding(said, (0, 0, 0, 2)))
        if len(said_as) > 3:
            self._print(Padding(_quiet(f"… and {counted(len(said_as) - 3, 'more wording')}"), (0, 0, 0, 2)))

    def _timeline(self) -> None:
        if not self.story.timeline:
            self._empty("Timeline", "No dated happenings or plans were found in these reports.")
            return
        self._head("Timeline")
        rows = Table.grid(padding=(0, 2, 0, 0))
        rows.add_column(no_wrap=True)
        rows.add_column(ratio=1)
        for moment in self.story.timeline[: limit("terminal_moments")]:
            what = Text()
            if moment.status != "happened":
                what.append(f"{moment.status}: ", style=_STATUS_STYLES.get(moment.status, "dim"))
            what.append(cut(one_line(moment.what), 200))
            what.append(f"  {self._outlets(span.report for span in moment.spans)}", style="dim")
            if (note := differences(moment, self._outlet)) is not None:
                what.append(f"\n{note}", style=_STATUS_STYLES.get("conflict", "") if moment.disputed else "dim")
            rows.add_row(Text(day(one_line(moment.date))), what)
        self._print(rows)
        self._more(len(self.story.timeline) - limit("terminal_moments"), "row")

    def _gaps(self) -> None:
        """Print how much each report leaves out, with what is told most widely; the page lists it all."""
        if not self.story.missing:
            if len(self.story.reports) > 1:
                self._empty("What is missing", "No report was found to leave out what others tell.")
            return
        self._head("What is missing")
        gaps = Gaps(self.story)
        ranked = sorted(self.story.missing, key=lambda m: -(len(m.figures) + len(m.quotes) + len(m.moments) + m.more))
        for missing in ranked[: limit("terminal_gaps")]:
            items = list(gaps.of(missing))
            line = Text(self._outlet(missing.report), style="bold")
            line.append(f" leaves out {counted(len(items) + missing.more, 'fact')}", style="")
            self._print(line)
            for item in items[:2]:
                self._print(Padding(Text(cut(item.label, 120)), (0, 0, 0, 2)))
        self._more(len(ranked) - limit("terminal_gaps"), "report")

    def _overrides(self) -> None:
        if self.story.overrides:
            self._head("Edited by hand")
            for override in self.story.overrides:
                self._print(Text(told(override)))

    def _edited(self, line: Text, id_: str) -> None:
        if id_ in self.marked:
            line.append("  edited", style="italic")

    def _origin(self, letter: str, number: int) -> Text:
        return Text(letter, style=f"bold {_ORIGIN_STYLES[number % len(_ORIGIN_STYLES)]}" if number >= 0 else "dim")

    def _outlet(self, text: str) -> str:
        return self.names.reports.get(text, one_line(text))

    def _outlets(self, texts: Iterable[str]) -> str:
        known = list(dict.fromkeys(texts))
        shown = [self._outlet(text) for text in known[: limit("terminal_reports")]]
        rest = len(known) - len(shown)
        return ", ".join(shown) + (f" and {counted(rest, 'more report')}" if rest else "")


def _quiet(text: str) -> Text:
    return Text(text, style="dim")
