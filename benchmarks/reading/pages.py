"""Who speaks on single pages of the web: quotations found and speakers right, beside what careful readers found.

    python benchmarks/reading/pages.py DATA [--of pages|reports] [--half open|blind] [--page ID ...]

DATA is the folder of corpora: the texts are their publishers' and stand nowhere in this project. `pages.json` (pages of
the web, pages/truth.jsonl) and `reports.json` (local reports, places/lgl.xml, and reports of many countries,
names/worldwide-dev.jsonl) hold for each its half, a digest of its text, and its quotations as offsets with their
speaker, or null where it does not say whose words they are: such a quotation is to be found, and nobody's name is asked
for. A text that is another than the one annotated is named and left out. Every page is read as a story of its own.

Pages were annotated by readers who never saw what Stemma makes of them. Of the reports readers judged what Stemma gave
(quotation by quotation: right, wrong and who it is, no speech, missed), so that what is hard to see may be overlooked.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import stemma
from stemma.bench import score_account
from stemma.bench.measures import rates

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "accounts"))
import real

HERE = Path(__file__).resolve().parent
SETS = ("pages", "reports")
NOTHING_ELSE = {"figures": [], "figure_topics": {}, "lineage": {}, "timeline": []}

Json = dict[str, Any]


def main() -> None:
    """Print how many quotations of a half are found and how many speakers are right."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path, metavar="DATA", help="the folder of corpora")
    asked.add_argument(
        "--of", choices=SETS, default="pages", help="single pages of the web, or local and foreign reports"
    )
    asked.add_argument("--half", choices=["open", "blind"], default="open")
    asked.add_argument("--page", nargs="+", default=[], metavar="ID", help="only these pages (open half)")
    options = asked.parse_args()
    rows = rows_of(options.data)
    hits = found = gold = right = named = pages = 0
    for id_, page in gold_of(options.half, options.of).items():
        if options.page and options.half == "open" and id_ not in options.page:
            continue
        if id_ not in rows or real.digest(rows[id_]["text"]) != page["text"]:
            print(f"{id_}: the text is not at hand or is another one", file=sys.stderr)
            continue
        counts = judged(rows[id_], page["quotes"])
        if options.half == "open":
            print(f"{id_}  found {counts[0]} of {counts[2]}, {counts[1] - counts[0]} too many; speakers {counts[3]}")
        hits, found, gold, right = (a + b for a, b in zip((hits, found, gold, right), counts, strict=True))
        named += sum(quote["speaker"] is not None for quote in page["quotes"])
        pages += 1
    if not pages:
        sys.exit(f"{options.data} holds none of the texts of the half {options.half!r}")
    both = rates(hits, found, gold)
    print(f"{pages} {options.of}, {gold} quotations")
    print(f"quotes found   F1 {both.f1:.3f}  P {both.precision:.3f}  R {both.recall:.3f}")
    print(f"speaker right  {right / max(1, named):.3f}  ({right} of {named})")


def gold_of(half: str, kind: str = "pages") -> dict[str, Json]:
    """The annotated pages of a half, by id."""
    every = json.loads((HERE / f"{kind}.json").read_text(encoding="utf-8"))
    return {id_: page for id_, page in every.items() if page["half"] == half}


def rows_of(data: Path) -> dict[str, Json]:
    """The texts at hand as rows of a report: pages and reports, by id."""
    return {row["id"]: row for row in (*_pages(data), *_local(data), *_foreign(data))}


def _pages(data: Path) -> Iterator[Json]:
    """Yield the body that people took from each page, its title, day and address."""
    file = data / "pages" / "truth.jsonl"
    pages = map(json.loads, file.read_text(encoding="utf-8").splitlines()) if file.is_file() else ()
    keys = {"id": "id", "url": "url", "title": "title", "date": "published", "articleBody": "text"}
    yield from ({name: page[key] for key, name in keys.items() if page.get(key)} for page in pages)


def _local(data: Path) -> Iterator[Json]:
    """Yield the local reports of LGL, which are numbered as they stand."""
    file = data / "places" / "lgl.xml"
    reports = ElementTree.parse(file).getroot() if file.is_file() else ()
    for number, report in enumerate(reports):
        row = {name: report.findtext(name) for name in ("title", "url", "text")}
        yield {"id": f"lgl{number}", **{name: words for name, words in row.items() if words}}


def _foreign(data: Path) -> Iterator[Json]:
    """Yield the reports of en-worldwide-newswire."""
    file = data / "names" / "worldwide-dev.jsonl"
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        row = json.loads(line)
        yield {"id": row["id"], "text": row["text"]}


def judged(row: Json, quotes: list[Json]) -> tuple[int, int, int, int]:
    """How many quotations of a page are found, how many were told, how many there are, how many speakers are right."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.jsonl"
        file.write_text(json.dumps(row) + "\n", encoding="utf-8")
        export = stemma.read([file]).export
    told = sum(v.kind != "indirect" for story in export.stories for q in story.quotes for v in q.variants)
    wanted = [
        {**quote, "speaker": quote["speaker"] or "", "report": row["id"], "utterance": str(n)}  # nobody is never right
        for n, quote in enumerate(quotes)
    ]
    gold = {"reports": {row["id"]: len(row["text"])}, "quotes": wanted, **NOTHING_ELSE}
    scores = {score.name: score for score in score_account(export, gold)}
    right = int(scores["speaker right, of all gold quotes"].note.split()[0])
    hits = round(scores["quotes found"].value * (told + len(quotes)) / 2)
    return hits, told, len(quotes), right


if __name__ == "__main__":
    main()
