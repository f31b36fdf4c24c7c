"""What is recognised in a plain text: its parts and its furniture, as spans."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Report
from stemma.sources import report_of_text
from stemma.sources.published import iso_date

LEAD = "The old mill on the river Orrin burned down on Friday, and nobody was hurt, police said."
MORE = "Mayor Ida Orr told reporters that the mill would be built again before the winter."


def furniture(report: Report) -> list[tuple[str, str]]:
    return [(report.text[piece.start : piece.end], piece.kind) for piece in report.furniture]


def parts(report: Report, kind: str) -> list[tuple[str, str | None]]:
    return [(report.text[part.start : part.end], part.value) for part in report.parts if part.kind == kind]


def test_the_text_of_a_report_is_the_content_unchanged() -> None:
    text = f"  {LEAD}\tAnd so on…\n\n\n © 2024\n"
    assert report_of_text(text).text == text
    assert report_of_text(text.replace("\n", "\r\n")).text == text


def test_a_headline_is_the_title() -> None:
    report = report_of_text(f"Mill burns down on the Orrin\n\n{LEAD}\n\n{MORE}")
    assert report.title == "Mill burns down on the Orrin"
    assert parts(report, "title") == [("Mill burns down on the Orrin", None)]


@pytest.mark.parametrize("text", [LEAD, f"{LEAD}\n{MORE}", f"{LEAD}\n\n{MORE}", f"“Come,” said Orr.\n\n{LEAD}"])
def test_a_text_that_starts_with_prose_has_no_title(text: str) -> None:
    assert report_of_text(text).title is None


def test_a_sentence_broken_by_line_ends_is_no_headline() -> None:
    assert report_of_text("The old mill on the river Orrin\nburned down on Friday, police said.").title is None


def test_a_known_title_is_found_in_a_line_glued_together() -> None:
    report = report_of_text(f"Local Mill burns down A night of fire on the Orrin\n{LEAD}", title="Mill burns down")
    assert parts(report, "title") == [("Mill burns down", None)]


def test_the_head_of_a_report_is_read() -> None:
    text = (
        "Mill burns down\nThe Halvern Courier\nMonday, 14 October 2024\nBy Ida Orr and Tom Lund\n"
        f"A night of fire that the town will remember\n\n{LEAD}\n{MORE}"
    )
    report = report_of_text(text)
    assert (report.title, report.outlet) == ("Mill burns down", "The Halvern Courier")
    assert (report.byline, report.published, report.published_basis) == ("Ida Orr and Tom Lund", "2024-10-14", "text")
    assert parts(report, "standfirst") == [("A night of fire that the town will remember", None)]


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "date"),
    [
        ("WASHINGTON (Reuters) – ", "WASHINGTON", "Reuters", None),
        ("BEIJING -- ", "BEIJING", None, None),
        ("NAIROBI, Kenya (AP) _ ", "NAIROBI, Kenya", "AP", None),
        ("PARIS, Jan 3 (AFP) - ", "PARIS", "AFP", "XXXX-01-03"),
        ("ST. LOUIS, Mo., Oct. 4 (UPI) — ", "ST. LOUIS, Mo.", "UPI", "XXXX-10-04"),
        ("HALVERN (NPA) – ", "HALVERN", "NPA", None),
        ("SEOUL/TOKYO (Reuters) - ", "SEOUL/TOKYO", "Reuters", None),
        ("West Palm Beach, Florida (CNN) ", "West Palm Beach, Florida", "CNN", None),
        ("LIMA, 9 JAN 90 (EFE) -- ", "LIMA", "EFE", "1990-01-09"),
    ],
)
def test_datelines_of_the_agencies_are_read(dateline: str, place: str, agency: str | None, date: str | None) -> None:
    report = report_of_text(f"Mill burns down\n\n{dateline}{LEAD}\n\n{MORE}")
    assert [value for _, value in parts(report, "dateline")] == [place]
    assert [value for _, value in parts(report, "credit")] == ([agency] if agency else [])
    assert [value for _, value in parts(report, "date")] == ([date] if date else [])


@pytest.mark.parametrize(
    "line", ["UPDATE - " + LEAD, "WATCH – " + LEAD, "A quick word — " + LEAD.lower(), "“No” — " + LEAD]
)
def test_other_words_before_a_dash_are_no_dateline(line: str) -> None:
    assert not parts(report_of_text(f"Mill burns down\n\n{line}\n\n{MORE}"), "dateline")


@pytest.mark.parametrize(
    ("ending", "agency"),
    [
        (f"{MORE} (Reuters)", "Reuters"),
        (f"{MORE} – AFP", "AFP"),
        (f"{MORE} (With inputs from PTI)", "PTI"),
        (f"{MORE}\nSource: Xinhua", "Xinhua"),
        (f"{MORE}\nReuters - AP", "Reuters, AP"),
        (f"{MORE}\nThe Associated Press contributed to this report.", "AP"),
        (f"{MORE}\n© 2023 AP", "AP"),
        (f"{MORE}\nCopyright 2018 The Associated Press. All rights reserved.", "AP"),
        (f"{MORE} – NPA", "NPA"),
    ],
)
def test_agencies_credited_at_the_end_are_named(ending: str, agency: str) -> None:
    assert [value for _, value in parts(report_of_text(f"Mill burns down\n\n{LEAD}\n{ending}"), "credit")] == [agency]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Updated: 2017-09-15 17:52", "2017-09-15T17:52:00"),
        ("Published 12 October 2023", "2023-10-12"),
        ("May 03 , 2013", "2013-05-03"),
        ("18 September 2013 Last updated at 13 : 59 GMT", "2013-09-18T13:59:00+00:00"),
        ("Kestrin Herald, November 6, 2024", "2024-11-06"),
    ],
)
def test_a_line_that_holds_a_date_dates_the_report(line: str, date: str) -> None:
    report = report_of_text(f"Mill burns down\n{line}\n{LEAD}\n{MORE}")
    assert (report.published, report.published_basis) == (date, "text")


def test_the_date_of_the_first_publication_goes_before_that_of_a_change() -> None:
    text = f"Mill burns down\nUpdated: 3 May 2024\nPublished: 1 May 2024\n{LEAD}\n{MORE}"
    assert report_of_text(text).published == "2024-05-01"


def test_a_date_in_the_story_does_not_date_the_report() -> None:
    assert report_of_text(f"Mill burns down\n\nOn May 3, 2013 {LEAD}").published is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "advert"),
        ("Story continues below", "advert"),
        ("READ ALSO  Ten plants that need no light", "related"),
        ("READ\u00a0MORE: Ten plants that need no light", "related"),
        ("Related: Ten plants that need no light", "related"),
        ("[Ten plants that need hardly any light]", "related"),
        ("REUTERS/Ida Orr/File Photo", "photo-credit"),
        ("Photo: Ida Orr", "photo-credit"),
        ("Enlarge this image toggle caption Ida Orr/Getty Images", "photo-credit"),
        ("Share on Facebook", "share"),
        ("Tweet", "share"),
        ("Facebook | Twitter | WhatsApp", "share"),
        ("Follow Ida Orr on Twitter @idaorr", "share"),
        ("Sign up for our daily newsletter", "subscribe"),
        ("12 comments", "comments"),
        ("All rights reserved.", "legal"),
        ("This material may not be published, broadcast, rewritten or redistributed.", "legal"),
        ("Scroll down for video", "related"),
        ("Home > World > Torvania", "navigation"),
        ("An earlier version of this article misspelled the name of the mayor.", "correction"),
        ("Correction: This story has been corrected to show that the mill was empty.", "correction"),
    ],
)
def test_lines_that_are_not_the_story_are_furniture(line: str, kind: str) -> None:
    report = report_of_text(f"Mill burns down\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert furniture(report) == [(line, kind)]


@pytest.mark.parametrize(
    "line",
    [
        "“Join us on Twitter,” Orr said, and laughed.",
        "Share prices fell by a third after the fire.",
        "Follow-up checks found nothing, the fire service said.",
        "Public money may not be used to build the mill again.",
        "He entered the mill without permission, prosecutors said.",
        "Copyright law does not protect the recipe of the bread.",
        "More than 100 people watched from the bridge.",
        "Sign language was used at the meeting.",
        "Terms of the deal were not disclosed.",
        "Published in 1998, the book tells of an earlier fire.",
        "The correction of the river took ten years.",
        "Photos of the fire were shown to the jury.",
        "Get out of the building, he shouted to the others.",
        "Comments by the mayor angered the firefighters.",
        "Reuters reported that the mill had been sold.",
    ],
)
def test_sentences_of_the_story_are_not_taken_for_furniture(line: str) -> None:
    report = report_of_text(f"Mill burns down\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert not furniture(report)
    assert not parts(report, "caption")


def test_a_list_of_links_at_the_end_is_furniture_to_its_end() -> None:
    report = report_of_text(f"Mill burns down\n\n{LEAD}\n{MORE}\nRead more:\nTen plants\nWhy pigeons go home")
    assert [kind for _, kind in furniture(report)] == ["related"] * 3


def test_a_text_without_punctuation_is_not_taken_for_a_list_of_links() -> None:
    text = "READ MORE\n" + "\n".join(f"THE OLD MILL BURNED DOWN IN THE NIGHT {number}" for number in range(9))
    assert len(furniture(report_of_text(text))) == 1


def test_an_agency_behind_a_long_paragraph_is_no_photo_credit() -> None:
    report = report_of_text(f"Mill burns down\n\n{LEAD} {MORE} {LEAD} {MORE} (AP)\n\n{LEAD}\n{MORE}\n{LEAD}\n{MORE}")
    assert [value for _, value in parts(report, "credit")] == ["AP"]
    assert not furniture(report)


def test_an_abbreviation_in_brackets_is_no_credit() -> None:
    report = report_of_text(f"Mill burns down\n\n{LEAD}\n\nShe spoke for the Orrin Union (OU).\n\n{MORE}")
    assert not furniture(report)
    assert not parts(report, "credit")


def test_a_photo_credit_behind_a_caption_is_cut_out_of_it() -> None:
    report = report_of_text(f"Mill burns down\n\n{LEAD}\n\nThe mill in flames. (Ida Orr/AP)\n\n{MORE}")
    assert furniture(report) == [("(Ida Orr/AP)", "photo-credit")]
    assert parts(report, "caption") == [("The mill in flames. (Ida Orr/AP)", None)]


def test_a_caption_that_repeats_a_line_is_known_as_a_repeat() -> None:
    caption = "The old mill on the river Orrin burned down on Friday"
    report = report_of_text(f"Mill burns down\n\n{LEAD}\n\n{MORE}\n\n{caption}\n\n{caption}")
    assert parts(report, "caption") == [(caption, "repeat")] * 2


def test_a_paragraph_that_repeats_the_headline_is_the_story() -> None:
    title = "The old mill on the river Orrin burned down on Friday"
    assert not parts(report_of_text(f"{title}\n\n{LEAD}\n\n{MORE}"), "caption")


def test_a_short_quotation_taken_up_again_is_not_a_repeat() -> None:
    quote = "“We will build the mill again.”"
    assert not parts(report_of_text(f"Mill\n\n{LEAD} {quote}\n\n{MORE}\n\n{quote}"), "caption")


def test_a_language_is_told_from_the_text_and_left_open_where_it_is_too_short() -> None:
    assert report_of_text(LEAD).language == "en"
    assert (
        report_of_text("Die alte Mühle am Fluss ist am Freitag abgebrannt, sagte die Polizei in Halvern.").language
        == "de"
    )
    assert report_of_text("Mill burns").language is None


def test_an_id_is_kept_or_derived_from_the_content() -> None:
    assert report_of_text(LEAD, id="a-1").id == "a-1"
    assert report_of_text(LEAD).id == report_of_text(LEAD, source="elsewhere.txt").id
    assert report_of_text(LEAD).id != report_of_text(LEAD, outlet="The Halvern Courier").id


def test_half_characters_are_replaced_one_for_one() -> None:
    assert report_of_text("It burned \ud800 down.").text == "It burned \ufffd down."


def test_ten_thousand_nested_marks_are_read() -> None:
    report = report_of_text("“‘(" * 10_000 + "\n" + "[" * 10_000 + "\n" + LEAD)
    assert report.text.endswith(LEAD)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_digits_alone_is_that_day(day: date) -> None:
    digits = day.strftime("%Y%m%d")
    assert iso_date(int(digits)) == iso_date(digits) == day.isoformat()
    assert iso_date(int(f"{digits}180500")) == f"{day.isoformat()}T18:05:00"


@pytest.mark.parametrize("number", [0, -5, 7, 2025, 20259999])
def test_a_small_number_is_no_moment_of_1970(number: int) -> None:
    assert iso_date(number) is None
