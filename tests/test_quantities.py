"""Numbers in a report: what counts, with which bounds, of what, and what became of it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.reading import quantities
from stemma.reading.amounts.amounts import amounts
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.records import Date, Entity, Mention, Quantity, Quote, Report
from stemma.sources import report_of_text


def _read(
    text: str, dates: tuple[Date, ...] = (), quotes: tuple[Quote, ...] = (), entities: tuple[Entity, ...] = ()
) -> tuple[Report, list[Quantity]]:
    parsed = parse(report_of_text(text, id="r"), bundled())
    return parsed.report, list(quantities.find(parsed, dates, entities, quotes))


def _one(text: str) -> Quantity:
    _, found = _read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("14 houses burned", 14, 14, False),
        ("at least 22 houses burned", 22, None, False),
        ("more than 100 houses burned", 101, None, False),
        ("nearly 1,200 houses burned", None, 1199, True),
        ("close to 1,200 houses burned", 1200, 1200, True),
        ("about 150 houses burned", 150, 150, True),
        ("500 to 600 houses burned", 500, 600, False),
        ("between 10 and 12 houses burned", 10, 12, False),
        ("as many as 40 houses burned", None, 40, False),
        ("as many as 35 to 40 houses burned", 35, 40, False),
        ("no more than 40 houses burned", None, 40, False),
        ("fewer than 40 houses burned", None, 39, False),
        ("scores of houses burned", 40, None, True),
        ("dozens of houses burned", 24, None, True),
        ("tens of thousands of houses burned", 20_000, None, True),
        ("a dozen or so houses burned", 12, 12, True),
        ("1.2 million houses burned", 1_200_000, 1_200_000, False),
        ("twenty-two houses burned", 22, 22, False),
        ("half a million houses burned", 500_000, 500_000, False),
        ("40 or more houses burned", 40, None, False),
        ("three or four houses burned", 3, 4, False),
        ("1 to 2 thousand houses burned", 1000, 2000, False),
        ("some 1, 600 houses burned", 1600, 1600, True),
        ("12\u00a0500 houses burned", 12_500, 12_500, False),
        ("a whopping 300 houses burned", 300, 300, False),
        ("over 300 houses burned", 301, None, False),
        ("no fewer than 20 houses burned", 20, None, False),
        ("a minimum of 7 houses burned", 7, None, False),
        ("upwards of 60 houses burned", 60, None, False),
        ("half a dozen houses burned", 6, 6, False),
        ("a hundred and five houses burned", 105, 105, False),
        ("40k houses burned", 40_000, 40_000, False),
        ("10 to 12,000 houses burned", 10_000, 12_000, False),
        ("10-12 houses burned", 10, 12, False),
        ("at least an estimated 200 houses burned", 200, None, True),
        ("at least half-a-dozen houses burned", 6, None, False),
        ("a quarter-million houses burned", 250_000, 250_000, False),
        ("2 mln houses burned", 2_000_000, 2_000_000, False),
        ("one or two houses burned", 1, 2, False),
        ("five more large houses burned", 5, 5, False),
    ],
)
def test_words_commit_to_closed_bounds(words: str, low: int | None, high: int | None, approximate: bool) -> None:
    found = _one(f"In Torvan, {words}.")
    assert (found.low, found.high, found.approximate) == (low, high, approximate)
    assert found.head == "house"


@pytest.mark.parametrize(
    ("text", "low", "kind", "unit"),
    [
        ("It cost $4.2b.", 4_200_000_000, "money", "USD"),
        ("It cost €3bn.", 3_000_000_000, "money", "EUR"),
        ("It cost US$40m.", 40_000_000, "money", "USD"),
        ("It cost 20 million Danish crowns.", 20_000_000, "money", "DKK"),
        ("It grew 40 per cent.", 40, "percent", "percent"),
        ("It cost €300 m.", 300_000_000, "money", "EUR"),
        ("It cost $6.9 bn.", 6_900_000_000, "money", "USD"),
        ("It cost #14bn.", 14_000_000_000, "money", "GBP"),
        ("It weighed 12 tonnes.", 12, "measure", "t"),
        ("It took up to 9.5 m litres.", 9_500_000, "measure", "l"),
        ("It took 39m gallons.", 39_000_000, "measure", "gallon"),
        ("It fell to 1,500 m below the sea.", 1500, "measure", "m"),
        ("It shone at -1.8 magnitude.", -1.8, "measure", "magnitude"),
        ("It took 12 days.", 12, "duration", "day"),
        ("A 35-year-old man sang.", 35, "age", "year"),
        ("Two-thirds of the houses burned.", 0.666666666667, "percent", "share"),
        ("One in four houses burned.", 0.25, "percent", "share"),
    ],
)
def test_units_tell_amounts_from_counts(text: str, low: float, kind: str, unit: str) -> None:
    found = _one(text)
    assert (found.high, found.kind, found.unit) == (low, kind, unit)


def test_an_amount_that_can_be_divided_keeps_its_own_bound() -> None:
    found = _one("It grew more than 12 per cent.")
    assert (found.low, found.high) == (12, None)


def test_a_sum_of_money_begins_at_the_next_whole_one_and_a_price_at_itself() -> None:
    found = _one("It cost more than $42,000.")
    assert (found.low, found.high) == (42_001, None)
    found = _one("It cost more than $100.")
    assert (found.low, found.high) == (100, None)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("They lost up to $3.5 billion (2.4 billion pounds).", [(None, 3_500_000_000), (None, 2_400_000_000)]),
        ("They paid more than $10bn (£6.8bn).", [(10_000_000_001, None), (6_800_000_001, None)]),
        ("They paid more than $10bn (a fine of £6.8bn).", [(10_000_000_001, None), (6_800_000_000, 6_800_000_000)]),
        ("They paid about $10bn (£6.8bn).", [(10_000_000_000, 10_000_000_000), (6_800_000_000, 6_800_000_000)]),
    ],
)
def test_what_bounds_a_sum_bounds_it_in_its_second_currency(text: str, bounds: list[tuple[float, float]]) -> None:
    assert [(a.low, a.high) for a in amounts(text)] == bounds


def test_a_range_split_by_brackets_is_bounded_at_its_two_ends() -> None:
    split = "It ranges from 12,000 barrels (504,000 gallons) to 25,000 barrels."
    assert [(a.low, a.high) for a in amounts(split)] == [(12_000, None), (504_000, None), (None, 25_000)]
    rose = "It rose from 12,000 barrels (504,000 gallons) to 25,000 barrels."
    assert [(a.low, a.high) for a in amounts(rose)] == [(12_000, 12_000), (504_000, 504_000), (25_000, 25_000)]


@pytest.mark.parametrize("text", ["A Kestrin 208B Grand Orran fell.", "It took another day or two.", "a #1 place"])
def test_models_ranks_and_rough_times_are_no_counts(text: str) -> None:
    assert amounts(text) == ()


def test_a_noun_that_is_a_verb_too_names_no_number_of_several_things() -> None:
    assert [a.low for a in amounts("They are building two other domes.")] == [2]
    assert amounts("The fire began in building 12.") == ()


def test_a_day_before_a_count_is_no_thousands() -> None:
    assert [(a.low, a.high) for a in amounts("By May 1, 600 houses stood empty.")] == [(600, 600)]


def test_pounds_of_thrust_are_no_money() -> None:
    assert _one("The engine has 500,000 pounds of thrust.").kind == "measure"
    assert _one("The house cost 500,000 pounds.").unit == "GBP"


def test_a_date_in_another_script_is_no_count() -> None:
    assert amounts("Anna Tull (@tull) 14 сентября 2017 г.") == ()


def test_nobody_alive_is_a_count_of_no_survivors() -> None:
    found = _one("There are no people alive, she said.")
    assert (found.low, found.high, found.measure) == (0, 0, "survived")


def test_a_number_alone_counts_what_the_one_before_it_counts() -> None:
    _, found = _read("The bill passed by 76 votes to 74.")
    assert [(q.low, q.head) for q in found] == [(76, "vote"), (74, "vote")]


def test_admitted_says_somebody_was_hurt_only_in_a_hospital() -> None:
    _, found = _read("Three hospitals admitted 37 people.")
    assert found[-1].measure == "injured"
    assert _one("The firm admitted 37 million customers were on the list.").measure is None


def test_only_people_are_released_or_held() -> None:
    assert _one("The state released 40 million florins.").measure is None
    assert _one("Police detained six supporters.").measure == "arrested"


def test_those_counted_do_not_state_their_own_number() -> None:
    text = "Hundreds of women told the Herald so."
    women = Entity(id="n1", name="women", type="GROUP", mentions=(Mention(start=0, end=17, kind="nominal"),))
    parsed = parse(report_of_text(text, id="r"), bundled())
    assert quantities.find(parsed, (), (women,), ())[0].said_by is None


@pytest.mark.parametrize(
    "text",
    [
        "It happened on May 4, 2023.",
        "It happened in 2007.",
        "It left at 9:30 p.m. from room 12.",
        "The Boeing 737 and the F-16 landed.",
        "UN resolution 1701 stands.",
        "Call 555-0134 now.",
        "They lived at 14 Mill Street.",
        "They lived at 40 East 5th Ave in Halvern.",
        "Torvan won 3-1.",
        "It was the 1990s.",
        "The coach went 14-34.",
        "They had half an hour and a year and a half.",
        "The singer’s 5’2’’ frame shook.",
        "Anna Tull is a mother of 2.",
        "See www.torvan.example/2.",
        "This is the one.",
    ],
)
def test_labels_dates_and_results_are_no_quantities(text: str) -> None:
    assert _read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "measure", "of"),
    [
        ("A blast killed 12 people.", "killed", "people"),
        ("At least 22 Torvanians were killed on Friday.", "killed", "Torvanians"),
        ("The attack left more than 40 Torvanians dead.", "killed", "Torvanians"),
        ("14 Torvanians are among the dead.", "killed", "Torvanians"),
        ("The death toll passed 1,200.", "killed", None),
        ("About 150 hostages were taken.", "held", "hostages"),
        ("Police arrested 31 men.", "arrested", "men"),
        ("31 have not been found.", "missing", None),
        ("Some 118 people were rescued.", "rescued", "people"),
        ("No one was hurt.", "injured", "people"),
    ],
)
def test_the_fate_of_those_counted_is_read(text: str, measure: str, of: str | None) -> None:
    found = _one(text)
    assert (found.measure, found.of) == (measure, of)


def test_those_who_kill_are_not_counted_as_killed() -> None:
    found = _one("Three gunmen killed the mayor.")
    assert found.measure is None


def test_coordinated_counts_keep_their_own_fates() -> None:
    _, found = _read("Four were killed and 20 injured.")
    assert [(q.low, q.measure) for q in found] == [(4, "killed"), (20, "injured")]


def test_a_range_is_kept_and_never_averaged() -> None:
    _, found = _read("Profit fell by 1 to 1.5 per cent, and the forecast went from 5 to 7 per cent to 3 to 5 per cent.")
    assert [(q.low, q.high) for q in found] == [(1, 1.5), (5, 7), (3, 5)]


def test_money_is_read_with_scale_and_currency() -> None:
    _, found = _read("It cost $4.2b, £40k, EUR 3m, ¥300bn, Rs 20 crore, $US1850 or 20 US cents.")
    assert [(q.low, q.unit) for q in found] == [
        (4_200_000_000, "USD"),
        (40_000, "GBP"),
        (3_000_000, "EUR"),
        (300_000_000_000, "JPY"),
        (200_000_000, "INR"),
        (1850, "USD"),
        (20, "cent"),
    ]


def test_pounds_are_weight_or_money_by_what_they_are_said_of() -> None:
    _, found = _read("A 12,000-pound whale brought a 12,000-pound fine.")
    assert [(q.kind, q.unit) for q in found] == [("measure", "pound"), ("money", "GBP")]


def test_ages_are_kept_apart_from_counts() -> None:
    _, found = _read("The 52-year-old and her girls, ages 11 and 15, fled, as did Dana Orl, 40.")
    assert [(q.low, q.kind) for q in found] == [(52, "age"), (11, "age"), (15, "age"), (40, "age")]
    _, found = _read("The actress, 26, would be arrested if she left.")
    assert [(q.low, q.kind) for q in found] == [(26, "age")]


def test_nationality_and_role_narrow_down_what_is_counted() -> None:
    _, found = _read("Three Torvan nationals and two senior police officers were killed.")
    assert [(q.of, q.measure) for q in found] == [
        ("Torvan nationals", "killed"),
        ("senior police officers", "killed"),
    ]


def test_fractions_are_shares_of_what_follows_them() -> None:
    _, found = _read("Two thirds of voters, a third of the houses and 1 in 5 women agreed; it lies half a mile off.")
    assert [(round(float(q.low or 0), 3), q.unit) for q in found] == [
        (0.667, "share"),
        (0.333, "share"),
        (0.2, "share"),
        (0.5, "mile"),
    ]


def test_a_number_that_is_denied_is_marked() -> None:
    _, found = _read("Not 12 but 15 people died.")
    assert [(q.low, q.negated) for q in found] == [(12, True), (15, False)]


def test_a_comparison_tells_a_difference_and_no_level() -> None:
    _, found = _read("The firm named 145.5 million people, some 2.5 million more than before.")
    assert [q.delta for q in found] == [False, True]


def test_a_level_that_prices_fall_below_is_no_amount_of_the_fall() -> None:
    found = _one("The price fell below $6,000.")
    assert (found.high, found.change, found.delta) == (5999, "fall", False)


def test_none_of_those_counted_is_a_zero_and_no_count() -> None:
    found = _one("None of the 12 men died.")
    assert (found.low, found.high, found.measure) == (0, 0, "killed")


def test_suspended_hyphens_share_their_noun() -> None:
    _, found = _read("They sell four-, five- and six-cylinder engines.")
    assert [q.low for q in found] == [4, 5, 6]


def test_a_number_and_its_noun_may_stand_on_two_lines() -> None:
    # Six lines and more broken in the middle of sentences show that a text is set in lines of one width.
    line = "The old road to the town upon the hill by the long river goes\n"
    text = (
        line * 6
        + "on and was closed to all of the carts that came for the next 15\nhours, and those who died were 130\npeople."
    )
    _, found = _read(text)
    assert [(q.kind, q.low) for q in found] == [("duration", 15), ("count", 130)]


def test_no_one_is_a_count_of_zero() -> None:
    found = _one("There were no casualties.")
    assert (found.low, found.high, found.measure) == (0, 0, "casualties")


def test_nobody_who_was_ever_harmed_is_a_count_of_zero() -> None:
    zero = _one("No known person has ever been harmed by falling debris.")
    assert (zero.low, zero.high, zero.of, zero.measure) == (0, 0, "person", "injured")


def test_a_report_that_was_not_made_states_no_zero() -> None:
    assert _read("There were no immediate reports of casualties.")[1] == []


def test_a_rise_tells_the_new_level_from_its_amount_and_from_the_old_level() -> None:
    _, found = _read("The death toll rose by 5 to 22, up from 17.")
    assert [(q.low, q.delta, q.was) for q in found] == [(5, True, False), (22, False, False), (17, False, True)]


def test_the_phrase_says_the_whole() -> None:
    report, found = _read("The gunmen fled, killing 1,200 people and taking scores of hostages to the hills.")
    phrases = [report.text[q.phrase.start : q.phrase.end] for q in found if q.phrase]
    assert phrases == ["killing 1,200 people", "scores of hostages"]


def test_a_number_in_a_quote_is_said_by_its_speaker() -> None:
    text = "“We lost 12 boats,” said Ms Tull."
    _, found = _read(text, quotes=(Quote(start=0, end=19, kind="direct", speaker="n0"),))
    assert found[0].said_by == "n0"


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("The Corran Union put the crowd at about 8,000.", 8000, True),
        ("Police put the crowd at 8,000, the Corran Union at 60,000.", 60_000, True),
        ("Some 23,400 are on strike by the Corran Union's count.", 23_400, True),
        ("The Corran Union counted 140 boats.", 140, True),
        ("The Corran Union put up posters and 140 boats came.", 140, False),
    ],
)
def test_who_puts_a_thing_at_a_number_states_it(text: str, number: int, said: bool) -> None:
    at = text.index("Corran Union")
    body = Entity(id="n0", name="Corran Union", type="ORG", mentions=(Mention(start=at, end=at + 12, kind="name"),))
    _, found = _read(text, entities=(body,))
    assert [q.said_by for q in found if q.low == number] == ["n0" if said else None]


def test_a_number_inside_a_date_is_left_to_the_dates() -> None:
    text = "It began 12 days ago."
    assert _read(text)[1]
    assert not _read(text, dates=(Date(start=9, end=20, value="2023-10-01", type="DATE"),))[1]


def test_numbers_beyond_sense_are_left_out() -> None:
    assert amounts("It was " + "9" * 5000 + " and 1e999 and " + "million " * 500) == ()


_PIECES = (
    *("12", "1,200", "$4.2b", "3-1", "-", ",", ".", "(", ")", "at least", "more than", "nearly", "up to", "from", "to"),
    *("between", "and", "two", "million", "dozens of", "people", "killed", "were", "“", "”", "%", "per cent", "2007"),
    *("half", "½", "no one was hurt", "10:30", "0.5", "-5", "US$", "miles", "a"),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(_PIECES),
        max_size=30,
    )
)
def test_any_text_is_read_and_every_span_lies_in_it(words: list[str]) -> None:
    report, found = _read(" ".join(words) or "x")
    for q in found:
        assert 0 <= q.start < q.end <= len(report.text)
        assert q.phrase is not None and q.phrase.start <= q.start < q.end <= q.phrase.end
        assert q.low is None or q.high is None or q.low <= q.high
    assert all(a.end <= b.start for a, b in pairwise(found))


_ODD = st.sampled_from([*" -‐‑–\u00a0\u2009\u202f,.$£%'’()/:", "ſ", "ı", "İ", "٣", "３", "²", "Ⅻ", "½", "ﬁ"])
_GLUED = st.lists(
    st.one_of(
        _ODD,
        st.sampled_from(
            ["more", "than", "square", "mile", "miles", "per", "cent", "at", "least", "up", "to", "or", "so"]
        ),
        st.sampled_from(
            ["twenty", "million", "dozen", "12", "1", "600", "5", "year", "old", "plus", "odd", "hundreds", "of"]
        ),
    ),
    max_size=14,
)


@settings(max_examples=300, deadline=None)
@given(_GLUED)
def test_words_glued_by_any_sign_are_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for written in (text, text.upper(), text.replace("s", "ſ")):
        for amount in amounts(written):
            assert 0 <= amount.start < amount.end <= len(written)
            assert amount.low is None or amount.high is None or amount.low <= amount.high


@settings(max_examples=60, deadline=None)
@given(_GLUED)
def test_a_report_of_words_glued_by_any_sign_is_read(pieces: list[str]) -> None:
    report, found = _read(" ".join(pieces).strip() or "x")
    assert all(0 <= q.start < q.end <= len(report.text) for q in found)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_accepted(text: str) -> None:
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)


@pytest.mark.parametrize("words", ["12m to 15m crowns", "12m-15m crowns"])
def test_the_currency_of_a_range_tells_what_its_letters_mean(words: str) -> None:
    found = _one(f"The repair will cost {words}.")
    assert (found.low, found.high, found.unit) == (12_000_000, 15_000_000, "crown")
