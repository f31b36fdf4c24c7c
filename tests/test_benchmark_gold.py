"""The stories of the benchmark say what their gold accounts say of them."""

import datetime
import json
import re
import tomllib

import pytest
from test_example_gold import ROOT, STATUSES, WEEKDAYS, Paragraphs, markup

STORIES = ROOT / "benchmarks" / "accounts" / "stories"
INDEX = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))["story"]
FULL_DATE = re.compile(rf"({'|'.join(WEEKDAYS)}),? (?:(\d+) ([A-Z][a-z]+)|([A-Z][a-z]+) (\d+)),? (\d{{4}})")


class Headings(Paragraphs):
    """The words of a page's paragraphs and of its headline."""

    def handle_starttag(self, tag, attrs):
        super().handle_starttag("p" if tag == "h1" else tag, attrs)

    def handle_endtag(self, tag):
        super().handle_endtag("p" if tag == "h1" else tag)


class Story:
    """One story of the benchmark: its account as written, its gold account, and the texts of its reports."""

    def __init__(self, slug):
        self.folder = STORIES / slug
        self.account = tomllib.loads((self.folder / "account.toml").read_text(encoding="utf-8"))
        self.gold = json.loads((self.folder / "gold.json").read_text(encoding="utf-8"))
        self.texts = markup.texts_in(self.folder, self.account)
        for name in self.texts:
            if name.endswith(".html"):
                self.texts[name] = self.page(name)
        self.spans = list(markup.spans_of(self.gold))

    def page(self, name):
        page = Headings()
        page.feed((self.folder / "reports" / name).read_text(encoding="utf-8"))
        return "".join(page.words)

    def origins_of(self, topic):
        """The origins that a topic's readings come from, by their place in the list of origins."""
        files = {figure["report"] for figure in self.gold["figures"] if figure["topic"] == topic}
        return {i for i, group in enumerate(self.gold["lineage"]["origins"]) if files & set(group)}


@pytest.fixture(scope="module", params=[story["slug"] for story in INDEX])
def story(request):
    return Story(request.param)


def test_every_story_is_in_the_index_with_a_half_and_a_kind():
    assert {path.name for path in STORIES.iterdir() if path.is_dir()} == {row["slug"] for row in INDEX}
    assert {row["half"] for row in INDEX} == {"dev", "test"}
    assert all(row["kind"] and row["exercises"] for row in INDEX)


def test_every_span_says_its_text(story):
    for span in story.spans:
        text = story.texts[span["report"]]
        if span["report"].endswith(".html"):
            assert text.count(span["text"]) >= span["occurrence"], span["text"]
        else:
            assert text[span["start"] : span["end"]] == span["text"]


def test_the_gold_is_what_the_markup_builds(story):
    built = markup.build(story.account, story.texts)
    for account in (built, expected := json.loads(json.dumps(story.gold))):
        for span in markup.spans_of(account):
            if span["report"].endswith(".html"):
                span["start"] = span["end"] = None
    assert built == expected


def test_the_annotation_forgets_no_pair_of_marks_and_no_number(story):
    articles = {name: text.split("©")[0] if name.endswith(".html") else text for name, text in story.texts.items()}
    assert list(markup.misplaced(story.account, articles)) == []
    assert list(markup.forgotten(story.account, articles)) == []


def test_every_report_is_in_the_story_or_apart_from_it(story):
    folder = story.folder / "reports"
    names = {path.name for path in folder.iterdir() if path.suffix != ".jsonl"}
    for path in folder.glob("*.jsonl"):
        names |= {json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()}
    assert names == set(story.gold["reports"]) | set(story.gold["apart"])


def test_every_utterance_has_one_speaker_unless_the_reports_dispute_it(story):
    disputed = story.account.get("disputed_speakers", [])
    speakers = {}
    for quote in story.gold["quotes"]:
        assert quote["utterance"]
        speakers.setdefault(quote["utterance"], set()).add(quote["speaker"].lower())
    assert {utterance for utterance, names in speakers.items() if len(names) > 1} == set(disputed)


def test_every_topic_occurs_and_is_judged_with_a_reason(story):
    topics = story.gold["figure_topics"]
    assert {figure["topic"] for figure in story.gold["figures"]} == set(topics)
    assert all(topic["status"] in STATUSES and topic["why"] for topic in topics.values())


def test_a_figure_is_single_where_all_its_readings_have_one_origin(story):
    for topic, judged in story.gold["figure_topics"].items():
        assert (len(story.origins_of(topic)) == 1) == (judged["status"] == "single"), topic


def test_no_value_satisfies_readings_in_conflict(story):
    for topic, judged in story.gold["figure_topics"].items():
        readings = [figure for figure in story.gold["figures"] if figure["topic"] == topic]
        if judged["status"] == "conflict":
            lowest = max(figure["low"] or 0 for figure in readings)
            assert lowest > min(float("inf") if figure["high"] is None else figure["high"] for figure in readings)


def test_bounds_are_in_order(story):
    for figure in story.gold["figures"]:
        low, high = figure["low"], figure["high"]
        assert (low is not None or high is not None) and (low is None or high is None or low <= high)


def test_lineage_names_only_reports_of_the_story_and_each_has_one_origin(story):
    lineage = story.gold["lineage"]
    pairs = [(edge["child"], edge["parent"]) for edge in lineage["edges"]]
    pairs += [tuple(row[:2]) for key in ("siblings", "passages") for row in lineage[key]]
    assert {name for pair in pairs for name in pair} <= set(story.gold["reports"])
    assert sorted(name for origin in lineage["origins"] for name in origin) == sorted(story.gold["reports"])
    for child, parent in pairs[: len(lineage["edges"]) + len(lineage["siblings"])]:
        assert any({child, parent} <= set(origin) for origin in lineage["origins"])


def test_boilerplate_and_repeats_stand_in_their_reports(story):
    for name, words in story.gold["lineage"]["within_report_repeats"]:
        assert story.texts[name].count(words) >= 2
    for name, lines in story.gold["boilerplate"].items():
        assert all(line in story.texts[name] for line in lines)


def test_a_weekday_in_the_timeline_is_that_of_its_date(story):
    for row in story.gold["timeline"]:
        assert row["status"] in {"happened", "planned", "cancelled", "unclear"} and row["mentions"]
        for mention in row["mentions"]:
            for day in re.findall("|".join(WEEKDAYS), mention["text"]):
                assert WEEKDAYS[datetime.date.fromisoformat(row["date"]).weekday()] == day, mention["text"]


def test_a_weekday_beside_a_full_date_is_right(story):
    for text in story.texts.values():
        for day, first, month, other_month, second, year in FULL_DATE.findall(text):
            words = f"{first or second} {month or other_month} {year}"
            assert datetime.datetime.strptime(words, "%d %B %Y").strftime("%A") == day
