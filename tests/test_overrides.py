"""An editor's decisions hold at every run, stay apart from what the machine found, and none is lost in silence."""

import csv
import json
import subprocess
import sys

import pytest

from stemma import output
from stemma.accounts.overrides.decisions import left_out, orders
from stemma.pipeline import read

WIRE = (
    "ARLEN (NPA) – At least 22 people were killed when the ferry Orla sank, Mayor Anna Tull said. "
    "“We will rebuild,” she said."
)
POST = (
    "Twenty-five people were killed when the ferry Orla sank off Arlen. “We will rebuild,” Bert Hale said. "
    "Ms Ana Tusk was in the harbour."
)
ECHO = "The ferry Orla sank off Arlen, killing 31 people, Mayor Anna Tull told the Echo. “Nobody slept,” she said."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("overrides")
    rows = [("wire", "NPA", WIRE), ("post", "The Post", POST), ("echo", "The Echo", ECHO)]
    lines = [json.dumps({"id": i, "outlet": o, "text": t, "published": "2024-05-03"}) for i, o, t in rows]
    (path / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return path


def _read(folder, *lines):
    found, failures = orders("\n".join(json.dumps(line) for line in lines))
    assert failures == ()
    return read([folder], orders=found)


def _killed(run):
    return [f for s in run.export.stories for f in s.figures if f.measure == "killed"]


def test_without_overrides_nothing_is_marked(folder):
    run = read([folder])
    assert run.export.overrides == ()
    assert all(story.overrides == () for story in run.export.stories)


@pytest.mark.parametrize("what", ["echo", "the echo"])
def test_a_report_that_is_left_out_counts_nowhere(folder, what):
    run = read([folder], orders=[left_out(what)])
    assert [r.id for r in run.export.reports] == ["post", "wire"]
    assert all(r.report != "echo" for f in _killed(run) for r in f.readings)
    assert run.export.overrides[0].targets == ("echo",)
    assert run.failures == ()


def test_leaving_out_equals_never_having_had_it(folder, tmp_path):
    rows = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    left = read([file], orders=[left_out("echo")]).export
    file.write_text("\n".join(rows[:2]), encoding="utf-8")
    assert (left.reports, left.stories) == (read([file]).export.reports, read([file]).export.stories)


def test_people_are_merged_and_the_machine_s_names_told(folder):
    run = _read(
        folder, {"do": "merge-people", "names": ["Anna Tull", "Ana Tusk"], "who": "K. Orr", "why": "a misprint"}
    )
    (story,) = run.export.stories
    (override,) = story.overrides
    tull = next(n for n in story.names if n.name == "Anna Tull")
    assert {"post", "wire", "echo"} <= {m.report for m in tull.mentions}
    assert "Ana Tusk" in tull.aliases
    assert override.found == "Anna Tull · Ana Tusk"
    assert (override.who, override.why, override.targets) == ("K. Orr", "a misprint", (tull.id,))


def test_a_speaker_is_corrected(folder):
    run = _read(folder, {"do": "speaker", "report": "post", "words": "We will rebuild", "speaker": "Anna Tull"})
    (story,) = run.export.stories
    tull = next(n.id for n in story.names if n.name == "Anna Tull")
    said = next(u for u in story.quotes if any(v.report == "post" and "rebuild" in v.text for v in u.variants))
    assert said.speaker == tull
    assert story.overrides[0].found == "Bert Hale"
    assert said.id in story.overrides[0].targets


def test_a_wrong_reading_goes_and_a_corrected_one_keeps_its_words(folder):
    gone = _read(folder, {"do": "wrong-reading", "report": "echo", "words": "31 people"})
    assert all(r.report != "echo" for f in _killed(gone) for r in f.readings)
    fixed = _read(folder, {"do": "wrong-reading", "report": "echo", "words": "31", "low": 25, "high": 25})
    reading = next(r for f in _killed(fixed) for r in f.readings if r.report == "echo")
    assert (reading.low, reading.high) == (25, 25)
    assert "31" in reading.text
    assert fixed.export.stories[0].overrides[0].effect == "reads 25"


def test_facts_are_split_and_merged(folder):
    echo = {"report": "echo", "words": "31 people"}
    apart = _read(folder, {"do": "split-fact", "readings": [echo]})
    assert len(_killed(apart)) == len(_killed(read([folder]))) + 1
    fact = next(f for f in _killed(apart) if f.readings[0].report == "echo")
    assert fact.id in apart.export.stories[0].overrides[0].targets
    posts = {"report": "post", "words": "Twenty-five people"}
    both = _read(folder, {"do": "merge-facts", "readings": [echo, posts]})
    assert any({"echo", "post"} <= {r.report for r in f.readings} for f in _killed(both))


def test_an_override_that_matches_nothing_is_told(folder):
    run = _read(folder, {"do": "rename", "name": "Nobody Known", "to": "Somebody"})
    assert [(f.source, f.fatal) for f in run.failures] == [("overrides, line 1", True)]
    assert "Nobody Known" in run.failures[0].problem
    assert "no report is from" in read([folder], orders=[left_out("The Moon")]).failures[0].problem


def test_of_two_overrides_on_one_target_the_first_holds_and_the_other_is_told(folder):
    quote = {"do": "speaker", "report": "post", "words": "We will rebuild"}
    run = _read(folder, {**quote, "speaker": "Anna Tull"}, {**quote, "speaker": "Ana Tusk"})
    assert ["line 1 decides on the same" in f.problem for f in run.failures] == [True]
    assert [o.applied for o in run.export.stories[0].overrides] == [True, False]


def test_a_merger_of_what_is_one_already_says_so(folder):
    run = _read(folder, {"do": "merge-people", "names": ["Anna Tull", "anna tull"]})
    assert [failure.problem for failure in run.failures] == ["these names are one already, “Anna Tull”"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ('{"do": "unite"}', '"do" is "unite"'),
        ('{"do": "merge-people"}', 'needs "names"'),
        ('{"do": "speaker", "report": "a", "speaker": "B"}', 'needs one of "words", "start"'),
        ('{"do": "rename", "name": "A", "to": "B", "nmae": "C"}', 'has no field "nmae"'),
        ('{"do": "leave-out", "outlet": 7}', '"outlet" is no text'),
        ("[]", "no JSON object"),
        ('{"do": "wrong-reading", "report": "a", "words": "43", "low": 50, "high": 2}', "no number lies between them"),
        ('{"do": "wrong-reading", "report": "a", "words": "43", "low": 1e400}', '"low" is no number'),
        ('{"do": "wrong-reading", "report": "a", "words": "43", "high": NaN}', '"high" is no number'),
    ],
)
def test_a_wrong_line_is_named(line, said):
    found, failures = orders(f'# ours\n\n{line}\n{{"do": "leave-out", "outlet": "X"}}')
    assert [order.line for order in found] == [4]
    assert failures[0].source == "overrides, line 3"
    assert said in failures[0].problem


def test_the_command_line_takes_overrides_and_sources_to_leave_out(folder, tmp_path):
    def stemma(*arguments):
        command = [sys.executable, "-m", "stemma", "read", folder, "-q", "-f", "json", *arguments]
        return subprocess.run(list(map(str, command)), capture_output=True, check=False)

    file = tmp_path / "ours.jsonl"
    file.write_text('{"do": "leave-out", "outlet": "The Echo"}', encoding="utf-8")
    done = stemma("--overrides", file, "--without", "post")
    assert done.returncode == 0
    assert [r["id"] for r in json.loads(done.stdout)["reports"]] == ["wire"]
    assert stemma("--without", "The Moon").returncode == 3
    file.write_text('{"do": "leave"}', encoding="utf-8")
    wrong = stemma("--overrides", file)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"line 1" in wrong.stderr


def _timeline(run):
    return {(m.date, m.status) for s in run.export.stories for m in s.timeline}


SAILED = "The ferry Orla sank off Arlen on Thursday. Mayor Anna Tull will visit the harbour of Arlen on Saturday."


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    path = tmp_path_factory.mktemp("moments")
    row = {"id": "wire", "text": SAILED, "published": "2024-05-03"}
    (path / "reports.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return path


def test_a_moment_gets_the_day_that_an_editor_gives_it(dated):
    assert _timeline(read([dated])) == {("2024-05-02", "happened"), ("2024-05-04", "planned")}
    run = _read(dated, {"do": "wrong-moment", "report": "wire", "words": "sank", "date": "2024-05-01", "who": "K. Orr"})
    assert _timeline(run) == {("2024-05-01", "happened"), ("2024-05-04", "planned")}
    override = run.export.stories[0].overrides[0]
    assert (override.effect, override.found, override.who) == ("on 2024-05-01", "2024-05-02 in “Thursday”", "K. Orr")


def test_a_moment_is_called_off_or_taken_away_by_an_editor(dated):
    visit = {"do": "wrong-moment", "report": "wire", "words": "visit the harbour"}
    assert ("2024-05-04", "cancelled") in _timeline(_read(dated, {**visit, "status": "cancelled"}))
    assert _timeline(_read(dated, visit)) == {("2024-05-02", "happened")}


@pytest.mark.parametrize("field", [{"date": "2024-13-01"}, {"date": "yesterday"}, {"status": "done"}])
def test_a_moment_has_a_day_of_the_calendar_and_a_known_status(field):
    line = json.dumps({"do": "wrong-moment", "report": "wire", "words": "sank", **field})
    found, failures = orders(line)
    assert found == ()
    assert next(iter(field)) in failures[0].problem


def test_every_output_says_what_an_editor_left_out_and_decided(folder, tmp_path):
    found, failures = orders(
        '{"do": "leave-out", "outlet": "The Echo", "why": "a parody"}\n'
        '{"do": "wrong-reading", "report": "post", "words": "Twenty-five", "why": "a misprint"}'
    )
    assert failures == ()
    export = read([folder], orders=found).export
    for form in ("text", "md", "html"):
        shown = output.render(export, form).decode()
        assert "Left out by hand" in shown
        assert "a parody" in shown
        assert "a misprint" in shown
    output.write(export, f"{tmp_path}/tables/")
    with (tmp_path / "tables" / "overrides.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["do"], row["why"], row["story"] == "") for row in rows] == [
        ("leave-out", "a parody", True),
        ("wrong-reading", "a misprint", False),
    ]
