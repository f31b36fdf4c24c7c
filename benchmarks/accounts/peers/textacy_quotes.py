"""textacy's direct quotations with their speakers; the same words are the same utterance.

https://textacy.readthedocs.io (Apache-2.0), `textacy.extract.direct_quotations`. It asks for a spaCy pipeline: the
common small English one where that is installed, else the one that Stemma ships. It refuses a text with an odd number
of marks, so that each paragraph is given to it by itself and one that it refuses is left out.
"""

import re
from functools import cache
from typing import Any

from .form import Found, Json, Read, export

NAME = "textacy"
MEASURES = ("quotes", "speaker", "utterance")


def account(reports: list[Read]) -> Json:
    """The export of a story. Raises ImportError without textacy."""
    from textacy.extract import direct_quotations

    quotes = []
    for report in reports:
        for paragraph in re.finditer(r"[^\n]+", report.text):
            try:
                told = list(direct_quotations(_pipeline()(paragraph.group())))
            except ValueError:
                continue
            for speaker, _, content in told:
                start, end = paragraph.start() + content.start_char, paragraph.start() + content.end_char
                inside = (start + 1, end - 1)
                key = " ".join(re.findall(r"\w+", report.text[slice(*inside)].lower()))
                quotes.append(Found(report.id, *inside, key, speaker=" ".join(token.text for token in speaker)))
    return export(reports, quotes=quotes)


@cache
def _pipeline() -> Any:
    import spacy

    import stemma.data

    return spacy.load("en_core_web_sm" if spacy.util.is_package("en_core_web_sm") else stemma.data.path("language"))
