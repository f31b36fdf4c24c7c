"""The page: one file, every span an anchor, every word escaped."""

import re
from html.parser import HTMLParser

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from output_sample import any_text, example_export, exports, passages_of

from stemma import output
from stemma.output.page.anchors import Anchors
from stemma.output.page.marked_text import Mark, marked_text
from stemma.output.page.report_view import web_address
from stemma.output.page.scale import scale
from stemma.output.page.side_by_side import side_by_side
from stemma.output.page.wording import wording
from stemma.output.sigla import sigla
from stemma.output.tree_shape import forest
from stemma.output.visible import visible
from stemma.records import (
    Counts,
    Edge,
    Export,
    Lineage,
    Origin,
    Reading,
    Report,
    Span,
    StatedRole,
    Story,
    StoryName,
)

SOME = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
VOID = {"meta", "input", "br", "hr", "img", "link", "base"}


class Page(HTMLParser):
    """What a browser would find: elements, ids, links; unbalanced elements are an error."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.words = [], [], [], [], []
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        attributes = dict(attrs)
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def page_of(export):
    return Page(output.render(export, "html").decode())


EXAMPLE = page_of(example_export())


def test_the_page_asks_for_nothing_outside_itself():
    assert not {"link", "img", "iframe", "object", "embed", "base", "form", "audio", "video"} & set(EXAMPLE.tags)
    assert all(link.startswith("#") for link in EXAMPLE.links)


def test_every_link_of_the_page_leads_somewhere_on_it():
    assert len(EXAMPLE.ids) == len(set(EXAMPLE.ids))
    assert {link[1:] for link in EXAMPLE.links} <= set(EXAMPLE.ids)


def test_what_can_be_explained_or_overridden_stands_with_its_id():
    export = example_export()
    html = output.render(export, "html").decode()
    shown = [record for story in export.stories for record in (*story.lineage.edges, *story.figures)]
    assert [
        record.id for record in shown if f"<code>{record.id}</code>" not in html.replace(' class="quiet"', "")
    ] == []


def test_a_speaker_whom_no_report_names_beside_the_words_is_said_to_be_inferred():
    export = example_export()
    story = export.stories[0]
    quotes = tuple(msgspec.structs.replace(quote, inferred=quote.speaker is not None) for quote in story.quotes)
    guessed = msgspec.structs.replace(export, stories=(msgspec.structs.replace(story, quotes=quotes),))
    none = tuple(msgspec.structs.replace(quote, inferred=False) for quote in story.quotes)
    stated = msgspec.structs.replace(export, stories=(msgspec.structs.replace(story, quotes=none),))
    assert "speaker inferred from the context" in output.render(guessed, "html").decode()
    assert "speaker inferred from the context" not in output.render(stated, "html").decode()


def test_every_cited_word_has_an_anchor():
    export = example_export()
    order = [id_ for story in export.stories for id_ in story.reports]
    for story in export.stories:
        for figure in story.figures:
            for reading in figure.readings:
                assert f"r{order.index(reading.report) + 1}-{reading.start}-{reading.end}" in EXAMPLE.ids


@given(exports())
@SOME
def test_any_export_gives_a_sound_page(export):
    page = page_of(export)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert page.tags.count("script") == page.tags.count("style") == 1


def hostile(text):
    report = Report(
        id="r", source=text, url="javascript:alert(1)", outlet=text, title=text, byline=text, published=text,
        language=text, text=text, text_sha256="",
    )  # fmt: skip
    story = Story(
        id="s", title=text, reports=("r",), counts=Counts(reports=1, outlets=1, origins=1),
        lineage=Lineage(origins=(Origin(id="o", reports=("r",)),)),
    )  # fmt: skip
    return page_of(Export(reports=(report,), stories=(story,)))


def test_markup_in_a_report_is_shown_and_never_becomes_part_of_the_page():
    page = hostile("</style></title><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}\"'>")
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert any("<script>alert(1)</script>" in words for words in page.words)
    assert not [link for link in page.links if "javascript" in link]


@given(any_text)
@SOME
def test_any_text_is_shown_as_it_is(text):
    told = "".join(Page(str(marked_text(text, []))).words)
    assert "".join(told.split()) == "".join(visible(text).split())


extents = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple)


@given(st.text(max_size=60), st.lists(extents, max_size=12))
@SOME
def test_marks_in_any_arrangement_keep_the_text_and_their_anchors(text, places):
    marks = [Mark(s, e, ("m",), f"{s}-{e}") for s, e in places if e <= len(text)]
    page = Page(str(marked_text(text, marks)))
    assert "".join("".join(page.words).split()) == "".join(visible(text).split())
    assert sorted(page.ids) == sorted({mark.anchor for mark in marks})


def test_ten_thousand_crossing_marks_cost_a_page_of_linear_size():
    text = "word " * 4000
    sizes = []
    for count in (2500, 5000, 10000):
        marks = [Mark(n, n + 9000, ("quote",), f"m{n}") for n in range(count)]
        sizes.append(len(marked_text(text, marks)))
    assert sizes[2] < 2.5 * sizes[1] < 6 * sizes[0]


def test_two_marks_that_cross_show_both():
    html = marked_text("one two three", [Mark(0, 7, ("a",)), Mark(4, 13, ("b",))])
    assert html == '<p><span class="a">one <span class="b">two</span></span><span class="b"> three</span></p>'


def reading(low, high, origin="o"):
    return Reading(
        report="r", start=0, end=0, text="", low=low, high=high, approximate=False, said_by=None, as_of=None,
        origin=origin,
    )  # fmt: skip


numbers = st.none() | st.integers(-(10**9), 10**12) | st.floats(allow_nan=False) | st.just(10**400)


@given(st.lists(st.tuples(numbers, numbers), max_size=6))
@SOME
def test_every_reading_stands_on_the_scale(pairs):
    found = scale([reading(low, high) for low, high in pairs])
    assert len(found.placed) == len(pairs)
    for placed in found.placed:
        assert all(at is None or 0 <= at <= 100 for at in placed)


def test_a_scale_keeps_the_order_of_values():
    found = scale([reading(14, 14), reading(23, 23), reading(None, 20)])
    assert found.placed[0].low < found.placed[2].high < found.placed[1].low
    assert found.placed[2].low is None


def test_words_lost_from_a_quotation_are_marked():
    assert '<del class="meaning">will not</del>' in wording("We will rest", "We will not rest")


@given(any_text, any_text)
@SOME
def test_a_marked_wording_still_says_its_words(text, earliest):
    kept = re.sub(r"<del.*?</del>", "", str(wording(text, earliest)), flags=re.DOTALL)
    assert "".join("".join(Page(kept).words).split()) == "".join(visible(text).split())


def test_side_by_side_shows_every_word_of_both_reports_once():
    export = example_export()
    texts = {report.id: report.text for report in export.reports}
    passages, _ = passages_of(texts["02"], texts["01"])
    rows = side_by_side(texts["02"], texts["01"], passages)
    for side, report in ((1, "02"), (2, "01")):
        told = "".join("".join(Page(re.sub(r"<del.*?</del>", "", str(row[side]))).words) for row in rows)
        assert sorted("".join(told.split())) == sorted("".join(texts[report].split()))
    assert any(row.shared for row in rows)


def test_a_chain_of_five_hundred_copies_is_drawn_in_part_and_says_so():
    ids = [f"r{n:03}" for n in range(500)]
    edges = tuple(
        Edge(id=f"e{n}", child=ids[n], parent=ids[n - 1], kind="copy", share=0.9, evidence=()) for n in range(1, 500)
    )
    story = Story(
        id="s", title="Chain", reports=tuple(ids), counts=Counts(reports=500, outlets=500, origins=1),
        lineage=Lineage(edges=edges, origins=(Origin(id="o", reports=tuple(ids)),)),
    )  # fmt: skip
    reports = tuple(Report(id=id_, source=id_, text="The mill burned.", text_sha256="") for id_ in ids)
    found = forest(story, sigla(story, {r.id: r for r in reports}), 60)
    assert len(found.nodes) == 60
    assert found.left_out == 440
    html = output.render(Export(reports=reports, stories=(story,)), "html").decode()
    assert "440 further texts" in html
    assert len(html) < 1_500_000


def test_a_story_of_five_thousand_reports_gives_a_page_that_opens():
    ids = [f"r{n:04}" for n in range(5000)]
    reports = tuple(Report(id=id_, source=id_, text="The mill burned. " * 50, text_sha256="") for id_ in ids)
    origins = (Origin(id="o", reports=tuple(ids)),)
    edges = tuple(
        Edge(id=f"e{n}", child=ids[n], parent=ids[0], kind="copy", share=0.9, evidence=()) for n in range(1, 5000)
    )
    story = Story(
        id="s", title="Mill", reports=tuple(ids), counts=Counts(reports=5000, outlets=1, origins=1),
        lineage=Lineage(edges=edges, origins=origins),
    )  # fmt: skip
    html = output.render(Export(reports=reports, stories=(story,)), "html").decode()
    assert len(html) < 3_000_000
    assert "4,850 more reports stand in the JSON export only" in html


def test_a_report_that_the_page_does_not_print_has_no_address():
    long = Report(id="long", source="long", text="x" * 70_000, text_sha256="")
    anchors = Anchors([long])
    assert anchors.extent("long", reading(1, 1)) is not None
    assert anchors.report("unknown") is None


def test_only_web_addresses_are_linked():
    assert web_address("https://news.example/a") == "https://news.example/a"
    for address in ("javascript:alert(1)", "data:text/html,x", "//news.example", "http://[", None, "file:///x"):
        assert web_address(address) is None


def test_the_policy_allows_the_page_its_own_style_and_script_only():
    html = output.render(example_export(), "html").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.search(r"style-src 'sha256-[^']+'; script-src 'sha256-[^']+'", policy)


def test_a_role_that_one_line_alone_states_stands_beside_the_name():
    told = "Foreign Minister Tull spoke."
    report = Report(id="r", source="r", text=told, text_sha256="")
    odd = StatedRole(text="Foreign Minister", origins=1, spans=(Span(report="r", start=0, end=16),), odd=True)
    name = StoryName(id="n", name="Orlo Tull", type="PERSON", role="Mayor", roles=(odd,),
                     mentions=(Span(report="r", start=17, end=21),))  # fmt: skip
    story = Story(id="s", title="Tull", reports=("r",), names=(name,), lineage=Lineage(),
                  counts=Counts(reports=1, outlets=0, origins=1))  # fmt: skip
    words = " ".join(" ".join(page_of(Export(reports=(report,), stories=(story,))).words).split())
    assert "only one line of reporting has Foreign Minister" in words
