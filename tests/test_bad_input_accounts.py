"""Odd stories get a sober account: nothing is invented, empty sections say so, and every brief passes its check."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma import output, pipeline
from stemma.checking import check, unsupported
from stemma.pipeline import read
from stemma.records import Export
from stemma.sources import report_of_text

LEAD = "The ferry Orla sank off Arlen, Mayor Anna Tull said. “We will rebuild,” she said. "


def _read(folder, *rows):
    lines = [json.dumps({"id": f"r{n}", **row}) for n, row in enumerate(rows)]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = read([folder])
    reports = {report.id: report for report in run.export.reports}
    for story in run.export.stories:
        names = {name.id: name for name in story.names}
        for told in story.brief:
            assert unsupported(told.sentence, told.spans, reports, names) == ()
    for kind in ("json", "md", "html", "text"):
        assert output.render(run.export, kind)
    return run.export


def test_a_fault_in_one_account_takes_no_other_story_along(tmp_path, monkeypatch, as_shipped):
    def account(story_id, group, *rest, **named):
        if any("ferry" in report.text for report in group):
            raise StopIteration
        return told(story_id, group, *rest, **named)

    told = pipeline.accounts.account
    monkeypatch.setattr(pipeline.accounts, "account", account)
    for (module, verb), function in as_shipped.items():
        monkeypatch.setattr(module, verb, function)
    for name, text in (("ferry.txt", LEAD * 3), ("vote.txt", "The council of Tarn voted for a new bridge. " * 9)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = pipeline.read([tmp_path])
    sources = {report.id: Path(report.source).name for report in run.export.reports}
    told_in_full = {sources[story.reports[0]]: bool(story.brief) for story in run.export.stories}
    assert told_in_full == {"ferry.txt": False, "vote.txt": True}
    (fault,) = run.failures
    assert fault.fatal and "StopIteration" in fault.problem and "report it" in fault.remedy


def test_a_fault_in_reading_one_report_takes_no_other_along(tmp_path, monkeypatch, as_shipped):
    def layers(parsed):
        if "ferry" in parsed.report.text:
            raise IndexError
        return read_layers(parsed)

    reading = import_module("stemma.reading.read")
    read_layers = reading.layers
    monkeypatch.setattr(reading, "layers", layers)
    for (module, verb), function in as_shipped.items():
        monkeypatch.setattr(module, verb, function)
    for name, text in (("ferry.txt", LEAD), ("vote.txt", "Mayor Anna Tull of Tarn said on Friday that 9 men died.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = pipeline.read([tmp_path])
    assert {Path(r.source).name: (bool(r.names), bool(r.sentences)) for r in run.export.reports} == {
        "ferry.txt": (False, True),
        "vote.txt": (True, True),
    }
    (fault,) = run.failures
    assert fault.fatal and "IndexError" in fault.problem and Path(fault.source).name == "ferry.txt"


def test_contradictory_dates_and_a_report_from_the_future_give_no_invented_day(tmp_path):
    export = _read(
        tmp_path,
        {
            "text": f"{LEAD}It happened on Monday, 3 May 2024, and on Friday, 31 February 2024.",
            "published": "2024-05-04",
        },
        {"text": f"{LEAD}It will sink on Sunday.", "published": "2999-12-31"},
        {"text": f"{LEAD}It sank on 7 June 1890.", "published": "0000-99-99"},
    )
    days = {moment.date[:4] for story in export.stories for moment in story.timeline}
    assert days <= {"2024", "1890", "2999"}


def test_numbers_beyond_sense_are_read_and_change_nothing(tmp_path):
    huge = "9" * 400
    export = _read(
        tmp_path,
        {"text": f"{LEAD}At least {huge} people died. -5 men and 1e999 boats were lost."},
        {"text": f"{LEAD}At least 22 people died. {'1,' * 3000}000 boats sailed."},
    )
    assert all(r.low is None or r.low < 10**19 for s in export.stories for f in s.figures for r in f.readings)


def test_one_report_without_figures_or_quotes_says_so(tmp_path):
    export = _read(tmp_path, {"text": "The harbour of Arlen lies quiet. Nothing moves on the water."})
    (story,) = export.stories
    assert (story.figures, story.quotes, story.missing, story.alone) == ((), (), (), ())
    text = output.render(export, "text").decode()
    assert "No figures were found" in text
    assert "No quotes were found" in text
    page = output.render(export, "html").decode()
    assert "No report was found to leave out what others tell." in page


def test_copies_of_one_text_have_one_origin_and_leave_nothing_out(tmp_path):
    text = f"{LEAD}At least 22 people died on Friday. Divers searched the hull until midnight, the coast guard said."
    export = _read(tmp_path, *[{"text": text, "outlet": f"Outlet {n}"} for n in range(6)])
    (story,) = export.stories
    assert story.counts.origins == 1
    assert {figure.status for figure in story.figures} == {"single"}
    assert story.missing == ()
    assert story.alone == ()


def test_an_empty_report_and_one_of_marks_only_are_no_reason_to_fail(tmp_path):
    export = _read(tmp_path, {"text": "“" * 50}, {"text": LEAD}, {"text": "[1] [r0:0-4] “said” 22"})
    assert len(export.reports) == 3


WORDS = [
    "Anna Tull", "said", "“", "”", "'", "22", "at least", "people", "died", "not", "on Friday", "2024", ".", ",", "[r]",
    "[r:0-9]", "[1]", "\n", "[1]: r:0-5", "#", "*", "according to", "he", "$5 million", "because", "…", "[", "]", ":",
]  # fmt: skip
words = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@pytest.fixture(scope="module")
def wire():
    return report_of_text(f"{LEAD}At least 22 people died on Friday, 3 May 2024.", id="r")


@given(text=st.one_of(words, st.text(max_size=200)))
@settings(max_examples=150)
def test_any_text_can_be_checked(wire, text):
    for json_form in (None, False, True):
        found = check(text, Export(reports=(wire,)), json=json_form)
        for sentence in found.check.sentences:
            assert all(problem.why for problem in sentence.problems)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "“" * 20_000,
        "[r:0-9] " * 5_000,
        "Anna Tull said " * 5_000,
        "22 " * 20_000,
        "*_" * 20_000,
        "a " * 50_000,
    ],
    ids=["brackets", "marks", "citations", "cues", "numbers", "markup", "words"],
)
def test_hostile_texts_are_checked_in_time(wire, text):
    check(f"{text} [r:0-40]", Export(reports=(wire,)), json=False)
