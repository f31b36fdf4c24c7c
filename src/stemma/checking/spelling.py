"""Words in one spelling, British and American alike, and the words of a sentence that say something."""

from functools import cache

from stemma import meaning
from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.words import folded

_COMMON = 1.2e-3  # words more frequent than this (the, said, people) tell nothing of what a sentence is about


@cache
def spelled(form: str) -> str:
    """Return a folded word in the spelling that both sides share; never shown, only compared.

    >>> [spelled(w) for w in ("centre", "center", "organised", "labour", "killed")]
    ['center', 'center', 'organized', 'labor', 'killed']
    """
    rules = lexicon("checking_spelling")
    if form in rules["pairs"]:
        return str(rules["pairs"][form])
    for british, american in rules["endings"]:
        if form.endswith(british) and len(form) - len(british) >= rules["shortest"]:
            return form[: -len(british)] + american
    return form


def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that say something, in order: no numbers, no small or very common words.

    >>> content_stems("The ferry capsized with 22 people aboard.")
    ('fer', 'capsiz', 'aboard')
    """
    return tuple(root(form) for form in folded(text) if _says_something(form))


@cache
def root(form: str) -> str:
    """Return the stem of a folded word in the spelling that both sides share; an irregular verb has its infinitive's.

    >>> root("broke") == root("broken") == root("breaks"), root("organised") == root("organizes")
    (True, True)
    >>> root("admitting") == root("admits"), root("controlled") == root("controls"), root("falling")
    (True, True, 'fall')
    """
    return _undoubled(stem(lexicon("checking_spelling")["irregular"].get(form) or spelled(form)))


def _undoubled(found: str) -> str:
    """Return a stem without the letter that an ending doubled: "admitting", "stopped"; "fall", "pass" keep theirs."""
    doubled = len(found) > 3 and found[-1] == found[-2] and found[-1] not in "aeiou"
    return found[:-1] if doubled and (found[-1] not in "sflz" or (found[-1] == "l" and len(found) > 5)) else found


@cache
def _says_something(form: str) -> bool:
    return len(form) > 2 and not form[0].isdigit() and form not in _small() and meaning.frequency(form) < _COMMON


@cache
def _small() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["small_words"])
