"""Regular expressions and equal values: what somebody writes in an afternoon without any library.

Quotes are what stands between double marks, said by the capitalised words beside the nearest verb of saying. Figures
are numbers that are no years, times or ages; the same number is the same fact.
"""

import re
from collections.abc import Iterator

from .form import Found, Json, Read, export

NAME = "patterns"
MEASURES = ("quotes", "speaker", "utterance", "figure")

QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]{3,})[\"”»]")
SAID = r"(?:said|says|told|added|wrote|asked|warned|insisted|declared|stated)"
PERSON = r"((?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+)"
AFTER = re.compile(rf"[\s,]*(?:{SAID} (?:[a-z]+ ){{0,4}}{PERSON}|{PERSON} {SAID})")
BEFORE = re.compile(rf"{PERSON}(?: [a-z]+){{0,4}} {SAID}(?: [a-z]+){{0,4}}[:,]?\s*$")
SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBER = re.compile(
    rf"(?<![\w.,:/-])(\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{'|'.join(WORDS[1:])})(?![\w:/]|-year)"
    rf"(?: ({'|'.join(SCALE)})\b)?",
    re.IGNORECASE,
)


def account(reports: list[Read]) -> Json:
    """The export of a story."""
    quotes = [quote for report in reports for quote in _quotes(report)]
    return export(reports, quotes=quotes, figures=[figure for report in reports for figure in _figures(report)])


def _quotes(report: Read) -> Iterator[Found]:
    for mark in QUOTED.finditer(report.text):
        after = AFTER.match(report.text[mark.end() : mark.end() + 120])
        before = BEFORE.search(report.text[max(0, mark.start() - 120) : mark.start()])
        named = [group for hit in (after, before) if hit for group in hit.groups() if group]
        key = " ".join(re.findall(r"\w+", mark[1].lower()))
        yield Found(report.id, mark.start(1), mark.end(1), key, speaker=named[0] if named else None)


def _figures(report: Read) -> Iterator[Found]:
    for number in NUMBER.finditer(report.text):
        word = number[1].lower()
        value = WORDS.index(word) + 1 if word in WORDS else float(word.replace(",", ""))
        value *= SCALE[number[2].lower()] if number[2] else 1
        if not (1900 <= value <= 2100 and not number[2]):
            yield Found(report.id, number.start(), number.end(), value, value, value)
