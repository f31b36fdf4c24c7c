"""Text printed word by word, as corpora have it, is read as running text and cited as it came."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.reading import read
from stemma.reading.tokenised import ClosedUp, closed_up, is_tokenised
from stemma.records import Extent, Quote, Report
from stemma.sources import report_of_text

PLAIN = (
    'Mill owner held after "well-planned" fire\n'
    "Dist. Atty. Ada Tull said the 61-year-old man didn't run.\n"
    '"He sat by the gate for 2.5 hours.\n'
    'Then he rang us at 3:30 p.m.," she said.\n'
    "The mill (built in 1904) cost $1,200,000, and 22 people worked there.\n"
)
SPACED = (
    'Mill owner held after " well - planned " fire\n'
    "Dist . Atty . Ada Tull said the 61 - year - old man did n't run .\n"
    '" He sat by the gate for 2 . 5 hours .\n'
    'Then he rang us at 3 : 30 p . m . , " she said .\n'
    "The mill ( built in 1904 ) cost $ 1 , 200 , 000 , and 22 people worked there .\n"
)
BLANKS = st.text(alphabet="ab1 ,.-\"'(\n“”", max_size=80)


def _read(text: str) -> Report:
    return next(read([report_of_text(text, id="r")]))


def _quotes(report: Report) -> list[tuple[str, str | None]]:
    names = {e.id: e.name for e in report.entities}
    return [("".join(_words(report, q).split()), names.get(q.speaker or "")) for q in report.quotes]


def _words(report: Report, quote: Quote) -> str:
    return report.text[quote.start : quote.end]


def test_running_text_is_left_alone():
    assert not is_tokenised(PLAIN)
    assert closed_up(report_of_text(PLAIN))[1] is None


def test_closing_up_gives_the_running_text_back():
    assert ClosedUp(SPACED).text == PLAIN


def test_a_spaced_text_is_read_like_the_running_one():
    spaced, plain = _read(SPACED), _read(PLAIN)
    assert _quotes(spaced) == _quotes(plain)
    assert [(q.low, q.high, q.unit) for q in spaced.quantities] == [(q.low, q.high, q.unit) for q in plain.quantities]
    assert [d.value for d in spaced.dates] == [d.value for d in plain.dates]


def test_what_is_read_is_cited_as_it_came():
    report = _read(SPACED)
    assert report.text == SPACED
    assert "Ada Tull" in {SPACED[n.start : n.end] for n in report.names}
    assert any(_words(report, q).startswith('" He sat by') and "p . m . ," in _words(report, q) for q in report.quotes)


def test_a_dash_between_words_stays_one():
    text = "It burned - and nobody came . Tull , who saw it , left on Friday - the mayor stayed . Wait ."
    assert "burned - and" in ClosedUp(text).text
    assert "Friday - the" in ClosedUp(text).text


@given(BLANKS)
def test_only_blanks_are_left_out(text: str):
    closed = ClosedUp(text)
    assert closed.text.replace(" ", "") == text.replace(" ", "")


@given(BLANKS, st.integers(0, 80), st.integers(0, 80))
def test_every_place_in_the_text_that_is_read_leads_to_the_same_words(text: str, one: int, other: int):
    closed = ClosedUp(text)
    start, end = sorted((min(one, len(closed.text)), min(other, len(closed.text))))
    back = closed.back(Extent(start=start, end=end))
    assert 0 <= back.start <= back.end <= len(text)
    assert text[back.start : back.end].replace(" ", "") == closed.text[start:end].replace(" ", "")


def test_the_wrong_mark_closes_before_who_said_it():
    text = "`` I trust this team .\nWe are better than this , `` said Orla Tull .\nShe left , and nobody spoke ."
    report = _read(text)
    assert [report.text[q.start : q.end] for q in report.quotes if q.kind == "direct"] == [text[: text.index(" said")]]


def test_the_name_of_a_site_that_is_printed_word_by_word_is_one_word():
    assert ClosedUp("Tarn . com says so . In Tarn . Orr left .").text == "Tarn.com says so. In Tarn. Orr left."


def test_numbers_and_brackets_of_a_treebank_are_read_as_running_text_has_them() -> None:
    closed = ClosedUp("Up to 12,000-19 ,000 barrels -LRB- 1 .9 million liters\\/day -RRB- , it said")
    assert closed.text == "Up to 12,000-19,000 barrels (1.9 million liters/day), it said"


def test_a_speech_that_opens_anew_in_one_line_keeps_all_its_parts():
    text = (
        "Many are ill , he said , and afraid . Dr Fey , of Orr , said : `` We test . Many came back , from Tarn . "
        "`` We keep nobody here . `` Most of them are well . '' People stay calm , it seems ."
    )
    (speech,) = [q for q in _read(text).quotes if q.quoted]
    assert [text[e.start : e.end] for e in speech.quoted] == [
        "We test . Many came back , from Tarn .",
        "We keep nobody here .",
        "Most of them are well .",
    ]


def test_doubled_apostrophes_open_before_a_bracket_where_nothing_is_open():
    text = (
        "The fund starts in May , it is said , and June . `` We wait , '' Ada Tull said . The mill , in Orr , agreed . "
        "'' -LRB- It -RRB- will allow us to go on , '' Jo Orr said ."
    )
    words = [text[e.start : e.end] for q in _read(text).quotes for e in q.quoted]
    assert words == ["We wait ,", "-LRB- It -RRB- will allow us to go on ,"]
