"""Figures: readings of one fact brought together, and the status that follows from them."""

from figure_texts import AllOne, EachItsOwn
from figure_texts import fact as _fact
from figure_texts import figures as _figures
from figure_texts import report as _report
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stemma.accounts.figures import reconcile
from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.statuses import judge
from stemma.accounts.stated import stated
from stemma.records import Reading


def test_a_rounded_number_and_its_exact_value_agree() -> None:
    figures = _figures(
        "The quake in Torvan killed 1,200 people.", "The quake in Torvan left more than 1,200 people dead."
    )
    assert [f.status for f in figures] == ["agree"]
    assert len(figures[0].readings) == 2


def test_death_toll_dead_and_killed_are_one_fact() -> None:
    figures = _figures(
        "The death toll of the quake in Torvan reached 312.",
        "The quake in Torvan left 312 people dead.",
        "At least 312 people were killed in the Torvan quake.",
    )
    assert len(figures) == 1
    assert figures[0].measure == "killed"


def test_the_dead_and_the_hurt_stay_apart() -> None:
    figures = _figures("The blast killed 12 people and injured 12 others.")
    assert sorted(f.measure for f in figures) == ["injured", "killed"]


def test_a_total_and_a_part_stay_apart() -> None:
    figures = _figures("The crash killed 12 people, including ten Torvanians.", "The Torvan crash killed 12 people.")
    assert _fact(figures, "12 people").status == "agree"
    assert _fact(figures, "ten Torvanians").status == "single"


def test_two_sides_of_a_conflict_stay_apart() -> None:
    figures = _figures(
        "The raid killed more than 1,200 Israelis. The death toll in Gaza has reached nearly 1,200, a ministry said."
    )
    assert len(figures) == 2


def test_a_later_count_supersedes() -> None:
    figures = _figures(
        "The quake in Torvan killed 14 people.",
        "The quake in Torvan killed 22 people.",
        days=["2023-03-04", "2023-03-05"],
    )
    assert [f.status for f in figures] == ["superseded"]
    current = figures[0].current
    assert current is not None
    assert (current.low, current.high, current.as_of) == (22, 22, "2023-03-05")


def test_two_counts_of_one_day_conflict_and_leave_nothing_current() -> None:
    figures = _figures("The quake in Torvan killed 14 people.", "The quake in Torvan killed 22 people.")
    assert [(f.status, f.current) for f in figures] == [("conflict", None)]
    assert "14 people" in figures[0].why and "22 people" in figures[0].why and "The Herald0" in figures[0].why


def test_up_from_replaces_without_any_date() -> None:
    figures = _figures(
        "The death toll of the Torvan quake rose to 22, up from 14.",
        "The Torvan quake killed 14 people.",
        days=[None, None],
    )
    assert [f.status for f in figures] == ["conflict"] or [f.status for f in figures] == ["superseded"]
    assert any(r.low == 14 for r in figures[0].readings)


def test_a_copied_figure_counts_once() -> None:
    text = "The quake in Torvan killed 14 people."
    figures = _figures(text, text, text, origins=AllOne())
    assert [(f.status, f.origins, len(f.readings)) for f in figures] == [("single", 1, 3)]
    assert "3 reports carry it, all from one origin" in figures[0].why


def test_a_caption_repeated_in_a_report_states_its_number_once() -> None:
    line = "The quake in Torvan killed 14 people\n"
    assert len(_figures(line + "Photo of the square\n" + line)[0].readings) == 1


def test_durations_ages_and_dates_are_no_figures() -> None:
    assert _figures("The 35-year-old man waited four days in May 2023 at 9 p.m.") == ()


def test_a_reading_holds_for_the_day_on_which_it_was_said() -> None:
    figures = _figures("Officials said on Thursday that 31 people were missing.", days=["2023-03-04"])
    assert figures[0].readings[0].as_of == "2023-03-02"


def test_a_story_without_numbers_has_no_figures() -> None:
    assert _figures("Nothing of the kind was counted.") == ()


def test_large_numbers_of_the_same_people_are_one_fact_whatever_the_noun() -> None:
    figures = _figures(
        "Hackers took the data of 143 million consumers.", "The breach exposed 143 million people, the firm said."
    )
    assert [f.status for f in figures] == ["agree"]


def test_the_order_of_reports_changes_nothing() -> None:
    texts = {"a": "The quake killed 14 people.", "b": "The quake killed 22 people.", "c": "Some 20 people died."}
    reports = [_report(text, name, "2023-03-04") for name, text in texts.items()]
    turned = reports[::-1]
    assert reconcile(reports, EachItsOwn(), stated(reports, {})) == reconcile(turned, EachItsOwn(), stated(turned, {}))


def test_at_least_fifty_then_at_least_seventy_is_an_update() -> None:
    texts = ("The blast in Torvan killed at least 50 people.", "The blast in Torvan killed at least 70 people.")
    assert [f.status for f in _figures(*texts, days=["2023-03-04", "2023-03-05"])] == ["superseded"]
    assert [f.status for f in _figures(*texts)] == ["agree"]


def test_a_toll_that_grows_fast_is_one_fact() -> None:
    figures = _figures(
        "A strong quake struck Torvan, nine people were killed.",
        "The quake in Torvan killed 37 people.",
        "The death toll of the quake in Torvan reached 61.",
        days=["2023-03-04", "2023-03-05", "2023-03-06"],
    )
    assert [(f.status, len(f.readings)) for f in figures] == [("superseded", 3)]


def test_what_agrees_leaves_the_bounds_of_its_words() -> None:
    current = _figures(
        "The quake in Torvan killed 1,200 people.", "The quake in Torvan left more than 1,200 people dead."
    )[0].current
    assert current is not None
    assert (current.low, current.high) == (1200, 1200)


def test_the_value_before_a_change_has_no_moment_and_stands_first() -> None:
    readings = _figures("The death toll of the Torvan quake rose to 22, up from 14, officials said.")[0].readings
    assert [(r.low, r.as_of) for r in readings] == [(14, None), (22, "2023-03-04")]


def test_the_reason_names_the_file_where_no_outlet_is_known() -> None:
    report = replace(
        _report("The quake in Torvan killed 14 people.", "x", "2023-03-04"), outlet=None, source="reports/quake-1.txt"
    )
    assert "quake-1.txt" in reconcile([report], EachItsOwn(), stated([report], {}))[0].why


def test_a_list_of_other_events_stays_apart() -> None:
    figures = _figures(
        "Here are the worst fires of the coast.\n\nTorvan cinema: 13 dead\n\nA fire killed 13 people at a cinema.\n\n"
        "Amsel mill: 13 dead\n\nA fire killed 13 people at a mill."
    )
    assert [len(f.readings) for f in figures] == [2, 2]


def test_an_old_value_brings_its_readings_to_the_new_one() -> None:
    figures = _figures(
        "Torvan Mills raised its offer to 445 crowns a share from 412 crowns.",
        "Torvan Mills offers 412 crowns a share.",
        days=["2023-03-09", "2023-03-04"],
    )
    assert [(f.status, len(f.readings)) for f in figures] == [("superseded", 3)]


def test_readings_half_a_year_apart_are_of_two_events() -> None:
    figures = _figures(
        "A clash at the Torvan pass killed 16 people.",
        "A clash at the Torvan pass killed at least 30 people.",
        days=["2023-03-04", "2021-04-17"],
    )
    assert len(figures) == 2


def test_dates_that_no_calendar_has_do_no_harm() -> None:
    texts = ("The Torvan quake killed 14 people.", "The Torvan quake killed 22 people.")
    assert _figures(*texts, days=["2023-02-31", "yesterday"])


def test_nobody_hurt_and_two_hurt_are_readings_of_one_count() -> None:
    figures = _figures("No one was injured in the Torvan fire.", "Two people were injured in the Torvan fire.")
    assert [f.status for f in figures] == ["conflict"]


def test_those_aboard_and_those_killed_are_two_facts() -> None:
    figures = _figures(
        "A plane with 12 Danish tourists on board fell into the sea off Torvan.",
        "The crash off Torvan killed 12 Danish tourists.",
    )
    assert [len(f.readings) for f in figures] == [1, 1]


def test_sums_that_two_voices_name_are_two_facts_where_they_lie_far_apart() -> None:
    figures = _figures(
        "Orlo Steel will cut its taxes by $10 billion, the ministry said. Its net loss is $22 billion, said Anna Tull.",
        "Orlo Steel put its net loss at $22 billion. The taxes will be cut by $10 billion.",
    )
    assert sorted(sorted(r.low for r in f.readings) for f in figures) == [[10**10] * 2, [22 * 10**9] * 2]


def test_a_pair_of_doctors_is_no_pair_of_children() -> None:
    figures = _figures("The dead included two doctors and their two children.")
    assert [len(f.readings) for f in figures] == [1, 1]


def test_millions_that_nobody_counted_and_ways_are_no_figures() -> None:
    assert _figures("Millions of people watched. Torvan lies about 230 km (140 miles) west of Amsel.") == ()


def test_a_pair_already_named_is_no_figure() -> None:
    assert _figures("The two men shook hands, and the two of them laughed.") == ()


def test_the_counted_noun_is_the_measure_where_nothing_became_of_it() -> None:
    assert [f.measure for f in _figures("Four grey destroyers lay off Torvan.")] == ["destroyers"]


_BOUND = st.none() | st.integers(-(10**6), 10**6)


@given(
    st.lists(
        st.tuples(
            _BOUND, _BOUND, st.booleans(), st.sampled_from([None, "2023-03-04", "2023-03-05T10:00:00"]), st.booleans()
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_readings_have_a_status_and_a_reason(
    rows: list[tuple[int | None, int | None, bool, str | None, bool]],
) -> None:
    readings = []
    for n, (low, high, approximate, as_of, _) in enumerate(rows):
        if low is not None and high is not None and low > high:
            low, high = high, low  # noqa: PLW2901
        readings.append(
            Reading(
                report=f"r{n}", start=0, end=1, text="x", low=low, high=high, approximate=approximate, said_by=None,
                as_of=as_of, origin=f"o{n % 3}",
            )
        )  # fmt: skip
    verdict = judge([Held(r, r, replaced=row[4]) for r, row in zip(readings, rows, strict=True)], {})
    assert verdict.why.endswith(".")
    assert (
        verdict.current is None
        or verdict.current.low is None
        or verdict.current.high is None
        or (verdict.current.low <= verdict.current.high)
    )
    if verdict.status == "conflict":
        assert verdict.current is None
