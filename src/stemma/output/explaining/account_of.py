"""The account that an id stands in, read back from its JSON."""

import msgspec

from stemma.records import Export


class NotAnAccount(ValueError):
    """A file that holds no export of the format ``stemma/1`` with its stories."""


def account_of(content: bytes) -> Export:
    """Return the export that a JSON text holds.

    Raises `NotAnAccount` with one line on what is wrong.

    >>> account_of(b'{"format": "stemma/1"}').stories
    ()
    """
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAnAccount(f"it is no JSON ({error})") from None
    if not isinstance(raw, dict) or not {"reports", "stories", "format"} & set(raw):
        raise NotAnAccount('it has no "reports" and "stories": write it with stemma read -o export.json')
    if raw.get("format", "stemma/1") != "stemma/1":
        raise NotAnAccount(f"its format is {raw['format']}, and this version reads stemma/1")
    try:
        return msgspec.convert(raw, Export)
    except msgspec.ValidationError as error:
        raise NotAnAccount(f"it does not follow stemma/1 ({error})") from None
