"""Take the picture of the page for the README: python docs/images/take.py [chromium]."""

import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import sync_playwright

import stemma
from stemma import output

WIDTH, HEIGHT = 1280, 1950  # pixels


def take(chromium: str, picture: Path) -> None:
    """Render the first story of the bundled example and save the upper part of its page as a PNG."""
    export = stemma.read([stemma.example()]).export
    story = export.stories[0]
    alone = replace(export, stories=(story,), reports=tuple(r for r in export.reports if r.id in story.reports))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        (page_file,) = output.write(alone, Path(folder) / "account.html")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(page_file.as_uri())
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(*sys.argv[1:2] or ["/usr/bin/chromium"], Path(__file__).with_name("page.png"))
