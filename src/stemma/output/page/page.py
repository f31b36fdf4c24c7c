"""The account as one self-contained HTML page: no request, no script of a report, readable without JavaScript."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from stemma import data
from stemma.output.limits import limit
from stemma.output.order import stories_in_order
from stemma.output.override_words import told
from stemma.output.page.anchors import Anchors, cited, printed
from stemma.output.page.layers import LAYERS
from stemma.output.page.report_view import ReportView, report_view
from stemma.output.page.shapes import SHAPES
from stemma.output.page.story_view import StoryView, story_view
from stemma.output.phrases import counted
from stemma.output.sigla import sigla
from stemma.output.visible import cut, one_line
from stemma.records import Export, Report, Span, Story


def page(export: Export) -> str:
    """Return an export as one HTML page.

    Everything that comes from a report is escaped; the page's Content-Security-Policy allows its own style sheet and
    its own script, by their hashes, and nothing else.

    >>> page(Export()).startswith("<!doctype html>")
    True
    """
    stories = stories_in_order(export)
    shown = stories[: limit("page_stories")]
    anchors = printed(export, shown)
    reports = {report.id: report for report in export.reports}
    style, script = (data.path("page", name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    return _environment().get_template("page.html").render(
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        listed=[_listed(n, s, n <= len(shown)) for n, s in enumerate(stories[: limit("page_listed")], start=1)],
        stories=list(_told(shown, reports, anchors)),
        all_stories=counted(len(stories), "story"),
        all_reports=counted(len(export.reports), "report"),
        hidden_stories=len(stories) - len(shown),
        left_out_by_hand=[told(override) for override in export.overrides],
        layers=LAYERS,
        shapes=SHAPES,
    )  # fmt: skip


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(data.path("page")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(counted=counted, cut=cut)
    return environment


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _listed(number: int, story: Story, told: bool) -> tuple[str, str | None, str]:
    counts = ", ".join((counted(story.counts.reports, "report"), counted(story.counts.origins, "origin")))
    return one_line(story.title) or "A story without a title", f"s{number}" if told else None, counts


def _told(
    stories: list[Story], reports: dict[str, Report], anchors: Anchors
) -> Iterator[tuple[StoryView, list[ReportView]]]:
    """Yield the view of each story with those of its reports; a report of two stories is printed once."""
    pointed = _by_report(span for story in stories for span in cited(story))
    brief = _by_report(span for story in stories for sentence in story.brief for span in sentence.spans)
    done: set[str] = set()
    for number, story in enumerate(stories, start=1):
        view, names = story_view(number, story, reports, anchors), sigla(story, reports)
        its = [reports[id_] for id_ in view.printed if id_ not in done]
        done.update(view.printed)
        yield view, [report_view(r, names, pointed.get(r.id, ()), brief.get(r.id, ()), anchors) for r in its]


def _by_report(spans: Iterable[Span]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.report, []).append(span)
    return found
