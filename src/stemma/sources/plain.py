"""A report from plain text: the text unchanged, its structure as spans."""

import hashlib

from stemma.records import Report


def report_of_text(text: str, *, source: str = "text", **metadata: str | None) -> Report:
    """Return a report of a plain text.

    `metadata` are fields of `Report` that are known beforehand: ``id``, ``url``, ``outlet``, ``title``, ``byline``,
    ``published`` (ISO 8601), ``language``.

    >>> report_of_text("Mill burns down\\n\\nThe old mill burned down on Friday, police said.", outlet="The Gazette").outlet
    'The Gazette'
    """
    text = text.replace("\r\n", "\n")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = {key: value for key, value in metadata.items() if value is not None}
    known.setdefault("id", digest[:16])
    if "published" in known:
        known.setdefault("published_basis", "metadata")
    return Report(source=source, text=text, text_sha256=digest, **known)  # type: ignore[arg-type]
