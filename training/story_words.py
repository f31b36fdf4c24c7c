"""Write how common words are in each language, as far as stories need it, from wordfreq's lists.

    python -m training.story_words

What is counted is no report: the lists are wordfreq's (data CC BY-SA 4.0, Robyn Speer). A word's share is the part of
texts of `WORDS` words in which it is to be expected, ``1 - exp(-WORDS * frequency)``, with the frequencies of all forms
of a stem summed. English goes down to rare words, other languages to the words that every text is full of.
"""

import json
import math
from collections import defaultdict
from pathlib import Path

import wordfreq

from stemma.words import cut, words

WORDS = 400
UNIT = 10_000  # shares are written as whole numbers of this part
ENGLISH_FLOOR = 5e-7
OTHER_FLOOR = 1e-4
OTHERS = [
    "ar",
    "bg",
    "bn",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "es",
    "fa",
    "fi",
    "fr",
    "he",
    "hi",
    "hu",
    "id",
    "it",
    "lt",
    "lv",
    "mk",
    "ms",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sv",
    "ta",
    "tr",
    "uk",
    "ur",
    "vi",
]
OUT = Path(__file__).parents[1] / "src" / "stemma" / "data" / "lexicons" / "stories_common_words.json"


def shares(language: str, floor: float) -> dict[str, int]:
    """The share of texts that hold each stem, in parts of `UNIT`, for stems at least so frequent."""
    frequency: defaultdict[str, float] = defaultdict(float)
    for form, value in wordfreq.get_frequency_dict(language, wordlist=_list(language)).items():
        found = words(form) if value >= floor / 20 else []
        if len(found) == 1 and not found[0].form[0].isdigit():
            frequency[cut(found[0].form)] += value
    return {
        key: max(1, round(UNIT * (1 - math.exp(-WORDS * value))))
        for key, value in sorted(frequency.items())
        if value >= floor
    }


def _list(language: str) -> str:
    """The large list goes down to one in a hundred million, which only English needs."""
    return "large" if language == "en" else "small"


def main() -> None:
    about = (
        "The part of texts of 400 words in which a stem is to be expected, in ten-thousandths, by language (ISO 639). "
        "From wordfreq 3.1.1 (data CC BY-SA 4.0, Robyn Speer), by training/story_words.py; no report was counted."
    )
    table = {"en": shares("en", ENGLISH_FLOOR)} | {language: shares(language, OTHER_FLOOR) for language in OTHERS}
    text = json.dumps({"about": about, "shares": table}, ensure_ascii=False, separators=(",", ":"))
    OUT.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
