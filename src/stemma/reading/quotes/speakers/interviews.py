"""Who answers in an interview: whoever its questions call by name, or the words before it tell of most.

Its questions are lines of their own, labelled "Q:", or each ending in a question mark right above words in marks.
"""

import re
from collections.abc import Sequence

from stemma.reading.quotes.speakers.cast import Cast
from stemma.records import Entity

_ASKS = re.compile(r"^[\s*_>“\"]{0,6}(?:Q|Question)[:.]", re.MULTILINE)
_ANSWERS = re.compile(r"(?:^|\n)[\s*_>]{0,6}(?:A|Answer)[:.][\s*_]{0,4}$")
_WRITES = re.compile(r"\b(?:[Ii]nterview(?:ed)?(?: by)?|[Bb]y|[Tt]ext|talks? to|spoke to|told)[:\s*_]{1,3}$")
_OPENS = re.compile(r"[\s*_“\"]*")
_FEWEST = 2  # questions of an interview
_QUESTION = re.compile(
    r"^(?:[*_]{0,3}[^\n“”\"]{3,240}\?|\*\*[^\n“”\"*]{3,240}:)[*_]{0,3}[ \t]{0,4}\n\s{0,4}(?=[“\"])", re.MULTILINE
)
_LINE = 264  # characters before an answer in which the line stands that asks
_LABEL = 24  # characters before an answer in which its label stands


def answers(text: str, offset: int) -> bool:
    """Tell whether the label of an answer, or a line that asks, stands right before an offset.

    >>> answers("Q: Is it hot?\\nA: “No.”", 17), answers("Q: Is it hot?\\nA: “No.”", 3)
    (True, False)
    """
    if _ANSWERS.search(text, max(0, offset - _LABEL), offset) is not None:
        return True
    return any(m.end() == offset for m in _QUESTION.finditer(text, max(0, offset - _LINE), offset + 1))


def interviewed(cast: Cast) -> str | None:
    """Return the person who answers the questions of an interview, None where the report is none or names nobody.

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "Ida Orr keeps goal.\\nQ: Is it hot?\\nA: “No.”\\nQ: Why?\\nA: “It is not.”"
    >>> orr = Entity(id="n0", name="Ida Orr", type="PERSON", mentions=(Mention(start=0, end=7, kind="name"),))
    >>> interviewed(Cast(Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), ())), (orr,)))
    'n0'
    """
    text = cast.page.text
    asked = [m.end() for m in _ASKS.finditer(text)]
    if len(asked) < _FEWEST:
        asked = [m.start() for m in _QUESTION.finditer(text)]
    if len(asked) < _FEWEST:
        return None
    told: list[tuple[int, int, str]] = []
    for entity in filter(_may_answer, cast.everyone()):
        before = [m for m in entity.mentions if m.end <= asked[0]]
        writes = any(_WRITES.search(text, max(0, m.start - _LABEL), m.start) for m in before)
        if before and not writes:
            told.append((-len(before), before[0].start, entity.id))
    return _addressed(cast, asked) or (min(told)[2] if told else None)


def _may_answer(entity: Entity) -> bool:
    """Tell whether an entity may be the person whom an interview is with: a name in full, if its type is open."""
    return entity.named and (entity.type == "PERSON" or (entity.type == "MISC" and " " in entity.name))


def _addressed(cast: Cast, asked: Sequence[int]) -> str | None:
    """Return whom the questions, which begin at offsets, call by name ("Q: Orla, is it hot?")."""
    for start in asked:
        spaces = len(_OPENS.match(cast.page.text, start)[0])  # type: ignore[index]
        for _, end, who, kind in cast.mentions_from(start + spaces):
            known = cast.known(who)
            if kind == "name" and known.type in ("PERSON", "MISC") and cast.page.text[end : end + 1] == ",":
                return who
    return None
