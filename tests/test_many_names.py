"""Pages of capitals and lists of people: names are compared in the time of their number, however many and long."""

from itertools import product

import pytest

from stemma.accounts.people import titled_mentions
from stemma.accounts.people.full_names_alike import keys
from stemma.accounts.people.name_entries import Entry
from stemma.accounts.people.naming import Known
from stemma.accounts.people.weighed_ties import candidates
from stemma.reading.names.entities import register
from stemma.reading.names.proper.proper_names import Found
from stemma.records import Entity
from stemma.sounds import heard_alike

GIVEN = ["".join(parts) for parts in product("BDKLMNRT", "aeiou", "bdklmnrt", "ao")]


@pytest.fixture
def compared(monkeypatch):
    """Count how often a module compares two full names."""

    def count(module):
        calls = []
        one_person = module.one_person
        monkeypatch.setattr(module, "one_person", lambda a, b: calls.append(1) or one_person(a, b))
        return calls

    return count


def _known(report, name, kind="PERSON"):
    return Known(report, Entity(id="n0", name=name, type=kind), (), kind)


def test_what_is_longer_than_a_name_sounds_like_nothing_but_itself():
    run_together = "barodakelimonu" * 1_000
    assert heard_alike(run_together, run_together) == 1.0
    assert heard_alike(run_together, run_together[1:]) == 0.0
    assert heard_alike("schtscherbakowa", "shcherbakova") == 1.0


def test_a_page_of_capitals_is_brought_together_with_no_persons_name():
    page = " ".join(GIVEN[:30])
    assert keys(page) == []
    assert keys(" ".join(GIVEN[:4]))


def test_a_page_of_capitals_is_no_longer_form_of_any_name():
    entries = [Entry([_known("a", name, "ORG")]) for name in (" ".join(GIVEN[:30]), GIVEN[0], f"{GIVEN[0]} Rail")]
    assert candidates(entries) == [[], [2], []]


def test_hundreds_of_one_family_name_are_compared_with_a_bounded_number_of_others(compared):
    calls = compared(titled_mentions)
    people = [_known(f"r{at}", f"{given} Tull") for at, given in enumerate(GIVEN)]
    found = titled_mentions.apart_by_title(people, [])
    assert [item.entity.name for item in found] == [item.entity.name for item in people]
    assert len(calls) <= titled_mentions._CROWD * len(people)


def test_a_report_of_hundreds_of_one_family_name_keeps_them_apart_in_linear_time(compared):
    calls = compared(register)
    names = [f"{given} Tull" for given in GIVEN]
    found = [[Found(at, 0, 2, 20 * at, 20 * at + len(n), "PERSON", n, n)] for at, n in enumerate(names)]
    people = register.Register(found)
    assert people.of(found[0][0]) is not people.of(found[-1][0])
    assert len(calls) <= register._KIN * len(names)
