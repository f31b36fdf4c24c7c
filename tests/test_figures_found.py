"""Which numbers of a text are figures of its story: those that count or measure, not those that name, age or point."""

import pytest
from figure_texts import figures

from stemma.reading import quantities
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.sources import report_of_text


def _numbers(text: str) -> list[float | None]:
    return sorted((r.low if r.low is not None else r.high) or 0 for f in figures(text) for r in f.readings)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The slick covers 580 square miles (1,500 sq km), officials in Torvan said.", [580, 1500]),
        ("The rocket can lift 140,660 pounds (63,800 kilograms) of cargo.", [63800, 140660]),
    ],
)
def test_a_measure_given_in_two_units_is_a_figure_in_both(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


def test_a_distance_in_brackets_that_says_where_a_place_lies_is_no_figure() -> None:
    assert _numbers("The epicentre was 58km (36 miles) south-west of Torvan.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Divers found six AK 47 rifles in the hold.",
        "The navy took six PK 12 rifles.",
    ],
)
def test_the_number_at_the_end_of_a_sign_in_capitals_counts_nothing(text: str) -> None:
    assert _numbers(text) == [6]


def test_the_number_of_a_code_or_a_telephone_counts_nothing() -> None:
    assert _numbers("The galaxy J1131-1231 can be seen. Helpline: 1800-000-104 (24 hours)") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Prentiss and Jon Orr, both 51, died at the scene.",
        "His two half-brothers, 17 and 22, were also arrested.",
        "The women, who were 61 and 48 years old, were found dead.",
        "Those over the age of 65 died first.",
        "A man of 49 died when his lorry was blown off a bridge.",
        "Their daughter Noa, 19 — a student — was shot dead.",
    ],
)
def test_an_age_is_no_count_of_the_dead(text: str) -> None:
    assert not {17, 19, 22, 48, 49, 51, 61, 65} & set(_numbers(text))


def test_a_headline_without_a_noun_tells_a_toll() -> None:
    told = figures("Six die in bridge collapse near Torvan")
    assert [(r.low, f.measure) for f in told for r in f.readings] == [(6, "killed")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The man faces two counts of murder and one count of kidnapping.", [1, 2]),
        ("They suspended eight players and one coach.", [1, 8]),
        ("One coach said nothing.", []),
        ("One of the eight players left.", [8]),
    ],
)
def test_one_counts_where_it_goes_on_with_a_list_of_counts(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Five boats came out, but two of them managed to flee.", [2, 5]),
        ("The killing left 12 dead; nine others were brought back.", [9, 12]),
        ("The village is one of the 12 worst-hit villages.", [12]),
        ("They found seven rifles and 13 loaded magazines.", [7, 13]),
    ],
)
def test_a_count_is_found_whatever_stands_around_it(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "The fever could kill millions.",
        "Thousands of litres of oil ran out.",
        "The fever spread in more than one region.",
        "The trees need one or two generations.",
        "There is only one reason for it.",
        "The mill was sold for crowns. ($1 = 5.64 crowns)",
        "It will come down between 43 degrees North and 43 degrees South.",
        "The band sang Always 4 U on Sunday.",
    ],
)
def test_what_nobody_counted_rates_of_exchange_and_latitudes_are_no_figures(text: str) -> None:
    assert _numbers(text) == []


def test_only_one_is_counted_where_the_words_tell_its_fate() -> None:
    assert _numbers("Of the miners only one survived.") == [1]


def test_a_number_at_a_second_place_shares_the_fate_of_the_first() -> None:
    told = figures("The flu has infected 20 in Torvan and six in Kodra.")
    assert [(r.low, f.measure) for f in told for r in f.readings] == [(20, "infected"), (6, "infected")]


def test_a_part_without_a_noun_is_counted_after_including() -> None:
    assert _numbers("Police recorded 14 assaults, including three involving knives.") == [3, 14]


def test_thousands_of_people_are_a_great_many_and_no_count() -> None:
    assert _numbers("Thousands of people marched.") == []
    assert _numbers("Tens of thousands of people marched.") == [20000]


def test_those_who_told_the_report_are_no_figure() -> None:
    assert _numbers("The firm is for sale, according to three people familiar with the plan.") == []
    assert _numbers("The firm will dismiss three people.") == [3]


def test_a_mark_that_closes_a_quotation_stands_for_no_inches() -> None:
    assert _numbers('The miner said "we have eleven", and the film was "Mister Crane 3".') == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Amsel has 188 cases, Torvan 140, Kodra 97 and Sirhan 46.", [46, 97, 140, 188]),
        ("The mission recorded 17 violations: nine by Semira and eight by Harawe.", [8, 9, 17]),
        ("Amsel registered 37 candidates in the capital, 46 in the north, 25 in the east.", [25, 37, 46]),
        ("Structures destroyed: 148. Engines: 96. Aircraft: 14.", [14, 96, 148]),
        ("By county (cases / deaths):\n\n* Amsel: 96 / 2\n* Torvan: 61 / 1\n", [1, 2, 61, 96]),
        ("He was 18 of 24 for the Herons.", [18, 24]),
        ("In one class, eleven out of 28 pupils were ill.", [11, 28]),
        ("The owner told of nine (9) wagons.", [9]),
        ("Seven men died in the pit. The mine says four.", [4, 7]),
        ("All pleaded not guilty. Two managed to flee.", [2]),
    ],
)
def test_a_number_counts_what_those_before_it_or_its_heading_count(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


def test_the_numbers_of_a_list_count_the_same_thing() -> None:
    told = figures("Amsel has 188 cases, Torvan 140, Kodra 97 and Sirhan 46.")
    assert {f.of for f in told} == {"cases"}


@pytest.mark.parametrize(
    "text",
    ["He flew with Boeing 737 and Airbus 320.", "Age: 24", "Page: 3.", "Mail train 316 had left Torvan."],
)
def test_a_number_that_names_counts_nothing_beside_others(text: str) -> None:
    assert _numbers(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("They paid P1.9 billion for it.", 1_900_000_000, 1_900_000_000, "P"),
        ("Damage stands at KSh 1.2 billion.", 1_200_000_000, 1_200_000_000, "KES"),
        ("It guides for €38-42m in operating profit.", 38_000_000, 42_000_000, "EUR"),
        ("It was down from €61-66m.", 61_000_000, 66_000_000, "EUR"),
        ("The car was clocked at 74kph; the limit is 40.", 40, 40, "km/h"),
    ],
)
def test_a_sum_or_a_measure_keeps_its_unit(text: str, low: float, high: float, unit: str) -> None:
    found = quantities.find(parse(report_of_text(text, id="r"), bundled()))
    assert (low, high, unit) in [(q.low, q.high, q.unit) for q in found]


def test_letters_before_a_small_number_are_no_currency() -> None:
    found = quantities.find(parse(report_of_text("In 1,200 homes the A4 lamps of the F-16 base went out."), bundled()))
    assert [(q.low, q.kind) for q in found] == [(1200, "count")]


def test_a_race_is_named_by_its_length() -> None:
    assert _numbers("She lost her 400-meter title.") == []
    assert _numbers("He fell 400 meters into the gorge.") == [400]


def test_a_thing_that_no_one_lost_is_a_count_of_none() -> None:
    assert _numbers("No tank was lost.") == [0]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ('How many came? "Fifty-eight," the keeper said.', [58]),
        ("Thirty people were buried, among them one child.", [1, 30]),
        ("The firm will dismiss 900 workers, including up to 250 in Amsel.", [250, 900]),
        ("The toll in Amsel mounts to 17, 431 ill", [17, 431]),
        ("On 12 October 2024 561 complaints were made.", [561]),
        ("The council is a 2,507-member body.", [2507]),
    ],
)
def test_answers_parts_and_headlines_tell_counts(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("The two parties got 33.1 and 32.8 per cent.", [32.8, 33.1]),
        ("Turnout was 41.2 per cent. Last time it was 36.0.", [36.0, 41.2]),
        ("Its ratings have dropped six points.", [6]),
    ],
)
def test_a_share_keeps_its_unit_where_the_words_leave_it_out(text: str, shares: list[float]) -> None:
    found = quantities.find(parse(report_of_text(text, id="r"), bundled()))
    assert sorted(q.low or 0 for q in found if q.kind == "percent") == shares


def test_several_hundred_are_at_least_two_hundred_and_no_figure() -> None:
    text = "Several hundred men marched."
    found = quantities.find(parse(report_of_text(text, id="r"), bundled()))
    assert [(q.low, q.high, q.approximate) for q in found] == [(200, None, True)]
    assert _numbers(text) == []


def test_a_correction_tells_figures() -> None:
    text = "Amsel lost twelve houses.\n\nCorrection: An earlier version of this article said that 430 people were hurt."
    assert 430 in _numbers(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The board voted, four to three, to close the school.", [3, 4]),
        ("By two votes to one the arbitrators found for him.", [1, 2]),
        ("They voted for the four to leave.", []),
        ("Amsel County has 41 of them, Torvan 11 and Kodra six.", [6, 11, 41]),
        ("Herons 27, Miners 20: the captain was carted off.", []),
    ],
)
def test_sides_of_a_vote_and_shares_of_a_list_count(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


def test_a_sum_to_which_another_is_added_is_no_lower_bound() -> None:
    found = quantities.find(parse(report_of_text("He cost £55m plus £7m in add-ons.", id="r"), bundled()))
    assert [(q.low, q.high) for q in found] == [(55_000_000, 55_000_000), (7_000_000, 7_000_000)]


def test_the_old_price_has_the_currency_of_the_new_one() -> None:
    found = quantities.find(parse(report_of_text("It rose from 1.80 to 2.65 pesos.", id="r"), bundled()))
    assert {q.unit for q in found} == {"MXN"}


def test_what_tells_a_body_or_a_place_is_no_figure() -> None:
    assert _numbers("He is 5-foot-8, 135 pounds, and armed.") == []
    assert _numbers("They met four blocks from the mill, on the 605 Freeway.") == []
    assert _numbers("It struck at 26.94 degrees latitude.") == []
    assert _numbers("The shark, 7 feet long, weighed 200 pounds. Four blocks burned.") == [4, 7, 200]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ada Tull scored 20 points and Jon Orr averages 15.5 points per game.", [15.5, 20]),
        ("At one point they lost the lead.", []),
        ("He was given two extra life sentences on top of three 10-year sentences.", [2, 3]),
        ("The page has three sentences about it.", []),
        ("Orr pleaded guilty to one count of conspiracy.", [1]),
        ("One Torvanian and one Amselian sailor fell from the cliff.", [1, 1]),
        ("There were four in the climbing party.", [4]),
        ("Two boats fled; the navy stopped the remaining three.", [2, 3]),
    ],
)
def test_points_scored_sentences_passed_and_counts_of_a_charge_are_figures(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


def test_a_way_over_a_few_is_no_bound() -> None:
    found = quantities.find(parse(report_of_text("He threw it over two defenders.", id="r"), bundled()))
    assert [(q.low, q.high) for q in found] == [(2, 2)]


def test_an_average_per_game_is_no_whole_number() -> None:
    found = quantities.find(parse(report_of_text("She has just over two rebounds per game.", id="r"), bundled()))
    assert [(q.low, q.high) for q in found] == [(2, None)]


def test_a_line_on_a_field_is_a_place() -> None:
    assert _numbers("He ran to the 18-yard line after a 40-yard pass.") == [40]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The swirls are hundreds of kilometres across, and 40 km deep.", [40]),
        ("Hundreds of miles of coast were fouled.", [200]),
        ("The price is nearly four times the first estimate of 20 crowns.", [20]),
        ("Police found a 5.56mm and a 7.62mm rifle and 40 rounds.", [40]),
        ("The 6-foot-9 senior scored 20 points.", [20]),
        ("The moon is at a distance of 226,000 miles from the earth.", [226_000]),
        ("The town lies 226 miles away from the coast.", []),
        ("Divers mended the Kestrin 4 cable within three days.", []),
        ("Corran 4 crew were hurt.", [4]),
        ("Districts: Akhar city - 15, Balim province - 10, Tarn province - 27.", [10, 15, 27]),
        ("Out of 23 arrested pirates, 12 are from Amsel and 11 from Corran.", [11, 12, 23]),
    ],
)
def test_what_names_or_exaggerates_is_no_figure_and_the_entries_of_a_list_are(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


def test_a_preposition_before_up_to_leaves_it_a_bound_whatever_the_verb() -> None:
    found = quantities.find(
        parse(report_of_text("They take credits on up to 35 per cent of losses.", id="r"), bundled())
    )
    assert [(q.low, q.high) for q in found] == [(None, 35)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In Torvan the number of confirmed cases rose to 260 - up from 26 on Wednesday.", [26, 260]),
        ("The ministry raised the number of confirmed deaths from the marsh fever from 8 to 12.", [8, 12]),
    ],
)
def test_a_tally_that_is_moved_from_one_number_to_another_is_two_figures(text: str, numbers: list[int]) -> None:
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The rocket fell into the sea some 210 km off the coast of Hadrun.", [210]),
        ("He was found 3.2 kilometres from the house.", [3.2]),
        ("The body was found at Tilsa, 40 km west of the capital.", []),
        ("The mill lies 40 km west of the capital.", []),
    ],
)
def test_how_far_off_something_fell_or_was_found_is_a_figure(text: str, numbers: list[float]) -> None:
    assert _numbers(text) == numbers


def test_officials_who_told_a_newspaper_something_are_no_figure() -> None:
    assert _numbers("Two senior Torvan officials told the Herald that 12 men were held.") == [12]


def test_plus_or_minus_three_points_are_three() -> None:
    assert _numbers("The poll has a margin of error of plus or minus three percentage points.") == [3]


@pytest.mark.parametrize("text", ["killing one and wounding three", "killing one, police said, and wounding three"])
def test_one_who_is_killed_counts(text: str) -> None:
    assert _numbers(f"A blast hit a market in Kerrow on Monday, {text}.") == [1, 3]


def test_one_who_was_shot_to_death_is_killed() -> None:
    found = figures("A man shot to death one person and injured two others in Kerrow on Monday.")
    assert {(f.measure, f.readings[0].low) for f in found} == {("killed", 1), ("injured", 2)}


def test_who_claims_something_of_things_kills_none() -> None:
    assert figures("The lifts are new. He claims the two lifts stop on every floor.") == ()
    assert [f.measure for f in figures("The storm claimed 14 lives in Kerrow.")] == ["killed"]


def test_a_plug_is_called_by_its_width() -> None:
    assert _numbers("The phone will keep the 3.5mm headphone jack and weighs 160 grams.") == [160]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("All 132 people on board were killed.", "killed"),
        ("There were 132 people on board when the plane crashed.", "aboard"),
        ("None of the 14 people on the boat survived.", "people"),
        ("The number of evacuees near Mount Karo has doubled to 13,000.", "evacuated"),
        ("The number of confirmed infections passed 10,000.", "infected"),
    ],
)
def test_what_became_of_those_counted_is_what_the_whole_clause_says(text: str, measure: str) -> None:
    assert [f.measure for f in figures(text)] == [measure]


def test_a_letter_behind_a_number_is_a_scale_where_the_weather_is_told() -> None:
    assert _numbers("Temperatures reached 41C in Halvern on Monday.") == [41]
    assert [f.readings[0].text for f in figures("He sat in row 41C with 12 dogs.")] == ["12 dogs"]
