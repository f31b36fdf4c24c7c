"""Which reports tell one story: a whole set at once."""

from collections.abc import Sequence

from stemma.records import Report
from stemma.stories.book import id_of_mark, mark
from stemma.stories.selection import selected
from stemma.stories.store import StoryStore


def group(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """Return the reports in groups that each tell one story; the order of the input does not matter.

    Reports come sorted by id in each group, groups by their first report; all are placed in a `StoryStore` at once. In
    a small run those that were left alone are then put to the story whose names they tell (`selection`).

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
    stories = store.members()
    numbers = [number for story in stories for number in story]
    place = {number: at for at, number in enumerate(numbers)}
    of = selected([holders[number][0] for number in numbers], [tuple(map(place.__getitem__, own)) for own in stories])
    told = [sorted((r for at in own for r in holders[numbers[at]]), key=lambda r: (r.id, r.text_sha256)) for own in of]
    return tuple(tuple(own) for own in sorted(told, key=lambda own: (own[0].id, own[0].text_sha256)))


def story_id(reports: Sequence[Report]) -> str:
    """Return the id that a story of these reports gets when it begins: from the report of the smallest digest.

    >>> from stemma.sources import report_of_text
    >>> story_id([report_of_text("A text.")])[:6]
    'story-'
    """
    return id_of_mark(min(map(mark, reports), default="-" * 28))
