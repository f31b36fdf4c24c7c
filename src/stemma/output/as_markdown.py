"""The account as Markdown, with the cited words in footnotes."""

import re
from collections.abc import Iterable, Mapping, Sequence

from stemma.output.cue_words import telling_cues
from stemma.output.edge_words import edge_verb
from stemma.output.figure_words import current, heading
from stemma.output.gap_words import Gap, Gaps
from stemma.output.limits import limit
from stemma.output.moment_words import differences
from stemma.output.name_words import other_names
from stemma.output.order import figures_in_order, quotes_in_order, stories_in_order
from stemma.output.override_words import edited, told
from stemma.output.phrases import bounds, counted, counts, day, share, told_by
from stemma.output.readings import distinct
from stemma.output.sigla import named, of_fact, sigla
from stemma.output.version_words import version
from stemma.output.visible import one_line
from stemma.output.wordings import in_marks, said_by, wording_label, wordings
from stemma.records import Export, Figure, Report, Span, Story, Utterance
from stemma.words import amid

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LIST_ITEM = re.compile(r"^(\d*)([.)=+-])")


def as_markdown(export: Export) -> str:
    """Return the account of every story of an export as Markdown (CommonMark with footnotes).

    What comes from reports is escaped, so that it is shown and never read as Markdown or HTML.

    >>> as_markdown(Export())
    'No story was found in 0 reports.\\n'
    """
    if not export.stories:
        none = f"No story was found in {counted(len(export.reports), 'report')}."
        return "\n\n".join([none, *_left_out(export)]) + "\n"
    reports = {report.id: report for report in export.reports}
    footnotes = _Footnotes(reports)
    tellers = [_Teller(story, reports, footnotes).tell() for story in stories_in_order(export)]
    return "\n\n".join([*tellers, *_left_out(export), footnotes.text()]).rstrip() + "\n"


def _left_out(export: Export) -> list[str]:
    """Return the section of what an editor left out before anything was compared, where there is any."""
    lines = [f"- {escaped(told(override))}" for override in export.overrides]
    return ["\n".join(["## Left out by hand", "", *lines])] if lines else []


def escaped(text: str) -> str:
    """Return text on one line in which Markdown and HTML have no meaning.

    >>> escaped("<b> *14* dead")
    '\\\\<b\\\\> \\\\*14\\\\* dead'
    """
    return _LIST_ITEM.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(text)))


class _Footnotes:
    """Numbers for cited spans; one span has one number in the whole document."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self.reports = reports
        self.numbers: dict[tuple[str, int, int], tuple[int, str]] = {}

    def cite(self, spans: Iterable[Span], outlets: Mapping[str, str]) -> str:
        """Return the marks that cite these spans."""
        marks = []
        for span in spans:
            outlet = outlets.get(span.report, span.report)
            number, _ = self.numbers.setdefault((span.report, span.start, span.end), (len(self.numbers) + 1, outlet))
            marks.append(f"[^{number}]")
        return " ".join(dict.fromkeys(marks))

    def text(self) -> str:
        """Return all footnotes, with the words that each cites."""
        lines = []
        for (report, start, end), (number, outlet) in self.numbers.items():
            known = self.reports.get(report)
            words = escaped(known.text[start:end]) if known else ""
            lines.append(f"[^{number}]: {escaped(outlet)}, characters {start}–{end}: “{words}”")
        return "\n".join(lines)


class _Teller:
    def __init__(self, story: Story, reports: Mapping[str, Report], footnotes: _Footnotes) -> None:
        self.story = story
        self.reports = {id_: reports[id_] for id_ in story.reports if id_ in reports}
        self.names = sigla(story, self.reports)
        self.people = {name.id: name.name for name in story.names}
        self.footnotes = footnotes
        self.marked = edited(story)

    def tell(self) -> str:
        sections = [
            f"# {escaped(self.story.title) or 'A story without a title'}",
            f"**{', '.join(counts(self.story.counts))}**",
            "\n".join(self._origins()),
            self._section("Brief", self._brief(), "No brief could be written.", "\n\n"),
            self._section("Stemma", self._stemma(), "No report was found to have taken text from another."),
            self._section("Figures", self._figures(), "No figures were found in these reports.", "\n\n"),
            self._section("Quotes", self._quotes(), "No quotes were found in these reports.", "\n\n"),
            self._section("Timeline", self._timeline(), "No dated happenings or plans were found in these reports."),
            self._section(
                "What is missing", self._gaps(), "No report was found to leave out what others tell.", "\n\n"
            ),
            self._section("Edited by hand", [f"- {escaped(told(o))}" for o in self.story.overrides], "")
            if self.story.overrides
            else "",
            self._section("People and places", self._names(), "No people, bodies or places were found."),
            self._section("Reports", self._reports(), "No reports."),
        ]
        return "\n\n".join(section for section in sections if section)

    def _section(self, title: str, rows: Sequence[str], empty: str, between: str = "\n") -> str:
        most = limit("markdown_rows")
        shown = list(rows[:most]) or [empty]
        if len(rows) > most:
            shown.append(f"\n… and {len(rows) - most:,} more in the JSON export (`--format json`).")
        return f"## {title}\n\n{between.join(shown)}"

    def _origins(self) -> list[str]:
        rows = []
        for origin in sorted(self.story.lineage.origins, key=lambda o: self.names.origins[o.id].number):
            members = ", ".join(self._outlet(id_) for id_ in origin.reports[: limit("markdown_rows")])
            rows.append(f"- Origin {self.names.origins[origin.id].letter}: {members}")
        return rows

    def _brief(self) -> list[str]:
        return [f"{escaped(line.sentence)} {self._cite(line.spans)}" for line in self.story.brief]

    def _stemma(self) -> list[str]:
        rows = []
        for edge in self.story.lineage.edges:
            evidence = "; ".join(escaped(named(line, self.names)) for line in edge.evidence)
            words = f"- {self._outlet(edge.child)} {edge_verb(edge, self.names)} {self._outlet(edge.parent)}"
            rows.append(f"{words}, {share(edge.share)} of its words" + (f" ({evidence})" if evidence else ""))
            rows[-1] += f" – {escaped(edge.id)}"
        return rows

    def _figures(self) -> list[str]:
        return [self._figure(figure) for figure in figures_in_order(self.story.figures)]

    def _figure(self, figure: Figure) -> str:
        letters = of_fact((r for group in distinct(figure.readings).values() for r in group), self.names)
        latest = f", {now}" if (now := current(figure)) else ""
        lines = [f"### {escaped(heading(figure)) or 'a number'}", ""]
        lines.append(
            f"**{figure.status}**, {told_by(figure)}{escaped(latest)}{self._edited(figure.id)}. {escaped(figure.why)}"
        )
        lines.append("")
        for group in distinct(figure.readings).values():
            first = group[0]
            said = f", said by {escaped(amid(self.people.get(first.said_by, first.said_by)))}" if first.said_by else ""
            moment = f", as of {escaped(day(first.as_of))}" if first.as_of else ""
            outlets = ", ".join(dict.fromkeys(self._outlet(reading.report) for reading in group))
            limits = bounds(first.low, first.high, first.approximate)
            cites = self._cite(group)
            lines.append(f"- {letters[first.origin].letter}: {limits}{said}{moment} – {outlets} {cites}")
        return "\n".join(lines)

    def _quotes(self) -> list[str]:
        return [self._quote(utterance) for utterance in quotes_in_order(self.story.quotes)]

    def _quote(self, utterance: Utterance) -> str:
        speaker = escaped(self.people.get(utterance.speaker or "", "")) or "Speaker not named"
        wording = wording_label(utterance)
        lines = [f"**{speaker}** ({wording}, {told_by(utterance)}{self._edited(utterance.id)})", ""]
        for text, group in wordings(utterance.variants):
            outlets = ", ".join(dict.fromkeys(self._outlet(variant.report) for variant in group))
            other = escaped(said_by(group, utterance.speaker, self.people))
            said = in_marks(escaped(text), group[0].kind, escaped(telling_cues(group, self.reports))) + (
                f", said by {other}" if other else ""
            )
            lines.append(f"- {said} – {outlets} {self._cite(group)}")
        return "\n".join(lines)

    def _timeline(self) -> list[str]:
        rows = []
        for moment in self.story.timeline:
            status = "" if moment.status == "happened" else f"*{moment.status}:* "
            note = differences(moment, lambda id_: self.names.reports.get(id_, id_))
            told = f" – {escaped(note)}" if note is not None else ""
            rows.append(
                f"- **{escaped(day(moment.date))}** {status}{escaped(moment.what)}{told} {self._cite(moment.spans)}"
            )
        return rows

    def _gaps(self) -> list[str]:
        """Return a list for each report that leaves something out, and for each line that has something alone."""
        rows = []
        gaps = Gaps(self.story)
        for missing in self.story.missing:
            rows.append(
                self._gap(f"**{self._outlet(missing.report)}** leaves out:", list(gaps.of(missing)), missing.more)
            )
        for alone in self.story.alone:
            letter = self.names.origins[alone.origin].letter
            rows.append(self._gap(f"**Only origin {letter}** tells:", list(gaps.of(alone)), alone.more))
        return rows

    def _gap(self, head: str, items: Sequence[Gap], more: int) -> str:
        lines = [head, ""]
        for item in items:
            source = " (its source has it)" if item.dropped else ""
            lines.append(f"- {escaped(item.label)}{source} {self._cite([item.span])}")
        if more:
            lines.append(f"- … and {counted(more, 'more fact')}")
        return "\n".join(lines)

    def _names(self) -> list[str]:
        rows = []
        for name in sorted(self.story.names, key=lambda n: (n.type, -len(n.mentions), n.name, n.id)):
            role = f", {escaped(name.role)}" if name.role else ""
            odd = ", ".join(f"“{escaped(r.text)}” {self._cite(r.spans)}" for r in name.roles if r.odd)
            role += f" (only one line of reporting has {odd})" if odd else ""
            others = ", ".join(f"“{escaped(alias)}”" for alias in other_names(name))
            also = f"; also {others}" if others else ""
            mentions = counted(len(name.mentions), "mention")
            rows.append(
                f"- **{escaped(name.name)}**{role} ({escaped(name.type)}, {mentions}{self._edited(name.id)}){also}"
            )
        return rows

    def _reports(self) -> list[str]:
        rows = []
        for report in self.reports.values():
            published = day(report.published) if report.published else None
            facts = (report.title, published, report.url or report.source, version(report.id, self.story))
            rows.append(f"- {self._outlet(report.id)}: " + "; ".join(escaped(fact) for fact in facts if fact))
        return rows

    def _edited(self, id_: str) -> str:
        return ", *edited by hand*" if id_ in self.marked else ""

    def _outlet(self, text: str) -> str:
        return escaped(self.names.reports.get(text, text))

    def _cite(self, spans: Iterable[Span]) -> str:
        return self.footnotes.cite(spans, self.names.reports)
