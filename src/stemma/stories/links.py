"""Sagas: stories that are told apart and belong to one another, linked into chains."""

from stemma.data import lexicon
from stemma.records import StoryLink
from stemma.stories.evidence import likeness_of_groups, middle_day, told_by
from stemma.stories.store import StoryStore


def links(store: StoryStore) -> tuple[StoryLink, ...]:
    """Return for each story the earlier story that it goes on with, and those of the same days that it resembles.

    Two stories are linked when reports of theirs were found to be alike and their mean likeness, days left aside, is
    high enough. A chain follows by taking each story's earlier one again. Links are a function of the reports alone;
    they are in order of the stories' ids.

    >>> from stemma.sources import report_of_text
    >>> store = StoryStore()
    >>> one = "The ferry Corrin Star capsized off Port Amsel on Saturday, killing 14."
    >>> two = ("Nadia Orr was jailed in Halvern for 9 years over the sinking of the Corrin Star, "
    ...     "as judges faulted its owner.")
    >>> for day, text in (("2024-05-01", one), ("2024-11-01", two)):
    ...     placed = store.place(report_of_text(text, published=day))
    >>> [(link.kind, link.days) for link in links(store)]
    [('follow-up', 184)]
    """
    rule = lexicon("stories_grouping")["link"]
    best: dict[str, StoryLink] = {}
    found: list[StoryLink] = []
    for one, two in sorted(_near(store)):
        link = _linked(store, one, two)
        if link.likeness < rule["least"]:
            continue
        if link.kind == "look-alike":
            found.append(link)
            continue
        known = best.get(link.story)
        if known is None or (-link.likeness, link.earlier) < (-known.likeness, known.earlier):
            best[link.story] = link
    return tuple(sorted([*best.values(), *found], key=lambda link: (link.story, link.earlier)))


def _near(store: StoryStore) -> set[tuple[int, int]]:
    """Return the pairs of stories by place that ties connect."""
    at = store.book.at
    return {
        (min(at[node], at[other]), max(at[node], at[other]))
        for node in range(len(at))
        for other in store.index.others(node)
        if at[node] != at[other]
    }


def _linked(store: StoryStore, one: int, two: int) -> StoryLink:
    book, rows = store.book, store.rows
    days = {place: middle_day(rows, book.nodes[place]) for place in (one, two)}
    gap = None if None in days.values() else abs((days[one] or 0) - (days[two] or 0))
    order = sorted((one, two), key=lambda place: (days[place] or 0, book.story_ids[place]))
    earlier, later = book.nodes[order[0]], book.nodes[order[1]]
    words = ", ".join(word for word, _ in told_by(rows, later, earlier))
    follows = gap is not None and gap >= lexicon("stories_grouping")["link"]["follow_up"]
    apart = "of days that are not known" if gap is None else f"{gap} days apart"
    return StoryLink(
        story=book.story_ids[order[1]],
        earlier=book.story_ids[order[0]],
        kind="follow-up" if follows else "look-alike",
        days=gap,
        likeness=round(likeness_of_groups(rows, later, earlier), 4),
        why=f"{apart}; they share: {words}",
    )
