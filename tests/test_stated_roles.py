"""Claims about the roles that a story shows, and about who says what in which report."""

from stemma.accounts import utterances
from stemma.accounts.people import identify
from stemma.accounts.people.stated_roles import with_roles
from stemma.lineage.origins import FactOrigins
from stemma.records import Entity, Extent, Lineage, Mention, Origin, Quote, Report

WORDS = "We will hold the old bridge until help arrives"


def report(id, role, *, speaker="Anna Tull"):
    """A report in which somebody with a role says WORDS."""
    text = f"{role} {speaker} spoke. “{WORDS}”"
    start, at = len(role) + 1, text.index("“")
    mention = Mention(start=start, end=start + len(speaker), kind="name")
    who = Entity(id="n0", name=speaker, type="PERSON", role=role, mentions=(mention,))
    quote = Quote(
        start=at,
        end=len(text),
        kind="direct",
        quoted=(Extent(start=at + 1, end=len(text) - 1),),
        cue=Extent(start=mention.end + 1, end=mention.end + 6),
        speaker="n0",
    )
    return Report(id=id, source=id, text=text, text_sha256="", entities=(who,), quotes=(quote,))


def roles(*reports, lines=()):
    names, of = identify(reports)
    lineage = Lineage(origins=tuple(Origin(id=f"o{n}", reports=line) for n, line in enumerate(lines)))
    (name,) = with_roles(names, reports, of, FactOrigins(reports, lineage))
    return {role.text: role for role in name.roles}


def test_an_office_that_excludes_what_others_agree_on_is_odd():
    found = roles(report("a", "Mayor"), report("b", "Mayor"), report("c", "Finance Minister"))
    assert [(text, role.odd, role.origins) for text, role in found.items()] == [
        ("Mayor", False, 2),
        ("Finance Minister", True, 1),
    ]


def test_roles_that_one_person_may_hold_are_not_odd():
    for role in ("lawyer", "city mayor"):
        found = roles(report("a", "Mayor"), report("b", "Mayor"), report("c", role))
        assert not any(stated.odd for stated in found.values()), role


def test_without_two_lines_that_agree_nothing_is_odd():
    assert not any(role.odd for role in roles(report("a", "Mayor"), report("b", "Finance Minister")).values())


def test_a_role_leads_to_its_words():
    reports = (report("a", "Mayor"), report("b", "Finance Minister"))
    for text, role in roles(*reports).items():
        for span in role.spans:
            assert next(r for r in reports if r.id == span.report).text[span.start : span.end] == text


def test_each_wording_says_who_says_it_in_its_report():
    reports = (report("a", "Mayor"), report("b", "Mayor"), report("c", "Mayor", speaker="Ivo Marr"))
    names, of = identify(reports)
    name = {n.id: n.name for n in names}
    (said,) = utterances.gather(reports, FactOrigins(reports, Lineage()), of)
    assert said.wording == "conflicts"
    assert [(v.report, name[v.speaker]) for v in said.variants] == [
        ("a", "Anna Tull"),
        ("b", "Anna Tull"),
        ("c", "Ivo Marr"),
    ]
