"""Numbers that one line of descent hands on in other words: "seventeen" in the release, "17" in the copy."""

from collections.abc import Sequence

from stemma.accounts.stated import Stated
from stemma.accounts.stated.compatible import compatible

_NTH = "/"  # behind the line of descent in the label of a further statement that it makes in words of its own


def in_one_line(labels: Sequence[str], group: Sequence[Stated]) -> tuple[str, ...]:
    """Return the origins of the statements of a fact, with one for what one line of descent tells alike.

    Who copies a text and writes its number otherwise has it from that text: of 16 facts that one line of descent tells
    alike in several wordings, annotations have 15 as told by one origin.

    >>> in_one_line((), ())
    ()
    """
    found = list(labels)
    for i, s in enumerate(group):
        for j in range(i):
            if _line(labels[i]) == _line(labels[j]) and compatible(s.level, group[j].level):
                found[i] = found[j]
                break
    return tuple(found)


def _line(label: str) -> str:
    return label.partition(_NTH)[0]
