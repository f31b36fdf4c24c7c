"""Which readings are one fact, how its status follows, and that no input makes Stemma invent a figure."""

from collections.abc import Sequence

import pytest
from figure_texts import AllOne, EachItsOwn
from figure_texts import fact as _fact
from figure_texts import figures as _figures
from figure_texts import report as _report
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.accounts.figures import reconcile
from stemma.accounts.figures.facts.apart import excludes
from stemma.accounts.figures.facts.drawn import Drawn, drawn
from stemma.accounts.figures.facts.replaced import disputed
from stemma.accounts.figures.facts.scene import Scene, counts, scene
from stemma.accounts.figures.facts.traits import traits
from stemma.accounts.linkage import merge
from stemma.accounts.stated import stated
from stemma.accounts.stated.is_figure import is_figure
from stemma.data import lexicon
from stemma.records import Figure, Quantity, Report, Span


def _texts(figure: Figure) -> list[str]:
    return [r.text for r in figure.readings]


def test_a_small_count_of_one_thing_is_one_fact_and_a_conflict() -> None:
    figures = _figures(
        "The ferry carried six lifeboats when it left Torvan, the harbour office said.",
        "The ferry carried only two lifeboats when it left Torvan, a former mate said.",
    )
    assert [(f.status, len(f.readings)) for f in figures] == [("conflict", 2)]


def test_two_sources_that_count_one_crowd_differently_are_one_conflict() -> None:
    text = "Police said about 40,000 people had gathered in Torvan, the union spoke of 110,000."
    fact = _fact(_figures(text, text.replace("gathered", "marched")), "110,000")
    assert any("40,000" in said for said in _texts(fact))
    assert fact.status == "conflict"


def test_a_number_that_is_denied_in_favour_of_another_is_one_fact_with_it() -> None:
    figures = _figures(
        "The ship had a crew of 23, the captain said, not 25.", "The ship with a crew of 25 was held in Torvan."
    )
    assert _fact(figures, "23").status == "conflict"


@pytest.mark.parametrize(
    "text",
    [
        "The law would save 2.4 billion marks a year, the ministry in Torvan said. The union expects 1.7 billion.",
        "Police put the crowd in Torvan at 8,000, the organisers at 60,000.",
        "The union in Torvan said 90 percent had joined the strike. The company put the figure at 64 percent.",
        "The mate counted five bodies on deck in Torvan. The navy says four.",
        "The factory in Torvan employs 412 people. The company says 380.",
        "At the gates of the port in Torvan, 900 pickets had gathered by the police's count and 2,500 by his own.",
        "The club in Torvan gave the attendance as 21,300. The federation's figure was 17,800.",
        "The strike will cost up to $4 billion a day, employers in Torvan said. Ilse Orr put it at about $640 million.",
        "The fund in Torvan has a hole that the firm puts at £64m and the trustees, on a darker view, at £91m.",
        "In the morning the state counted 902 patients in Torvan; by the evening it was 784.",
        "Torvan Group expects a profit of £18 million, compared with its earlier forecast of £40 million.",
    ],
)
def test_what_somebody_puts_in_place_of_the_number_before_is_one_fact_with_it(text: str) -> None:
    assert [len(f.readings) for f in _figures(text)] == [2]


def test_what_somebody_puts_otherwise_is_the_part_and_not_the_whole() -> None:
    figures = _figures("The board in Torvan has cut 35 of its 190 jobs, it said. The union puts it at 60.")
    assert sorted(r.low or 0 for r in _fact(figures, "60").readings) == [35, 60]


def test_a_number_of_something_else_does_not_take_up_the_number_before() -> None:
    figures = _figures("Police in Torvan counted 40 cars. They had been waiting for 12 hours, and it felt like thirty.")
    assert [r.low for f in figures for r in f.readings] == [40]


def test_two_bounds_side_by_side_are_two_facts_though_one_value_could_satisfy_both() -> None:
    figures = _figures("The Met Office measured gusts of 148 kph in Torvan and of up to 156 kph in Halvern.")
    assert [len(f.readings) for f in figures] == [1, 1]


def test_the_total_and_its_part_in_one_sentence_are_two_facts() -> None:
    figures = _figures(
        "The fire in Torvan killed 12 people, including 3 children.", "The fire in Torvan killed 12 people."
    )
    assert _texts(_fact(figures, "3 children")) == ["3 children"]


def test_equal_numbers_of_two_nouns_in_one_sentence_are_two_facts() -> None:
    figures = _figures("Two doctors and two nurses from Torvan were among the passengers.")
    assert [len(f.readings) for f in figures] == [1, 1]


def test_a_number_whose_noun_is_left_out_is_a_figure() -> None:
    figures = _figures("Fourteen paintings were stolen in Torvan. Eleven are back in the museum.")
    assert any(r.low == 11 for f in figures for r in f.readings)


@pytest.mark.parametrize("text", ["The doors open at nine.", "He is 47.", "The law raised the age to 67 from 2027."])
def test_an_hour_an_age_or_a_bare_number_is_no_figure(text: str) -> None:
    assert _figures(text) == ()


def test_more_than_a_number_and_nearly_that_number_in_one_report_are_two_facts() -> None:
    figures = _figures(
        "The raid left more than 1,200 Torvanians dead. In Amsel the death toll is nearly 1,200, a ministry said."
    )
    assert [len(f.readings) for f in figures] == [1, 1]


def test_the_toll_of_an_earlier_year_stays_apart() -> None:
    figures = _figures(
        "The quake in Torvan killed 14 people. In 1978 a quake killed 412 people in the valley.",
        "The quake in Torvan killed 16 people. In 1978 a quake killed 412 people in the valley.",
    )
    assert not any({r.low for r in f.readings} > {412} for f in figures)
    assert all({r.low for r in f.readings} == {412} for f in figures if any(r.low == 412 for r in f.readings))


def test_votes_for_and_against_stay_apart() -> None:
    text = "Parliament in Torvan passed the law by 76 votes to 73."
    figures = _figures(text, "The law passed with 76 votes against 73 in Torvan.")
    assert sorted({r.low for r in f.readings} == {76} for f in figures) == [False, True]


def test_a_garbled_copy_makes_no_conflict() -> None:
    class _Copied:
        def label(self, spans: Sequence[Span]) -> tuple[str, ...]:
            return tuple("o" if span.report != "Herald2" else "p" for span in spans)

    figures = _figures(
        "About 340 people were hurt in the Torvan quake.",
        "About 430 people were hurt in the Torvan quake.",
        "The Torvan quake hurt 340 people, the ministry said.",
        origins=_Copied(),
    )
    assert [(f.status, len(f.readings)) for f in figures] == [("agree", 3)]


def test_a_correction_voids_the_number_that_it_withdraws() -> None:
    figures = _figures(
        "Eleven of the paintings stolen in Torvan were found. An earlier version of this article said that 12 of the "
        "paintings stolen in Torvan were found.",
        "12 of the paintings stolen in Torvan were found.",
        "Eleven of the paintings stolen in Torvan were found, police said.",
    )
    assert [(f.status, len(f.readings)) for f in figures] == [("agree", 4)]


def test_two_magnitudes_of_one_quake_conflict_on_whatever_day_they_are_told() -> None:
    figures = _figures(
        "The quake near Torvan had a magnitude of 6.2, the institute said.",
        "The quake near Torvan had a magnitude of 5.9, the survey said.",
        days=["2023-03-04", "2023-03-05"],
    )
    assert [f.status for f in figures] == ["conflict"]


def test_one_unit_and_another_of_one_length_agree() -> None:
    figures = _figures("The tunnel at Torvan is 8 km long.", "The tunnel at Torvan is 5 miles long.")
    assert [(f.status, len(f.readings)) for f in figures] == [("agree", 2)]


def test_copies_of_one_text_are_one_origin_however_many() -> None:
    text = "The quake in Torvan killed 14 people and injured 60."
    figures = _figures(*[text] * 40, origins=AllOne())
    assert [(f.status, f.origins, len(f.readings)) for f in figures] == [("single", 1, 40)] * 2


def test_one_report_alone_gives_single_facts() -> None:
    assert {f.status for f in _figures("The quake in Torvan killed 14 people and injured 60 others.")} == {"single"}


@pytest.mark.parametrize("number", ["9" * 400, "1" + ",000" * 60, "0.000000000000000000001", "99999999999999999999"])
def test_numbers_beyond_any_sense_do_no_harm(number: str) -> None:
    for figure in _figures(f"The quake in Torvan killed {number} people.", "The quake in Torvan killed 14 people."):
        assert figure.why.endswith(".")


def test_very_many_reports_keep_every_reading() -> None:
    texts = [f"The quake in Torvan killed {10 + n % 7} people." for n in range(150)]
    days = [f"2023-03-{1 + n % 7:02d}" for n in range(150)]
    figures = _figures(*texts, days=days)
    assert sum(len(f.readings) for f in figures) == 150


def test_many_different_figures_keep_every_reading() -> None:
    texts = [f"The firm in Torvan sold {200 + 3 * n} lamps and {9000 + 7 * n} chairs." for n in range(120)]
    assert sum(len(f.readings) for f in _figures(*texts)) == 240


def test_nothing_that_only_points_or_exaggerates_is_a_figure() -> None:
    quantity = Quantity(start=4, end=7, low=2, high=2, head="man", of="men", counted="men")
    assert not is_figure(quantity, "the two men")


def test_no_groups_stay_no_groups() -> None:
    assert disputed([]) == []


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 7).flatmap(
        lambda n: st.lists(st.lists(st.integers(-5, 5), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_merging_keeps_each_item_once(rows: list[list[int]]) -> None:
    table = [[float(rows[max(i, j)][min(i, j)]) for j in range(len(rows))] for i in range(len(rows))]
    groups = merge(table, 0.0, [(0, 1)] if len(rows) > 1 else (), 2.0)
    assert sorted(i for group in groups for i in group) == list(range(len(rows)))


@settings(max_examples=15, deadline=None)
@given(st.permutations([0, 1, 2, 3]))
def test_no_order_of_reports_changes_the_figures(order: list[int]) -> None:
    texts = [
        "The quake killed 14 people in Torvan.",
        "At least 22 died in Torvan.",
        "Six boats sank.",
        "Two boats sank at Amsel.",
    ]
    reports = [_report(text, f"r{n}", f"2023-03-0{n + 1}") for n, text in enumerate(texts)]
    shuffled = [reports[i] for i in order]
    told = reconcile(reports, EachItsOwn(), stated(reports, {}))
    assert reconcile(shuffled, EachItsOwn(), stated(shuffled, {})) == told


def test_shares_of_two_countries_in_a_list_are_two_facts() -> None:
    texts = (
        "At one point 55 percent of traffic in Saudi Arabia, 52 percent in Egypt and 82 percent in India was lost.",
        "In all 55 percent of traffic in Saudi Arabia, 52 percent in Egypt and 82 percent in India was down.",
    )
    figures = _figures(*texts)
    assert sorted(len(f.readings) for f in figures) == [2, 2, 2]


def test_the_level_of_a_year_earlier_is_compared_and_not_replaced() -> None:
    report = _report("Net profit rose 14 percent to 212 million euros from 186 million a year earlier.", "a", None)
    assert [q.low for q in report.quantities if q.was] == []


def test_the_dead_of_an_earlier_year_are_no_rival_count() -> None:
    figures = _figures(
        "The blast killed 18 people, officials said. In 2006, 61 people were killed in the same mine, a union said."
    )
    assert len(figures) == 2


@pytest.mark.parametrize("words", ["2m euros", "2 mn euros", "a 2m-euro haul", "€2m"])
def test_a_scale_between_number_and_currency_is_read(words: str) -> None:
    report = _report(f"Thieves took jewels worth {words} from the shop.", "a", None)
    assert [(q.low, q.unit) for q in report.quantities] == [(2_000_000, "EUR")]


def test_a_sum_without_a_currency_is_in_that_of_the_story() -> None:
    figures = _figures("The rescue costs 110 billion euros.", "Parliament voted for the rescue of 110 billion.")
    assert sorted(len(f.readings) for f in figures) == [2]


def test_two_numbers_of_one_voice_are_two_facts() -> None:
    figures = _figures(
        "Seven spacecraft were sent, and three came back.", "Seven spacecraft were sent; three came back."
    )
    assert sorted(len(f.readings) for f in figures) == [2, 2]


def test_a_sum_restated_in_another_currency_is_a_figure_of_its_own() -> None:
    figures = _figures("The gems are worth 68 million euros ($78 million).")
    assert sorted(f.measure.rpartition("(")[2] for f in figures) == ["EUR)", "USD)"]


def test_parts_per_billion_are_a_measure() -> None:
    report = _report("Benzene was measured at 31 parts per billion near the plant.", "a", None)
    assert [(q.low, q.unit, q.kind) for q in report.quantities] == [(31, "ppb", "measure")]


def test_an_amount_is_called_by_the_noun_that_names_it() -> None:
    assert _figures("The offer carries a premium of 31 per cent.")[0].measure == "premium (percent)"
    assert _figures("The price of a ticket fell to 3.40 euros.")[0].measure == "price (EUR)"


def test_two_names_of_one_currency_are_one() -> None:
    figures = _figures(
        "The damage in Torvan stands at KSh 1.2 billion, the police said.",
        "The damage in Torvan stands at 1.2 billion shillings, a commission said.",
    )
    assert [len(f.readings) for f in figures] == [2]


def test_a_noun_that_counts_what_is_told_as_a_sum_names_a_currency() -> None:
    figures = _figures("The mayor was fined Q600 million.", "The mayor was fined 600 million quibbos.")
    assert [len(f.readings) for f in figures] == [2]


def test_dollars_of_two_countries_are_two_currencies() -> None:
    figures = _figures("The mine cost A$300 million, which is $200 million.")
    assert sorted(f.measure.rpartition("(")[2] for f in figures) == ["AUD)", "USD)"]


def test_a_bare_number_with_a_fraction_is_in_the_unit_in_which_the_story_tells_it() -> None:
    figures = _figures("Turnout in Torvan was 51.6 percent.", "TURNOUT 51.6. Shouting in the hall in Torvan.")
    assert [len(f.readings) for f in figures] == [2]


def test_what_was_replaced_stands_behind_what_replaced_it() -> None:
    figures = _figures(
        "The firm in Torvan would earn 40 million euros rather than 60 million, and write 72 million off its boats."
    )
    assert [r.low for r in _fact(figures, "60 million").readings] == [60_000_000, 40_000_000]


def test_millions_of_people_are_no_sum_of_money() -> None:
    figures = _figures(
        "The register in Torvan holds 2.9 million people and cost $23 million.",
        "It cost $23 million. There are 2.9 million of us in the register in Torvan.",
    )
    assert sorted(len(f.readings) for f in figures) == [2, 2]


def test_a_fate_of_people_counts_people_though_no_noun_stands() -> None:
    found = stated([_report("One soldier fell in Torvan and four were wounded.", "a", None)], {})
    assert [counts(s) for s in found if s.quantity.low == 4] == ["people"]


def test_what_a_ferry_may_carry_is_not_aboard() -> None:
    report = _report("The ferry was licensed to carry 90 passengers. It left with 158 passengers.", "a", None)
    assert [q.measure for q in report.quantities] == [None, "aboard"]


def test_what_is_so_since_a_year_is_no_count_of_that_year() -> None:
    (statement,) = stated([_report("The board in Torvan has cut 35 jobs since 2019, it said.", "a", "2026-03-06")], {})
    assert statement.long_ago is None


def test_the_height_of_a_fall_is_never_brought_up_to_date() -> None:
    figures = _figures(
        "The climber fell 400 metres from the Torvan ridge.",
        "The climber fell 700 metres from the Torvan ridge.",
        days=["2024-05-03", "2024-05-04"],
    )
    assert [f.status for f in figures] == ["conflict"]


def test_a_round_number_of_feet_agrees_with_its_metres() -> None:
    figures = _figures(
        "The climber fell 2,000 feet from the Torvan ridge.",
        "The climber fell 2,000 feet from the ridge in Torvan.",
        "The climber fell 640 metres from the Torvan ridge.",
        days=["2024-05-03", "2024-05-03", "2024-05-04"],
    )
    assert [f.status for f in figures] == ["agree"]


def test_the_magnitude_of_an_earlier_quake_is_not_that_of_this_one() -> None:
    figures = _figures(
        "A quake of magnitude 5.2 struck Torvan, hurting three people.",
        "A quake with a magnitude of 6.1 struck Torvan in September.",
        days=[None, None],
    )
    assert {f.status for f in figures} == {"single"}


def test_barrels_and_gallons_of_oil_are_one_measure() -> None:
    figures = _figures(
        "The well off Torvan leaked 4.9 million barrels of oil.",
        "The well off Torvan leaked 206 million gallons of oil.",
    )
    assert [f.status for f in figures] == ["agree"]


def test_a_number_alone_is_in_the_unit_in_which_the_story_tells_it() -> None:
    figures = _figures(
        "The treasurer of Torvan asked for a fine of 480,000 euros on Tuesday.",
        "“The fine was 480,000. I cannot put it on the tin,” the shipowner of Torvan said.",
    )
    assert [len(f.readings) for f in figures if "480,000" in _texts(f)[0]] == [2]


def test_an_amount_for_each_year_is_converted_as_the_amount_is() -> None:
    figures = _figures(
        "Under the new rules the port of Torvan may import 430,000 barrels of fuel.",
        "The council limited imports of fuel at Torvan to 430,000 barrels a year.",
    )
    assert [(len(f.readings), f.status) for f in figures] == [(2, "agree")]


def test_millions_of_barrels_are_a_measure() -> None:
    figures = _figures(
        "The well off Torvan lost nearly 5 million barrels of oil, officials said.",
        "Some 4.9m barrels of oil leaked from the well off Torvan.",
    )
    assert [len(f.readings) for f in figures] == [2]


def test_cases_of_an_illness_are_the_people_who_have_it() -> None:
    figures = _figures(
        "The fever has infected 1,004 people in Torvan, the health office said.",
        "There are 1,004 cases of the fever in Torvan, doctors said.",
    )
    assert [(len(f.readings), f.status) for f in figures] == [(2, "agree")]


def test_suits_and_lawsuits_are_one_thing() -> None:
    figures = _figures(
        "More than 300 lawsuits over the spill were filed against the port of Torvan.",
        "The port of Torvan faces 340 suits over the spill.",
    )
    assert [len(f.readings) for f in figures] == [2]


def test_a_word_nobody_knows_that_counts_sums_is_money() -> None:
    figures = _figures(
        "The inspector of Torvan took 60,000 zanki, the prosecution says. The builder saved 1.1 million zanki.",
        "Torvan's inspector pocketed 60,000 zanki to look away.",
    )
    assert sorted(len(f.readings) for f in figures) == [1, 2]


def test_what_a_number_was_raised_to_is_of_the_same_fact() -> None:
    figures = _figures(
        "The owner of the tanker at Torvan spoke of 300 tonnes of oil. On Friday he raised that to 1,100."
    )
    assert [[r.text for r in f.readings] for f in figures] == [["300 tonnes of oil", "1,100"]]


def test_some_of_the_dead_are_not_set_against_all_of_them() -> None:
    figures = _figures(
        "The mayor of Torvan said 23 people died in the crash. The consul said that 17 of them were from her country."
    )
    assert sorted(len(f.readings) for f in figures) == [1, 1]


def test_asylum_seekers_and_migrants_are_one_sort_of_people() -> None:
    (fact,) = _figures(
        "Last year 40,700 asylum seekers came to Torvan, the minister said.",
        "The minister said that 40,700 migrants came to Torvan last year.",
    )
    assert len(fact.readings) == 2


def test_the_same_people_may_be_aboard_in_one_report_and_saved_in_another() -> None:
    (one,) = _figures(
        "The trawler Orla had 15 sailors aboard when it sank off Torvan, the coastguard said.",
        "Fifteen sailors were rescued from the trawler Orla when it sank off Torvan, the coastguard said.",
    )
    assert len(one.readings) == 2


def test_as_many_missing_as_rescued_are_two_facts() -> None:
    facts = _figures(
        "In Torvan 15 sailors of the trawler Orla were missing when it sank, the coastguard said.",
        "In Torvan 15 sailors of the trawler Orla were rescued when it sank, the coastguard said.",
    )
    assert len(facts) == 2


def test_two_players_of_one_report_have_their_points_each_for_himself() -> None:
    text = "Pohl scored 15 points as Torvan beat Halvern. Renn added 15 points. Pohl scored 15 points in all."
    found = stated([_report(text, "r", "2023-03-04")], {})
    pohl, renn, again = (drawn(s, scene(found)) for s in found)
    assert excludes(pohl, renn)
    assert not excludes(pohl, again)


def _pair(*quantities: Quantity) -> tuple[list[Drawn], Scene]:
    reports = [
        Report(id=q.of, source=q.of, text="0123456789 of them.", text_sha256="", quantities=(q,)) for q in quantities
    ]
    statements = stated(reports, {})
    known = scene(statements)
    return [drawn(s, known) for s in statements], known


@given(
    numbers=st.tuples(st.integers(20, 5000), st.integers(20, 5000)),
    fates=st.tuples(st.sampled_from([None, "killed", "injured", "missing"]), st.sampled_from([None, "killed", "held"])),
    nouns=st.tuples(st.sampled_from(["people", "miners"]), st.sampled_from(["boats", "villagers"])),
)
def test_what_two_figures_have_in_common_is_the_same_whichever_comes_first_and_is_known(numbers, fates, nouns) -> None:
    told = (
        Quantity(start=0, end=10, low=n, high=n, head=noun.rstrip("s"), of=noun, measure=fate)
        for n, fate, noun in zip(numbers, fates, nouns, strict=True)
    )
    (one, two), known = _pair(*told)
    assert traits(one, two, known) == traits(two, one, known)
    assert set(traits(one, two, known)) <= set(lexicon("figures_evidence")["weights"])


def test_distance_says_nothing_by_the_kind_of_one_figure_where_the_other_is_of_another_kind() -> None:
    dead = Quantity(start=0, end=10, low=40, high=40, head="miner", of="miners", measure="killed")
    here = Quantity(start=0, end=10, low=60, high=60, head="villager", of="villagers")
    (one, two), known = _pair(dead, here)
    assert {"near_mixed"} == {
        name for name in traits(one, two, known) if name.startswith(("near_", "far_", "very_far_"))
    }
