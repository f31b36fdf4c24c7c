"""What Stemma promises of versions: several texts of one page are one witness, and the later replaces the earlier."""

import json
import random

import pytest

import stemma
from stemma.lineage import trace
from stemma.lineage.origins import FactOrigins
from stemma.records import Span
from stemma.sources import report_of_text

PAGE = "https://www.brenwick-courier.example/news/mill-fire"
EARLY = """Mill burns in Arlen

ARLEN – A fire in the old mill of Arlen killed four people on Friday night, the fire brigade said.

The blaze broke out shortly before midnight on the ground floor, brigade commander Ilse Morrow told reporters.
"""
LATER = EARLY.replace("killed four people", "killed nine people") + "\nThe mill had stood empty since the spring.\n"
LAST = LATER.replace("nine people", "eleven people") + "\nThe city will hold a service on Sunday.\n"
OTHER = """Eleven dead after night of fire

Nadia Brook watched the flames from her bakery on Friday night. “I saw them jump,” she said on Saturday.

The fire in the mill of Arlen killed eleven people, the hospital of Tarsk said.
"""


def _row(id_, text, hour, url=PAGE, outlet="Brenwick Courier"):
    return {"id": id_, "text": text, "url": url, "outlet": outlet, "published": f"2024-05-03T{hour}:00:00+00:00"}


def _three():
    return [
        _row("v1", EARLY, "22"),
        _row("v2", LATER, "23", PAGE + "/?utm_source=mail"),
        _row("v0", LAST, "23:30", PAGE.replace("www.", "m.")) | {"published": "2024-05-03T23:30:00+00:00"},
    ]


def _reports(rows):
    return [report_of_text(row["text"], **{k: v for k, v in row.items() if k != "text"}) for row in rows]


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    path = tmp_path_factory.mktemp("versions") / "reports.jsonl"
    other = _row("other", OTHER, "23", "https://post.example/fire", "Tarsk Post") | {"published": "2024-05-04"}
    path.write_text("\n".join(map(json.dumps, [*_three(), other])), encoding="utf-8")
    export = stemma.read([path]).export
    return max(export.stories, key=lambda s: len(s.reports)), {r.id: r for r in export.reports}


def _figure(story, words):
    return next(f for f in story.figures if any(words in reading.text for reading in f.readings))


def test_texts_of_one_page_are_versions_in_order_of_time_whatever_the_order_of_input():
    rows = _three()
    for _ in range(6):
        random.Random(len(rows)).shuffle(rows)
        (row,) = trace(_reports(rows)).versions
        assert row.reports == ("v1", "v2", "v0")
        assert row.in_order and row.page == "brenwick-courier.example/news/mill-fire"
        rows = rows[1:] + rows[:1]


def test_each_version_is_a_copy_of_the_one_before_and_says_why():
    lineage = trace(_reports(_three()))
    assert [(e.child, e.parent, e.kind) for e in lineage.edges] == [("v0", "v2", "copy"), ("v2", "v1", "copy")]
    for edge in lineage.edges:
        assert "version of the same page" in edge.evidence
        assert any(piece.startswith("published later") for piece in edge.evidence)
        assert edge.passages
    assert not lineage.lost and len(lineage.origins) == 1


def test_a_version_in_wholly_new_words_is_still_no_second_witness():
    rows = [_row("a", EARLY, "10"), _row("b", OTHER, "11")]
    lineage = trace(_reports(rows))
    assert len(lineage.origins) == 1
    assert [(e.child, e.parent, e.kind) for e in lineage.edges] == [("b", "a", "copy")]


def test_two_texts_under_one_id_are_versions_of_one_report(tmp_path):
    path = tmp_path / "reports.jsonl"
    rows = [{"id": "mill", "text": EARLY, "published": "2024-05-03"}]
    rows += [{"id": "mill", "text": LATER, "published": "2024-05-04"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    export = stemma.read([path]).export
    (story,) = export.stories
    assert story.lineage.versions[0].reports == ("mill", "mill@2")
    assert {r.id: r.version_of for r in export.reports} == {"mill": None, "mill@2": "mill"}
    assert story.counts.reports == 1 and story.counts.origins == 1
    assert story.lineage.edges[0].evidence[0] == "version of the same report"


def test_versions_count_once_in_every_count(story):
    story, _ = story
    assert len(story.reports) == 4
    assert (story.counts.reports, story.counts.outlets, story.counts.owners, story.counts.origins) == (2, 2, 2, 2)
    assert story.counts.lists.reports == ("other", "v0")


def test_a_figure_that_a_later_version_changed_is_superseded(story):
    story, _ = story
    figure = _figure(story, "eleven")
    assert {r.report for r in figure.readings} >= {"v1", "v2", "v0", "other"}
    assert figure.status == "superseded"
    assert (figure.current.low, figure.current.high) == (11, 11)
    assert "later version" in figure.why
    assert figure.origins == 2 and figure.counts.reports == 2


def test_a_figure_changed_by_the_versions_of_one_report_alone_is_single_and_says_what_replaced_what(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, _three())), encoding="utf-8")
    (story,) = stemma.read([path]).export.stories
    figure = _figure(story, "four")
    assert (figure.status, figure.origins) == ("single", 1)
    assert (figure.current.low, figure.current.high) == (11, 11)
    assert "A later version of the same report replaces" in figure.why


def test_versions_without_an_order_replace_nothing(tmp_path):
    path = tmp_path / "reports.jsonl"
    rows = [{k: v for k, v in row.items() if k != "published"} for row in _three()[:2]]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (story,) = stemma.read([path]).export.stories
    assert not story.lineage.versions[0].in_order
    assert "nothing decides which of the two is the later" in story.lineage.edges[0].evidence
    assert "later version" not in _figure(story, "four").why


def test_words_of_a_correction_order_versions_without_times():
    rows = [_row("a", "CORRECTED: " + LATER, "10"), _row("b", EARLY, "10")]
    reports = _reports([{k: v for k, v in row.items() if k != "published"} for row in rows])
    (row,) = trace(reports).versions
    assert (row.reports, row.in_order) == (("b", "a"), True)


def test_a_fact_that_the_middle_version_left_out_is_still_one_origin():
    rows = _three()
    rows[1]["text"] = LATER.replace("shortly before midnight", "late")
    reports = _reports(rows)
    words = "shortly before midnight"
    spans = [
        Span(report=r.id, start=r.text.index(words), end=r.text.index(words) + len(words))
        for r in reports
        if words in r.text
    ]
    assert len(set(FactOrigins(reports, trace(reports)).label(spans))) == 1


def test_a_contradictory_edge_makes_no_circle():
    between = LATER.replace("ARLEN – ", "") + "\nFirst reported by the Brenwick Courier.\n"
    rows = [*_three(), _row("x", between, "22:30", "https://echo.example/1", "Echo") | {"published": "2024-05-01"}]
    rows[0]["text"] += "\nAs first reported by the Echo.\n"
    lineage = trace(_reports(rows))
    above = {}
    for edge in lineage.edges:
        above.setdefault(edge.child, set()).add(edge.parent)

    def ancestors(text, seen=()):
        assert text not in seen
        for parent in above.get(text, ()):
            ancestors(parent, (*seen, text))

    for text in sorted(above):
        ancestors(text)


def test_two_hundred_versions_of_one_page_are_one_report():
    rows = [_row(f"v{n}", EARLY + f"\nUpdate number {n} of the night.\n", "10") for n in range(200)]
    for n, row in enumerate(rows):
        row["published"] = f"2024-05-03T{n // 60:02d}:{n % 60:02d}:00+00:00"
    lineage = trace(_reports(rows))
    assert len(lineage.origins) == 1
    assert lineage.versions[0].reports == tuple(f"v{n}" for n in range(200))
    assert len(lineage.edges) == 199
