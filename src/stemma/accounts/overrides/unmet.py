"""Decisions of an editor that a run could not apply: each is told, none is dropped in silence."""

import json
from collections.abc import Sequence

from stemma.accounts.overrides.decisions import Order
from stemma.accounts.overrides.people_edits import named
from stemma.records import Export, Failure


def unmet(export: Export, orders: Sequence[Order], idle: Sequence[Order]) -> tuple[Failure, ...]:
    """Return a failure for each decision that no story has the target of, or that another one stands against.

    `orders` are decisions on stories, `idle` those to leave out reports that met none.

    >>> from stemma.accounts.overrides.decisions import left_out
    >>> [failure.problem for failure in unmet(Export(), [], [left_out("The Gazette")])]
    ['no report is from “The Gazette”']
    """
    done = [override for story in export.stories for override in story.overrides]
    applied = {override.id for override in done if override.applied}
    failures = []
    for order in idle:
        words = " ".join(str(v) for k, v in order.fields.items() if k not in ("who", "when", "why"))
        failures.append(_failure(order, f"no report is from “{words}”", "name a report's id, its outlet or its source"))
    for order in orders:
        if order.id in applied:
            continue
        against = next((o.effect for o in done if o.id == order.id and not o.applied), None)
        if against is not None:
            failures.append(_failure(order, against, "keep one of the two lines"))
        elif (name := _one_already(export, order)) is not None:
            failures.append(_failure(order, f"these names are one already, “{name}”", "take the line out"))
        else:
            said = {k: v for k, v in order.fields.items() if k not in ("who", "when", "why")}
            told = json.dumps(said, ensure_ascii=False)
            failures.append(
                _failure(order, f"{order.do} matches nothing: {told}", "look up the words or names in the export")
            )
    return tuple(failures)


def _one_already(export: Export, order: Order) -> str | None:
    """Return what a story calls the one whom all names of a merger mean without it."""
    if order.do != "merge-people":
        return None
    for story in export.stories:
        names = {name.id: name for name in story.names}
        met = [named(names, written) for written in order.fields["names"]]
        if met[0] is not None and all(name is met[0] for name in met):
            return met[0].name
    return None


def _failure(order: Order, problem: str, remedy: str) -> Failure:
    return Failure(
        source=f"overrides, line {order.line}" if order.line else "--without", problem=problem, remedy=remedy
    )
