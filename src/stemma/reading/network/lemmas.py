"""Lemmas by the endings of words and their Penn tags, and by a list of words that have another lemma than these say."""

from collections.abc import Mapping, Sequence
from typing import Any

KEPT = 50_000  # lemmas kept by word and tag
LONGEST = 6  # letters of an ending
_ONE_WAY = str.maketrans("’‘", "''")


def base(word: str, tag: str) -> str:
    """Return the form whose ending counts: in small letters but for proper nouns, with one apostrophe for all.

    >>> base("Children", "NNS"), base("Arlen’s", "NNP")
    ('children', "Arlen's")
    """
    word = word.translate(_ONE_WAY)
    return word if tag.startswith("NNP") else word.lower()


class Lemmas:
    """Lemmas by tag: `known` are whole words, `endings` tell how many letters go and what is put on.

    >>> lemmas = Lemmas({"VBD": {"left": "leave"}}, {"VBD": {"ied": [3, "y"], "ed": [2, ""]}})
    >>> [lemmas.lemma(word, "VBD") for word in ("left", "tried", "Landed", "met")]
    ['leave', 'try', 'land', 'met']
    """

    def __init__(self, known: Mapping[str, Mapping[str, str]], endings: Mapping[str, Mapping[str, Any]]) -> None:
        self._listed, self._endings = known, endings
        self._known: dict[tuple[str, str], str] = {}

    def lemmas(self, words: Sequence[str], tags: Sequence[str]) -> list[str]:
        """Return the lemmas of words with their Penn tags."""
        known = self._known.get
        return [known(pair) or self.lemma(*pair) for pair in zip(words, tags, strict=True)]

    def lemma(self, word: str, tag: str) -> str:
        """Return the lemma of a word with a Penn tag."""
        found = self._known.get((word, tag))
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._found(base(word, tag), tag)
            self._known[word, tag] = found
        return found

    def _found(self, form: str, tag: str) -> str:
        listed = self._listed.get(tag, {}).get(form)
        if listed is not None:
            return listed
        if not form[-1:].isalpha():
            return form
        endings = self._endings.get(tag, {})
        for size in range(min(LONGEST, len(form)), -1, -1):
            edit = endings.get(form[len(form) - size :])
            if edit is not None and edit[0] < len(form):
                return form[: len(form) - edit[0]] + edit[1]
        return form
