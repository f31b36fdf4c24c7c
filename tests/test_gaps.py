"""What a report leaves out that others tell, and what only one line of descent has."""

import json

import pytest

from stemma.pipeline import read

LEAD = "The ferry Orla sank off Arlen on Friday. "
TOLL = "At least 22 people were killed. "
QUOTE = "“Nobody had told us that the ramp was open,” said the captain, Jonas Feld. "
TEXTS = {
    "a": f"{LEAD}{TOLL}{QUOTE}Divers from the port of Arlen searched the hull until midnight.",
    "b": f"On Friday the Orla went down near Arlen, a ferry of forty years. {TOLL}Schools in the town stay shut.",
    "c": f"Relatives wait at the pier of Arlen. Eleven families have no news. {TOLL}{QUOTE}",
    "d": "The owner of the Orla, the company Arlen Lines, has cancelled all crossings, its office said. Trains run.",
}


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    path = tmp_path_factory.mktemp("gaps")
    rows = [{"id": i, "text": t, "published": "2024-05-04"} for i, t in TEXTS.items()]
    (path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return max(read([path]).export.stories, key=lambda s: len(s.reports))


def test_a_report_without_the_toll_that_the_others_have_is_told(story):
    toll = next(f.id for f in story.figures if f.measure == "killed")
    missing = {m.report: m for m in story.missing}
    assert toll in missing["d"].figures
    assert all(toll not in m.figures for id_, m in missing.items() if id_ != "d")


def test_what_only_one_line_has_is_told(story):
    lone = {(figure.origins, figure.readings[0].report) for figure in story.figures if figure.origins == 1}
    listed = {id_ for alone in story.alone for id_ in alone.figures}
    assert lone
    assert listed == {f.id for f in story.figures if len({r.origin.split("/")[0] for r in f.readings}) == 1}


def test_a_later_toll_is_no_gap_of_an_earlier_report(tmp_path):
    rows = [
        {"id": "early", "text": f"{LEAD}Nothing else was known of the ferry Orla.", "published": "2024-05-03"},
        {"id": "late", "text": f"{LEAD}{TOLL}", "published": "2024-05-05"},
        {"id": "later", "text": f"The Orla sank off Arlen. {TOLL}Divers went on.", "published": "2024-05-06"},
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for story in read([tmp_path]).export.stories:
        tolls = {f.id for f in story.figures if f.measure == "killed"}
        assert all(not tolls & set(m.figures) for m in story.missing if m.report == "early")


def test_lists_are_bounded_and_the_rest_is_counted(example_run):
    for story in example_run.export.stories:
        for gap in (*story.missing, *story.alone):
            assert max(len(gap.figures), len(gap.quotes), len(gap.moments)) <= 12
            assert gap.more >= 0
        for missing in story.missing:
            assert set(missing.dropped) <= {*missing.figures, *missing.quotes}


def test_one_report_has_no_gaps(example_run):
    (alone,) = [s for s in example_run.export.stories if len(s.reports) == 1]
    assert alone.missing == ()
    assert alone.alone == ()


def test_an_earlier_version_of_a_page_witnesses_nothing_and_leaves_nothing_out(tmp_path):
    early = f"{LEAD}Nine boats of the coast guard searched the bay. {QUOTE}"
    rows = [{"id": i, "text": t, "published": "2024-05-04"} for i, t in TEXTS.items() if i != "a"]
    rows += [{"id": "a", "text": early, "published": "2024-05-04T06:00:00Z"}]
    rows += [{"id": "a", "text": TEXTS["a"], "published": "2024-05-04T09:00:00Z"}]
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = max(read([tmp_path]).export.stories, key=lambda s: len(s.reports))
    replaced = {r for row in found.lineage.versions for r in row.reports[:-1]}
    assert replaced
    assert replaced.isdisjoint(m.report for m in found.missing)
    boats = {f.id for f in found.figures if {r.report for r in f.readings} <= replaced}
    assert boats.isdisjoint(id_ for alone in found.alone for id_ in alone.figures)
