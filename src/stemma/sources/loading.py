"""Paths become reports: the verb of this room."""

import gzip
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from stemma.records import Failure, Report
from stemma.sources.decoding import Decoded, decode
from stemma.sources.draft import Draft
from stemma.sources.fields import fields_of
from stemma.sources.finding import Found, find, why
from stemma.sources.marked import report_of_markdown
from stemma.sources.opening import Opened, is_json_lines, open_source, sniff
from stemma.sources.own import is_account, is_export
from stemma.sources.pages import article_of, report_of_html
from stemma.sources.plain import report_of_text
from stemma.sources.rows import Row, document_rows, rows
from stemma.sources.unreadable import Unreadable
from stemma.sources.versions import distinct

LARGEST = 8_000_000  # bytes of one report: forty times the longest articles there are
LARGEST_DOCUMENT = 64_000_000  # bytes of a JSON document with many reports; longer collections come as JSON Lines
MOST_ALIKE = 20  # lines about one source that say the same; the rest are counted

Outcome = Draft | Failure


class Loaded(NamedTuple):
    """The reports that could be read, sorted by id, and a line for everything that could not or is worth saying."""

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...]


class Gathered(NamedTuple):
    """The reports that could be read before their ids are settled, and what could not or is worth saying."""

    drafts: tuple[Draft, ...]
    failures: tuple[Failure, ...]


def load(sources: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Loaded:
    """Read files, folders and standard input (``-``) into reports.

    Whatever is wrong with an input becomes a `Failure` and the rest is read; nothing is raised. The same inputs give
    the same result in whatever order they are named.

    >>> from stemma import data
    >>> loaded = load([data.path("example", "reports")])
    >>> len(loaded.reports), loaded.failures
    (8, ())
    """
    gathered = gather(sources, stdin=stdin)
    reports, notices = distinct(gathered.drafts)
    return Loaded(tuple(reports), in_short([*gathered.failures, *notices]))


def gather(sources: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Gathered:
    """Read files, folders and standard input (``-``) into reports whose ids are not settled yet.

    >>> from stemma import data
    >>> gathered = gather([data.path("example", "reports")])
    >>> len(gathered.drafts), gathered.drafts[0].has_own_id
    (8, False)
    """
    found, failures = find(sources)
    drafts: list[Draft] = []
    for item in found:
        for outcome in _outcomes(item, stdin):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                drafts.append(outcome)
                failures.extend(_foreign(outcome.report))
    return Gathered(tuple(drafts), tuple(failures))


def _outcomes(item: Found, stdin: BinaryIO | None) -> Iterator[Outcome]:
    """Yield what one file gives; a file that breaks off gives what stands before the break."""
    try:
        opened = open_source(item.path, stdin)
        with opened.stream:
            yield from _read(item, opened)
    except Unreadable as problem:
        yield _failure(item.path, problem)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield _failure(
            item.path, Unreadable("is a damaged gzip file", "what stands before the damage was read; fetch it again")
        )
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        yield _failure(item.path, Unreadable(f"cannot be read: {reason}", "check the path and its permissions"))


def _read(item: Found, opened: Opened) -> Iterator[Outcome]:
    kind = item.kind or sniff(opened.head)
    if kind == "json" and is_json_lines(opened.head):
        kind = "jsonl"
    if not opened.head.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise Unreadable("is empty", "nothing to read; remove it or fill it")
    if is_account(opened.head) and not (item.named and is_export(opened.head)):
        yield _own(item)
    elif kind == "jsonl":
        yield from _of_rows(rows(opened.stream, opened.head), item.path)
    elif kind == "json":
        yield from _of_rows(document_rows(_whole(opened.stream, LARGEST_DOCUMENT)), item.path)
    elif kind == "xml":
        raise Unreadable("is XML, which this version does not read", "convert it to .html, .txt or .jsonl")
    else:
        yield from _of_file(kind, _whole(opened.stream, LARGEST), item.path)


def _own(item: Found) -> Failure:
    """An account is no witness; only the reports of an export that is named by itself are read again."""
    remedy = "name the reports themselves" if item.named else "passed over; keep accounts apart from reports"
    problem = "is an account that Stemma wrote, not a report"
    return Failure(source=item.path, problem=problem, remedy=remedy, fatal=item.named)


def _whole(stream: BinaryIO, most: int) -> bytes:
    raw = stream.read(most + 1)
    if len(raw) > most:
        raise Unreadable(
            f"is longer than {most // 1_000_000} MB", "a report is shorter; split it, or give many reports as .jsonl"
        )
    return raw


def _of_file(kind: str, raw: bytes, path: str) -> Iterator[Outcome]:
    if kind == "html":
        report, decoded = report_of_html(raw, source=path)
    else:
        decoded = decode(raw)
        make = report_of_markdown if kind == "markdown" else report_of_text
        report = make(decoded.text, source=path)
    if not report.text.strip():
        raise Unreadable("holds no text", "nothing to read; remove it or fill it")
    yield from _doubts(path, decoded)
    yield Draft(report, has_own_id=False)


def _doubts(path: str, decoded: Decoded) -> Iterator[Failure]:
    """Say where characters are lost or may be others than their writer meant."""
    problems = []
    if decoded.replaced:
        problems.append(f"has a broken encoding: {decoded.replaced} of its characters are lost and stand as \ufffd")
    if decoded.guessed:
        problems.append(f"is not UTF-8 and was read as {decoded.encoding}")
    remedy = "read all the same; save it as UTF-8 to be sure"
    yield from (Failure(source=path, problem=problem, remedy=remedy, fatal=False) for problem in problems)


def _of_rows(found: Iterable[Row], path: str) -> Iterator[Outcome]:
    number = -1
    for number, place, value in found:
        try:
            yield _of_row(value, f"{path}/{number}", path)
        except Unreadable as problem:
            yield _failure(path, Unreadable(f"{place} {problem.problem}", problem.remedy))
    if number < 0:
        raise Unreadable("holds no reports", 'write each report as a line {"text": ...}')


def _of_row(value: dict[str, object] | Unreadable, place: str, path: str) -> Draft:
    """A row without an id is known by its number: its source is written like a file in a folder."""
    if isinstance(value, Unreadable):
        raise value
    fields = fields_of(value)
    text, page = fields.pop("text", None), fields.pop("html", None)
    if text is None and page is None:
        raise Unreadable("has no text", 'name the field "text", or one of those in docs/sources.md')
    text = text or page or ""
    if len(text) > LARGEST:
        raise Unreadable(f"has a text longer than {LARGEST // 1_000_000} MB", "a report is shorter; split it")
    if text == page or sniff(text[:4_000].encode("utf-8", "replace")) == "html":
        text, said = article_of(text)
        fields = {**said, **fields}
    return Draft(report_of_text(text, source=path if "id" in fields else place, **fields), "id" in fields)


def _foreign(report: Report) -> Iterator[Failure]:
    if report.language not in (None, "en"):
        problem = f"is not English ({report.language})"
        remedy = "kept, but its names, dates, quotes and figures are not read; give a translation to have them read"
        yield Failure(source=report.source, problem=problem, remedy=remedy, fatal=False)


def _failure(path: str, problem: Unreadable) -> Failure:
    return Failure(source=path, problem=problem.problem, remedy=problem.remedy)


def in_short(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    """Return failures by source; what says the same of one source stands there a few times, then how often.

    >>> len(in_short([Failure(source="a.jsonl", problem=f"line {n} is empty", remedy="mend it") for n in range(99)]))
    21
    """
    seen: Counter[tuple[str, str, bool]] = Counter()
    kept: list[Failure] = []
    for failure in sorted(failures, key=lambda f: f.source):
        seen[failure.source, failure.remedy, failure.fatal] += 1
        if seen[failure.source, failure.remedy, failure.fatal] <= MOST_ALIKE:
            kept.append(failure)
    for (source, remedy, fatal), number in seen.items():
        if number > MOST_ALIKE:
            problem = f"and {number - MOST_ALIKE} more of this kind"
            kept.append(Failure(source=source, problem=problem, remedy=remedy, fatal=fatal))
    return tuple(kept)
