"""One report as a page prints it: what is known of it, and its text with every mark."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from stemma.output.page.anchors import Anchors
from stemma.output.page.citing import Source, source
from stemma.output.page.layers import layers
from stemma.output.page.marked_text import marked_text
from stemma.output.phrases import day
from stemma.output.sigla import Sigla, report_name
from stemma.output.visible import one_line
from stemma.records import PublishedBasis, Report, Span

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_BASES: dict[PublishedBasis, str] = {
    "metadata": "",
    "text": "as the text says",
    "story": "inferred from the other reports",
    "unknown": "",
}


class ReportView(NamedTuple):
    """A report to print; `url` only where a browser may safely open it."""

    address: str
    name: str
    origin: Source
    title: str
    byline: str
    version_of: str
    published: str
    basis: str
    language: str
    lang: str  # the same where it is a language tag that a browser understands
    came_from: str
    url: str | None
    text: Markup
    cut: int  # characters of the text that are not printed


def report_view(
    report: Report, names: Sigla, cited: Sequence[Span], brief: Sequence[Span], anchors: Anchors
) -> ReportView:
    """Return the view of a report; `cited` and `brief` are its spans that the account and the brief point to.

    >>> from stemma.output.sigla import Siglum
    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("The mill burned.", id="a", outlet="The Post", published="2024-03-15")
    >>> names = Sigla({"a": "The Post"}, {"o": Siglum("A", 0)}, {"a": "o"})
    >>> view = report_view(report, names, (), (), Anchors([report]))
    >>> view.address, view.name, view.published
    ('r1', 'The Post', 'Fri 15 Mar 2024')
    """
    length = anchors.length[report.id]
    return ReportView(
        address=f"r{anchors.number[report.id]}",
        name=names.reports.get(report.id) or report_name(report),
        origin=source(names.of(report.id)),
        title=one_line(report.title or ""),
        byline=one_line(report.byline or ""),
        version_of=names.reports.get(report.version_of or "", ""),
        published=day(one_line(report.published)) if report.published else "",
        basis=_BASES[report.published_basis],
        language=one_line(report.language or ""),
        lang=report.language if report.language and _LANGUAGE_TAG.fullmatch(report.language) else "",
        came_from=one_line(report.source),
        url=web_address(report.url),
        text=marked_text(report.text[:length], layers(report, cited, brief, anchors)),
        cut=len(report.text) - length,
    )


def web_address(url: str | None) -> str | None:
    """Return an address that is http or https, None for any other.

    >>> web_address("https://news.example/1"), web_address("javascript:alert(1)")
    ('https://news.example/1', None)
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.netloc else None
