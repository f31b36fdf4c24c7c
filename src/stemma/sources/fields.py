"""A JSON object of any known tool becomes the fields of a report."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from stemma.data import lexicon
from stemma.sources.outlets import host_of, is_url
from stemma.sources.published import date_in_address, iso_date

LONGEST = 2_000  # characters of a title, a byline, an id; more is not one


def fields_of(row: dict[str, Any]) -> dict[str, str]:
    """Return what a JSON object says of a report: ``text``, ``id``, ``url``, ``outlet``, ``title``, ...

    Fields are found under the names of the lexicon ``sources_fields``; unknown names are ignored.

    >>> fields_of({"maintext": "It burned.", "authors": ["Ida Orr"], "date_publish": "2024-03-01 08:00:00"})
    {'text': 'It burned.', 'byline': 'Ida Orr', 'published': '2024-03-01T08:00:00'}
    """
    found = {field: value for field in _readers() if (value := _first(row, field))}
    if "outlet" not in found and "url" in found and (host := host_of(found["url"])):
        found["outlet"] = host
    if "published" not in found and "url" in found and (day := date_in_address(found["url"])):
        found["published"] = day
    return found


def rows_in(value: Any) -> list[Any]:
    """Return the rows of a JSON document: a list, the list in a known container ("articles"), or the one object.

    >>> rows_in({"articles": [{"text": "a"}, {"text": "b"}]})
    [{'text': 'a'}, {'text': 'b'}]
    """
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not _first(value, "text"):
        for name in lexicon("sources_fields")["containers"]:
            if isinstance(value.get(name), list):
                return value[name]
    return [value]


def _first(row: dict[str, Any], field: str) -> str | None:
    for path in _paths()[field]:
        value = _readers()[field](_at(row, path))
        if value:
            return value
    return None


def _at(value: Any, path: tuple[str, ...]) -> Any:
    """Return what stands at a path; a step that ends in [] goes through every item of a list."""
    for depth, step in enumerate(path):
        if step.endswith("[]"):
            items = value.get(step[:-2]) if isinstance(value, dict) else None
            rest = path[depth + 1 :]
            return [_at(item, rest) for item in items] if isinstance(items, list) else None
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = "\n".join(_strings(value))
    return value if isinstance(value, str) and value.strip() else None


def _strings(value: Any, depth: int = 4) -> Iterator[str]:
    """Yield the strings in lists of lists, as tools keep paragraphs and sections."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth:
        for item in value:
            yield from _strings(item, depth - 1)


def _line(value: Any) -> str | None:
    text = _text(value)
    return " ".join(text.split())[:LONGEST] if text else None


def _identifier(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip()[:LONGEST] or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and is_url(value) else None


def _outlet(value: Any) -> str | None:
    line = _line(value)
    return host_of(line) or line if line else None


def _names(value: Any) -> str | None:
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(line for item in value if (line := _line(item)))) or None
    return None


@cache
def _readers() -> dict[str, Any]:
    return {
        "text": _text, "html": _text, "id": _identifier, "url": _address, "outlet": _outlet,
        "title": _line, "byline": _names, "published": iso_date, "language": _line,
    }  # fmt: skip


@cache
def _paths() -> dict[str, list[tuple[str, ...]]]:
    names = lexicon("sources_fields")
    return {field: [tuple(alias["name"].split(".")) for alias in names[field]] for field in _readers()}
