"""Which reports tell one story: a whole set at once."""

from collections.abc import Sequence

from stemma.records import Report
from stemma.stories.book import id_of_mark, mark
from stemma.stories.store import StoryStore


def group(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """Return the reports in groups that each tell one story; the order of the input does not matter.

    Reports come sorted by id in each group, groups by their first report; all are placed in a `StoryStore` at once.

    >>> from stemma.sources import report_of_text
    >>> one = report_of_text("The ferry Corrin Star capsized off Port Amsel on Saturday, killing 14 people.", id="1")
    >>> two = report_of_text("Port Amsel mourns: 14 people died when the ferry Corrin Star capsized.", id="2")
    >>> three = report_of_text("Nadia Orr won the Halvern marathon on Sunday in record time.", id="3")
    >>> [[report.id for report in story] for story in group([three, two, one])]
    [['1', '2'], ['3']]
    """
    store = StoryStore()
    holders: dict[int, list[Report]] = {}
    for report, placed in zip(reports, store.place_all(reports), strict=True):
        holders.setdefault(placed.number, []).append(report)
    return tuple(tuple(report for number in story for report in holders[number]) for story in store.members())


def story_id(reports: Sequence[Report]) -> str:
    """Return the id that a story of these reports gets when it begins: from the report of the smallest digest.

    >>> from stemma.sources import report_of_text
    >>> story_id([report_of_text("A text.")])[:6]
    'story-'
    """
    return id_of_mark(min(map(mark, reports), default="-" * 28))
