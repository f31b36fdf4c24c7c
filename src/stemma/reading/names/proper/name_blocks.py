"""Keys by which the spellings of one person's name are brought together, so that few pairs of names are compared."""

from stemma.reading.names.proper.letters_alike import skeleton, without_article
from stemma.reading.names.proper.spelling import core


def blocks(name: str) -> tuple[tuple[str, ...], ...]:
    """Return keys of which any two spellings of one person's name share at least one, so that few pairs are compared.

    >>> set(blocks("Benjamin Orlo")) & set(blocks("Benyamin Orlo")) != set()
    True
    """
    words = core(name)
    if not words:
        return ()
    family = without_article(words[-1])
    sound = skeleton(family).replace("z", "s")
    tail = sound[1:]
    sounds = (("sound", sound), *([("tail", tail)] if len(tail) > 1 else []))
    return (*sounds, ("given", words[0][:1], family[:2]), *(("word", w) for w in words))
