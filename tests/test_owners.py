"""What Stemma promises of the four counts: reports, outlets, owners and origins, each counted once and listed."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma import data
from stemma.accounts.counted_once import count, owned, witnesses
from stemma.accounts.owner_file import owners, rows, shipped
from stemma.records import Lineage
from stemma.sources import report_of_text

LEAD = "A fire in the old mill of Arlen killed four people on Friday night, the fire brigade said."
OWN = """# papers of the valley
{"outlet": "Halvern Courier", "owner": "North Press", "domains": ["halverncourier.example"]}

{"outlet": "Tarsk Post", "owner": "North Press", "names": ["The Post of Tarsk"]}
"""


def _report(id_, outlet=None, url=None):
    return report_of_text(f"{LEAD} {id_}", id=id_, outlet=outlet, url=url)


def _counts(reports, known=None):
    return count(witnesses(reports, Lineage(), known), [r.id for r in reports], ["o1"])


def _read(folder, text, *more):
    path = folder / "reports.jsonl"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "stemma", "read", path, "--quiet", *more]
    return subprocess.run(list(map(str, command)), capture_output=True, check=False)


def test_two_outlets_of_one_owner_count_as_one_owner():
    known, _ = owners(OWN)
    found = _counts([_report("a", "The Halvern Courier"), _report("b", "tarsk post"), _report("c", "Echo")], known)
    assert (found.reports, found.outlets, found.owners, found.origins) == (3, 3, 2, 1)
    assert found.lists.owners == ("Echo", "North Press")
    assert found.lists.outlets == ("Echo", "Halvern Courier", "Tarsk Post")


def test_an_outlet_that_no_list_knows_is_its_own_owner():
    found = _counts([_report("a", "Echo of Arlen"), _report("b", "The Echo of Arlen"), _report("c", "Bell of Arlen")])
    assert (found.outlets, found.owners) == (2, 2)
    assert found.lists.outlets == found.lists.owners


def test_a_report_without_an_outlet_counts_as_a_report_only():
    found = _counts([_report("a"), _report("b", "Echo")])
    assert (found.reports, found.outlets, found.owners) == (2, 1, 1)


def test_outlets_are_known_by_name_by_domain_and_by_the_address_of_the_page():
    for outlet, url in (
        ("BBC", None),
        ("www.bbc.co.uk", None),
        ("news.bbc.co.uk", None),
        (None, "https://bbc.com/a/1"),
    ):
        assert owned(_report("a", outlet, url), shipped()).owner == "BBC"
    assert owned(_report("a", "Echo of Arlen", "https://notbbc.com/1"), shipped()) is None


def test_what_a_report_calls_its_outlet_goes_before_the_address_of_its_page():
    assert owned(_report("a", "Reuters", "https://www.msn.com/x"), shipped()).outlet == "Reuters"


def test_a_file_replaces_a_shipped_owner_and_keeps_its_names_and_domains():
    known, failures = owners('{"outlet": "BBC News", "owner": "Somebody Else"}')
    assert not failures
    assert {known.by_name["bbc"].owner, known.by_host["bbc.co.uk"].owner} == {"Somebody Else"}
    assert shipped().by_name["bbc"].owner == "BBC"


def test_a_file_may_be_toml():
    content = '[[outlets]]\noutlet = "Tarsk Post"\nowner = "North Press"\ndomains = ["https://tarskpost.example/"]\n'
    known, failures = owners(content, "mine.toml")
    assert not failures and known.by_host["tarskpost.example"].owner == "North Press"


@pytest.mark.parametrize(
    ("content", "source", "line", "words"),
    [
        ("\n{not json}", "o.jsonl", 2, "no JSON"),
        ('{"outlet": "A", "owner": "B"}\n["A", "B"]', "o.jsonl", 2, "no JSON object"),
        ('{"outlet": "A"}', "o.jsonl", 1, 'needs "owner"'),
        ('{"outlet": "A", "owner": 7}', "o.jsonl", 1, '"owner" must be a text'),
        ('{"outlet": "A", "owner": "B", "names": "C"}', "o.jsonl", 1, '"names" must be a list of texts'),
        ('{"outlet": "A", "owner": "B", "domains": ["no domain"]}', "o.jsonl", 1, "is no domain"),
        ('{"outlet": "A", "owner": "B", "colour": "red"}', "o.jsonl", 1, 'no field "colour"'),
        ('[[outlets]]\noutlet = "A"\nowner = "B"\n[[outlets]]\noutlet = "C"\n', "o.toml", 4, 'needs "owner"'),
        ("[[outlets]]\noutlet = \n", "o.toml", 2, "no TOML"),
        ('title = "A"\n', "o.toml", 1, "no [[outlets]] tables"),
        ("[" * 100_000, "o.jsonl", 1, "no JSON"),
    ],
)
def test_a_wrong_row_is_one_clear_line_with_its_number(content, source, line, words):
    _, (failure,) = owners(content, source)
    assert failure.source == f"{source}, line {line}"
    assert words in failure.problem and "docs/owners.md" in failure.remedy


def test_the_command_line_stops_at_a_broken_file_of_owners(tmp_path):
    (tmp_path / "owners.jsonl").write_text('{"outlet": "A"}\n', encoding="utf-8")
    done = _read(tmp_path, json.dumps({"text": LEAD}), "--owners", tmp_path / "owners.jsonl")
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert "line 1" in line and 'needs "owner"' in line
    missing = _read(tmp_path, json.dumps({"text": LEAD}), "--owners", tmp_path / "absent.jsonl")
    assert missing.returncode == 2 and b"cannot be read" in missing.stderr


def test_owners_of_a_file_show_in_every_format(tmp_path):
    (tmp_path / "owners.jsonl").write_text(OWN, encoding="utf-8")
    said = [("a", "Halvern Courier"), ("b", "Tarsk Post"), ("c", "Echo")]
    text = "\n".join(json.dumps({"id": i, "outlet": o, "text": f"{LEAD} {o} was there."}) for i, o in said)
    more = ("--owners", tmp_path / "owners.jsonl", "--format")
    (story,) = json.loads(_read(tmp_path, text, *more, "json").stdout)["stories"]
    assert (story["counts"]["outlets"], story["counts"]["owners"]) == (3, 2)
    assert story["counts"]["lists"]["owners"] == ["Echo", "North Press"]
    figure = next(f for f in story["figures"] if f["measure"] == "killed")
    assert (figure["counts"]["reports"], figure["counts"]["owners"]) == (3, 2)
    assert figure["counts"]["origins"] == figure["origins"]
    for form in ("text", "md", "html"):
        assert b"3 outlets" in (done := _read(tmp_path, text, *more, form).stdout) and b"2 owners" in done


def test_counts_of_facts_are_those_of_their_readings_and_lists_are_as_long_as_the_counts(example_run):
    for story in example_run.export.stories:
        for fact in (*story.figures, *story.quotes):
            told = fact.readings if hasattr(fact, "readings") else fact.variants
            assert fact.counts.origins == fact.origins
            assert set(fact.counts.lists.reports) == {one.report for one in told}
        for counts in (story.counts, *(f.counts for f in (*story.figures, *story.quotes))):
            for name in ("reports", "outlets", "owners", "origins"):
                assert len(getattr(counts.lists, name)) == getattr(counts, name)
            assert counts.owners <= counts.outlets <= counts.reports


def test_the_shipped_list_has_no_wrong_row_and_no_name_twice():
    content = data.path("owners.jsonl").read_text(encoding="utf-8")
    found, failures = rows(content, "owners.jsonl")
    assert not failures and len(found) > 300
    domains = [domain for row in found for domain in row.domains]
    outlets = [row.outlet for row in found]
    assert len(domains) == len(set(domains)) and len(outlets) == len(set(outlets))


@given(st.lists(st.tuples(st.sampled_from(["Echo", "The Echo", "CNN", "cnn.com", ""]), st.booleans()), max_size=8))
def test_counts_do_not_depend_on_the_order_of_reports(said):
    reports = [_report(f"r{n}", outlet, "https://x.example/1" if url else None) for n, (outlet, url) in enumerate(said)]
    assert _counts(reports) == _counts(reports[::-1])


@given(st.text(max_size=200))
def test_no_file_of_owners_breaks_the_reader(content):
    for source in ("o.jsonl", "o.toml"):
        known, _ = owners(content, source)
        assert known.by_name["bbc"] is not None
