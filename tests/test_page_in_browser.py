"""The page in a real browser. Skipped where there is no Chromium."""

import os
from pathlib import Path

import pytest
from output_sample import example_export

from stemma import output
from stemma.records import Counts, Export, Lineage, Origin, Report, Story

CHROMIUM = next(
    (path for path in (os.environ.get("STEMMA_CHROMIUM"), "/usr/bin/chromium") if path and Path(path).exists()), None
)
AXE = Path(os.environ.get("STEMMA_AXE") or Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCHEMES = ("light", "dark")

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: install it, or name it in STEMMA_CHROMIUM"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    (path,) = output.write(example_export(), tmp_path_factory.mktemp("page") / "account.html")
    return path


@pytest.fixture(scope="module")
def one_story(tmp_path_factory):
    export = example_export()
    story = export.stories[0]
    alone = Export(reports=tuple(r for r in export.reports if r.id in story.reports), stories=(story,))
    (path,) = output.write(alone, tmp_path_factory.mktemp("page") / "one.html")
    return path


@pytest.fixture
def opened(browser):
    contexts = []

    def open_page(path, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.problems = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.problems.append(message.text))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("dialog", lambda dialog: (page.problems.append("dialog"), dialog.dismiss()))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_no_request_leaves_the_page(opened, example):
    page = opened(example)
    page.wait_for_timeout(200)
    assert page.requests == [example.as_uri()]
    assert page.problems == []


def test_nothing_of_a_report_runs(opened, tmp_path):
    evil = "</script><script>window.ran=1</script><img src=x onerror='window.ran=2'><svg onload=window.ran=3>\u202eevil"
    report = Report(
        id="r", source=evil, outlet=evil, title=evil, url="javascript:window.ran=4", text=evil, text_sha256=""
    )
    story = Story(
        id="s", title=evil, reports=("r",), counts=Counts(reports=1, outlets=1, origins=1),
        lineage=Lineage(origins=(Origin(id="o", reports=("r",)),)),
    )  # fmt: skip
    (path,) = output.write(Export(reports=(report,), stories=(story,)), tmp_path / "evil.html")
    page = opened(path)
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran === undefined")
    assert page.requests == [path.as_uri()]
    assert "<script>window.ran=1</script>" in page.locator("h1").inner_text()


def test_a_script_that_got_in_would_not_run(opened, example, tmp_path):
    path = tmp_path / "tampered.html"
    html = example.read_text(encoding="utf-8")
    path.write_text(html.replace("<main", "<script>window.ran=1</script><main"), encoding="utf-8")
    assert opened(path).evaluate("window.ran === undefined")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_citation_jumps_to_the_marked_words(opened, example, javascript):
    page = opened(example, java_script_enabled=javascript)
    link = page.locator(".brief sup a").first
    target = page.locator(f"[id='{link.get_attribute('href')[1:]}']")
    assert target.inner_text() == "at least 14 dead"
    link.click()
    page.wait_for_timeout(200)
    box = target.bounding_box()
    assert 0 <= box["y"] <= 900


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(opened, example, width):
    page = opened(example, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_stemma_is_drawn_once_at_every_width(opened, example):
    for width, kind in ((1280, "wide"), (390, "narrow")):
        page = opened(example, width=width)
        drawn = page.locator("#s1 svg.stemma-tree:visible")
        assert drawn.count() == 1
        assert kind in drawn.get_attribute("class")
        assert page.locator("#s1 svg.stemma-tree:visible .node.lost").count() == 1


def test_any_two_reports_can_be_laid_side_by_side(opened, example):
    page = opened(example)
    page.locator("#s1 .choice select").nth(1).select_option(label="Torvan Ledger")
    page.locator("#s1 .choice button").click()
    assert "The toll" in page.locator(".chosen").inner_text() or page.locator(".chosen .text").count() == 2
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == page.evaluate(
        "document.querySelectorAll('[id]').length"
    )


def test_marks_can_be_hidden_without_javascript(opened, example):
    page = opened(example, java_script_enabled=False)
    mark = page.locator(".text .furniture").first
    assert mark.is_visible()
    page.locator(".show-furniture").first.uncheck()
    assert not mark.is_visible()


def test_the_keyboard_reaches_the_account_first(opened, example):
    page = opened(example)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the account"
    assert page.locator(".skip").bounding_box()["x"] >= 0


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: npm install --prefix tests, or name it in STEMMA_AXE")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("stories", ["example", "one_story"])
def test_axe_finds_nothing(opened, request, stories, width, scheme):
    page = opened(request.getfixturevalue(stories), width=width, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html)]))")
    assert found == []


def test_the_print_shows_the_texts_and_not_the_tools(opened, example):
    page = opened(example)
    page.emulate_media(media="print")
    assert not page.locator(".sections").first.is_visible()
    assert page.locator(".text").first.is_visible()
