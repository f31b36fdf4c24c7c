"""Cut GUM's mentions down to the names in them."""

from __future__ import annotations

from training.conllu import Sentence

NAME_TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
LINKS = {"of", "for", "and", "&", "the", "-", "de", "la", "al", "bin", "van", "von"}
BEFORE = {"PROPN", "ADJ", "NOUN", "VERB", "NUM", "X"}
AFTER = {"PROPN", "ADJ", "NOUN", "NUM", "X"}
ROLE_DEPS = {"nmod:desc"}


def names_of_mentions(sentence: Sentence) -> list[str]:
    """Entity marks for the mentions whose head is a proper noun; other words are "O".

    A mention is cut to its name: roles, determiners and what follows the name fall away
    ("Political activist and philosopher Noam Chomsky" gives "Noam Chomsky"). Words of a
    mention that is headed by a proper noun and is not a person, place or organisation stay
    unknown (""), as do names that no mention covers.
    """
    marks = ["" if pos == "PROPN" else "O" for pos in sentence.pos]
    for start, end, kind in sorted(sentence.mentions, key=lambda m: m[1] - m[0]):
        label = NAME_TYPES.get(kind)
        first, last = _name_extent(sentence, start, end)
        if label is None or first < 0:
            continue
        for i in range(first, last):
            marks[i] = ("B-" if i == first else "I-") + label
        for i in range(last, end):
            if marks[i].startswith("I-"):
                marks[i] = ""
    return _mend(marks)


def _name_extent(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The word span of the name in a mention, or (-1, -1) where its head is no proper noun."""
    head = next(
        (i for i in range(start, end) if not start <= sentence.heads[i] < end or sentence.heads[i] == i),
        -1,
    )
    if head < 0 or sentence.pos[head] != "PROPN":
        return -1, -1
    first, last = head, head + 1
    while first > start and sentence.pos[first - 1] in BEFORE:
        word = sentence.words[first - 1]
        if sentence.deps[first - 1] in ROLE_DEPS or not word[0].isupper():
            break
        first -= 1
    while last < end:
        word, pos = sentence.words[last], sentence.pos[last]
        joined = sentence.deps[last] in {"flat", "compound", "nmod", "amod", "nummod", "nmod:unmarked"}
        named = joined and pos in AFTER and (word[0].isupper() or sentence.deps[last] == "flat")
        if not named and not (word.lower() in LINKS and _next_is_name(sentence, last, end)):
            break
        last += 1
    while last > head + 1 and sentence.words[last - 1].lower() in LINKS:
        last -= 1
    return first, last


def _next_is_name(sentence: Sentence, i: int, end: int) -> bool:
    following = [j for j in range(i + 1, min(end, i + 3)) if sentence.words[j].lower() not in LINKS]
    return any(sentence.pos[j] in {"PROPN", "ADJ"} and sentence.words[j][0].isupper() for j in following[:1])


def _mend(marks: list[str]) -> list[str]:
    """An I- mark without its beginning is unknown."""
    for i, mark in enumerate(marks):
        if mark.startswith("I-") and (i == 0 or marks[i - 1][2:] != mark[2:]):
            marks[i] = ""
    return marks
