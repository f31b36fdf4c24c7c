"""Dates in a report: where they stand, what they mean, and that the clock has no say in it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.data import lexicon
from stemma.reading import dates
from stemma.reading.dates.calendar_arithmetic import days, holiday
from stemma.reading.dates.expressions import expressions
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.records import Date, Furniture, Report
from stemma.sources import report_of_text

THURSDAY = "2023-10-12"


def _read(text: str, published: str | None = THURSDAY) -> tuple[Report, tuple[Date, ...]]:
    parsed = parse(report_of_text(text, id="r", published=published), bundled())
    return parsed.report, dates.find(parsed)


def _values(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    report, found = _read(text, published)
    return [(report.text[d.start : d.end], d.value) for d in found]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The mill burned down on October 7, 2023.", "October 7, 2023", "2023-10-07"),
        ("The mill burned down on 7 October 2023.", "7 October 2023", "2023-10-07"),
        ("The mill burned down in the late nineteen eighties.", "the late nineteen eighties", "198"),
        ("The mill burned down on Saturday, Oct. 7.", "Saturday, Oct. 7", "2023-10-07"),
        ("The mill burned down on Tuesday.", "Tuesday", "2023-10-10"),
        ("The council will vote on Tuesday.", "Tuesday", "2023-10-17"),
        ("The council is expected to vote on Friday.", "Friday", "2023-10-13"),
        ("He is held in Orl and is due in court Tuesday.", "Tuesday", "2023-10-17"),
        ("The winner goes on to play Orl on Saturday.", "Saturday", "2023-10-14"),
        ("They refuse to say where he was on Monday.", "Monday", "2023-10-09"),
        ("The board voted on Tuesday to mend the pier by March.", "March", "2024-03"),
        ("The mayor declared Friday a day of mourning.", "Friday", "2023-10-13"),
        ("Admission is free on Sunday.", "Sunday", "2023-10-15"),
        ("The divers are to enter the deck on Saturday.", "Saturday", "2023-10-14"),
        ("The mill burned down last night.", "last night", "2023-10-11TNI"),
        ("The mill burned down this morning.", "this morning", "2023-10-12TMO"),
        ("The mill burned down on Tuesday night.", "Tuesday night", "2023-10-10TNI"),
        ("The mill burned down the day before yesterday.", "the day before yesterday", "2023-10-10"),
        ("They met over the weekend.", "the weekend", "2023-W40-WE"),
        ("They met two weeks ago.", "two weeks ago", "2023-W39"),
        ("They met earlier this month.", "earlier this month", "2023-10"),
        ("They met last year.", "last year", "2022"),
        ("They met in late September.", "late September", "2023-09"),
        ("They will meet in March.", "March", "2024-03"),
        ("They met last summer.", "last summer", "2023-SU"),
        ("They met last Christmas Eve.", "last Christmas Eve", "2022-12-24"),
        ("The plant opened in the third quarter of 1984.", "the third quarter of 1984", "1984-Q3"),
        ("It was founded in the late 1970s.", "the late 1970s", "197"),
        ("The train left at 3:40 p.m. on a clear day.", "3:40 p.m.", "2023-10-12T15:40"),
        ("The train left at 2:18 p. m. on a clear day.", "2:18 p. m.", "2023-10-12T14:18"),
        ("By midnight they had brought everybody ashore.", "midnight", "2023-10-11T24:00"),
        ("It is the worst fire in its 75-year history.", "75-year", "P75Y"),
        ("They searched for the past 24 hours.", "the past 24 hours", "PT24H"),
        ("They searched for two and a half hours.", "two and a half hours", "PT2H30M"),
        ("The paper appears every Friday.", "every Friday", "XXXX-WXX-5"),
        ("The ferry sails daily.", "daily", "P1D"),
        ("The mayor is currently abroad.", "currently", "PRESENT_REF"),
        ("The mill burned down on the 7th of October.", "the 7th of October", "2023-10-07"),
        ("The mill burned down on October the 7th.", "October the 7th", "2023-10-07"),
        ("TORVAN, 7 OCT 89 (RADIO TORVAN) -- THE MILL BURNED DOWN.", "7 OCT 89", "1989-10-07"),
        ("THE MINISTER YESTERDAY DENIED IT.", "YESTERDAY", "2023-10-11"),
        ("They left Torvan in '98.", "'98", "1998"),
        ("The fire began at 1730 GMT.", "1730 GMT", "2023-10-12T17:30"),
        ("The fire began at 7.06am local time.", "7.06am local time", "2023-10-12T07:06"),
        ("The fire began at half past nine.", "half past nine", "2023-10-12T09:30"),
        ("The fire began overnight.", "overnight", "2023-10-11TNI"),
        ("It grew by half over the last month.", "the last month", "P1M"),
        ("They waited another 24 hours.", "another 24 hours", "PT24H"),
        ("They waited half an hour.", "Half an hour".lower(), "PT30M"),
        ("They met every other week.", "every other week", "P2W"),
        ("The ferry sails every winter.", "every winter", "XXXX-WI"),
        ("It was popular in the 1970's.", "the 1970's", "197"),
        ("The 2015 New Year's Eve was quiet.", "2015 New Year's Eve", "2015-12-31"),
        ("The crew planned to leave on Saturday.", "Saturday", "2023-10-14"),
        ("The offer had been scheduled to expire on Friday.", "Friday", "2023-10-06"),
        ("As thousands gather on Saturday, medics will stand by.", "Saturday", "2023-10-14"),
        ("The firm spoke of a February launch.", "February", "2024-02"),
        ("The keeper, who saw the blast on 20 August, will not give evidence.", "20 August", "2023-08-20"),
        ("The crash in February will be looked into.", "February", "2023-02"),
        ("The keeper did not want to speak of the fire on Sunday.", "Sunday", "2023-10-08"),
        ("The keeper wants to speak on Sunday.", "Sunday", "2023-10-15"),
        ("Holders pocket a juicy 34% over Friday.", "Friday", "2023-10-06"),
        ("Sales rose in the quarter ended June 30.", "the quarter", "2023-Q2"),
        ("Torvan will one day be an island.", "one day", "FUTURE_REF"),
        ("They settled there 9999 years ago.", "9999 years ago", "PAST_REF"),
    ],
)
def test_a_date_expression_has_its_timex_value(sentence, words, value):
    assert (words, value) in _values(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mrs May said that she may resign.",
        "The workers march to the harbour and the march went on.",
        "We know what we want, and we sat in the sun.",
        "The second man came in second.",
        "Dana Orl, 52 years old, and her 6-month-old son were safe.",
        "Some 2,000 people and 1998 workers fled.",
        "The fall of the tower surprised everyone.",
        "April Jones met the March on the capital.",
        "The mill did not answer an ORL TODAY request for comment.",
        "Ott was named Hero of the Year.",
        "They wrote to pap1976uk at 77:99.",
        "Traders still speak of Bloody Monday with a shudder.",
    ],
)
def test_names_verbs_and_counts_are_no_dates(sentence):
    assert _values(sentence) == []


def test_the_next_day_counts_from_the_day_told_before():
    text = "The mill burned down on October 7. The next day the owner fled."
    assert ("The next day", "2023-10-08") in _values(text)


def test_midnight_ends_the_evening_that_was_told_of_and_not_the_day_of_telling():
    text = "The mill burned on Tuesday evening, he said on Wednesday, when it was cold. By midnight it was gone."
    assert ("midnight", "2023-10-10T24:00") in _values(text)
    text = "He left on Sunday evening. On Tuesday he rowed back across the lake, and by midnight he slept."
    assert ("midnight", "2023-10-10T24:00") in _values(text)


def test_the_30th_is_a_day_of_the_month_told_before():
    text = "They cut the fence on August 28. On the 30th Tull put it up on the 2nd floor."
    assert [v for _, v in _values(text)] == ["2023-08-28", "2023-08-30"]


def test_days_that_share_a_month_and_a_year_are_days_each():
    text = "It rained on Feb. 8 and 25, 2016, and on 14 and 15 May 2016."
    assert [v for _, v in _values(text)] == ["2016-02-08", "2016-02-25", "2016-05-14", "2016-05-15"]


def test_a_number_that_counts_something_is_no_day_of_the_month_before_it():
    assert [v for _, v in _values("On Oct. 8 and 25 people died.")] == ["2023-10-08"]


def test_a_date_may_stand_on_two_lines():
    line = "The old road to the town upon the hill by the long river goes\n"
    text = line * 6 + "by the mill by the river that burned down to the ground on 7\nOctober, and nobody knows why."
    assert _values(text) == [("7\nOctober", "2023-10-07")]


def test_what_followed_years_later_does_not_lie_ahead():
    text = "The tanker sank in the bay. Twenty-one years later the captain went back."
    assert ("Twenty-one years later", "2023") in _values(text)


def test_a_fourth_day_is_the_weekday_beside_it():
    assert ("a fourth day", "2023-10-11") in _values("Shelling went on for a fourth day on Wednesday.")


def test_an_undated_report_keeps_what_nothing_fixes_open():
    report, found = _read("It burned on Wednesday, four days after October 7.", None)
    assert [(d.value, d.basis) for d in found if d.type == "DATE"] == [("XXXX-WXX-3", "open"), ("XXXX-10-07", "open")]
    resolved = dates.resolve(Report(**{**_fields(report), "dates": found}), THURSDAY)
    assert [d.value for d in resolved if d.type == "DATE"] == ["2023-10-11", "2023-10-07"]


def _fields(report: Report) -> dict[str, object]:
    return {name: getattr(report, name) for name in report.__struct_fields__}


def test_a_day_learnt_later_gives_the_values_that_it_would_have_given_at_once():
    text = "He left on Tuesday, will return in May and spoke last night of the year ended June 30."
    report, found = _read(text, None)
    _, at_once = _read(text, THURSDAY)
    later = dates.resolve(Report(**{**_fields(report), "dates": found}), THURSDAY)
    assert [d.value for d in later] == [d.value for d in at_once]


def test_dates_in_furniture_are_not_dates_of_the_report():
    text = "READ ALSO: What happened on Tuesday\nThe mill burned on Monday."
    advert = Furniture(start=0, end=text.index("\n"), kind="related")
    report = Report(id="r", source="r", text=text, text_sha256="", published=THURSDAY, furniture=(advert,))
    assert [text[d.start : d.end] for d in dates.find(parse(report, bundled()))] == ["Monday"]


def test_every_rule_of_the_grammar_finds_its_own_example():
    context = {
        "bare_units": "for {} now",
        "days_before": "in {} before it",
        "hours": "at {}",
        "hours_told_twice": "at {} (1830 GMT)",
        "past_length": "over {} it",
        "one_day": "it will {} be",
        "past_hour": "at {} .",
        "year_ended": "in {} ended June",
        "day_of_told_month": "on {}.",
    }
    for rule in lexicon("dates_rules")["rules"]:
        text = context.get(rule["name"], "in {} .").format(rule["example"])
        found = [(e.rule, text[e.start : e.end]) for e in expressions(text)]
        assert (rule["name"], rule["example"]) in found, (rule["name"], found)


def test_movable_feasts_fall_where_the_calendar_puts_them():
    assert str(holiday("easter", 2024)) == "2024-03-31"
    assert str(holiday("thanksgiving", 2023)) == "2023-11-23"
    assert str(holiday("election day", 1998)) == "1998-11-03"
    assert str(holiday("memorial day", 2023)) == "2023-05-29"


@pytest.mark.parametrize("value", ["P3D", "PAST_REF", "XXXX-WXX-3", "2023-02-30", "2023-W60", "", "T10:00"])
def test_a_value_that_fixes_no_day_covers_none(value):
    assert days(value) is None


@given(st.text(max_size=300), st.dates().map(str))
def test_any_text_is_accepted_and_dates_lie_in_it_in_order(text, published):
    report = Report(id="r", source="r", text=text, text_sha256="", published=published)
    found = dates.find(parse(report, bundled()))
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


_WORDS = sorted({w for rule in lexicon("dates_rules")["rules"] for w in re.findall(r"\S+", rule["example"])})


@given(
    st.lists(st.sampled_from([*_WORDS, "the", "of", "and", "31", "2100", ",", "st", "9999"]), max_size=30), st.dates()
)
def test_any_row_of_date_words_gets_values_without_failing(words, published):
    report = Report(id="r", source="r", text=" ".join(words), text_sha256="", published=str(published))
    found = dates.find(parse(report, bundled()))
    assert all(d.value for d in found)


@pytest.mark.parametrize("piece", ["may ", "1/", "12:", "last of the ", "Friday ", "a few ", "'s ", "1,000,"])
def test_endless_repetition_is_read_to_its_end(piece):
    text = piece * 20_000
    assert isinstance(expressions(text), list)


def test_a_weekday_that_has_begun_elsewhere_is_not_that_of_the_week_before():
    told = "The ministry fired a rocket over Kestrin on Friday."
    assert _values(told, published="2017-09-14T22:20:00")[0][1] == "2017-09-15"
    assert _values(told, published="2017-09-14T09:00:00")[0][1] == "2017-09-08"


def test_yesterdays_weekday_has_not_ended_everywhere():
    told = "On Monday night, the full moon will rise over Kestrin."
    assert _values(told, published="2018-01-02T03:32:00")[0][1] == "2018-01-01TNI"
    assert _values(told, published="2018-01-02T15:00:00")[0][1] == "2018-01-08TNI"


def test_a_weekday_in_the_present_tense_is_not_almost_a_week_old():
    assert _values("The club has a second match on Wednesday.", published="2018-02-06")[0][1] == "2018-02-07"


def test_a_weekday_behind_a_verb_of_saying_dates_what_was_said():
    told = "Two ministers said on Wednesday the port should close until the ferry is found."
    assert _values(told, published="2010-06-03")[0][1] == "2010-06-02"


def test_a_day_without_a_year_goes_on_with_what_is_told_of_a_past_year():
    told = "On May 2, 1998 the mill was sold. On May 9 it burned down, and it was closed on June 3."
    assert [value for _, value in _values(told)] == ["1998-05-02", "1998-05-09", "1998-06-03"]
    recent = "On May 2, 1998 the mill was sold. On October 2 it burned down."
    assert [value for _, value in _values(recent)][1] == "2023-10-02"
    back = "On May 2, 1998 the mill was sold. It was bought today. On May 9 it burned down."
    assert [value for _, value in _values(back)][2] == "2023-05-09"


def test_a_term_told_in_a_past_year_is_not_where_the_account_has_come_to():
    told = "On May 2, 1998 the board gave them until June 9. On May 20 they gave up."
    assert [value for _, value in _values(told)][2] == "1998-05-20"


def test_names_of_papers_and_shows_hold_no_weekday():
    assert not _values("The Sunday Times and the Mail on Sunday told it, and Saturday Night Live did.")
    assert _values("It burned on Sunday. Times are hard.") == [("Sunday", "2023-10-08")]


def test_a_week_is_that_of_the_day_on_which_it_begins_or_ends():
    weeks = _values("It rose in the week beginning May 6 and in the week ending 21 May.")
    assert [value for _, value in weeks] == ["2023-W18", "2023-W20"]
