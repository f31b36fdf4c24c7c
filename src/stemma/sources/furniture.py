"""What is not the story: whole lines, and pieces glued to a line."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from stemma.data import lexicon
from stemma.records import Furniture, FurnitureKind
from stemma.sources.agencies import agency_pattern, photo_pattern
from stemma.sources.lines import Line

LONGEST_WITH_PIECES = 2_000  # characters
LONGEST_CAPTION = 600  # characters
LINES_KEPT = 20_000  # lines whose kind is kept in mind, since furniture is the same on every page of an outlet


@lru_cache(maxsize=LINES_KEPT)
def kind_of_line(line: str) -> FurnitureKind | None:
    """Return which furniture a line is, None where it may belong to the story.

    >>> kind_of_line("READ ALSO: Ten plants that need no light"), kind_of_line("Share on Facebook")
    ('related', 'share')
    >>> kind_of_line("REUTERS/Ida Orr/File Photo"), kind_of_line("The old mill burned down.") is None
    ('photo-credit', True)
    """
    longest, rules = lexicon("sources_furniture")["longest"], _line_rules()
    if len(line) > longest:
        longest, rules = lexicon("sources_furniture")["longest_list"], _list_rules()
    if len(line) > longest:
        return None
    return next((kind for kind, pattern in rules if pattern.fullmatch(line)), None)


def pieces_of(line: Line) -> Iterator[Furniture]:
    """Yield the pieces of a line that are furniture, such as a photo credit in brackets behind a caption.

    >>> from stemma.sources.lines import lines_of
    >>> text = "The mill on Friday. (Photo by Ida Orr)"
    >>> [text[piece.start : piece.end] for piece in pieces_of(lines_of(text)[0])]
    ['(Photo by Ida Orr)']
    """
    if len(line.text) > LONGEST_WITH_PIECES:
        return
    for kind, pattern in _piece_rules():
        for match in pattern.finditer(line.text):
            end = match.start() + len(match.group().rstrip())
            if match.start() < end:
                yield Furniture(start=line.start + match.start(), end=line.start + end, kind=kind)


def is_caption(line: Line) -> bool:
    """Tell whether a line describes a picture by its words ("looks on", "FILE -", "in this undated photo").

    Weaker words ("pictured") count only in a line without a full stop.

    >>> from stemma.sources.lines import lines_of
    >>> [is_caption(line) for line in lines_of("Ida Orr looks on as the mill burns\\nThe mill burned.")]
    [True, False]
    """
    if len(line.text) > LONGEST_CAPTION:
        return False
    return any(words.search(line.text) for words in (_caption_words()[: 1 if line.stops else 2]))


@cache
def _line_rules() -> tuple[tuple[FurnitureKind, re.Pattern[str]], ...]:
    return tuple((kind, _compiled(pattern, re.I)) for kind, pattern in _rules("lines"))


@cache
def _list_rules() -> tuple[tuple[FurnitureKind, re.Pattern[str]], ...]:
    return tuple((kind, _compiled(pattern)) for kind, pattern in _rules("lists"))


@cache
def _piece_rules() -> tuple[tuple[FurnitureKind, re.Pattern[str]], ...]:
    return tuple((kind, _compiled(pattern)) for kind, pattern in _rules("pieces"))


@cache
def _caption_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("sources_furniture")["captions"]
    return re.compile(words["strong"]), re.compile(words["weak"])


def _rules(part: str) -> list[tuple[FurnitureKind, str]]:
    return [(rule["kind"], rule["pattern"]) for rule in lexicon("sources_furniture")[part]]


def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    filled = pattern.replace("AGENCY", agency_pattern()).replace("PHOTO", photo_pattern())
    return re.compile(filled, flags)
