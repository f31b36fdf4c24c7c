"""A newsroom holds what one reading of all its sources would give, in whatever order and however often they came."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom_sources import ESSAY, EVERY, FERRY, FIRE, named_alike, small_news, written

import stemma
from stemma import output
from stemma.accounts.overrides.decisions import left_out, orders
from stemma.newsroom import Newsroom, NewsroomError, incoming
from stemma.newsroom import accounts as newsroom_accounts
from stemma.output.rendering import Format


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return written(tmp_path_factory.mktemp("sources"), EVERY)


@pytest.fixture(scope="module")
def at_once(files):
    return stemma.read(files).export


@pytest.fixture
def room(tmp_path):
    with Newsroom(tmp_path / "news.db") as opened:
        yield opened


@settings(max_examples=8)
@given(data=st.data())
def test_any_order_and_any_number_of_reads_give_the_bytes_of_one_reading(files, at_once, tmp_path_factory, data):
    order = data.draw(st.permutations(files))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    with Newsroom(tmp_path_factory.mktemp("room") / "news.db") as room:
        for first, end in pairwise([0, *cuts, len(order)]):
            room.read(order[first:end])
        found = named_alike(room.export())
    assert found == at_once
    for form in Format.__args__:
        assert output.render(found, form) == output.render(at_once, form)


def test_one_read_gives_the_bytes_of_a_reading_without_a_database_ids_and_all(room, files, at_once):
    room.read(files)
    assert room.export() == at_once


def test_what_is_there_already_is_known_and_changes_nothing(room, files):
    room.read(files)
    before = room.export()
    again = room.read(files[3:])
    assert (again.added, again.known, again.stories, again.changes) == (0, len(files) - 3, (), ())
    assert room.export() == before


def test_a_story_keeps_its_id_while_it_grows(room, files):
    room.read(files[:1])
    (story,) = (kept.id for kept in room.stories())
    for file in files[1:4]:
        room.read([file])
        assert story in {kept.id for kept in room.stories()}
    assert [happened.change.what for happened in room.history([story])] == ["began", "grew", "grew", "grew"]
    assert [happened.read for happened in room.history([story])] == [1, 2, 3, 4]


def test_a_read_reads_what_is_new_and_tells_the_stories_that_it_touches(room, files, monkeypatch):
    told, read = [], []
    tell, layer = newsroom_accounts.account, incoming.layered

    def telling(reports, story, *settings):
        told.append(story)
        return tell(reports, story, *settings)

    def layering(reports, *rest, **how):
        read.extend(report.id for report in reports)
        return layer(reports, *rest, **how)

    monkeypatch.setattr(newsroom_accounts, "account", telling)
    monkeypatch.setattr(incoming, "layered", layering)
    room.read(files[:5])
    told.clear(), read.clear()
    found = room.read([files[5]])
    assert told == [room.story_of("fire-a")] == list(found.stories)
    assert read == ["fire-b"]


def test_an_earlier_version_that_comes_later_takes_the_id(tmp_path, room):
    late, early = written(tmp_path / "in", [FERRY[1], FERRY[0]])
    room.read([late])
    assert [report.published for report in room.export().reports if report.id == "npa-1"] == ["2024-10-13"]
    room.read([early])
    versions = {report.id: (report.published, report.version_of) for report in room.export().reports}
    assert versions == {"npa-1": ("2024-10-12", None), "npa-1@2": ("2024-10-13", "npa-1")}
    assert [happened.change.reports for happened in room.history()] == [("npa-1@2",), ("npa-1",)]


def test_settings_of_a_read_hold_for_all_accounts(tmp_path, files, room, monkeypatch):
    monkeypatch.chdir(tmp_path)
    decided, failures = orders('{"do": "rename", "name": "Ivo Marrek", "to": "Iwo Marrek"}')
    asked = {"as_of": "2024-12-01", "orders": [*decided, left_out("Gelden Post")]}
    assert not failures
    for file in files:
        room.read([file])
    room.read(**asked)
    at_once = stemma.read(files, **asked).export
    assert named_alike(room.export()) == at_once
    room.read()
    assert named_alike(room.export()) == stemma.read(files).export


def test_a_decision_that_meets_nothing_is_told(room, files):
    failures = room.read(files[:2], orders=[left_out("The Daily Parrot")]).failures
    assert any("The Daily Parrot" in failure.problem for failure in failures)


def test_a_few_reports_are_taken_as_chosen_together_and_many_are_not(tmp_path, room):
    few = written(tmp_path / "few", [*FERRY, ESSAY])
    many = written(tmp_path / "many", small_news(40))
    room.read(few)
    story = room.story_of("essay")
    assert story == room.story_of("npa-1")
    room.read(many)
    assert room.story_of("npa-1") == story != room.story_of("essay")
    assert named_alike(room.export()) == stemma.read([*few, *many]).export
    assert "split" in {happened.change.what for happened in room.history([story])}


def test_a_merger_can_be_undone_and_the_undoing_too(tmp_path, room):
    essay, *ferry = written(tmp_path / "in", [ESSAY, *FERRY])
    for some in ([essay], ferry[:1], ferry[1:]):
        room.read(some)
    assert room.story_of("essay") == room.story_of("npa-1")
    (merged,) = [happened.change for happened in room.history() if happened.change.what == "merged"]
    assert "mean likeness" in merged.why
    found = room.undo(merged.number)
    assert room.story_of("essay") != room.story_of("npa-1")
    assert set(found.stories) == {kept.id for kept in room.stories()}
    room.read(written(tmp_path / "fire", FIRE))
    assert room.story_of("essay") != room.story_of("npa-1")
    (undone,) = [happened.change for happened in room.history() if happened.change.what == "undone"]
    room.undo(undone.number)
    assert room.story_of("essay") == room.story_of("npa-1")


def test_growth_cannot_be_undone_and_the_attempt_changes_nothing(room, files):
    room.read(files)
    before = room.export(), room.history()
    with pytest.raises(ValueError, match="can't be undone"):
        room.undo(0)
    assert (room.export(), room.history()) == before


def test_another_program_reads_everything_anew_and_keeps_ids_and_history(room, files, at_once, monkeypatch):
    room.read(files[4:])
    room.read(files[:4])
    before, history = {kept.id for kept in room.stories()}, room.history()
    monkeypatch.setattr(incoming, "program", lambda: "another")
    room.read()
    assert {kept.id for kept in room.stories()} == before
    assert room.history()[: len(history)] == history
    assert named_alike(room.export()) == at_once


def test_a_newsroom_has_one_language_model(room, files):
    room.read(files[:1])
    with pytest.raises(NewsroomError, match="was read with the bundled language model, not with 'en_other'"):
        room.read(files[1:2], language_model="en_other")
    assert len(room) == 1


def test_parses_are_kept_by_sentence_so_that_a_copy_is_not_parsed_again(room, tmp_path):
    first, copy = written(tmp_path / "in", [FIRE[0], {**FIRE[0], "id": "copy", "outlet": "Gelden Echo"}])
    room.read([first])
    count = "SELECT count(*) FROM parses"
    before = room._file.execute(count).fetchone()
    room.read([copy])
    assert room._file.execute(count).fetchone() == before != (0,)


def test_an_analyst_can_ask_the_tables_without_stemma(room, files):
    room.read(files)
    ask = room._file.execute
    assert ask("SELECT count(*) FROM reports WHERE id IS NOT NULL").fetchone() == (len(room.export().reports),)
    (fire,) = room.export([room.story_of("fire-b")]).stories
    title = "SELECT title FROM stories JOIN story_reports ON id = story WHERE report = 'fire-b'"
    assert ask(title).fetchone() == (fire.title,)
    readings = {r.text for story in room.export().stories for figure in story.figures for r in figure.readings}
    assert {text for (text,) in ask("SELECT text FROM figures")} == readings
    assert ask("SELECT count(*) FROM quotes WHERE report = 'npa-1' AND speaker LIKE '%Orr%'").fetchone() == (1,)
    assert json.loads(ask("SELECT sources FROM reads").fetchone()[0]) == [str(file) for file in files]
