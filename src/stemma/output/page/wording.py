"""Two wordings of one utterance, with the words that differ marked."""

from markupsafe import Markup, escape

from stemma.accounts.utterances.wording import Difference, differences
from stemma.output.limits import limit
from stemma.output.visible import visible


def wording(text: str, earliest: str) -> Markup:
    """Return a wording with what it adds to the earliest one inserted and what it lacks deleted.

    Typography, punctuation and case make no difference. Stretches that change the meaning, such as a "not" lost or
    another number, have the class ``meaning``. Very long wordings come back unmarked.

    >>> print(wording("We will rest", "We will not rest"))
    We <del class="meaning">will not</del> <ins class="meaning">will</ins> rest
    """
    if max(len(text), len(earliest)) > limit("wording_characters"):
        return escape(visible(text))
    pieces: list[Markup] = []
    place = 0
    for found in differences(earliest, text):
        pieces.append(escape(visible(text[place : found.second_start])))
        place = max(place, found.second_end)
        said = visible(text[found.second_start : found.second_end])
        if found.change == "same":
            pieces.append(escape(said))
        else:
            pieces.append(_changed(found, said, visible(earliest[found.first_start : found.first_end])))
    pieces.append(escape(visible(text[place:])))
    return Markup("").join(pieces)


def _changed(found: Difference, said: str, missing: str) -> Markup:
    grave = Markup(' class="meaning"') if found.change == "meaning-changed" else Markup("")
    deleted = Markup("<del{}>{}</del>").format(grave, missing) if missing else Markup("")
    inserted = Markup("<ins{}>{}</ins>").format(grave, said) if said else Markup("")
    if not said:
        return Markup(" ") + deleted if found.second_start else deleted + Markup(" ")
    return deleted + (Markup(" ") if missing else Markup("")) + inserted
