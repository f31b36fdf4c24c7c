"""A sentence passes only when its spans bear every number, name, date, quotation and attribution in it."""

import pytest
from msgspec.structs import replace

from stemma.checking import check, unsupported
from stemma.reading import read
from stemma.records import Date, Entity, Export, Mention, Report, Span, StoryName
from stemma.sources import report_of_text

TEXT = (
    "At least 22 people died on Wednesday, Mayor Anna Tull said. “We will rebuild, whatever it takes,” she told us. "
    "Bert Hale, the police chief, said no one had been arrested and 14 people were injured. The ferry Orla capsized "
    "off Arlen on 11 October 2023 with about 150 passengers aboard. Repairs will cost $5 million. Divers from the U.S. "
    "arrived a day later. The harbour was not closed."
)


@pytest.fixture(scope="module")
def wire():
    return next(iter(read([report_of_text(TEXT, id="wire-1")])))


def _kinds(sentence: str, report: Report, **names: StoryName) -> list[str]:
    spans = [Span(report=report.id, start=0, end=len(report.text))]
    return [p.kind for p in unsupported(sentence, spans, {report.id: report}, names)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Anna Tull said at least 22 people had died.",
        "No fewer than twenty-two people died, according to Anna Tull.",
        "Mr Tull said at least 22 people died.",
        "The mayor said that at least 22 people died on Wednesday.",
        'Anna Tull: "We  will rebuild"',
        "Anna Tull said: “We will rebuild … it takes.”",
        "Fourteen people were injured and nobody was arrested, Hale said.",
        "The Orla capsized off Arlen on Wednesday, 11 October 2023, with around 150 passengers on board.",
        "The Orla capsized in October 2023.",
        "The harbor was not closed.",
        "American divers arrived a day later.",
        "Repairs will cost 5 million dollars.",
    ],
)
def test_a_faithful_sentence_passes(sentence, wire):
    assert _kinds(sentence, wire) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Anna Tull said at least 23 people died.", "number"),
        ("Anna Tull said 22 people died.", "number"),
        ("Anna Tull said more than 22 people died.", "number"),
        ("Anna Tull said about 22 people died.", "number"),
        ("Anna Tull said at least 22 people were injured.", "number"),
        ("On average 18 people died, Anna Tull said.", "number"),
        ("Exactly 150 passengers were aboard the Orla.", "number"),
        ("Repairs will cost €5 million.", "number"),
        ("Repairs will cost $5 billion.", "number"),
        ("Bert Tull said at least 22 people died.", "name"),
        ("Anna Holt said at least 22 people died.", "name"),
        ("The ferry Orla capsized off Brennay.", "name"),
        ("Bert Hale said at least 22 people died.", "attribution"),
        ("“We will rebuild,” Bert Hale said.", "attribution"),
        ("At least 22 people died.", "attribution"),
        ("The governor said at least 22 people died.", "attribution"),
        ("Anna Tull said: “We shall rebuild, whatever it takes.”", "quotation"),
        ("Anna Tull said: “We will not rebuild.”", "quotation"),
        ("Anna Tull said “at least 22 people died”.", "quotation"),
        ("The Orla capsized on 12 October 2023.", "date"),
        ("The Orla capsized on Thursday.", "date"),
        ("The Orla capsized on Tuesday, 11 October 2023.", "date"),
        ("The Orla capsized in November.", "date"),
        ("Bert Hale said people had been arrested.", "negation"),
        ("The harbour was closed.", "negation"),
        ("The ferry Orla did not capsize off Arlen.", "negation"),
        ("It was the worst sinking off Arlen.", "claim"),
        ("The ferry Orla capsized off Arlen because of a fault.", "claim"),
        ("Parliament passed the pension reform.", "claim"),
    ],
)
def test_an_unfaithful_sentence_is_refused(sentence, kind, wire):
    assert kind in _kinds(sentence, wire)


def test_the_checker_says_what_the_spans_say_instead(wire):
    spans = [Span(report=wire.id, start=0, end=len(TEXT))]
    (problem,) = unsupported("Anna Tull said 22 people died.", spans, {wire.id: wire})
    assert (problem.kind, problem.words, problem.instead) == ("number", "22", "At least 22")
    assert "bounds" in problem.why


def test_a_bound_that_the_citation_cuts_off_still_counts(wire):
    start = TEXT.index("22")
    spans = [Span(report=wire.id, start=start, end=start + len("22 people died"))]
    assert [p.kind for p in unsupported("Anna Tull said 22 people died.", spans, {wire.id: wire})] == ["number"]


def test_only_the_cited_words_count(wire):
    spans = [Span(report=wire.id, start=0, end=TEXT.index("“We"))]
    kinds = [p.kind for p in unsupported("Hale was injured.", spans, {wire.id: wire})]
    assert kinds == ["name", "claim"]


def test_one_fate_is_not_told_for_another(wire):
    spans = [Span(report=wire.id, start=0, end=TEXT.index("“We"))]
    (problem,) = unsupported("People were injured, Anna Tull said.", spans, {wire.id: wire})
    assert (problem.kind, problem.words, problem.instead) == ("claim", "injured", "died")


def test_a_name_may_stand_for_a_pronoun_whose_bearer_the_export_knows():
    text = "She resigned on Friday."
    she = Entity(id="n1", name="Anna Tull", type="PERSON", mentions=(Mention(start=0, end=3, kind="pronoun"),))
    report = replace(report_of_text(text), entities=(she,))
    tull = StoryName(id="n1", name="Anna Tull", type="PERSON", aliases=("Tull",))
    assert _kinds("Ms Tull resigned on Friday.", report, n1=tull) == []
    assert _kinds("Ms Hale resigned on Friday.", report, n1=tull) == ["name"]


def test_a_weekday_that_resolves_to_the_day_bears_it():
    text = "The mill in Arlen burned down on Wednesday."
    report = report_of_text(text)
    at = text.index("Wednesday")
    dated = replace(report, dates=(Date(start=at, end=at + 9, value="2023-10-11", type="DATE"),))
    assert _kinds("The mill in Arlen burned down on 11 October 2023.", dated) == []
    assert _kinds("The mill in Arlen burned down on 12 October 2023.", dated) == ["date"]
    assert _kinds("The mill in Arlen burned down on 11 October 2023.", report) == ["date"]


def test_a_sentence_without_evidence_is_refused():
    assert [p.kind for p in unsupported("Nothing happened.", [], {})] == ["no citation"]


def test_an_unknown_report_and_a_span_beyond_the_text_are_named(wire):
    reports = {wire.id: wire}
    assert [p.kind for p in unsupported("It sank.", [Span(report="other", start=0, end=9)], reports)] == [
        "unknown report"
    ]
    beyond = [Span(report=wire.id, start=5, end=len(TEXT) + 1)]
    assert [p.kind for p in unsupported("It sank.", beyond, reports)] == ["span out of range"]


BRIEF = """# What is known

At least 22 people died, Mayor Anna Tull said [wire-1:0-59]. The ferry Orla
capsized off Brennay [1]. Nobody knows why.

- **Repairs** will cost $5 million [^cost].
- The mayor said she “will rebuild [the pier]”. [nope-3]

[1]: wire-1:196-300
[^cost]: wire-1
"""


def test_prose_is_read_sentence_by_sentence_with_notes_and_brackets(wire):
    found = check(BRIEF, Export(reports=(wire,)), json=False).check
    assert [(s.line, [p.kind for p in s.problems], s.evidence) for s in found.sentences] == [
        (3, [], "span"),
        (3, ["name"], "span"),
        (4, ["no citation"], "none"),
        (6, [], "report"),
        (7, ["unknown report"], "none"),
    ]
    assert not found.supported


def test_a_report_may_be_cited_by_file_name_address_or_the_beginning_of_its_id(wire):
    report = replace(wire, id="c76081d0edccbb8c", source="reports/gazette.txt", url="https://gazette.example/1")
    text = (
        "The harbour was not closed [gazette.txt]. The harbour was not closed [c76081]. "
        "The harbour was [not closed](https://gazette.example/1)."
    )
    found = check(text, Export(reports=(report,)), json=False).check
    assert found.supported
    assert [s.evidence for s in found.sentences] == ["report"] * 3


def test_rows_of_the_contract_are_read_and_broken_ones_named(wire):
    rows = (
        '{"sentence": "The harbour was not closed.", "spans": [{"report": "wire-1", "start": 0, "end": 460}]}\n'
        "{broken\n"
        '{"sentence": "The harbour was closed.", "spans": ["wire-1"]}\n'
        '{"text": "no sentence"}\n'
    )
    found = check(rows, Export(reports=(wire,)))
    assert [[p.kind for p in s.problems] for s in found.check.sentences] == [["span out of range"], ["negation"]]
    assert [f.source for f in found.failures] == ["brief, row 2", "brief, row 4"]


def test_an_empty_text_and_a_text_of_citations_only_are_nothing_to_check(wire):
    for text in ("", "\n\n", "[wire-1:0-3]", "[1]: wire-1"):
        assert check(text, Export(reports=(wire,)), json=False).check.sentences == ()
