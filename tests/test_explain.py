"""What `stemma explain` promises: for any id of an account, why Stemma says so, in words with their places."""

import json
import subprocess
import sys

import pytest
from msgspec.structs import replace

import stemma
from stemma import output
from stemma.output import explaining
from stemma.records import Export


def _stemma(*arguments):
    return subprocess.run([sys.executable, "-m", "stemma", *map(str, arguments)], capture_output=True, check=False)


@pytest.fixture(scope="module")
def export(example_run):
    return example_run.export


@pytest.fixture(scope="module")
def story(export):
    return max(export.stories, key=lambda s: len(s.reports))


@pytest.fixture(scope="module")
def file(export, tmp_path_factory):
    path = tmp_path_factory.mktemp("explain") / "export.json"
    path.write_bytes(output.render(export, "json"))
    return path


def _section(found, head):
    return next(section for section in found.sections if section.head == head)


def _credited(story):
    return next(e for e in story.lineage.edges if any(piece.startswith("credits ") for piece in e.evidence))


def test_every_id_of_an_export_is_unique_and_explained(export):
    ids = []
    for story in export.stories:
        lineage = story.lineage
        named = (lineage.edges, lineage.lost, lineage.origins, lineage.shared, story.figures, story.quotes, story.names)
        ids += [story.id, *story.reports, *(record.id for records in named for record in records)]
    assert len(ids) == len(set(ids))
    for id_ in ids[:: max(1, len(ids) // 60)]:
        found = explaining.explain(export, id_)
        assert found.id == id_ and found.says and found.sections


def test_an_edge_tells_evidence_kind_direction_share_and_what_is_against_it(export, story):
    edge = _credited(story)
    found = explaining.explain(export, edge.id)
    assert [section.head for section in found.sections] == [
        "Evidence",
        "Kind",
        "Direction",
        "Share",
        "Against",
        "Passages",
    ]
    assert "credit" in [point.name for point in _section(found, "Evidence").points]
    (direction,) = _section(found, "Direction").points
    assert direction.name == "decided" and "credit" in direction.text
    assert _section(found, "Kind").points[0].name == edge.kind


def test_every_piece_of_evidence_of_an_edge_is_told_once(export, story):
    for edge in story.lineage.edges:
        found = explaining.explain(export, edge.id)
        told = [p.text for head in ("Evidence", "Direction", "Against") for p in _section(found, head).points]
        decided = [piece for piece in edge.evidence if "nothing decides" not in piece]
        for piece in decided:
            assert any(piece.removeprefix("against this: ")[:20] in text for text in told), piece


def test_passages_stand_side_by_side_with_the_words_at_their_offsets(export, story):
    texts = {report.id: report.text for report in export.reports}
    edge = _credited(story)
    passages = _section(explaining.explain(export, edge.id), "Passages").passages
    assert len(passages) == len(edge.passages)
    for passage in passages:
        for words in (passage.child, passage.parent):
            assert words.text == texts[words.report][words.start : words.end] != ""
        assert 0 <= passage.in_marks <= 1


def test_a_sibling_of_a_lost_original_has_an_undecided_direction(export, story):
    lost = story.lineage.lost[0]
    edge = next(e for e in story.lineage.edges if e.parent == lost.id)
    (direction,) = _section(explaining.explain(export, edge.id), "Direction").points
    assert direction.name == "undecided"


def test_a_lost_original_tells_its_children_and_what_is_left_of_its_text(export, story):
    texts = {report.id: report.text for report in export.reports}
    lost = story.lineage.lost[0]
    found = explaining.explain(export, lost.id)
    assert len(_section(found, "Children").points) == len(lost.children)
    pieces = _section(found, "What can be told of its text").points
    assert pieces and all(point.words for point in pieces)
    for words in (words for point in pieces for words in point.words):
        assert words.text == texts[words.report][words.start : words.end]


def test_an_origin_tells_its_reports_and_the_edges_that_tie_them(export, story):
    origin = max(story.lineage.origins, key=lambda o: len(o.reports))
    found = explaining.explain(export, origin.id)
    assert len(_section(found, "Reports").points) == len(origin.reports)
    tied = {point.name for point in _section(found, "Tied by").points}
    assert tied <= {edge.id for edge in story.lineage.edges} and len(tied) >= len(origin.reports) - 1


def test_a_story_tells_for_each_report_why_it_is_there(export, story):
    found = explaining.explain(export, story.id)
    reasons = _section(found, "Why together").points
    assert len(reasons) == len(story.reports)
    assert all("likeness" in point.text for point in reasons)


def test_a_figure_tells_its_status_and_all_readings_and_a_quote_its_variants(export, story):
    figure, quote = story.figures[0], story.quotes[0]
    found = explaining.explain(export, figure.id)
    assert _section(found, "Status").points[0].text == figure.why
    assert len(_section(found, "Readings").points) == len(figure.readings)
    assert [point.name for point in _section(found, "Counted").points] == ["reports", "outlets", "owners", "origins"]
    variants = _section(explaining.explain(export, quote.id), "Variants, the earliest first").points
    assert [point.words[0].text for point in variants] == [variant.text for variant in quote.variants]


def test_the_command_prints_text_and_json(file, story):
    edge = _credited(story)
    done = _stemma("explain", edge.id, "--in", file)
    assert done.returncode == 0 and done.stderr == b""
    text = done.stdout.decode()
    passage = edge.passages[0]
    assert f"[{edge.child}:{passage.child.start}-{passage.child.end}]" in text
    assert f"[{edge.parent}:{passage.parent.start}-{passage.parent.end}]" in text
    told = json.loads(_stemma("explain", edge.id, "--in", file, "--format", "json").stdout)
    assert (told["format"], told["id"], told["what"]) == ("stemma-explain/1", edge.id, "edge")


def test_sources_are_read_anew_and_give_the_same_explanation(file, story):
    edge = _credited(story)
    anew = _stemma("explain", edge.id, stemma.example(), "--quiet")
    assert anew.returncode == 0
    assert anew.stdout == _stemma("explain", edge.id, "--in", file).stdout


def test_an_unknown_id_is_one_line_that_names_near_ones(file, story):
    edge = story.lineage.edges[0]
    for wrong in (edge.id[:-1], edge.id[:-1] + "z"):
        done = _stemma("explain", wrong, "--in", file)
        assert done.returncode == 2 and done.stdout == b""
        (line,) = done.stderr.decode().splitlines()
        assert edge.id in line


def test_wrong_usage_and_broken_exports_are_told(file, tmp_path):
    for name, content in (("a", "{}"), ("b", "[1"), ("c", '{"format": "stemma/9"}'), ("d", '{"reports": [1]}')):
        (tmp_path / name).write_text(content, encoding="utf-8")
        done = _stemma("explain", "edge-1", "--in", tmp_path / name)
        assert done.returncode == 2 and b"is not an export" in done.stderr and b"Traceback" not in done.stderr
    for arguments in (["edge-1"], ["edge-1", "x.txt", "--in", file], [], ["edge-1", "--in", tmp_path / "absent"]):
        done = _stemma("explain", *arguments)
        assert done.returncode == 2 and b"Traceback" not in done.stderr


def test_nothing_that_a_terminal_would_obey_is_printed(export, story):
    edge = _credited(story)
    evil = edge.evidence[0] + "\x1b[31m\u202e"
    lineage = replace(story.lineage, edges=(replace(edge, evidence=(evil,)),))
    changed = Export(reports=export.reports, stories=(replace(story, lineage=lineage),))
    text = explaining.render_explanation(explaining.explain(changed, edge.id), "text").decode()
    assert "\x1b" not in text and "\u202e" not in text
