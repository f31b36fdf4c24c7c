"""Files of outlets and their owners: one JSON object a line, or TOML tables; a file adds to the shipped one."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from stemma import data
from stemma.lineage.addresses import squeezed
from stemma.records import Failure
from stemma.sources.outlets import host_of

_TEXTS = ("outlet", "owner")  # which every row needs
_LISTS = ("names", "domains")
_MAY = (*_TEXTS, *_LISTS, "kind", "note")
_REMEDY = "see docs/owners.md for what a row may say"


class Owned(NamedTuple):
    """An outlet and who owns it, with the other names and the web addresses by which it is known."""

    outlet: str
    owner: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Owners(NamedTuple):
    """Outlets by their squeezed names and by their hosts."""

    by_name: Mapping[str, Owned]
    by_host: Mapping[str, Owned]


@cache
def shipped() -> Owners:
    """Return the outlets and owners that ship with the package (``data/owners.jsonl``).

    >>> shipped().by_host["bbc.co.uk"].owner
    'BBC'
    """
    found, _ = rows(data.path("owners.jsonl").read_text(encoding="utf-8"), "owners.jsonl")
    return _known(found, {}, {})


def owners(content: str, source: str = "owners") -> tuple[Owners, tuple[Failure, ...]]:
    """Return the shipped owners with the rows of a file added, and a failure for each row that is none.

    A row replaces the shipped one of the same outlet, and keeps its names and domains; a name or domain that a row
    claims is taken from whoever had it. A `source` that ends in ``.toml`` has its rows as ``[[outlets]]`` tables.

    >>> found, failures = owners('{"outlet": "The Gazette", "owner": "North Press", "domains": ["gazette.example"]}')
    >>> found.by_name["gazette"].owner, found.by_host["gazette.example"].owner, failures
    ('North Press', 'North Press', ())
    >>> owners('{"outlet": "The Gazette"}')[1][0].problem
    'a row needs "owner"'
    """
    found, failures = rows(content, source)
    return _known(found, shipped().by_name, shipped().by_host), failures


def rows(content: str, source: str) -> tuple[tuple[Owned, ...], tuple[Failure, ...]]:
    """Return the rows of a file, and a failure with its line for each that is none.

    >>> content = '{"outlet": "The Gazette", "owner": "North Press"}\\n{"outlet": 3}'
    >>> found, failures = rows(content, "owners.jsonl")
    >>> found[0].owner, failures[0].source
    ('North Press', 'owners.jsonl, line 2')
    """
    found: list[Owned] = []
    failures: list[Failure] = []
    content = content.removeprefix("\ufeff")
    for line, value in _tables(content) if source.lower().endswith(".toml") else _lines(content):
        try:
            found.append(_owned(value))
        except ValueError as error:
            failures.append(Failure(source=f"{source}, line {line}", problem=str(error), remedy=_REMEDY))
    return tuple(found), tuple(failures)


def _lines(content: str) -> Iterator[tuple[int, Any]]:
    """Yield each JSON line with its number; empty lines and # comments are skipped."""
    for line, text in enumerate(content.splitlines(), start=1):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        try:
            yield line, json.loads(text)
        except (ValueError, RecursionError) as error:
            yield line, ValueError(f"no JSON ({str(error).split(':', maxsplit=1)[0].lower()})")


def _tables(content: str) -> Iterator[tuple[int, Any]]:
    """Yield each ``[[outlets]]`` table of a TOML text with the line on which it begins."""
    try:
        found = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"\(at line (\d+)", str(error))
        line = int(at[1]) if at else content.count("\n") + 1
        yield line, ValueError(f"no TOML ({str(error).split(' (at', maxsplit=1)[0].lower()})")
        return
    tables = found.get("outlets")
    heads = [n for n, text in enumerate(content.splitlines(), start=1) if text.strip().startswith("[[outlets]]")]
    if not isinstance(tables, list) or len(heads) != len(tables):
        yield 1, ValueError("no [[outlets]] tables")
        return
    yield from zip(heads, tables, strict=True)


def _owned(row: Any) -> Owned:
    if isinstance(row, ValueError):
        raise row
    if not isinstance(row, dict):
        raise ValueError("no JSON object")
    for field in _TEXTS:
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise ValueError(f'a row needs "{field}"' if field not in row else f'"{field}" must be a text')
    for field in _LISTS:
        value = row.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise ValueError(f'"{field}" must be a list of texts')
    if unknown := sorted(set(row) - set(_MAY)):
        raise ValueError(f'a row has no field "{unknown[0]}"')
    hosts = [host_of(domain) for domain in row.get("domains", ())]
    if None in hosts:
        raise ValueError(f'"{row["domains"][hosts.index(None)]}" is no domain such as gazette.example')
    return Owned(
        " ".join(row["outlet"].split()),
        " ".join(row["owner"].split()),
        tuple(row.get("names", ())),
        tuple(host for host in hosts if host),
    )


def _known(found: Iterable[Owned], by_name: Mapping[str, Owned], by_host: Mapping[str, Owned]) -> Owners:
    names, hosts = dict(by_name), dict(by_host)
    for row in found:
        before = names.get(name_key(row.outlet))
        if before is not None and name_key(before.outlet) == name_key(row.outlet):
            names.update((key, row) for key, other in by_name.items() if other == before)
            hosts.update((key, row) for key, other in by_host.items() if other == before)
        names.update((name_key(name), row) for name in (row.outlet, *row.names))
        hosts.update((domain, row) for domain in row.domains)
    return Owners(names, hosts)


def name_key(name: str) -> str:
    """Return what spellings of one outlet's name share.

    >>> name_key("The  Halvern Courier") == name_key("Halvern courier")
    True
    """
    return squeezed(name) or " ".join(name.lower().split())
