"""Who says something is told by commas, the order of words and what stands beside the verb, whatever a parse sees."""

import pytest
from who_speaks import speakers

from stemma.reading import Reader
from stemma.reading.language import bundled
from stemma.sources import report_of_text


def said(sentence):
    """What the only attribution of a sentence says, and its source."""
    text = f"Late news\nThe day was long.\n{sentence}"
    [report] = Reader(bundled()).read([report_of_text(text, id="a")])
    [quote] = report.quotes
    return text[quote.start : quote.end], text[quote.source.start : quote.source.end]


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("The budget passed by 217-203 on Monday after a long night", "speaker Orla Tull"),
        ("The old glass works is still open, but it loses money every month", "the firm's owner, Jo Ferr"),
        ("A handful of storms decide the price of salt and a trader's chance to sell", "Ada Kole, a broker"),
        ("The barge was seen in the mouth of the river at 7:15 a.m.", "board spokesman Olo Brand"),
    ],
)
def test_who_stands_alone_behind_a_comma_and_said_says_all_that_stands_before(told, source):
    assert said(f"{told}, said {source}.") == (told, source)


@pytest.mark.parametrize(
    ("opening", "source", "rest"),
    [
        ("The firm", "the mayor", "was at fault"),
        ("The new bridge", "Tull", "will open in May"),
        ("The deal", "the statement", "was one of the best"),
        ("The problem", "Orla Tull, an engineer at Kerrow", "is that nobody knows who pays"),
    ],
)
def test_who_stands_between_commas_behind_said_interrupts_what_he_says(opening, source, rest):
    sentence = f"{opening}, said {source}, {rest}."
    assert said(sentence) == (sentence[:-1], source)


def test_who_is_told_of_between_commas_is_no_speaker_of_a_clause_that_goes_on():
    assert said("Tull, the mayor, said Orr, the owner, would go.")[1].startswith("Tull")


def test_a_name_with_a_description_behind_marks_speaks_though_its_second_comma_is_missing():
    text = "The lions are back.\n\n“I sleep in the barn,” Jo Pell, a keeper at the zoo told the Herald."
    assert speakers(text) == ["Jo Pell"]


def test_a_city_a_town_and_a_municipality_speak_by_their_names():
    text = (
        "The city of Redevan cut water on Monday. “It was needed,” the city said.\n\n"
        "Halvern Lake Municipality did nothing. “We wait,” the municipality said in a statement. “It is late,” it said."
    )
    assert speakers(text) == ["Redevan", "Halvern Lake Municipality", "Halvern Lake Municipality"]


def test_the_latter_is_the_second_of_two_people_named_before_and_the_former_the_first():
    text = "Ida Gray and Jo Orr faced the press. The latter denounced what he called “a plot”."
    assert speakers(text) == ["Jo Orr"]
    assert speakers("Ida Gray met Jo Orr. “It is a plot,” the former said.") == ["Ida Gray"]


def test_whoever_is_named_so_has_that_name():
    text = "A young welder named Oso said work was scarce.\n\n“It is scarce,” she said."
    assert speakers(text) == ["Oso"]


def test_the_official_who_added_something_is_who_spoke_last():
    text = (
        "Tomas Brell, chief of river control at the Harbour Board, came on Monday. “It is busy,” Brell said.\n\n"
        "The official added that 40 pilots work there. “We have enough boats,” he added."
    )
    assert speakers(text) == ["Tomas Brell", "Tomas Brell"]


def test_the_woman_who_added_something_is_no_man():
    text = "Tomas Brell is a driver. “It is busy,” he said. The woman added: “It is late.”"
    assert speakers(text)[1] != "Tomas Brell"


def test_a_sentence_that_only_tells_who_says_so_belongs_to_the_words_before_it():
    text = "The stove came from the market. “We were all cold.” Pedro says. The roof was gone."
    assert speakers(text) == ["Pedro"]


def test_a_place_behind_another_place_says_nothing():
    text = "The retired pilot, who was born in Bergen, Norway said flying had taught her “to wait”."
    assert speakers(text) == ["The retired pilot"]


def test_a_dateline_before_marks_says_nothing():
    text = "The school has a garden.\n\nREDEVAN: “We plant trees there,” says Ida Tull."
    assert speakers(text) == ["Ida Tull"]


def test_an_office_written_with_a_capital_is_no_name():
    text = "Ida Tull resigned but the North Halvern Premier insists he will “stay”. The Premier said he was “calm”."
    assert speakers(text) == ["the North Halvern Premier"] * 2


@pytest.mark.parametrize("name", ["Don Halvorn", 'Richard "Pip" Woods', 'L. "Moss" Orben'])
def test_a_name_that_looks_like_a_title_or_holds_a_nickname_is_whole(name):
    family = name.split()[-1]
    assert speakers(f"Fire chief {name} led the crew.\n\n“It is very timely,” {family} said.") == [name]


def test_who_filed_wrote_or_posted_a_text_speaks_through_it():
    text = "Tull Fisheries sued the Port League on Friday. The suit claims the league has “shut out all small boats”."
    assert speakers(text) == ["Tull Fisheries"]
    text = "Lina Brandt posted on a network on Friday.\n\n“It smells of rain,” the caption read."
    assert speakers(text) == ["Lina Brandt"]
    text = "The mayor of Redevan, Ida Orr, sent the firm a letter on Monday. “You must pay,” the letter said."
    assert speakers(text) == ["Ida Orr"]


@pytest.mark.parametrize("verb", ["criticised the report", "rejected the report", "said the report was wrong"])
def test_who_speaks_of_a_text_did_not_write_it(verb):
    assert speakers(f"Jo Orr {verb} on Monday. “It is warm,” the report says.") == ["report"]


@pytest.mark.parametrize("who", ["Her uncle", "One of the rescuers", "A spokesman for the hospital"])
def test_who_is_only_described_and_spoke_in_the_sentence_before_goes_on(who):
    text = f"Mehdi Karam led the team. “It was dark,” said Karam. {who} said it was cold. “We froze,” he said."
    assert speakers(text) == ["Mehdi Karam", who]


def test_who_a_sentence_says_somebody_is_holds_that_role():
    text = "Nils Brandt wrote 12 novels. His publisher is Eva Lind.\n\n“He was slow,” the publisher said."
    assert speakers(text) == ["Eva Lind"]


def test_a_policewoman_may_be_the_detective_told_of_before():
    text = "Detective Ruth Lomm led the inquiry. She spoke for an hour.\n\n“It was in the river,” the policewoman said."
    assert speakers(text) == ["Ruth Lomm"]


def test_who_deletes_a_message_wrote_it():
    text = "The Harbour Office deleted a message on Friday that told all crews “to stay in port until noon”."
    assert speakers(text) == ["Harbour Office"]
