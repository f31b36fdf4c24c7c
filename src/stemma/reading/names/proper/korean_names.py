"""Korean names, in whatever letters a desk writes them: "Park Ji-yeon", "Pak Chi-yon" and "Jiyeon Park" are one."""

import re
from functools import lru_cache

from stemma.data import lexicon
from stemma.reading.names.proper.spelling import parts

_SYLLABLE = r"(?:ch|[bcdghjkmnprst])?(?:y|w)?(?:ae|eo|eu|oo|ee|ou|ui|[aeiou])(?:ng|[kmnlp])?"
_TWO_SYLLABLES = re.compile(f"(?:{_SYLLABLE}){{2}}")


@lru_cache(maxsize=65_536)
def korean(name: str) -> str:
    """Return a Korean name as all its romanisations sound, "" where a name is not made as those are.

    >>> korean("Park Ji-yeon") == korean("Pak Chi-yon") == korean("Ji-yeon Park"), korean("Jean-Paul Tull")
    (True, '')
    """
    rules = lexicon("names_spelling")["korean"]
    families: dict[str, str] = rules["families"]
    words = [word for word in re.split(r"\s+", name.strip()) if word]
    given = [word for word in words if re.fullmatch(r"[^\W\d_]+-[^\W\d_]+", word)]
    rest = [word for word in words if word not in given]
    if len(words) == 3 and not given and parts(words[0])[0] in families:
        given, rest = ["".join(words[1:])], words[:1]
    if len(words) == 2 and not given:
        given = [word for word in words if _TWO_SYLLABLES.fullmatch(word.lower())]
        rest = [word for word in words if word not in given]
    if len(given) != 1 or len(rest) != 1 or parts(rest[0])[0] not in families:
        return ""
    sound = "".join(parts(given[0]))
    for old, new in rules["sounds"]:
        sound = sound.replace(old, new)
    return f"{families[parts(rest[0])[0]]} {sound}"
