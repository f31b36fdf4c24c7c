"""Reports that an editor leaves out, before anything is compared."""

from collections.abc import Sequence
from pathlib import PurePath

from stemma.accounts.overrides.decisions import Order
from stemma.records import Override, Report


def without(
    reports: Sequence[Report], orders: Sequence[Order]
) -> tuple[list[Report], tuple[Override, ...], tuple[Order, ...]]:
    """Return the reports that stay, what was left out by which decision, and the decisions that met no report.

    >>> from stemma.accounts.overrides.decisions import left_out
    >>> from stemma.sources import report_of_text
    >>> two = [report_of_text("One.", id="a", outlet="The Gazette"), report_of_text("Two.", id="b")]
    >>> kept, done, idle = without(two, [left_out("the gazette"), left_out("c")])
    >>> [r.id for r in kept], done[0].targets, [order.fields for order in idle]
    (['b'], ('a',), [{'any': 'c'}])
    """
    done, idle = [], []
    gone: set[str] = set()
    for order in orders:
        met = tuple(sorted(report.id for report in reports if _is_meant(order, report)))
        if not met:
            idle.append(order)
            continue
        gone.update(met)
        what = " ".join(str(value) for key, value in order.fields.items() if key not in ("who", "when", "why"))
        done.append(
            Override(
                id=order.id,
                line=order.line,
                do=order.do,
                effect=f"left out: {what}",
                who=order.text("who"),
                when=order.text("when"),
                why=order.text("why"),
                targets=met,
            )
        )
    return [report for report in reports if report.id not in gone], tuple(done), tuple(idle)


def _is_meant(order: Order, report: Report) -> bool:
    anything = order.text("any")
    if anything is not None:
        return _has_id(anything, report) or _has_outlet(anything, report) or _is_from(anything, report)
    checks = (("report", _has_id), ("outlet", _has_outlet), ("source", _is_from))
    given = [(words, meets) for field, meets in checks if (words := order.text(field)) is not None]
    return all(meets(words, report) for words, meets in given)


def _has_id(words: str, report: Report) -> bool:
    return words == report.id


def _has_outlet(words: str, report: Report) -> bool:
    return report.outlet is not None and words.casefold().strip() == report.outlet.casefold().strip()


def _is_from(words: str, report: Report) -> bool:
    """Tell whether a report was read from a file, folder or address: by its path, the end of it, or a folder above."""
    if words in (report.source, report.url):
        return True
    parts, own = PurePath(words).parts, PurePath(report.source).parts
    if not parts:
        return False
    return own[-len(parts) :] == parts or own[: len(parts)] == parts
