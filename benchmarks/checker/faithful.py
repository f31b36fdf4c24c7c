"""Sentences that their evidence supports: taken over from a report, and reworded without a change of meaning."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from stemma.checking.quotations import quotations
from stemma.records import Report, Span, Story

DIGITS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
          "ten": "10", "eleven": "11", "twelve": "12"}  # fmt: skip
SAME = (
    (r"\bat least\b", "no fewer than"), (r"\bmore than\b", "over"), (r"\babout\b(?= \d)", "around"),
    (r"\bper cent\b", "percent"), (r"\bpercent\b", "per cent"), (r"%", " percent"), (r"\bcentre\b", "center"),
    (r"\bkilometres\b", "km"), (r"\bmetres\b", "meters"), (r"“", '"'), (r"”", '"'), (r"’", "'"),
    (r"\bsaid on Monday\b", "said"), (r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=[,.])", ""),
)  # fmt: skip


class Faithful(NamedTuple):
    """A sentence that its spans support, and how it was made."""

    made: str
    sentence: str
    spans: tuple[Span, ...]


def faithful(story: Story, reports: dict[str, Report]) -> Iterator[Faithful]:
    """Yield sentences of the reports of a story as they stand, reworded, and the sentences of our own brief."""
    for line in story.brief:
        yield Faithful("our brief", line.sentence, line.spans)
    names = {name.id: name.name for name in story.names}
    for id_ in story.reports:
        report = reports[id_]
        for sentence in report.sentences:
            text = " ".join(report.text[sentence.start : sentence.end].split())
            whole = text[-1:] in (".", "!", "?") and text[:1].isupper() and 40 < len(text) < 300
            if not whole or any(p.start <= sentence.start < p.end for p in report.parts):
                continue
            span = (Span(report=id_, start=sentence.start, end=sentence.end),)
            yield Faithful("word for word", text, span)
            for made, changed in _reworded(text, report, names):
                yield Faithful(made, changed, span)


def _reworded(text: str, report: Report, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    changed = text
    for pattern, other in SAME:
        if quotations(text) and not other.startswith(('"', "'")):
            continue  # words in marks must stay
        changed = re.sub(pattern, other, changed)
    if changed != text:
        yield "same in other words", changed
    digits = text
    if not quotations(text):
        for word, number in DIGITS.items():
            digits = re.sub(rf"(?<!-)\b{word}\b(?= [a-z])", number, digits)
        if digits != text:
            yield "numbers in digits", digits
    for entity in report.entities:
        full = names.get(entity.id, "")
        family = full.split()[-1:] or [""]
        if (
            entity.type == "PERSON"
            and entity.named
            and full.count(" ") == 1
            and full in text
            and not quotations(text)
            and report.text.find(f"Minister {full}") < 0
        ):
            title = "Ms" if entity.gender == "f" else "Mr"
            yield "title and family name", text.replace(full, f"{title} {family[0]}", 1)
            break
    first = re.match(r"^(.{20,}), ((?:[A-Z][\w’'.-]+ ){1,4}?)said\.$", text)
    if first and not quotations(text):
        yield "source first", f"{first.group(2)}said {first.group(1)[:1].lower()}{first.group(1)[1:]}."
    for quotation in quotations(text):
        words = quotation.text.split()
        if len(words) > 9 and not re.search(r"[“”\"]", quotation.text):
            cut = " ".join([*words[:4], "…", *words[-4:]])
            yield "ellipsis in a quotation", text.replace(quotation.text, cut)
            break
