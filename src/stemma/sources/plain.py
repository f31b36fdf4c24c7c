"""A report from plain text: the text unchanged, its structure as spans."""

import hashlib
import re

from stemma.records import Report
from stemma.sources.languages import language_of
from stemma.sources.layout import Layout, lay_out

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
    text = _clean(text.replace("\r\n", "\n"))
    known = {key: _clean(value) for key, value in metadata.items() if value}
    digest = _sha256(text)
    known.setdefault("id", _content_id(digest, known))
    if "published" in known:
        known.setdefault("published_basis", "metadata")
    layout = lay_out(text, known.get("title"))
    return Report(
        source=_clean(source),
        text=text,
        text_sha256=digest,
        furniture=layout.furniture,
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


def _clean(text: str) -> str:
    """Lone surrogates, which JSON and file names can carry, are no characters and cannot be written out again."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _content_id(digest: str, known: dict[str, str]) -> str:
    """A copy that another outlet published is another report, so what is known of it belongs to its content."""
    stated = [known[key] for key in _IN_THE_ID if key in known]
    return (_sha256("\n".join([digest, *stated])) if stated else digest)[:16]
