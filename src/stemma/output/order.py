"""In which order a reader sees stories, figures and quotes: what is disputed, then what has most origins."""

from collections.abc import Iterable

from stemma.records import Export, Figure, FigureStatus, Story, Utterance

_STATUSES: tuple[FigureStatus, ...] = ("conflict", "different-scope", "superseded", "agree", "single")
_WORDINGS = ("conflicts", "differs", "same")


def stories_in_order(export: Export) -> list[Story]:
    """Return stories by the number of their reports.

    >>> stories_in_order(Export())
    []
    """
    return sorted(export.stories, key=lambda s: (-s.counts.reports, s.id))


def figures_in_order(figures: Iterable[Figure]) -> list[Figure]:
    """Return figures by status, disputed ones first, then by the number of origins and of readings."""
    return sorted(figures, key=lambda f: (_STATUSES.index(f.status), -f.origins, -len(f.readings), f.measure, f.id))


def quotes_in_order(quotes: Iterable[Utterance]) -> list[Utterance]:
    """Return utterances by wording, disputed ones first, then by the number of origins and of variants."""
    return sorted(quotes, key=lambda u: (_WORDINGS.index(u.wording), -u.origins, -len(u.variants), u.id))
