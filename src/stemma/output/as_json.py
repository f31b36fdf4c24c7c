"""The public JSON of an export."""

import msgspec

from stemma.records import Export


def as_json(export: Export) -> bytes:
    """Return an export as JSON (format ``stemma/1``, UTF-8), indented by one space.

    `msgspec.json.decode(..., type=Export)` gives the export back.

    >>> as_json(Export())[:26]
    b'{\\n "format": "stemma/1",\\n '
    """
    return msgspec.json.format(msgspec.json.encode(export), indent=1) + b"\n"
