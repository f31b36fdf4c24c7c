"""The words of a text as a sequence that costs little: offsets in arrays, forms in a list that many texts share."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from stemma.words import Word

Places = NDArray[np.int64]


class Words(Sequence[Word]):
    """Words that are made when they are asked for.

    `starts` and `ends` are offsets in the text, `ids` the places of the words in `forms`, which holds each word once.

    >>> words = Words(np.array([0, 4]), np.array([3, 8]), np.array([1, 0]), ["mill", "the"])
    >>> words[1], len(words), [word.form for word in words]
    (Word(start=4, end=8, form='mill'), 2, ['the', 'mill'])
    """

    __slots__ = ("ends", "forms", "ids", "starts")

    def __init__(self, starts: Places, ends: Places, ids: Places, forms: Sequence[str]) -> None:
        self.starts, self.ends, self.ids, self.forms = starts, ends, ids, forms

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Word: ...

    @overload
    def __getitem__(self, at: slice) -> "Words": ...

    def __getitem__(self, at: int | slice) -> "Word | Words":
        if isinstance(at, slice):
            return Words(self.starts[at], self.ends[at], self.ids[at], self.forms)
        return Word(int(self.starts[at]), int(self.ends[at]), self.forms[self.ids[at]])

    def form(self, at: int) -> str:
        """Return the form of a word."""
        return self.forms[self.ids[at]]

    def chosen(self, mask: NDArray[np.bool_]) -> "Words":
        """Return the words for which the mask is true."""
        return Words(self.starts[mask], self.ends[mask], self.ids[mask], self.forms)

    def distinct(self) -> list[str]:
        """Return the forms of the words, each once.

        >>> Words(np.array([0, 4]), np.array([3, 8]), np.array([1, 1]), ["mill", "the"]).distinct()
        ['the']
        """
        return [self.forms[number] for number in np.unique(self.ids).tolist()]

    def __iter__(self) -> Iterator[Word]:
        forms = [self.forms[number] for number in self.ids.tolist()]
        return map(Word._make, zip(self.starts.tolist(), self.ends.tolist(), forms, strict=True))
