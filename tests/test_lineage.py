"""Who took text from whom: each test is a claim about `stemma.lineage.trace` on invented reports."""

import random

from lineage_texts import INDEPENDENT, ONE_SIBLING, OTHER_SIBLING, REWORDED, SHORTENED, WIRE

from stemma.lineage import trace
from stemma.lineage.origins import FactOrigins
from stemma.records import Span
from stemma.sources import report_of_text


def _reports(**texts):
    return [report_of_text(text, id=name) for name, text in texts.items()]


def _edges(lineage):
    return {(edge.child, edge.parent): edge for edge in lineage.edges}


def _origins(lineage):
    return sorted(origin.reports for origin in lineage.origins)


def _span(report, words):
    start = report.text.index(words)
    return Span(report=report.id, start=start, end=start + len(words))


def test_a_shortened_copy_with_the_agencys_credit_descends_from_the_agency():
    edge = _edges(trace(_reports(wire=WIRE, daily=SHORTENED)))["daily", "wire"]
    assert edge.kind == "copy"
    assert edge.share > 0.8
    assert any("credits VPA" in piece for piece in edge.evidence)


def test_a_reworded_report_is_recognised_and_called_a_rewrite():
    edge = _edges(trace(_reports(wire=WIRE, courier=REWORDED)))["courier", "wire"]
    assert edge.kind == "rewrite"
    assert 0 < min(passage.sameness for passage in edge.passages) < 1


def test_every_passage_stands_where_it_says_on_both_sides():
    reports = {report.id: report for report in _reports(wire=WIRE, daily=SHORTENED, courier=REWORDED)}
    for edge in trace(list(reports.values())).edges:
        for passage in edge.passages:
            child = reports[edge.child].text[passage.child.start : passage.child.end]
            parent = reports[edge.parent].text[passage.parent.start : passage.parent.end]
            assert child == child.strip() and parent == parent.strip() and child and parent
            if passage.sameness == 1:
                assert child.lower() == parent.lower()


def test_two_copies_of_one_wire_are_no_edge_between_each_other():
    edges = _edges(trace(_reports(wire=WIRE, daily=SHORTENED, courier=REWORDED)))
    assert set(edges) == {("daily", "wire"), ("courier", "wire")}


def test_two_rewordings_of_a_text_that_is_not_there_get_a_lost_original():
    lineage = trace(_reports(blog=ONE_SIBLING, portal=OTHER_SIBLING))
    assert [lost.children for lost in lineage.lost] == [("blog", "portal")]
    assert {(edge.child, edge.kind) for edge in lineage.edges} == {
        ("blog", "shared-source"),
        ("portal", "shared-source"),
    }
    assert _origins(lineage) == [("blog", "portal")]


def test_a_quotation_from_a_briefing_makes_no_descent():
    lineage = trace(_reports(wire=WIRE, witness=INDEPENDENT))
    assert lineage.edges == ()
    assert _origins(lineage) == [("wire",), ("witness",)]


def test_an_interviewed_expert_in_the_same_words_joins_two_lines_of_reporting():
    expert = (
        "“A house like this is a chimney with beds in it,” said Corin Hask, who teaches fire safety at the "
        "University of Brenwick."
    )
    lineage = trace(_reports(wire=WIRE, blog=ONE_SIBLING + "\n" + expert, portal=OTHER_SIBLING))
    assert _origins(lineage) == [("blog", "portal", "wire")]
    assert any(edge.child == lineage.lost[0].id and edge.parent == "wire" for edge in lineage.edges)


def test_the_earlier_of_two_equal_texts_is_the_parent():
    body = INDEPENDENT
    early = report_of_text(body, id="b", published="2024-03-02T08:00:00+00:00")
    late = report_of_text(body, id="a", published="2024-03-02T09:30:00+00:00")
    assert [(edge.child, edge.parent, edge.kind) for edge in trace([late, early]).edges] == [("a", "b", "copy")]


def test_dates_that_machines_invent_do_not_decide():
    one = report_of_text(ONE_SIBLING, id="one", published="1970-01-01T00:00:00")
    two = report_of_text(OTHER_SIBLING, id="two", published="2024-03-03")
    assert len(trace([one, two]).lost) == 1


def test_versions_of_one_page_are_one_origin():
    address = "https://gazette.example/news/fire?utm_source=feed"
    first = report_of_text(WIRE, id="first", url=address, published="2024-03-02T08:00:00+00:00")
    second = report_of_text(
        WIRE + "\nA fifth person died in hospital.",
        id="second",
        url="https://www.gazette.example/news/fire/",
        published="2024-03-02T18:00:00+00:00",
    )
    lineage = trace([first, second])
    assert [(edge.child, edge.parent) for edge in lineage.edges] == [("second", "first")]
    assert any("same page" in piece for piece in lineage.edges[0].evidence)
    assert len(lineage.origins) == 1


def test_unrelated_reports_have_an_origin_each():
    lineage = trace(_reports(blog=ONE_SIBLING, witness=INDEPENDENT))
    assert lineage.edges == lineage.lost == ()
    assert len(lineage.origins) == 2


def test_the_order_of_the_reports_does_not_matter():
    reports = _reports(
        wire=WIRE, daily=SHORTENED, courier=REWORDED, blog=ONE_SIBLING, portal=OTHER_SIBLING, witness=INDEPENDENT
    )
    expected = trace(reports)
    for seed in range(4):
        assert trace(random.Random(seed).sample(reports, len(reports))) == expected


def test_lineage_stays_as_it_is_when_an_unrelated_report_arrives():
    reports = _reports(wire=WIRE, daily=SHORTENED, blog=ONE_SIBLING, portal=OTHER_SIBLING)
    before, after = trace(reports), trace([*reports, *_reports(witness=INDEPENDENT)])
    assert set(before.edges) <= set(after.edges)
    assert set(before.lost) <= set(after.lost)


def test_nothing_descends_from_itself_even_in_a_chain_of_copies():
    chain = [
        report_of_text(
            WIRE + f"\nLine {n} added by copyist {n}.",
            id=f"{n:03d}",
            published=f"2024-03-{2 + n // 20:02d}T{n % 20:02d}:00:00Z",
        )
        for n in range(40)
    ]
    lineage = trace(chain)
    parents = {}
    for edge in lineage.edges:
        parents.setdefault(edge.child, set()).add(edge.parent)
    for start in parents:
        seen, todo = set(), [start]
        while todo:
            for parent in parents.get(todo.pop(), ()):
                assert parent != start
                if parent not in seen:
                    seen.add(parent)
                    todo.append(parent)
    assert len(lineage.origins) == 1


def test_a_thousand_identical_reports_are_one_origin_of_one_text():
    lineage = trace([report_of_text(WIRE, id=f"{n:04d}") for n in range(1000)])
    assert len(lineage.origins) == 1
    assert len(lineage.edges) == 999


def test_a_figure_that_a_copy_repeats_has_one_origin():
    reports = _reports(wire=WIRE, daily=SHORTENED, courier=REWORDED, witness=INDEPENDENT)
    origins = FactOrigins(reports, trace(reports))
    wire, daily, courier, witness = reports
    labels = origins.label(
        [
            _span(wire, "killing four"),
            _span(daily, "killing four"),
            _span(courier, "Four people died"),
            _span(witness, "four white sheets"),
        ]
    )
    assert labels[0] == labels[1] == labels[2] != labels[3]


def test_what_a_rewrite_adds_of_its_own_is_an_origin_of_its_own():
    added = REWORDED + "\nNeighbours counted nine engines.\n"
    wire, courier = reports = _reports(wire=WIRE + "\nThe brigade sent seven engines.", courier=added)
    origins = FactOrigins(reports, trace(reports))
    one, two = origins.label([_span(wire, "seven engines"), _span(courier, "nine engines")])
    assert one != two
    assert two.startswith(one.split("/")[0])


def test_a_repeat_inside_one_report_is_one_origin():
    (wire,) = reports = _reports(wire=WIRE + "\nFour people were killed.")
    labels = FactOrigins(reports, trace(reports)).label(
        [_span(wire, "killing four"), _span(wire, "Four people were killed")]
    )
    assert labels[0] == labels[1]


def test_no_reports_have_no_lineage():
    assert trace([]).origins == ()


def test_a_legal_line_and_a_captions_credit_tie_no_reports():
    foot = (
        "\nFour white sheets lie in the yard of the burned tannery in the harbour quarter (VPA Photo/R. Lind)."
        "\nThis material may not be published, broadcast, rewritten or redistributed without the consent of the "
        "owners of the page that you are reading now.\n"
    )
    lineage = trace(_reports(blog=ONE_SIBLING + foot, witness=INDEPENDENT + foot))
    assert lineage.edges == ()
    assert len(lineage.origins) == 2


def test_a_post_that_both_embed_ties_no_reports():
    post = "\nNobody will be left alone tonight, the city pays for every bed and every blanket, and I will be there "
    post += "myself at noon with the brigade. — Dela Strand (@mayorstrand) March 2, 2024\n"
    lineage = trace(_reports(blog=ONE_SIBLING + post, witness=INDEPENDENT + post))
    assert lineage.edges == ()


def test_a_flash_that_promises_more_is_the_parent_of_what_followed():
    flash = WIRE.split("\n\n", maxsplit=1)[0] + "\n\nMore follows\n"
    later = WIRE.replace("killing four", "killing seven")
    edge = _edges(trace(_reports(flash=flash, later=later)))["later", "flash"]
    assert any("More follows" in piece for piece in edge.evidence)
    assert "gives a higher figure" in edge.evidence


def test_two_papers_with_one_agencys_copy_are_siblings_and_not_child_and_parent():
    paper = report_of_text(SHORTENED, id="paper", outlet="The Paper", published="2024-03-02T08:00:00+00:00")
    portal = report_of_text(
        SHORTENED.replace("Four dead", "Fire kills four"),
        id="portal",
        outlet="The Portal",
        published="2024-03-02T10:00:00+00:00",
    )
    assert [lost.children for lost in trace([paper, portal]).lost] == [("paper", "portal")]


def test_what_survives_of_a_lost_original_stands_in_one_of_its_children():
    reports = {report.id: report for report in _reports(blog=ONE_SIBLING, portal=OTHER_SIBLING)}
    (lost,) = trace(list(reports.values())).lost
    assert lost.spans
    assert {span.report for span in lost.spans} <= set(lost.children)
    assert all(reports[span.report].text[span.start : span.end].strip() for span in lost.spans)


def test_a_report_that_opens_with_its_source_descends_from_it():
    first = report_of_text(ONE_SIBLING, id="first", outlet="The Brenwick Lantern")
    retold = report_of_text(
        "Letters warned landlord eleven times\n\n"
        "A tenant wrote to the owner of the burned tannery eleven times, the Brenwick Lantern reported. "
        "Marta Quill took the younger girl over the roof of the bakery. Tenants paid a man in a grey coat "
        "on the first of the month. More on the fire on our page three. Weather: rain from the west.",
        id="retold",
    )
    assert ("retold", "first") in _edges(trace([first, retold]))


def test_a_text_that_calls_itself_a_translation_is_one():
    edge = _edges(trace(_reports(blog=ONE_SIBLING, portal=OTHER_SIBLING + "\n(Translated automatically)")))[
        "portal", "blog"
    ]
    assert edge.kind == "translation"


def test_a_corrected_version_comes_from_the_text_that_it_corrects():
    corrected = "CORRECTED-" + WIRE.replace("more than sixty", "more than fifty")
    assert ("new", "old") in _edges(trace(_reports(old=WIRE, new=corrected)))


def test_three_papers_with_one_agencys_copy_are_siblings_whoever_printed_it_first():
    papers = [
        report_of_text(SHORTENED, id=name, outlet=f"www.{name}.example", published=f"2024-03-02T{hour}:00:00+00:00")
        for name, hour in (("gazette", "08"), ("herald", "10"), ("mirror", "12"))
    ]
    lineage = trace(papers)
    assert [lost.children for lost in lineage.lost] == [("gazette", "herald", "mirror")]
    assert {edge.kind for edge in lineage.edges} == {"shared-source"}
    assert any("VPA, whose own report is not there" in piece for edge in lineage.edges for piece in edge.evidence)


def test_an_outlet_is_known_by_its_address_when_others_name_it():
    first = report_of_text(ONE_SIBLING, id="first", outlet="www.brenwicklantern.example")
    taken = report_of_text(OTHER_SIBLING + "\n“He never answered,” Quill told the Brenwick Lantern.", id="taken")
    edge = _edges(trace([first, taken]))["taken", "first"]
    assert any("Brenwick Lantern" in piece for piece in edge.evidence)


def test_a_public_bodys_own_page_is_the_source_whatever_the_dates():
    page = report_of_text(
        WIRE.replace("(VPA)", ""), id="page", url="https://news.brenwick.edu/fire", published="2024-03-04"
    )
    told = REWORDED + "\nThe University of Brenwick owns the yard."
    paper = report_of_text(told, id="paper", url="https://courier.example/fire", published="2024-03-03")
    assert ("paper", "page") in _edges(trace([page, paper]))


def test_dates_months_apart_say_nothing_of_who_was_first():
    one = report_of_text(ONE_SIBLING, id="one", published="2024-03-03T08:00:00+00:00")
    two = report_of_text(OTHER_SIBLING, id="two", published="2024-10-03T08:00:00+00:00")
    assert len(trace([one, two]).lost) == 1


def test_who_misspells_a_name_has_it_from_who_spells_it_right():
    right = ONE_SIBLING
    wrong = OTHER_SIBLING.replace("Quill", "Quiill")
    third = INDEPENDENT + "\nMarta Quill was among those on the roof.\n"
    edge = _edges(trace(_reports(right=right, wrong=wrong, third=third)))["wrong", "right"]
    assert any("“quiill” for “quill”" in piece for piece in edge.evidence)


def test_an_error_that_two_copies_share_is_named_as_what_binds_them():
    handed = {name: ONE_SIBLING.replace("Grebe", "Grebbe") + more for name, more in (("a", "\nSo far."), ("b", ""))}
    others = {name: f"{INDEPENDENT}\nAnton Grebe, a lawyer, was silent. {name}" for name in ("c", "d", "e", "f")}
    lineage = trace(_reports(**handed, **others))
    assert any("both write “grebbe”" in piece for edge in lineage.edges for piece in edge.evidence)


def test_a_copy_of_a_copy_descends_from_the_copy_whose_words_it_has():
    copied = WIRE.replace("more than sixty", "upwards of sixty").replace("killing four", "claiming four lives")
    lineage = trace(_reports(wire=WIRE, copy=copied + "\n– VPA", again=copied + "\nThe town is in mourning.\n"))
    pairs = {frozenset((edge.child, edge.parent)) for edge in lineage.edges}
    assert frozenset(("again", "copy")) in pairs
    assert frozenset(("again", "wire")) not in pairs


def test_a_text_between_two_others_leaves_no_edge_between_these():
    middle = ONE_SIBLING
    first = ONE_SIBLING.replace("shoebox", "carton").replace("cash", "coins") + "\nRain fell.\n"
    last = ONE_SIBLING.replace("letter", "note").replace("owner", "proprietor") + "\nSnow fell.\n"
    lineage = trace(_reports(first=first, middle=middle, last=last))
    pairs = {frozenset((edge.child, edge.parent)) for edge in lineage.edges}
    assert pairs == {frozenset(("first", "middle")), frozenset(("last", "middle"))}


def test_what_is_told_of_a_lost_originals_words_stands_in_two_of_its_children():
    reports = {report.id: report for report in _reports(blog=ONE_SIBLING, portal=OTHER_SIBLING)}
    (lost,) = trace(list(reports.values())).lost
    assert lost.text
    for piece in lost.text:
        assert len({span.report for span in piece.spans}) == 2
        first = piece.spans[0]
        words = " ".join(reports[first.report].text[first.start : first.end].split())
        assert all(part.strip() in words for part in piece.text.split("…"))
