"""By which other names and descriptions reports call somebody, told once each."""

from stemma.output.visible import one_line
from stemma.records import StoryName
from stemma.words import fold

_ARTICLES = ("the ", "a ", "an ")


def other_names(name: StoryName) -> tuple[str, ...]:
    """Return what reports call somebody beside the name and the role that are shown, each once.

    Spellings that differ in capitals or an article only are one; of these the first stands.

    >>> names = "Ada Orr", "Orr", "The mayor", "mayor of Halvern", "the mayor"
    >>> other_names(StoryName(id="n", name="Ada Orr", type="PERSON", role="Mayor of Halvern", aliases=names))
    ('Orr', 'The mayor')
    """
    known = {_plain(name.name), _plain(name.role or "")}
    found = []
    for alias in name.aliases:
        if _plain(alias) not in known:
            known.add(_plain(alias))
            found.append(one_line(alias))
    return tuple(found)


def _plain(text: str) -> str:
    folded = fold(one_line(text))
    return next((folded.removeprefix(article) for article in _ARTICLES if folded.startswith(article)), folded)
