"""The stories of the benchmark say what their gold accounts say of them."""

import copy
import datetime
import json
import re
import sys
import tomllib

import pytest
from test_example_gold import ROOT, STATUSES, WEEKDAYS, Paragraphs

sys.path.insert(0, str(ROOT / "benchmarks" / "accounts"))
import checks
import markup

STORIES = ROOT / "benchmarks" / "accounts" / "stories"
INDEX = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))["story"]
KINDS = {"disaster", "crime", "politics", "business", "sport", "science", "conflict", "weather"}
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
                self.texts[name] = self.page(name).split("©")[0]
        self.spans = list(markup.spans_of(self.gold))

    def page(self, name):
        page = Headings()
        page.feed((self.folder / "reports" / name).read_text(encoding="utf-8"))
        return "".join(page.words)

    def doubts(self, *checked):
        return [line for check in checked for line in check(self.account, self.texts)]


@pytest.fixture(scope="module", params=[story["slug"] for story in INDEX])
def story(request):
    return Story(request.param)


@pytest.fixture
def spoilt():
    """A story whose account a test may spoil."""
    story = Story("storm-edda")
    story.account = copy.deepcopy(story.account)
    return story


def test_every_story_is_in_the_index_with_a_half_and_a_kind():
    assert {path.name for path in STORIES.iterdir() if path.is_dir()} == {row["slug"] for row in INDEX}
    assert {row["half"] for row in INDEX} == {"dev", "test"}
    assert all(row["kind"] and row["exercises"] for row in INDEX)


def test_both_halves_hold_eight_stories_or_more_and_every_kind():
    for half in ("dev", "test"):
        rows = [row for row in INDEX if row["half"] == half]
        assert len(rows) >= 8
        assert {row["kind"] for row in rows} >= KINDS


def test_a_story_has_five_to_ten_reports(story):
    assert 5 <= len(story.gold["reports"]) <= 10


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
    assert story.doubts(markup.misplaced, markup.forgotten, checks.stale) == []


def test_a_quote_stands_between_marks_and_no_two_spans_overlap(story):
    assert story.doubts(checks.outside_marks, checks.overlapping) == []


def test_the_bounds_of_every_figure_follow_from_its_words(story):
    assert story.doubts(checks.wrong_bounds) == []


def test_the_status_of_every_fact_follows_from_its_readings(story):
    assert story.doubts(checks.wrong_statuses) == []


def test_origins_part_the_reports_and_nothing_descends_from_itself(story):
    assert story.doubts(checks.wrong_lineage) == []


def test_who_speaks_is_named_and_an_utterance_has_one_speaker_unless_disputed(story):
    assert story.doubts(checks.unknown_speakers) == []


def test_every_spelling_of_a_name_stands_in_a_report(story):
    assert story.doubts(checks.absent_names) == []


def test_dates_are_dates_and_every_report_has_its_day(story):
    assert story.doubts(checks.wrong_dates) == []


def test_every_report_is_in_the_story_or_apart_from_it(story):
    folder = story.folder / "reports"
    names = {path.name for path in folder.iterdir() if path.suffix != ".jsonl"}
    for path in folder.glob("*.jsonl"):
        names |= {json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()}
    assert names == set(story.gold["reports"]) | set(story.gold["apart"])


def test_every_topic_occurs_and_is_judged_with_a_reason(story):
    topics = story.gold["figure_topics"]
    assert {figure["topic"] for figure in story.gold["figures"]} == set(topics)
    assert all(topic["status"] in STATUSES and topic["why"] for topic in topics.values())


def test_lineage_names_only_reports_of_the_story(story):
    lineage = story.gold["lineage"]
    pairs = [(edge["child"], edge["parent"]) for edge in lineage["edges"]]
    pairs += [tuple(row[:2]) for key in ("siblings", "passages") for row in lineage[key]]
    assert {name for pair in pairs for name in pair} <= set(story.gold["reports"])


def test_boilerplate_and_repeats_stand_in_their_reports(story):
    for name, words in story.gold["lineage"]["within_report_repeats"]:
        assert story.texts[name].count(words) >= 2
    for name, lines in story.gold["boilerplate"].items():
        assert all(line in story.texts[name] for line in lines)


def test_a_weekday_in_the_timeline_is_that_of_its_date(story):
    for row in story.gold["timeline"]:
        assert row["mentions"]
        for mention in row["mentions"]:
            for day in re.findall("|".join(WEEKDAYS), mention["text"]):
                assert WEEKDAYS[datetime.date.fromisoformat(row["date"]).weekday()] == day, mention["text"]


def test_a_weekday_beside_a_full_date_is_right(story):
    for text in story.texts.values():
        for day, first, month, other_month, second, year in FULL_DATE.findall(text):
            words = f"{first or second} {month or other_month} {year}"
            assert datetime.datetime.strptime(words, "%d %B %Y").strftime("%A") == day


def test_a_wrong_bound_is_noticed(spoilt):
    spoilt.account["report"][0]["figures"][0]["low"] += 1
    assert spoilt.doubts(checks.wrong_bounds)


def test_a_wrong_status_is_noticed(spoilt):
    for topic in ("killed", "evacuated", "river"):
        judged = spoilt.account["figure_topics"][topic]
        kept, judged["status"] = judged["status"], "conflict"
        assert spoilt.doubts(checks.wrong_statuses), topic
        judged["status"] = kept
    assert not spoilt.doubts(checks.wrong_statuses)


def test_a_forgotten_figure_and_a_forgotten_quote_are_noticed(spoilt):
    spoilt.account["report"][1]["figures"].pop(0)
    spoilt.account["report"][1]["quotes"].clear()
    assert len(spoilt.doubts(markup.forgotten)) == 2


def test_a_report_that_descends_from_itself_is_noticed(spoilt):
    edges = spoilt.account["lineage"]["edges"]
    edges.append({"child": edges[0]["parent"], "parent": edges[-1]["child"], "kind": "copy"})
    assert spoilt.doubts(checks.wrong_lineage)


def test_a_speaker_whom_no_report_knows_is_noticed(spoilt):
    spoilt.account["report"][0]["quotes"][0]["speaker"] = "Ottoline Quarrington"
    assert spoilt.doubts(checks.unknown_speakers)


def test_the_page_counts_the_stories_as_they_are(story):
    half, kind = next((row["half"], row["kind"]) for row in INDEX if row["slug"] == story.folder.name)
    gold = story.gold
    utterances = {quote["utterance"] for quote in gold["quotes"]}
    counted = [gold["reports"], gold["figures"], gold["figure_topics"], gold["quotes"], utterances, gold["timeline"]]
    row = " | ".join([story.folder.name, half, kind, *(str(len(items)) for items in counted)])
    assert f"| {row} |" in (ROOT / "docs" / "benchmark.md").read_text(encoding="utf-8")
