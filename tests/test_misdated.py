"""A stated day of publication holds, unless what the report tells contradicts it."""

from msgspec.structs import replace

from stemma.accounts import moments
from stemma.reading import read
from stemma.records import Report
from stemma.sources import report_of_text

CRASH = (
    "A ferry with forty pilgrims on board sank off Kestrin on Sunday, mayor Ada Tull said.",
    "Forty pilgrims drowned off Kestrin on Sunday as their ferry sank in a storm, mayor Ada Tull said.",
    "The ferry sank off Kestrin on Sunday with forty pilgrims on board. Divers will search the wreck on Monday.",
)
DAYS = ("2023-10-08", "2023-10-08", "2023-10-08")


def _day_of_last(*texts: str, stated: str, url: str | None = None, others: tuple[str, ...] = DAYS) -> Report:
    loaded = [
        report_of_text(text, id=f"r{i}", published=day, outlet=f"Outlet {i}")
        for i, (text, day) in enumerate(zip((*CRASH, *texts), (*others, stated), strict=True))
    ]
    loaded[-1] = replace(loaded[-1], url=url)
    return moments.date(list(read(loaded)))[-1]


CRAWLED = (
    "A ferry with forty pilgrims on board has sunk off Kestrin. It sank on Sunday in a storm off Kestrin, mayor Ada "
    "Tull said. Divers will search the wreck of the ferry off Kestrin on Monday."
)


def test_a_page_that_bears_the_day_of_a_crawler_takes_the_day_of_what_it_tells():
    last = _day_of_last(CRAWLED, stated="2023-11-19")
    assert (last.published, last.published_basis) == ("2023-10-08", "story")
    assert [d.value for d in last.dates] == ["2023-10-08", "2023-10-09"]


def test_a_day_that_stands_in_the_address_of_a_page_holds():
    last = _day_of_last(CRAWLED, stated="2023-11-19", url="https://outlet.example/2023/11/19/ferry")
    assert (last.published, last.published_basis) == ("2023-11-19", "metadata")


def test_a_follow_up_with_news_of_its_own_keeps_its_day():
    trial = "The owner of the ferry sunk off Kestrin in October was charged on Sunday. A court will hear him on Monday."
    last = _day_of_last(trial, stated="2023-11-19")
    assert (last.published, last.published_basis) == ("2023-11-19", "metadata")


def test_one_thing_that_comes_again_on_the_same_weekday_overrules_no_day():
    again = "A ferry with forty pilgrims on board sank off Kestrin on Sunday, mayor Ada Tull said."
    assert _day_of_last(again, stated="2023-11-19").published == "2023-11-19"


def _moved(*texts: str, second: str = "T12:15:00") -> list[tuple[str | None, str]]:
    """Return the days of texts that one outlet states to have put out at one time, weeks after the crash."""
    pages = [(f"Outlet {i}", day, text) for i, (day, text) in enumerate(zip(DAYS, CRASH, strict=True))]
    pages += [("The Beacon", "2023-11-21" + second, text) for text in texts]
    loaded = [report_of_text(text, id=f"r{i}", published=day, outlet=of) for i, (of, day, text) in enumerate(pages)]
    return [(r.published, r.published_basis) for r in moments.date(list(read(loaded)))][len(CRASH) :]


def test_pages_that_came_out_in_one_second_have_been_moved_and_one_thing_told_overrules_their_day():
    again = "A ferry with forty pilgrims on board sank off Kestrin on Sunday, mayor Ada Tull said."
    news = "The owner of a ferry that sank off Kestrin hid its faults for years, three captains told the paper."
    assert _moved(again) == [("2023-11-21T12:15:00", "metadata")]
    assert _moved(again, news) == [("2023-10-08", "story"), (None, "unknown")]
    assert _moved(again, news, second="T00:00:00")[1] == ("2023-11-21T00:00:00", "metadata")


def test_a_report_tells_nothing_as_past_that_its_day_puts_ahead():
    last = _day_of_last("In November this year a ferry burned. Now another has sunk off Kestrin.", stated="2024-02-03")
    assert last.published_basis == "metadata"  # November 2023 is past in no October either
    last = _day_of_last("In May this year a ferry burned. Now another has sunk off Kestrin.", stated="2024-02-03")
    assert (last.published, last.published_basis) == ("2023-10-08", "story")
    assert last.dates[0].value == "2023-05"


def test_a_report_whose_posts_are_all_of_the_event_is_of_its_days():
    posts = (
        "Forty pilgrims have drowned off Kestrin.\n\nDivers are under way. — Kestrin Coastguard (@coastkestrin) "
        "October 8, 2023\n\nAda Tull received a warning a year ago."
    )
    last = _day_of_last(posts, stated="2024-11-30")
    assert (last.published, last.dates[-1].value) == ("2023-10-08", "2022")
    assert _day_of_last(posts + " Last year it sank.", stated="2024-11-30").published == "2024-11-30"
