"""Why reports are of one story or of two: the words that they share, the days between them, and what that makes."""

from typing import NamedTuple

from stemma.stories.evidence import told_by
from stemma.stories.part import BITS
from stemma.stories.store import StoryStore

_NEAREST = 3


class Comparison(NamedTuple):
    """A report compared with another: `words` have their parts of the likeness before `days` lessen it."""

    report: str
    story: str
    likeness: float
    days: float
    words: tuple[tuple[str, float], ...]


class Why(NamedTuple):
    """Why a report is in its story.

    `likeness` is its mean likeness to the story's other reports, None where it is alone; `nearest` are the most alike
    there, `outside` the most alike of other stories; `ruled` those with which somebody ruled it to be one story; `text`
    says it in a sentence.
    """

    report: str
    story: str
    likeness: float | None
    nearest: tuple[Comparison, ...]
    outside: tuple[Comparison, ...]
    ruled: tuple[str, ...]
    text: str


def why(store: StoryStore, number: int) -> Why:
    """Return why the report of a number, as `StoryStore.place` gave it, is in its story.

    >>> from stemma.sources import report_of_text
    >>> store = StoryStore()
    >>> one = store.place(report_of_text("The ferry Corrin Star capsized off Port Amsel.", id="1"))
    >>> two = store.place(report_of_text("The Corrin Star capsized; Port Amsel mourns.", id="2"))
    >>> why(store, two.number).nearest[0].report, why(store, two.number).nearest[0].words[0][0]
    ('1', 'amsel')
    """
    book, node = store.book, store.book.node_of(number)
    members = [other for other in book.nodes[book.at[node]] if other != node]
    inside = _compared(store, node, members)
    near = [other for other in sorted({tie >> BITS for tie in store.tied(node)}) if book.at[other] != book.at[node]]
    outside = _compared(store, node, near)
    mean = sum(c.likeness for c in inside) / len(inside) if inside else None
    ruled = tuple(book.ids[book.first[other]] for other in store.ruled.with_(node))
    text = _sentence(mean, inside, outside, len(book.reports_of([node])) - 1)
    return Why(
        book.ids[number], book.story_of(number), mean, tuple(inside[:_NEAREST]), tuple(outside[:_NEAREST]), ruled, text
    )


def _compared(store: StoryStore, node: int, others: list[int]) -> list[Comparison]:
    """Return the comparisons of a sketch with others, the most alike first; the words only of those that are shown."""
    if not others:
        return []
    at = store.rows.numbers(others)
    likeness, days = store.rows.likeness(node, at), store.rows.nearness(node, at)
    order = sorted(range(len(others)), key=lambda i: (-likeness[i], store.digests[others[i]]))
    found = []
    for rank, i in enumerate(order):
        words = told_by(store.rows, [node], [others[i]]) if rank < _NEAREST else ()
        first = store.book.first[others[i]]
        story = store.book.story_of(first)
        found.append(
            Comparison(
                store.book.ids[first], story, round(float(likeness[i]), 4), round(float(days[i]), 4), tuple(words)
            )
        )
    return found


def _sentence(mean: float | None, inside: list[Comparison], outside: list[Comparison], copies: int) -> str:
    said = []
    if copies:
        said.append(f"{copies} more with the same text")
    if mean is None:
        said.append("no other report is alike enough")
    else:
        words = ", ".join(word for word, _ in inside[0].words)
        said.append(f"mean likeness {mean:.2f} to {len(inside)} others; most alike {inside[0].report} by {words}")
    if outside:
        best = outside[0]
        said.append(f"outside, {best.report} comes nearest with {best.likeness:.2f} and was not joined")
    return "; ".join(said)
