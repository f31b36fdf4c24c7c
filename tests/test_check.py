"""A sentence passes only when its spans bear every number, name, date and quotation in it."""

from msgspec.structs import replace

from stemma.accounts.check import unsupported
from stemma.records import Date, Report, Span
from stemma.sources import report_of_text

TEXT = "At least 22 people died on Wednesday, Mayor Anna Tull said. “We will rebuild, whatever it takes,” she told us."


def _checked(sentence: str, text: str = TEXT, report: Report | None = None) -> tuple[str, ...]:
    report = report or report_of_text(text)
    return unsupported(sentence, [Span(report=report.id, start=0, end=len(text))], {report.id: report})


def test_a_sentence_that_repeats_its_evidence_passes():
    assert _checked("At least 22 people died, Anna Tull said: “We will rebuild, whatever it takes.”") == ()


def test_another_number_is_refused():
    assert _checked("At least 23 people died.") == ("number: 23",)


def test_a_number_in_words_that_stands_nowhere_is_refused():
    assert _checked("At least 22 people and seven dogs died.") == ("number: seven",)


def test_a_number_word_is_borne_by_its_digits():
    assert _checked("Two people died.", "2 people died.") == ()


def test_another_name_is_refused():
    assert _checked("At least 22 people died, Mayor Bert Tull said.") == ("name: Bert",)


def test_an_altered_quotation_is_refused():
    assert _checked("Anna Tull said: “We will not rebuild.”") == ("quotation: We will not rebuild.",)


def test_typography_alone_does_not_matter():
    assert _checked('Anna Tull: "We  will rebuild"') == ()


def test_a_day_needs_a_date_that_resolves_to_it():
    assert _checked("At least 22 people died on 11 October 2023.") == ("date: 11 October 2023",)


def test_a_weekday_that_resolves_to_the_day_bears_it():
    report = report_of_text(TEXT)
    at = TEXT.index("Wednesday")
    dated = replace(report, dates=(Date(start=at, end=at + 9, value="2023-10-11", type="DATE"),))
    assert _checked("At least 22 people died on 11 October 2023.", report=dated) == ()
    assert _checked("At least 22 people died on 12 October 2023.", report=dated) == ("date: 12 October 2023",)


def test_a_sentence_without_evidence_is_refused():
    assert unsupported("Nothing happened.", [], {}) == ("no evidence is cited",)
