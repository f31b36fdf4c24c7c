"""What a given name tells of the gender of whoever bears it, as a leaning and not as a verdict.

Listed names (``names_gender``, of some 70 countries) are nearly sure; of a name that no list has, the first and last
letters lean to one side ("Rosalinda", "Wolfert"), by weights fitted to the listed ones.
"""

from functools import cache, lru_cache

from stemma.data import lexicon
from stemma.reading.names.proper.spelling import parts


@lru_cache(maxsize=16_384)
def leaning(given: str) -> float:
    """Return the log-odds that somebody of this given name is a woman; 0.0 where the name tells nothing.

    Method: logistic regression over the endings and the first letters of the name.

    >>> leaning("Rosalinda") > 0, leaning("Andrew") < -3, leaning("Kim")
    (True, True, 0.0)
    """
    word = parts(given)[0]
    listed = _listed().get(word)
    if listed is not None:
        return listed
    if len(word) < 2 or not word.isalpha():
        return 0.0
    told, weights = lexicon("names_gender"), _weights()
    marked = f"^{word}$"
    keys = (marked[-2:], marked[-3:], marked[-4:], marked[-5:], marked[:3])
    found: float = told["base"] + sum(weights.get(key, 0.0) for key in keys)
    return max(-told["most"], min(told["most"], found))


def is_given(word: str) -> bool:
    """Tell whether a word is a listed given name, whoever bears it.

    >>> is_given("Fumio"), is_given("Halvern")
    (True, False)
    """
    return parts(word)[0] in _listed()


@cache
def _listed() -> dict[str, float]:
    """Return the leaning of all listed names; the lists made by hand count before the others."""
    told, names, more = lexicon("names_gender"), lexicon("names_given"), lexicon("quotes_given")
    sure = told["listed"]
    listed = {name: 0.0 for line in told["either"] for name in line.split()}
    listed |= {name: -sure for line in told["male"] for name in line.split()}
    listed |= {name: sure for line in told["female"] for name in line.split()}
    listed |= dict.fromkeys([*names["male"], *more["male"]], -sure) | dict.fromkeys(names["female"], sure)
    return listed | dict.fromkeys(more["female"], sure) | dict.fromkeys(more["either"], 0.0)


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = lexicon("names_gender")["weights"]
    return weights
