"""An editor's file of overrides: one JSON object a line, each a decision that every run applies."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from math import isfinite
from typing import Any, NamedTuple, get_args

from stemma.accounts.moments.known_dates import is_known_date
from stemma.data import lexicon
from stemma.records import Failure, MomentStatus


class Order(NamedTuple):
    """One decision as the editor wrote it: the line of the file, what to do, and the other fields.

    >>> order = Order(3, "rename", {"name": "Ana Tull", "to": "Anna Tull"})
    >>> order.text("to"), order.text("why"), order.id == order._replace(line=4).id
    ('Anna Tull', None, True)
    """

    line: int
    do: str
    fields: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The id of the decision, made of its content."""
        content = json.dumps({"do": self.do, **self.fields}, sort_keys=True, ensure_ascii=False)
        return "override-" + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def text(self, field: str) -> str | None:
        """Return a field that is a text, or None."""
        value = self.fields.get(field)
        return value if isinstance(value, str) else None


def orders(content: str, source: str = "overrides") -> tuple[tuple[Order, ...], tuple[Failure, ...]]:
    """Return the decisions of a file, and a failure for each line that is none; empty lines and # comments are skipped.

    >>> orders('{"do": "rename", "name": "Ana Tull", "to": "Anna Tull"}')[0][0].do
    'rename'
    >>> orders('{"do": "rename"}')[1][0].problem
    '"rename" needs "name"'
    """
    found: list[Order] = []
    failures: list[Failure] = []
    for line, text in enumerate(content.removeprefix("\ufeff").splitlines(), start=1):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        try:
            found.append(_order(line, text))
        except ValueError as error:
            remedy = "see docs/overrides.md for what a line may say"
            failures.append(Failure(source=f"{source}, line {line}", problem=str(error), remedy=remedy))
    return tuple(_once(found)), tuple(failures)


def left_out(words: str) -> Order:
    """Return the decision to leave out what `words` name: a report's id, its outlet, or its source.

    >>> left_out("The Gazette").do
    'leave-out'
    """
    return Order(0, "leave-out", {"any": words})


def _order(line: int, text: str) -> Order:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON ({str(error).split(':', maxsplit=1)[0].lower()})") from None
    if not isinstance(row, dict):
        raise ValueError("no JSON object")
    do = row.pop("do", None)
    forms = _forms()
    if do not in forms:
        raise ValueError(f'"do" is {json.dumps(do, ensure_ascii=False)}: it may be {", ".join(sorted(forms))}')
    form = forms[do]
    known = {*form["needs"], *form["one_of"], *form["may"], "who", "when", "why"}
    for field in form["needs"]:
        if row.get(field) in (None, "", []):
            raise ValueError(f'"{do}" needs "{field}"')
    if form["one_of"] and not any(row.get(field) not in (None, "", []) for field in form["one_of"]):
        raise ValueError(f'"{do}" needs one of {", ".join(json.dumps(f) for f in form["one_of"])}')
    if unknown := sorted(set(row) - known):
        raise ValueError(f'"{do}" has no field "{unknown[0]}"')
    for field, value in row.items():
        _typed(field, value)
    low, high = row.get("low"), row.get("high")
    if low is not None and high is not None and low > high:
        raise ValueError(f'"low" is {low} and "high" is {high}: no number lies between them')
    return Order(line, do, row)


def _typed(field: str, value: Any) -> None:
    """Raise ValueError where a field has not the type that its name asks for."""
    wanted = lexicon("overrides_forms")["types"].get(field, "text")
    right = {
        "text": isinstance(value, str),
        "number": _is_number(value),
        "number or null": value is None or _is_number(value),
        "true or false": isinstance(value, bool),
        "date": isinstance(value, str) and is_known_date(value),
        "status": value in get_args(MomentStatus),
        "list of texts": isinstance(value, list) and all(isinstance(item, str) for item in value),
        "list of places": isinstance(value, list) and bool(value) and all(_is_place(item) for item in value),
    }
    if not right[wanted]:
        raise ValueError(f'"{field}" is no {wanted}')


def _is_number(value: Any) -> bool:
    """Tell whether a value is a number that JSON can say: not NaN, nor what is too large for it."""
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and (isinstance(value, int) or isfinite(value))
    )


def _is_place(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("report"), str):
        return False
    stretch = isinstance(value.get("start"), int) and isinstance(value.get("end"), int)
    return stretch or isinstance(value.get("words"), str)


def _once(found: Sequence[Order]) -> list[Order]:
    """Keep the first of decisions that say the same."""
    return list({order.id: order for order in reversed(found)}.values())[::-1]


@cache
def _forms() -> dict[str, dict[str, Any]]:
    return dict(lexicon("overrides_forms")["forms"])
