"""Whether a sentence may hold a number at all: a look that costs next to nothing, before any that does."""

import re
from functools import lru_cache

KEPT = 4_000  # sentences of which this is remembered
_FIGURE = re.compile(r"[\d½⅓⅔¼¾]")
_NUMBER_WORD = re.compile(  # a look at the first letter passes over most words
    r"\b(?=[otfsenhmbdqlc])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fort?y|fifty"
    r"|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores|half|thirds?"
    r"|quarters?|no|nobody|none|lakh|crore|fifth|tenth)\b",
    re.IGNORECASE,
)
_TEEN = re.compile(r"teen(?<=\w.{4})\b", re.IGNORECASE)
_WITH_HYPHEN = re.compile(r"(?:ty|teen|one|two|three|four|five|six|seven|eight|nine)-", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def may_count(text: str) -> bool:
    """Tell whether a figure or a number word stands in a sentence.

    >>> may_count("Thirteen left"), may_count("a two-mile slick"), may_count("It rained")
    (True, True, False)
    """
    if _FIGURE.search(text) or _NUMBER_WORD.search(text) or _TEEN.search(text):
        return True
    return "-" in text and _WITH_HYPHEN.search(text) is not None
