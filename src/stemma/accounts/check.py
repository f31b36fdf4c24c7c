"""Does the evidence bear a sentence? Every number, name, date and quotation in it must stand in the cited spans.

The checker knows nothing of how the sentence came about, so it judges a brief of ours, of a person or of a language
model alike. It follows the idea of attribution to identified sources (Rashkin et al. 2023) with checks that a reader
can repeat by eye: words stand there, or they do not.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from stemma.data import lexicon
from stemma.records import Report, Span
from stemma.words import fold, words

_QUOTATION = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_DAY = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Z][a-z]+)\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b")
_ISO = re.compile(r"\b\d{4}(?:-\d{2}){1,2}\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALISED = re.compile(r"(?<![\w’'])[A-Z][\w’'&.-]*")
_EDGE = " \t\n,.;:!?…"


def unsupported(sentence: str, spans: Sequence[Span], reports: Mapping[str, Report]) -> tuple[str, ...]:
    """Return what the spans do not support, one short line each; an empty tuple means that they support the sentence.

    `reports` maps report ids to reports. Typography and case do not matter, wording does. A date may stand in a span in
    other words ("on Wednesday") where the report's date layer gives that expression the same value.

    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("At least 22 people died, Mayor Anna Tull said.")
    >>> spans = [Span(report=report.id, start=0, end=46)]
    >>> unsupported("Anna Tull said at least 22 people died.", spans, {report.id: report})
    ()
    >>> unsupported("Anna Tull said 23 people died.", spans, {report.id: report})
    ('number: 23',)
    """
    if not spans:
        return ("no evidence is cited",)
    evidence = _Evidence(spans, reports)
    rest, problems = _take_quotations(sentence, evidence)
    rest, dates = _take_dates(rest, evidence)
    return tuple(dict.fromkeys([*problems, *dates, *_numbers(rest, evidence), *_names(rest, evidence)]))


class _Evidence:
    """The cited words, folded, and the values of the dates among them."""

    def __init__(self, spans: Sequence[Span], reports: Mapping[str, Report]) -> None:
        texts = []
        self.dates: list[str] = []
        for span in spans:
            report = reports[span.report]
            texts.append(report.text[span.start : span.end])
            self.dates += [d.value for d in report.dates if d.start < span.end and span.start < d.end]
        self.texts = [" ".join(fold(text).split()) for text in texts]
        forms = [word.form for text in texts for word in words(text)]
        self.forms = {*forms, *(_bare(form) for form in forms)}


def _take_quotations(sentence: str, evidence: _Evidence) -> tuple[str, list[str]]:
    """Cut the quotations out of a sentence and return what is left, with those that do not stand in the evidence."""
    problems = []
    for quotation in _QUOTATION.finditer(sentence):
        said = quotation.group(1) or quotation.group(2) or ""
        wanted = " ".join(fold(said).split()).strip(_EDGE)
        if not any(wanted in text for text in evidence.texts):
            problems.append(f"quotation: {said}")
    return _QUOTATION.sub(" ", sentence), problems


def _take_dates(sentence: str, evidence: _Evidence) -> tuple[str, list[str]]:
    problems = []
    for pattern, value_of in ((_DAY, _day_value), (_ISO, lambda m: m.group())):
        for written in pattern.finditer(sentence):
            value = value_of(written)
            if value is None:
                continue
            literally = any(fold(written.group()) in text for text in evidence.texts)
            if not literally and not any(_same_day(value, date) for date in evidence.dates):
                problems.append(f"date: {written.group()}")
            sentence = sentence.replace(written.group(), " " * len(written.group()), 1)
    return sentence, problems


def _day_value(written: re.Match[str]) -> str | None:
    before, month, after, year = written.groups()
    number = lexicon("check")["months"].get(month.lower())
    if number is None:
        return None
    day = before or after
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _same_day(value: str, date: str) -> bool:
    return date.startswith(value) or value == date[: len(value)]


def _numbers(sentence: str, evidence: _Evidence) -> list[str]:
    known = _number_words()
    evident = {known.get(form, form.replace(",", "")) for form in evidence.forms}
    problems = []
    for number in _NUMBER.findall(sentence):
        if number.replace(",", "") not in evident:
            problems.append(f"number: {number}")
    for word in words(sentence):
        if word.form in known and known[word.form] not in evident and word.form not in evidence.forms:
            problems.append(f"number: {word.form}")
    return problems


def _names(sentence: str, evidence: _Evidence) -> list[str]:
    """Return the capitalised words that stand in no span, save those with which any sentence may begin."""
    ours = frozenset(lexicon("check")["openers"])
    problems = []
    for written in _CAPITALISED.finditer(sentence):
        form = _bare(fold(written.group().strip(_EDGE)))
        opens = not sentence[: written.start()].strip(_EDGE + '“”"')
        borne = form in evidence.forms or form.replace(".", "") in evidence.forms or form in _number_words()
        if borne or (opens and form in ours):
            continue
        if not all(_bare(word.form) in evidence.forms for word in words(written.group())):
            problems.append(f"name: {written.group().strip(_EDGE)}")
    return problems


def _bare(form: str) -> str:
    """Return a folded word without its possessive ending."""
    return form[:-2] if form.endswith("'s") else form.rstrip("'")


@cache
def _number_words() -> dict[str, str]:
    return {word: str(value) for word, value in lexicon("check")["numbers"].items()}
