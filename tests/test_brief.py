"""Our own briefs pass the checker, and no longer do once a word, a number, a name or a day in them is changed."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stemma
from stemma.checking import unsupported
from stemma.checking.quotations import quotations


@pytest.fixture(scope="module")
def told(example_run):
    """Each sentence of each brief with its spans, the reports and the names of its story."""
    reports = {report.id: report for report in example_run.export.reports}
    stories = example_run.export.stories
    return [(b.sentence, b.spans, reports, {n.id: n for n in s.names}) for s in stories for b in s.brief]


def _is_refused(sentence, spans, reports, names):
    return bool(unsupported(sentence, spans, reports, names))


def test_every_sentence_of_every_brief_passes(told):
    assert told
    assert not any(_is_refused(*one) for one in told)


def test_a_brief_tells_no_sentence_twice(example_run):
    for story in example_run.export.stories:
        sentences = [b.sentence for b in story.brief]
        assert len(sentences) == len(set(sentences))
        assert len(sentences) <= 10


def test_sentences_of_the_brief_end_and_name_their_outlet_where_it_is_known(told):
    for sentence, spans, reports, _ in told:
        assert sentence.rstrip()[-1] in ".”)!?"
        outlets = {reports[s.report].outlet for s in spans}
        assert None in outlets or any(outlet in sentence for outlet in outlets)


@given(data=st.data())
def test_a_changed_word_in_marks_is_refused(told, data):
    sentence, *rest = data.draw(st.sampled_from(told))
    words = [
        (q.start + sentence[q.start :].index(q.text) + m.start(), m.group())
        for q in quotations(sentence)
        for m in re.finditer(r"[A-Za-z]{3,}", q.text)
    ]
    at, word = data.draw(st.sampled_from(words))
    assert _is_refused(sentence[:at] + "zebra" + sentence[at + len(word) :], *rest)


@given(data=st.data(), more=st.integers(min_value=1, max_value=9))
def test_a_changed_number_is_refused(told, data, more):
    numbered = [(one, m) for one in told for m in re.finditer(r"(?<![\d,.:])\d{2,3}(?![\d,.:])", one[0])]
    (sentence, *rest), found = data.draw(st.sampled_from(numbered))
    changed = str(int(found.group()) + 700 + more)
    assert _is_refused(sentence[: found.start()] + changed + sentence[found.end() :], *rest)


@given(data=st.data())
def test_a_day_that_was_moved_is_refused(told, data):
    dated = [
        (one, m) for one in told for m in re.finditer(r"(?:On|Planned for) (\d{1,2}) (?=[A-Z][a-z]+ \d{4})", one[0])
    ]
    (sentence, *rest), found = data.draw(st.sampled_from(dated))
    changed = str(int(found.group(1)) % 28 + 2)
    assert _is_refused(sentence[: found.start(1)] + changed + sentence[found.end(1) :], *rest)


@given(data=st.data())
def test_another_speaker_is_refused(told, data):
    spoken = [(one, m) for one in told if (m := re.match(r"([A-Z][a-z]+ [A-Z][a-z]+): “", one[0]))]
    (sentence, *rest), found = data.draw(st.sampled_from(spoken))
    names = rest[2]
    people = (n.name for n in names.values() if n.type == "PERSON" and n.name != found.group(1))
    others = sorted(name for name in people if name.istitle() and " " in name)
    other = data.draw(st.sampled_from(others or ["Petra Halloran"]))
    assert _is_refused(sentence.replace(found.group(1), other, 1), *rest)


def _brief(tmp_path, *texts):
    rows = [
        json.dumps({"id": f"r{n}", "outlet": outlet, "text": text, "published": day})
        for n, (outlet, day, text) in enumerate(texts)
    ]
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    (story, *_) = stemma.read([file]).export.stories
    return [made.sentence for made in story.brief]


def test_days_that_reports_put_differently_stand_in_the_open(tmp_path):
    sinking = "The ferry Orla sank off Kestrin harbour with nine passengers and two dogs on March {}, 2024."
    brief = _brief(
        tmp_path,
        ("The Post", "2024-03-15", sinking.format(12) + " Mayor Ada Tull spoke of a black day for Kestrin."),
        ("The Gazette", "2024-03-15", sinking.format(13) + " Divers look for the ferry Orla off Kestrin harbour."),
    )
    (told,) = [s for s in brief if s.startswith("Reports give different days")]
    assert "on 12 March 2024" in told
    assert "on 13 March 2024" in told


def test_a_plan_carried_out_is_quoted_where_it_is_told_as_done(tmp_path):
    brief = _brief(
        tmp_path,
        ("The Post", "2024-03-13", "The new Orl bridge in Kestrin will open on Friday after nine years of building."),
        ("The Gazette", "2024-03-16", "Nobody came. The new Orl bridge in Kestrin opened on Friday to light rain."),
    )
    assert not any(s.startswith("On 15 March 2024") and "will open" in s for s in brief)
    assert not any(s.startswith("Planned for 15 March 2024") for s in brief)
