"""The bundled example says what its gold account says of it."""

import datetime
import importlib.util
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "src" / "stemma" / "data" / "example"
GOLD = json.loads((EXAMPLE / "gold.json").read_text(encoding="utf-8"))
ACCOUNT = tomllib.loads((EXAMPLE / "account.toml").read_text(encoding="utf-8"))
STATUSES = {"single", "agree", "conflict", "superseded", "different-scope"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_spec = importlib.util.spec_from_file_location("markup", ROOT / "benchmarks" / "accounts" / "markup.py")
markup = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(markup)


class Paragraphs(HTMLParser):
    """The words of a page's paragraphs, without a web extractor's judgement."""

    def __init__(self):
        super().__init__()
        self.inside, self.words = False, []

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "p"

    def handle_endtag(self, tag):
        if tag == "p":
            self.inside = False
            self.words.append("\n")

    def handle_data(self, data):
        if self.inside:
            self.words.append(data)


def text_of(name):
    text = (EXAMPLE / "reports" / name).read_text(encoding="utf-8")
    if not name.endswith(".html"):
        return text
    page = Paragraphs()
    page.feed(text)
    return "".join(page.words)


TEXTS = {name: text_of(name) for name in GOLD["reports"]}
SPANS = [*GOLD["quotes"], *GOLD["figures"], *(m for row in GOLD["timeline"] for m in row["mentions"])]


def test_every_span_says_its_text():
    for span in SPANS:
        if not span["report"].endswith(".html"):
            assert TEXTS[span["report"]][span["start"] : span["end"]] == span["text"]


def test_every_span_of_the_web_page_stands_in_its_paragraphs():
    for span in SPANS:
        assert TEXTS[span["report"]].count(span["text"]) >= span["occurrence"], span["text"]


def test_spans_are_found_again_in_a_text_with_other_offsets():
    moved = {name: "A title that the extraction put first\n\n" + text for name, text in TEXTS.items()}
    for span in markup.spans_of(markup.fit(GOLD, moved)):
        assert moved[span["report"]][span["start"] : span["end"]] == span["text"]


def test_lengths_are_those_of_the_reports():
    assert all(length is None or length == len(TEXTS[name]) for name, length in GOLD["reports"].items())


def test_every_report_is_in_the_story_or_apart_from_it():
    files = {path.name for path in (EXAMPLE / "reports").iterdir()}
    assert files == set(GOLD["reports"]) | set(GOLD["apart"])


def test_every_utterance_has_a_name_and_one_speaker():
    speakers = {}
    for quote in GOLD["quotes"]:
        assert quote["utterance"] and quote["speaker"]
        assert speakers.setdefault(quote["utterance"], quote["speaker"]) == quote["speaker"]


def test_every_topic_is_judged_with_a_status_of_the_contract_and_all_occur():
    assert {figure["topic"] for figure in GOLD["figures"]} == set(GOLD["figure_topics"])
    assert all(topic["why"] for topic in GOLD["figure_topics"].values())
    assert {topic["status"] for topic in GOLD["figure_topics"].values()} == STATUSES


def readings(topic):
    return [
        (f["low"] or 0, float("inf") if f["high"] is None else f["high"])
        for f in GOLD["figures"]
        if f["topic"] == topic
    ]


@pytest.mark.parametrize("topic", [t for t, judged in GOLD["figure_topics"].items() if judged["status"] == "conflict"])
def test_no_value_satisfies_readings_in_conflict(topic):
    assert max(low for low, _ in readings(topic)) > min(high for _, high in readings(topic))


def test_bounds_are_in_order():
    for figure in GOLD["figures"]:
        assert figure["low"] is not None or figure["high"] is not None
        assert figure["low"] is None or figure["high"] is None or figure["low"] <= figure["high"]


def test_lineage_names_only_reports_of_the_story_and_each_has_one_origin():
    lineage = GOLD["lineage"]
    pairs = [(edge["child"], edge["parent"]) for edge in lineage["edges"]]
    pairs += [tuple(row[:2]) for key in ("siblings", "passages") for row in lineage[key]]
    assert {name for pair in pairs for name in pair} <= set(GOLD["reports"])
    assert sorted(name for origin in lineage["origins"] for name in origin) == sorted(GOLD["reports"])


def test_repeats_and_boilerplate_stand_in_their_reports():
    for name, words in GOLD["lineage"]["within_report_repeats"]:
        assert TEXTS[name].count(words) >= 2
    for name, lines in GOLD["boilerplate"].items():
        assert all(line in TEXTS[name] for line in lines)


def test_a_weekday_in_the_timeline_is_that_of_its_date():
    for row in GOLD["timeline"]:
        assert row["status"] in {"happened", "planned", "cancelled", "unclear"}
        for mention in row["mentions"]:
            for day in re.findall("|".join(WEEKDAYS), mention["text"]):
                assert WEEKDAYS[datetime.date.fromisoformat(row["date"]).weekday()] == day


def test_a_weekday_beside_a_full_date_is_right():
    seen = 0
    for text in TEXTS.values():
        for day, date in re.findall(rf"({'|'.join(WEEKDAYS)}), (\d+ [A-Z][a-z]+ \d{{4}})", text):
            assert datetime.datetime.strptime(date, "%d %B %Y").strftime("%A") == day
            seen += 1
    assert seen


def test_the_annotation_forgets_no_pair_of_marks_and_no_number():
    article = TEXTS | {
        name: text.split("audience.\n")[-1].split("©")[0] for name, text in TEXTS.items() if name.endswith(".html")
    }
    assert list(markup.forgotten(ACCOUNT, article)) == []


def test_the_gold_is_what_the_markup_builds():
    built = markup.build(ACCOUNT, TEXTS)
    for account in (built, expected := json.loads(json.dumps(GOLD))):
        for span in markup.spans_of(account):
            if span["report"].endswith(".html"):
                span["start"] = span["end"] = None
    assert built == expected
