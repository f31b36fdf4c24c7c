"""A report from plain text: the text unchanged, its structure as spans."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from stemma.records import Furniture, Report
from stemma.sources.languages import language_of
from stemma.sources.layout import Layout, apart, lay_out

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_IN_THE_ID = ("url", "outlet", "title", "published")


def report_of_text(text: str, *, source: str = "text", **metadata: str | None) -> Report:
    r"""Return a report of a plain text.

    `metadata` are fields of `Report` that are known beforehand: ``id``, ``url``, ``outlet``, ``title``, ``byline``,
    ``published`` (ISO 8601), ``language``. An id that is not given is derived from the content.

    >>> report = report_of_text("Mill burns down\r\n\r\nThe old mill burned down on Friday.", outlet="The Gazette")
    >>> report.outlet, report.text
    ('The Gazette', 'Mill burns down\n\nThe old mill burned down on Friday.')
    """
    return report_with(unified(text), source, metadata)


def unified(text: str) -> str:
    """Return a text with one kind of line break and without half characters; both are what every offset counts on.

    Lone surrogates, which JSON and file names can carry, are no characters and cannot be written out again.

    >>> unified("It burned.\\r\\nIt rained.")
    'It burned.\\nIt rained.'
    """
    return _LONE_SURROGATE.sub("\ufffd", text.replace("\r\n", "\n"))


def report_with(
    text: str, source: str, metadata: Mapping[str, str | None], marks: Sequence[Furniture] = (), start: int = 0
) -> Report:
    """Return a report of a unified text; `marks` are furniture already known, before `start` there is no story.

    >>> report = report_with("Mill burns down\\n\\nThe mill burned down on Friday.", "a.txt", {"outlet": "The Post"})
    >>> report.title, report.outlet
    ('Mill burns down', 'The Post')
    """
    known = {key: unified(value) for key, value in metadata.items() if value}
    digest = _sha256(text)
    known.setdefault("id", _content_id(digest, known))
    if "published" in known:
        known.setdefault("published_basis", "metadata")
    layout = lay_out(text, known.get("title"), start=start)
    return Report(
        source=unified(source),
        text=text,
        text_sha256=digest,
        furniture=tuple(apart([*marks, *layout.furniture])),
        parts=layout.parts,
        **_with_what_is_read(known, text, layout),  # type: ignore[arg-type]
    )


def _with_what_is_read(known: dict[str, str], text: str, layout: Layout) -> dict[str, str]:
    """What the source says of a report goes before what its text says."""
    read = {"title": layout.title, "byline": layout.byline, "outlet": layout.outlet, "published": layout.published}
    if layout.published and "published" not in known:
        read["published_basis"] = "text"
    read["language"] = language_of(text, known.pop("language", None))
    return {key: value for key, value in {**read, **known}.items() if value}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _content_id(digest: str, known: dict[str, str]) -> str:
    """A copy that another outlet published is another report, so what is known of it belongs to its content."""
    stated = [known[key] for key in _IN_THE_ID if key in known]
    return (_sha256("\n".join([digest, *stated])) if stated else digest)[:16]
