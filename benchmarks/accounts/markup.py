"""Gold accounts written by hand: from the words that a person marks to the offsets that a scorer needs.

    python benchmarks/accounts/markup.py build FOLDER          FOLDER/account.toml + reports -> FOLDER/gold.json
    python benchmarks/accounts/markup.py check FOLDER          what is doubtful (checks.py); exit status 1 if anything
    python benchmarks/accounts/markup.py fit GOLD EXPORT       GOLD with its offsets moved to the texts of EXPORT

`account.toml` holds what a reader of the reports would say of them, with every span given by its words:

    story = "what happened"            reports_folder = "reports"
    apart = ["a report of another event.txt"]
    [lineage]  [names]  [boilerplate]  [figure_topics]      as in gold.json
    [[report]]    file = "a.txt"
                  quotes  = [{ text, speaker, utterance }]           words inside one pair of marks
                  date    = "2025-03-04"                             the day of the report
                  figures = [{ text, low, high, approximate, quantity, topic, said_by, as_of, slip }]
                  not_speech  = ["words in marks that no one said"]
                  not_figures = ["dates, ages and other numbers that are not figures"]
    [[timeline]]  date, what, status, mentions = [{ report, text }]

`nth` (from 1) says which occurrence is meant and must be given wherever the words occur more than once. A key left
out is null in gold.json: `low`, `high`, `said_by`, `as_of`. `slip` is true of a number that was miscopied or withdrawn.
A fact of `figure_topics` may be `lasting` (reports of several days speak of one moment) or `grows` (bounds that rise).

`file` is a file of the reports folder, or the id of a row of a `.jsonl` file there, whose text is the row's `text`.

The text of a `.txt` or `.md` report is the file's content. That of an `.html` report depends on the extraction that
reads it, so gold.json gives its length as null, offsets into trafilatura's text, and with every span its `text` and
`occurrence`; `fit` finds them again in whatever text an export has.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

Json = dict[str, Any]

FIGURE_KEYS = ("quantity", "low", "high", "approximate", "topic", "said_by", "as_of")
OPENING_MARK = re.compile(r"(?:(?<=^)|(?<=[\s(—–*>\[]))[\"'“‘«„](?=[\w…$€£.])", re.MULTILINE)
NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:no one|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|"
    r"seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|scores|hundreds?|thousands?|millions?|"
    r"billions?|trillions?|none|zero)\b",
    re.IGNORECASE,
)


def text_of(path: Path) -> str:
    """The text of a report as the contract defines it; for HTML, what trafilatura extracts."""
    content = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    if path.suffix != ".html":
        return content
    import trafilatura

    return trafilatura.extract(content) or ""


def texts_in(folder: Path, account: Json) -> dict[str, str]:
    """The text of every report of the `account` (parsed account.toml of `folder`): {file name or row id: text}.

    Raises ValueError for a report that is neither a file nor a row.
    """
    reports = folder / account["reports_folder"]
    lines = [line for path in sorted(reports.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in map(json.loads, filter(None, lines))}
    for name in (report["file"] for report in account["report"]):
        if (reports / name).is_file():
            texts[name] = text_of(reports / name)
        elif name not in texts:
            raise ValueError(f"{reports}: no file and no row of this name: {name}")
    return {report["file"]: texts[report["file"]] for report in account["report"]}


def starts_of(words: str, text: str) -> list[int]:
    """Where `words` begin in `text`.

    >>> starts_of("a", "banana")
    [1, 3, 5]
    """
    return [match.start() for match in re.finditer(re.escape(words), text)]


def located(mark: Json, file: str, text: str) -> Json:
    """The span of `mark` ({"text", "nth"?}) in the `text` of report `file`; ValueError if it is absent or ambiguous."""
    words, starts, nth = mark["text"], starts_of(mark["text"], text), mark.get("nth")
    if not starts or (nth or 1) > len(starts):
        raise ValueError(f"{file}: not in the text: {words!r}")
    if nth is None and len(starts) > 1:
        raise ValueError(f"{file}: {len(starts)} times in the text, say which (nth): {words!r}")
    start = starts[(nth or 1) - 1]
    return {"report": file, "start": start, "end": start + len(words), "text": words, "occurrence": nth or 1}


def build(account: Json, texts: dict[str, str]) -> Json:
    """The gold account of `account` (parsed account.toml) over `texts` ({file name: text}).

    Raises ValueError for a span that is not in its report and KeyError for a figure of an unknown topic.
    """
    quotes, figures = [], []
    for report in account["report"]:
        file = report["file"]
        for mark in report.get("quotes", []):
            said = {"speaker": mark["speaker"], "utterance": mark["utterance"], "marks": True}
            quotes.append({**located(mark, file, texts[file]), **said})
        for mark in report.get("figures", []):
            account["figure_topics"][mark["topic"]]
            stated = {key: mark.get(key, False if key == "approximate" else None) for key in FIGURE_KEYS}
            slip = {"slip": True} if mark.get("slip") else {}
            figures.append({**located(mark, file, texts[file]), **stated, **slip})
    timeline = [
        {**row, "mentions": [located(mark, mark["report"], texts[mark["report"]]) for mark in row["mentions"]]}
        for row in account["timeline"]
    ]
    files = [report["file"] for report in account["report"]]
    return {
        "story": account["story"],
        "reports": {file: None if file.endswith(".html") else len(texts[file]) for file in files},
        "apart": account.get("apart", []),
        "quotes": quotes,
        "figures": figures,
        "figure_topics": account["figure_topics"],
        "lineage": account["lineage"],
        "timeline": timeline,
        "names": account["names"],
        "boilerplate": account["boilerplate"],
    }


def misplaced(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """A line for every span that is not in its report, or that may mean several places of it."""
    marks = [(m, r["file"]) for r in account["report"] for m in [*r.get("quotes", []), *r.get("figures", [])]]
    marks += [(mention, mention["report"]) for row in account["timeline"] for mention in row["mentions"]]
    for mark, file in marks:
        try:
            located(mark, file, texts[file])
        except ValueError as problem:
            yield str(problem)


def forgotten(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """A line for every opening mark and every number that the annotation neither takes nor sets aside."""
    for report in account["report"]:
        text = texts[report["file"]]
        speech = {start for mark in report.get("quotes", []) for start in starts_of(mark["text"], text)}
        speech |= {start for words in report.get("not_speech", []) for start in starts_of(words, text)}
        for mark in OPENING_MARK.finditer(text):
            if mark.end() not in speech:
                yield f"{report['file']}: marks without a quote: {text[mark.start() : mark.start() + 50]!r}"
        figures = [located(mark, report["file"], text) for mark in report.get("figures", [])]
        spans = [(figure["start"], figure["end"]) for figure in figures]
        repeats = [words for file, words in account["lineage"]["within_report_repeats"] if file == report["file"]]
        aside = report.get("not_figures", []) + repeats
        spans += [(start, start + len(words)) for words in aside for start in starts_of(words, text)]
        for number in NUMBER.finditer(text):
            if not any(start <= number.start() < end for start, end in spans):
                around = text[max(0, number.start() - 25) : number.end() + 25]
                yield f"{report['file']}: a number that is not a figure: {around!r}"


def spans_of(gold: Json) -> Iterator[Json]:
    """Every span of a gold account, as the dict that holds it."""
    yield from gold["quotes"]
    yield from gold["figures"]
    for row in gold["timeline"]:
        yield from row["mentions"]


def fit(gold: Json, texts: dict[str, str]) -> Json:
    """A copy of `gold` whose spans say their `text` in `texts`.

    A span that is absent there becomes empty (0..0), so that a scorer counts it as missed.

    >>> quote = {"report": "a", "start": 9, "end": 11, "text": "no", "occurrence": 2}
    >>> fit({"quotes": [quote], "figures": [], "timeline": []}, {"a": "no, no"})["quotes"][0]["start"]
    4
    """
    fitted: Json = json.loads(json.dumps(gold))
    for span in spans_of(fitted):
        text, words = texts.get(span["report"], ""), span["text"]
        if text[span["start"] : span["end"]] == words:
            continue
        starts = starts_of(words, text)
        occurrence = min(span.get("occurrence", 1), len(starts))
        span["start"] = starts[occurrence - 1] if starts else 0
        span["end"] = span["start"] + len(words) if starts else 0
    return fitted


def texts_of_export(export: Json) -> dict[str, str]:
    """{file name or id: text} of a Stemma export."""
    texts = {report["id"]: report["text"] for report in export["reports"]}
    return texts | {
        PurePath(report["source"]).name: report["text"] for report in export["reports"] if report.get("source")
    }


def read_account(folder: Path) -> tuple[Json, dict[str, str]]:
    """account.toml of `folder` and the texts of its reports."""
    account = tomllib.loads((folder / "account.toml").read_text(encoding="utf-8"))
    return account, texts_in(folder, account)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["build", folder]:
            gold = build(*read_account(Path(folder)))
            content = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
            (Path(folder) / "gold.json").write_text(content, encoding="utf-8")
        case ["check", folder]:
            import checks

            return checks.main([folder])
        case ["fit", gold_file, export_file]:
            gold, export = (json.loads(Path(name).read_text(encoding="utf-8")) for name in (gold_file, export_file))
            print(json.dumps(fit(gold, texts_of_export(export)), ensure_ascii=False, indent=1))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
