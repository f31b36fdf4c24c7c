"""Straight marks that close words though they stand where marks open ("we stay. "Orr left", "we stay."Orr left")."""

import re

from stemma.reading.marks.mark_forms import Mark

_STRAIGHT = '"'
_SPOKEN = re.compile(r"\[|\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our|I[’']\w+|[Ww]e[’']\w+)\b")
_LOOKED_AT = 2_000  # characters behind a mark that are searched for whoever speaks of himself


def closes_out_of_place(text: str, opener: Mark, mark: Mark, behind: Mark | None) -> bool:
    """Tell whether a mark behind a sentence closes the words of `opener`, though a word follows it at once.

    It does where no space stands before it, the end of a paragraph being lost; and where nothing closes the words
    behind it, which say neither "I" nor "we" nor "you": one mark out of place is likelier than two that are missing.
    `behind` is the next mark that is no apostrophe, if there is one.

    >>> text = '"We stay. "Orr left. "We go."'
    >>> marks = Mark(0, 1, '"', "", "W"), Mark(10, 11, '"', " ", "O"), Mark(21, 22, '"', " ", "W")
    >>> closes_out_of_place(text, *marks)
    True
    """
    if opener.form != _STRAIGHT or mark.form != _STRAIGHT:
        return False
    if not mark.before.isspace():
        return True
    if behind is not None and (behind.form != _STRAIGHT or not behind.may_open or behind.may_close):
        return False
    end = mark.end + _LOOKED_AT if behind is None else min(behind.start, mark.end + _LOOKED_AT)
    return _SPOKEN.search(text, mark.end, end) is None
