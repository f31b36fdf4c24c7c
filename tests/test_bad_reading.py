"""Text as it arrives: shouted, unpunctuated, misread, misdecoded, in tables, without end. All of it is read."""

import random

import msgspec
import pytest

import stemma
from stemma.reading import Reader, quantities
from stemma.reading.language import bundled
from stemma.reading.parsed import one_line, parse
from stemma.reading.sentences import LONGEST, split
from stemma.records import Report
from stemma.sources import report_of_text


class Counting:
    """The bundled pipeline, counting the characters that it is asked to annotate."""

    name, version = "counting", "1"

    def __init__(self):
        self.asked = 0

    def annotate(self, sentences):
        self.asked += sum(map(len, sentences))
        return bundled().annotate(sentences)


@pytest.fixture(scope="module")
def news():
    texts = [path.read_text(encoding="utf-8") for path in sorted(stemma.example().glob("*.txt"))]
    return max(texts, key=len)


def _misread(text):
    chance = random.Random(5)
    wrong = {"l": "1", "O": "0", "m": "rn", "e": "c", "S": "5", " ": "  ", ".": ",", "h": "-\n"}
    return "".join(wrong.get(c, c) if chance.random() < 0.1 else c for c in text)


def _table(text):
    return "\n".join(f"| {word}\t| {at} | {at * 7}% |" for at, word in enumerate(text.split()))


BAD = {
    "capitals": str.upper,
    "small letters without marks": lambda t: "".join(c for c in t.lower() if c.isalnum() or c.isspace()),
    "misread": _misread,
    "wrong encoding": lambda t: t.encode().decode("latin-1"),
    "two bytes as one": lambda t: t.encode("utf-16-le").decode("latin-1"),
    "table": _table,
    "list": lambda t: "\n".join(f"• {line}" for line in t.split(". ")),
    "one line": lambda t: " ".join(t.replace(".", ",").split()),
    "marks that never close": lambda t: t.replace("”", "").replace("’", "“"),
    "emoji": lambda t: t.replace(" ", " \U0001f468\u200d\U0001f469\u200d\U0001f467 "),
    "mixed languages": lambda t: t.replace(". ", ". Министр сказал: «нет». 部长说“不”。 Le ministre a dit non. "),
    "half characters": lambda t: t.replace("a", "\ud83d"),
}


def _read(text, language=None):
    report = Report(id="r", source="r", text=text, text_sha256="", language="en")
    return next(iter(Reader(language or bundled()).read([report])))


def _extents(value):
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "start"):
            yield value
        for field in value.__struct_fields__:
            yield from _extents(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _extents(item)


@pytest.mark.parametrize("kind", sorted(BAD))
def test_a_bad_text_is_read_and_every_span_lies_in_it(news, kind):
    text = BAD[kind](news)
    report = _read(text)
    assert report.sentences
    assert all(0 <= extent.start < extent.end <= len(text) for extent in _extents(report))


@pytest.mark.parametrize("kind", sorted(BAD))
def test_every_letter_goes_to_the_model_once_at_the_most(news, kind):
    text, counting = BAD[kind](news) * 2, Counting()
    _read(text, counting)
    assert counting.asked <= len(text)


def test_a_sentence_of_a_hundred_thousand_words_is_cut_alike_each_time():
    text = "the mill at the river burned and " * 14_300
    report, counting = report_of_text(text), Counting()
    pieces = split(report)
    assert len(text.split()) > 100_000
    assert max(piece.end - piece.start for piece in pieces) <= LONGEST
    assert " ".join(one_line(report, piece) for piece in pieces).split() == text.split()
    read = _read(text, counting)
    assert read.sentences == pieces
    assert counting.asked < 20 * LONGEST  # copies of a piece are parsed once


def test_without_marks_nobody_is_quoted_word_for_word(news):
    unmarked = BAD["small letters without marks"](news)
    assert not [quote for quote in _read(unmarked).quotes if quote.kind != "indirect"]


def test_a_text_without_capitals_names_nobody_who_is_only_guessed():
    assert not _read("the miller of the town told his sons that the mill had burned down").names


def test_noise_says_nothing():
    noise = "".join(random.Random(9).choices("\u2028\x00\x1b#~|{}<>\\^¬¦�", k=4_000))
    report = _read(noise)
    assert not (report.names or report.dates or report.quantities or report.quotes or report.happenings)


def test_what_is_not_english_has_sentences_only():
    report = report_of_text(
        "Der Bürgermeister sagte am Freitag, dass 22 Menschen vermisst würden. „Wir bleiben hier“, sagte er."
    )
    read = next(iter(Reader(bundled()).read([report])))
    assert report.language == "de"
    assert read.sentences and not (read.names or read.dates or read.quotes or read.quantities)


def test_a_report_without_words_has_no_layers():
    for text in ("", " \n\n ", "\u200b", "\ufeff"):
        read = _read(text)
        assert not (read.names or read.dates or read.quotes or read.quantities)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost 1.234.567,89 euros.", [1234567.89]),
        ("Version 1.2.3 came out.", []),
        ("They counted 12,34 in the yard.", []),
        ("It holds 10^400 grains.", []),
        ("One thousand million people live there.", [1_000_000_000]),
        ("999999999999999999999999 people came.", []),
        ("１２ people came.", [12]),
    ],
)
def test_a_number_beyond_sense_is_left_out_and_an_odd_one_read(text: str, values: list[float]) -> None:
    assert [q.low for q in quantities.find(parse(report_of_text(text, id="r"), bundled()))] == values
