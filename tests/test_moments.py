"""Reports date each other, and what they tell of one moment becomes one row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.accounts import moments
from stemma.reading import read
from stemma.records import Moment, Report
from stemma.sources import report_of_text

CAPTION = (
    "Rescuers stand at the harbour, Kestrin, October 7, 2023.\n\nThe attack on Kestrin harbour killed nine people."
)
SATURDAY = (
    "Guards of Wesmark attacked Kestrin harbour on Saturday. On Tuesday, mayor Ada Tull said nine people were dead."
)
OCTOBER = "Ada Tull is the first mayor to visit the harbour since the October 7 attack on Kestrin harbour by Wesmark."
THURSDAY = (
    "Mayor Ada Tull on Thursday met the families of those killed in Saturday’s attack on Kestrin harbour by Wesmark."
)


def _reports(*texts: str, published: tuple[str | None, ...] = ()) -> list[Report]:
    days = published or (None,) * len(texts)
    loaded = [report_of_text(t, id=f"r{i}", published=d) for i, (t, d) in enumerate(zip(texts, days, strict=True))]
    return list(read(loaded))


def _days(reports: tuple[Report, ...]) -> list[str | None]:
    return [r.published for r in reports]


def _row(rows: tuple[Moment, ...], words: str) -> Moment:
    found = [row for row in rows if words in row.what]
    assert len(found) == 1, rows
    return found[0]


def test_undated_reports_date_each_other():
    dated = moments.date(_reports(CAPTION, SATURDAY, OCTOBER, THURSDAY))
    values = {r.text[d.start : d.end]: d.value for r in dated for d in r.dates}
    assert values["Saturday"] == "2023-10-07"
    assert values["October 7"] == "2023-10-07"
    assert values["Tuesday"] == "2023-10-10"
    assert values["Thursday"] == "2023-10-12"
    assert all(r.published_basis == "story" for r in dated if r.id in ("r1", "r3"))


def test_without_any_anchor_everything_stays_open():
    dated = moments.date(_reports(SATURDAY, THURSDAY))
    assert _days(dated) == [None, None]
    assert {row.date for row in moments.timeline(dated, {})} == {"XXXX-XX-XX"}


def test_where_the_year_is_told_nowhere_neither_this_year_nor_a_year_counted_back_gets_one():
    first = "KESTRIN, April 9 - The bridge at Kestrin fell into the Orl on Thursday. It is the third fault this year."
    second = "KESTRIN, April 10 - Divers searched the Orl on Friday. Three years ago the bridge at Kestrin was mended."
    values = {r.text[d.start : d.end]: d.value for r in moments.date(_reports(first, second)) for d in r.dates}
    assert values["this year"] == "XXXX"
    assert values["Three years ago"] == "XXXX"


def test_a_day_given_by_the_reader_anchors_what_nothing_else_does():
    dated = moments.date(_reports(SATURDAY), as_of="2023-10-11")
    assert {d.value for r in dated for d in r.dates} >= {"2023-10-07", "2023-10-10"}


def test_a_day_given_by_the_reader_does_not_overrule_the_story():
    dated = moments.date(_reports(CAPTION, SATURDAY, OCTOBER), as_of="2031-01-01")
    assert all(d is None or d.startswith("2023-10") for d in _days(dated))


def test_background_in_another_year_is_no_anchor():
    dated = moments.date(_reports("On April 13, 2012, the town launched a ferry. The ferry sank on Monday."))
    assert _days(dated) == [None]


def test_a_stated_date_anchors_the_undated_reports_around_it():
    dated = moments.date(_reports(SATURDAY, THURSDAY, published=("2023-10-10", None)))
    assert dated[1].published == "2023-10-12"
    assert dated[1].published_basis == "story"


def test_a_false_date_does_not_drag_others_along():
    for false in ("1970-01-01", "2099-05-05"):
        days = ("2023-10-10", "2023-10-11", false, None)
        dated = moments.date(
            _reports(SATURDAY, SATURDAY + " He left.", SATURDAY + " She left.", THURSDAY, published=days)
        )
        assert _days(dated)[:2] == ["2023-10-10", "2023-10-11"]
        assert str(dated[3].published).startswith("2023-10")
        assert {d.value for d in dated[2].dates} >= {"2023-10-07", "2023-10-10"}


def test_of_two_eras_of_equal_support_the_reports_choose_by_what_they_tell():
    old = "A storm sank four boats in Kestrin harbour on Monday, mayor Ben Orl said."
    dated = moments.date(_reports(SATURDAY, THURSDAY, old, published=("2023-10-10", None, "2019-02-06")))
    assert _days(dated) == ["2023-10-10", "2023-10-12", "2019-02-06"]


def test_a_later_report_keeps_its_stated_date_where_nothing_contradicts_it():
    later = "The harbour of Kestrin opened a museum on Monday. Ada Tull cut the ribbon."
    dated = moments.date(
        _reports(SATURDAY, SATURDAY + " He left.", later, published=("2023-10-10",) * 2 + ("2024-02-06",))
    )
    assert dated[2].published == "2024-02-06"


def test_a_report_updated_the_day_after_its_stated_date_means_that_day():
    early = "A ferry sank off Kestrin on Sunday. Investigators said Monday that nine people were missing."
    late = "A ferry sank off Kestrin on Sunday. Divers found nine people on Monday."
    dated = moments.date(_reports(early, late, published=("2017-12-31", "2018-01-01")))
    assert [d.value for d in dated[0].dates] == ["2017-12-31", "2018-01-01"]
    assert {m.status for m in moments.timeline(dated[:1], {})} == {"happened"}


def test_a_happening_of_several_reports_is_one_row_with_a_span_for_each():
    dated = moments.date(_reports(SATURDAY, THURSDAY, published=("2023-10-10", "2023-10-12")))
    rows = moments.timeline(dated, {(r.id, e.id): e.name.lower() for r in dated for e in r.entities})
    attack = [row for row in rows if row.date == "2023-10-07"]
    assert len(attack) == 1
    assert {s.report for s in attack[0].spans} == {"r0", "r1"}


def test_two_happenings_of_one_day_are_two_rows():
    text = "Ada Tull opened the bridge on Tuesday. The brewery in Wesmark burned down on Tuesday."
    rows = moments.timeline(moments.date(_reports(text, published=("2023-10-12",))), {})
    assert [row.date for row in rows] == ["2023-10-10", "2023-10-10"]


def test_a_plan_and_its_happening_are_one_row_that_happened():
    plan, done = "Ada Tull will open the Kestrin bridge on Friday.", "Ada Tull opened the Kestrin bridge on Friday."
    dated = moments.date(_reports(plan, done, published=("2023-10-12", "2023-10-14")))
    rows = moments.timeline(dated, {(r.id, e.id): e.name.lower() for r in dated for e in r.entities})
    assert [(row.date, row.status, len(row.spans)) for row in rows] == [("2023-10-13", "happened", 2)]


def test_what_lies_ahead_is_planned():
    dated = moments.date(_reports("Ada Tull will open the Kestrin bridge on Friday.", published=("2023-10-12",)))
    assert _row(moments.timeline(dated, {}), "bridge").status == "planned"


def test_the_words_of_a_row_stand_in_one_of_its_reports():
    dated = moments.date(_reports(CAPTION, SATURDAY, OCTOBER, THURSDAY))
    texts = [" ".join(r.text.split()) for r in dated]
    rows = moments.timeline(dated, {})
    assert rows
    assert all(any(row.what in text for text in texts) for row in rows)
    assert [row.date for row in rows] == sorted(row.date for row in rows)


def test_the_order_of_the_reports_changes_nothing():
    reports = _reports(CAPTION, SATURDAY, OCTOBER, THURSDAY)
    forward, backward = moments.date(reports), moments.date(reports[::-1])
    assert forward == backward[::-1]
    assert moments.timeline(forward, {}) == moments.timeline(backward, {})


_SENTENCES = [
    *SATURDAY.split(". "),
    OCTOBER,
    THURSDAY,
    "It rained in 2007.",
    "On June 3, 2041 he will come.",
    "The next day he left",
]


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(_SENTENCES), max_size=4), st.none() | st.dates().map(str)), max_size=5)
)
def test_any_story_gets_a_sober_timeline(rows):
    texts = tuple(". ".join(parts) + "." for parts, _ in rows)
    dated = moments.date(_reports(*texts, published=tuple(day for _, day in rows)))
    timeline = moments.timeline(dated, {})
    assert all(row.spans and row.what for row in timeline)
    assert all("X" not in row.date.removeprefix("XXXX-") or row.date == "XXXX-XX-XX" for row in timeline)


def _values(reports: tuple[Report, ...]) -> dict[str, str]:
    return {r.text[d.start : d.end]: d.value for r in reports for d in r.dates}


def test_what_is_called_off_was_still_to_come():
    (dated,) = moments.date(_reports("The match at Kestrin on Saturday has been cancelled.", published=("2023-10-13",)))
    assert dated.dates[0].value == "2023-10-14"
    assert _row(moments.timeline([dated], {}), "match").status == "cancelled"


def test_a_match_called_off_yesterday_stays_yesterday():
    (dated,) = moments.date(_reports("The match on Saturday was cancelled.", published=("2023-10-15",)))
    assert dated.dates[0].value == "2023-10-14"


def test_a_move_does_not_end_before_it_begins():
    text = "Because of the storm the reception was put off from Sunday to Monday at 5 p.m. Mayor Ada Tull agreed."
    values = _values(moments.date(_reports(text, published=("2023-10-15",))))
    assert values["Sunday"] == "2023-10-15"
    assert values["Monday"] == "2023-10-16"


def test_a_line_that_stamps_a_report_with_its_day_dates_it():
    text = "Bell rings in Kestrin\n\n*Kestrin Monthly. Published 14 October 2023*\n\nThe bell fell on Tuesday."
    (dated,) = moments.date(_reports(text))
    assert (dated.published, dated.published_basis) == ("2023-10-14", "text")
    assert _values((dated,))["Tuesday"] == "2023-10-10"


@pytest.mark.parametrize(
    "head",
    [
        "The Kestrin Lantern, letters page, Saturday 14 October 2023",
        "*Analysis by Ada Tull, Harbour Quarterly online, 14 October 2023*",
        "Press release 117, 14.10.2023",
        "*Orl keeps the light and, since May, keeps bees. The Kestrin Lantern, Saturday 14 October 2023. By A. Tull*",
        "RADIO KESTRIN, evening programme, SATURDAY 14 OCTOBER 2023",
    ],
)
def test_a_line_of_names_and_labels_stamps_a_report_with_the_day_in_it(head):
    (dated,) = moments.date(_reports(f"The bell\n\n{head}\n\nThe bell fell on Tuesday."))
    assert dated.published == "2023-10-14"


def test_a_report_that_stamps_itself_with_a_weekday_is_of_such_a_day():
    wire = "KESTRIN, Oct 14 (Meridian) - The bell of the harbour fell on Saturday, mayor Ada Tull said."
    radio = "RADIO KESTRIN, NOON, MONDAY\n\nThe bell of the harbour fell on Saturday. Good morning."
    dated = moments.date(_reports(wire, radio, CAPTION, published=(None, None, "2023-10-16")))
    assert _days(dated)[1] == "2023-10-16"


def test_a_dateline_without_a_year_takes_the_year_of_the_story():
    wire = "KESTRIN, Oct 14 (Meridian) - The bell of the harbour fell on Saturday, mayor Ada Tull said."
    dated = moments.date(_reports(CAPTION, wire, published=("2023-10-08", None)))
    assert _days(dated)[1] == "2023-10-14"


def test_a_full_date_in_a_heading_gives_its_year_where_another_report_names_the_same_day():
    wire = "KESTRIN, Oct 7 (Meridian) - The bell of the harbour fell on Saturday, mayor Ada Tull said."
    page = "# The bell of 7 October 2023, minute by minute\n\n20.10 It has fallen. The mayor is on her way."
    assert _days(moments.date(_reports(wire, page)))[0] == "2023-10-07"


def test_a_dateline_without_a_year_takes_the_year_whose_weekdays_fit_though_another_lies_nearer():
    verdict = "KESTRIN, March 14 (Meridian) - The captain of the bell ferry was convicted on Friday, the court said."
    appeal = "KESTRIN, Nov. 13 (Meridian) - The court of appeal on Thursday freed the captain of the bell ferry."
    dated = moments.date(_reports(verdict, appeal, published=("2025-03-14", None)))
    assert _days(dated)[1] == "2025-11-13"  # a Thursday; 13 November 2024, which lies nearer, was a Wednesday


def test_a_day_that_the_text_tells_of_stamps_nothing():
    (dated,) = moments.date(_reports("The bell of Kestrin was hung on October 14, 1923\n\nThe bell fell on Tuesday."))
    assert dated.published is None


def test_a_story_that_names_no_year_has_a_timeline_with_the_year_left_open():
    wire = "HALVERN, April 9 (Polaris) - A dam burst above Halvern on Thursday.\n\nThe mayor spoke on Thursday."
    later = "HALVERN, April 11 (Polaris) - The mayor of Halvern resigned on Friday."
    dated = moments.date(_reports(wire, later))
    assert _days(dated) == [None, None]
    assert {m.date for m in moments.timeline(dated, {})} >= {"XXXX-04-09", "XXXX-04-10"}
    assert _days(moments.date(_reports(wire, later), as_of="2026-05-01")) == ["2026-04-09", "2026-04-11"]


def test_a_dateline_without_a_year_takes_that_of_a_stamp_among_the_reports():
    wire = "HALVERN, Nov 4 (Polaris) - A dam burst above Halvern on Tuesday."
    notice = "UNITED RELIEF\n\nSituation Report No. 9, 2 December 2025\n\nThe dam above Halvern burst on 4 November."
    assert _days(moments.date(_reports(wire, notice)))[0] == "2025-11-04"


def test_what_is_moved_begins_or_goes_on_stands_at_its_day():
    text = "The trial was moved to June 6. A curfew will apply from Friday. The town has been under siege since May 20."
    rows = moments.timeline(moments.date(_reports(text, published=("2024-05-29",))), {})
    assert {("2024-06-06", "planned"), ("2024-05-31", "planned"), ("2024-05-20", "happened")} <= {
        (m.date, m.status) for m in rows
    }


def test_the_day_before_counts_from_the_day_told_last():
    text = "Police detained the captain on Wednesday. Divers had found the wreck the day before."
    rows = moments.timeline(moments.date(_reports(text, published=("2024-05-30",))), {})
    assert _row(rows, "wreck").date == "2024-05-28"


def test_one_happening_told_in_other_words_is_one_row():
    rows = moments.timeline(
        moments.date(
            _reports(
                "Lawmakers in Arlen voted on Thursday to raise the fare of the Orl ferry to four crowns.",
                "The Arlen assembly on Thursday raised the fare of the Orl ferry to four crowns. The mayor smiled.",
                "The higher fare of the Orl ferry was adopted on Thursday by the assembly of Arlen.",
                published=("2024-03-14", "2024-03-15", "2024-03-15"),
            )
        ),
        {},
    )
    assert len({s.report for s in _row(rows, "fare").spans}) == 3


def test_what_each_report_says_of_a_moment_is_kept():
    rows = moments.timeline(
        moments.date(
            _reports(
                "The new Orl bridge will open on Friday, the port of Kestrin said.",
                "The new Orl bridge opened on Friday in Kestrin.",
                published=("2024-03-13", "2024-03-16"),
            )
        ),
        {},
    )
    row = _row(rows, "opened")
    assert row.status == "happened"
    assert [(r.date, r.status, r.spans[0].report) for r in row.readings] == [
        ("2024-03-15", "happened", "r1"),
        ("2024-03-15", "planned", "r0"),
    ]
    assert not row.disputed


def test_two_reports_that_date_one_moment_differently_show_both_dates():
    rows = moments.timeline(
        moments.date(
            _reports(
                "The ferry Orla sank off Kestrin harbour with nine passengers on March 12, 2024.",
                "The ferry Orla sank off Kestrin harbour with nine passengers on March 13, 2024.",
                published=("2024-03-15", "2024-03-15"),
            )
        ),
        {},
    )
    assert [row.date for row in rows] == ["2024-03-12", "2024-03-13"]
    assert all(row.disputed for row in rows)
    assert all([r.date for r in row.readings] == ["2024-03-12", "2024-03-13"] for row in rows)


def test_what_comes_again_on_another_day_is_no_dispute():
    rows = moments.timeline(
        moments.date(
            _reports(
                "The fire on Mount Orl was 20 percent contained on Tuesday. It was 60 percent contained on Thursday.",
                "The Kestrin police said on Wednesday that nobody was hurt on Mount Orl.",
                "The Kestrin police said on Thursday that nobody was hurt on Mount Orl.",
                published=("2024-03-14", "2024-03-13", "2024-03-14"),
            )
        ),
        {},
    )
    assert not any(row.disputed for row in rows)


def test_today_in_a_comparison_dates_nothing():
    (report,) = _reports(
        "The Heavy will be the most powerful rocket out there today. The mayor left today.", published=("2024-05-10",)
    )
    assert [h.predicate for h in report.happenings] == ["leave"]


def test_a_clause_begins_with_its_whole_subject():
    (report,) = _reports(
        "She confirmed the inquiry into the causes of the accident will begin Monday.", published=("2024-05-10",)
    )
    (happening,) = report.happenings
    assert report.text[happening.clause.start : happening.clause.end].startswith("the inquiry into the causes")


def test_a_verb_whose_past_looks_like_its_present_is_told_as_past():
    (report,) = _reports("Ada Tull, who quit the Orl council on Thursday, spoke.", published=("2024-05-10",))
    assert [d.value for d in report.dates] == ["2024-05-09"]


def test_a_day_that_only_ends_a_term_anchors_no_weekday():
    rows = moments.timeline(
        moments.date(_reports("The cables were cut on Friday. They could be mended by Dec. 25, the owner said.")), {}
    )
    assert all(row.date == "XXXX-XX-XX" for row in rows if "cut" in row.what)


def test_the_day_above_a_text_stays_however_much_later_it_is_than_those_of_the_others():
    weeks_later = "*The Kestrin Weekly, Saturday 18 November 2023. Interview: Tomas Quill*\n\nNobody slept on Saturday."
    dated = moments.date(_reports(SATURDAY, THURSDAY, weeks_later, published=("2023-10-10", "2023-10-12", None)))
    assert (dated[2].published, dated[2].published_basis) == ("2023-11-18", "text")


def test_a_masthead_with_names_before_its_day_dates_the_report():
    for head in (
        "By Amihan Orr, The Kestrin Standard, October 14",
        "**Issued: Saturday 14 October 2023, 12:00. Covers: 3 October, date of the first case, to 11 October.**",
    ):
        dated = moments.date(_reports(SATURDAY, f"{head}\n\nNobody slept.", published=("2023-10-10", None)))
        assert dated[1].published == "2023-10-14"


def test_the_last_such_weekday_is_no_day_of_an_update():
    early = "A bill passed in Kestrin on Saturday. It had its second reading last Sunday."
    late = "A bill passed in Kestrin on Saturday. Crowds came to the square on Sunday."
    dated = moments.date(_reports(early, late, published=("2023-10-07", "2023-10-08")))
    assert dated[0].dates[1].value == "2023-10-01"


def test_what_somebody_called_off_is_mostly_still_ahead():
    text = "The town of Kestrin has called off its parade on Tuesday."
    assert moments.date(_reports(text, published=("2023-10-09",)))[0].dates[0].value == "2023-10-10"


def test_a_copy_without_a_day_was_published_with_its_like():
    spring = "KESTRIN - The driver told the court on Tuesday that 41 crates of eels had gone to the minister's cellar."
    verdict = "KESTRIN - Judge Ada Orr sent the former minister to prison on Friday for eleven years over nine bridges."
    copy = "Judge Ada Orr sent the former minister to prison on Friday for eleven years over nine bridges. Read more."
    texts = (spring, spring + " He wept.", verdict, verdict + " Nobody wept.", copy)
    dated = moments.date(_reports(*texts, published=("2023-03-07", "2023-03-08", "2023-06-09", "2023-06-09", None)))
    assert dated[4].published == "2023-06-09"


def test_a_day_of_history_without_a_year_fixes_no_weekday():
    hurt = "Ada Tull broke her hand on Oct. 19 and missed four races. The captain of Kestrin left on Wednesday."
    rows = moments.timeline(moments.date(_reports(hurt, "Kestrin lost its captain on Wednesday.")), {})
    assert {row.date for row in rows if "captain" in row.what} == {"XXXX-XX-XX"}


def test_a_day_told_with_its_weekday_fixes_the_others():
    stars = "Mayor Ada Tull told the harbour board on Thursday evening (December 11) that she resigns."
    (row,) = moments.timeline(moments.date(_reports(stars, "The pier of Kestrin burnt down on Friday.")), {})[-1:]
    assert (row.date, "pier" in row.what) == ("XXXX-12-12", True)


def test_a_thing_that_is_named_after_a_feast_was_not_on_its_day():
    party = "A man opened the gates of the Kestrin works at the office Christmas party on Friday, police said."
    rows = moments.timeline(moments.date(_reports(party, "He left the office Christmas party early on Friday.")), {})
    assert not [row for row in rows if row.date.endswith("12-25")]


def test_history_anchors_nothing_where_the_reports_tell_of_later_years():
    paper = "On October 10, 1972, Ada Tull told all. In 2005 a magazine named her. In 2007 she wrote a book."
    after = "Ada Tull, who told all on October 10, died on Thursday."
    assert _days(moments.date(_reports(paper, after))) == [None, None]


def test_what_is_off_now_was_to_come():
    (report,) = moments.date(_reports("Saturday’s gala in Orl is cancelled.", published=("2026-11-09",)))
    assert [d.value for d in report.dates] == ["2026-11-14"]


def test_a_report_that_names_a_month_in_the_past_came_out_in_another():
    first = "KESTRIN, March 6, 2026 - Thieves took the cards of Orl on Thursday. Mayor Ada Tull spoke on Friday."
    later = "The board of Orl was fined on Wednesday. Thieves took the cards in March."
    assert _days(moments.date(_reports(first, later)))[1] is None


def test_a_time_of_day_belongs_to_the_part_of_the_day_named_beside_it():
    dated = moments.date(_reports("The alarm was raised at about 6am on Sunday morning.", published=("2023-10-09",)))
    assert _values(dated)["about 6am"] == "2023-10-08T06:00"


def test_a_time_told_as_past_that_lies_hours_ahead_of_the_report_was_on_the_day_before():
    text = "The quake, which struck at 1:53 p.m., was felt in Kestrin."
    dated = moments.date(_reports(text, published=("2023-10-09T02:24:00+00:00",)))
    assert _values(dated)["1:53 p.m."] == "2023-10-08T13:53"


def test_the_first_saturday_of_a_month_is_a_day():
    dated = moments.date(_reports("A mass was said on the first Saturday of July.", published=("2026-07-21",)))
    assert _values(dated)["the first Saturday of July"] == "2026-07-04"


def test_a_weekday_beside_its_date_is_that_date():
    dated = moments.date(_reports("The deadline is March 20, a Friday, Orl said.", published=("2026-03-09",)))
    assert _values(dated)["Friday"] == "2026-03-20"


def test_what_had_not_been_until_a_day_was_on_that_day():
    text = "Tull had not lost a game until Sunday. The bridge is closed until Friday."
    values = _values(moments.date(_reports(text, published=("2026-09-07",))))
    assert (values["Sunday"], values["Friday"]) == ("2026-09-06", "2026-09-11")


def test_a_line_that_says_when_a_page_was_put_out_is_no_row():
    text = "Updated Wednesday, Jan 5 at 5:53 PM\n\nThe mill in Halvern burned down on Tuesday."
    rows = moments.timeline(moments.date(_reports(text, published=("2011-01-05",))), {})
    assert [(m.date, m.what) for m in rows] == [("2011-01-04", "The mill in Halvern burned down on Tuesday")]


def test_the_year_of_a_model_is_no_time():
    text = "Tull was going west in his 2008 Bentley when police saw him. At the end of the day, they let him go."
    assert moments.timeline(moments.date(_reports(text, published=("2011-01-05",))), {}) == ()


def test_what_is_off_or_scheduled_has_not_happened():
    text = "Saturday's game against Halvern is off. Kick-off was late. A concert scheduled for Sunday is sold out."
    rows = moments.timeline(moments.date(_reports(text, published=("2026-01-22",))), {})
    assert _row(rows, "game").status == "cancelled"
    assert _row(rows, "concert").status == "planned"


def test_whoever_would_not_say_kept_silent_on_that_day():
    dated = moments.date(_reports("Police would not say on Tuesday who fired.", published=("2013-03-07",)))
    (row,) = moments.timeline(dated, {})
    assert (row.date, row.status) == ("2013-03-05", "happened")


def test_a_weekday_behind_a_participle_dates_it_and_not_the_verb_after_it():
    text = "The rule finalized Thursday would do away with that requirement."
    (row,) = moments.timeline(moments.date(_reports(text, published=("2013-03-08",))), {})
    assert (row.date, row.status) == ("2013-03-07", "happened")


def test_the_quarters_of_a_match_are_no_parts_of_a_year():
    match = "Luck threw for a touchdown. The Herons lost 30 yards by a fumble.\n\nThey led late in the third quarter."
    sales = "Sales of the mill fell late in the third quarter."
    rows = moments.timeline(moments.date(_reports(match, sales, published=("2012-12-23", "2012-12-23"))), {})
    assert [m.what for m in rows] == ["Sales of the mill fell late in the third quarter"]


def test_two_digits_of_a_year_do_not_lead_beyond_the_report():
    dated = moments.date(_reports("The team won in Kestrin (10/1/61).", published=("2012-12-23",)))
    assert _values(dated)["10/1/61"] == "1961-10-01"


def test_a_text_printed_word_by_word_is_dated_by_its_stamp():
    text = (
        "Woman killed in Kestrin\nWednesday , September 18 , 2013\nAt approximately 7 p . m . on Friday , the woman , "
        "59 , was hit .\nShe died , police said .\nNobody , said Orr , was held .\nIt rained , too ."
    )
    dated = moments.date(_reports(text))
    assert _values(dated)["approximately 7 p . m ."] == "2013-09-13T19:00"


def test_a_month_of_a_year_that_no_report_tells_is_a_row():
    wire = "HALVERN, April 9 (Polaris) - A dam burst above Halvern on Thursday. In January a wall had broken."
    later = "HALVERN, April 11 (Polaris) - The mayor of Halvern resigned on Friday."
    rows = moments.timeline(moments.date(_reports(wire, later)), {})
    assert _row(rows, "wall").date == "XXXX-01"


def test_a_day_that_counts_from_no_day_told_has_no_row():
    alone = "Tull had slipped and hit his head the night before. She left the next day."
    told = "Tull arrived on Friday. She left the next day."
    rows = moments.timeline(moments.date(_reports(alone, told, published=("2017-12-27", "2017-12-27"))), {})
    assert [(m.date, m.spans[0].report) for m in rows] == [("2017-12-22", "r1"), ("2017-12-23", "r1")]
