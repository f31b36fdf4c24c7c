"""Two wordings of one utterance, with the words that differ marked."""

import difflib

from markupsafe import Markup, escape

from stemma.output.limits import limit
from stemma.output.visible import visible
from stemma.words import Word, words


def wording(text: str, earliest: str) -> Markup:
    """Return a wording with what it adds to the earliest one inserted and what it lacks deleted.

    Typography, punctuation and case make no difference. Very long wordings come back unmarked.

    >>> print(wording("We will rest", "We will not rest"))
    We will <del>not</del> rest
    """
    new, old = words(text), words(earliest)
    if max(len(new), len(old)) > limit("wording_words"):
        return escape(visible(text))
    matcher = difflib.SequenceMatcher(None, [w.form for w in old], [w.form for w in new], autojunk=False)
    pieces: list[Markup] = []
    place = 0
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            end = new[m - 1].end
            pieces.append(escape(visible(text[place:end])))
        else:
            end = new[m - 1].end if m > k else place
            pieces.append(_changed(text, place, new[k:m], _said(earliest, old[i:j])))
        place = end
    pieces.append(escape(visible(text[place:])))
    return Markup("").join(pieces)


def _changed(text: str, place: int, added: list[Word], missing: str) -> Markup:
    deleted = Markup("<del>{}</del>").format(missing) if missing else Markup("")
    if not added:
        return Markup(" ") + deleted if place else deleted + Markup(" ")
    start, end = added[0].start, added[-1].end
    between = escape(visible(text[place:start]))
    gap = Markup(" ") if missing else Markup("")
    return between + deleted + gap + Markup("<ins>{}</ins>").format(visible(text[start:end]))


def _said(text: str, span: list[Word]) -> str:
    return visible(text[span[0].start : span[-1].end]) if span else ""
