"""Who answers in an interview whose lines are labelled "Q:" and "A:": whoever the words before it tell of most."""

import re

from stemma.reading.cast import Cast

_ASKS = re.compile(r"^[\s*_>“\"]{0,6}(?:Q|Question)[:.]", re.MULTILINE)
_ANSWERS = re.compile(r"(?:^|\n)[\s*_>]{0,6}(?:A|Answer)[:.][\s*_]{0,4}$")
_WRITES = re.compile(r"\b(?:[Ii]nterview(?:ed)?(?: by)?|[Bb]y|[Tt]ext|talks? to|spoke to|told)[:\s*_]{1,3}$")
_FEWEST = 2  # questions of an interview
_LABEL = 24  # characters before an answer in which its label stands


def answers(text: str, offset: int) -> bool:
    """Tell whether the label of an answer stands right before an offset.

    >>> answers("Q: Is it hot?\\nA: “No.”", 17), answers("Q: Is it hot?\\nA: “No.”", 3)
    (True, False)
    """
    return _ANSWERS.search(text, max(0, offset - _LABEL), offset) is not None


def interviewed(cast: Cast) -> str | None:
    """Return the person who answers the questions of an interview, None where the report is none or names nobody.

    >>> from stemma.reading.page import Page
    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "Ida Orr keeps goal.\\nQ: Is it hot?\\nA: “No.”\\nQ: Why?\\nA: “It is not.”"
    >>> orr = Entity(id="n0", name="Ida Orr", type="PERSON", mentions=(Mention(start=0, end=7, kind="name"),))
    >>> interviewed(Cast(Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), ())), (orr,)))
    'n0'
    """
    text = cast.page.text
    first = _ASKS.search(text)
    if first is None or sum(1 for _ in _ASKS.finditer(text)) < _FEWEST:
        return None
    told: list[tuple[int, int, str]] = []
    for entity in cast.everyone():
        before = [m for m in entity.mentions if m.end <= first.start()]
        writes = any(_WRITES.search(text, max(0, m.start - _LABEL), m.start) for m in before)
        if entity.named and entity.type == "PERSON" and before and not writes:
            told.append((-len(before), before[0].start, entity.id))
    return min(told)[2] if told else None
