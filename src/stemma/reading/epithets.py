"""Whom a description means that only varies a name: "the grandmother of five", "the 24-year-old", "the Norwegian".

News does not repeat a name in the sentence that follows it. What such words tell is no office that anybody else could
hold, so that they mean whoever the report has just told of.
"""

import re

from stemma.reading.cast import Cast
from stemma.reading.subjects_before import subject_of
from stemma.reading.vocabulary import vocabulary
from stemma.records import Extent

_COUNTED = r"two|three|four|five|six|seven|eight|nine|ten|1[0-9]|[2-9]"
_PARENT = re.compile(
    rf"^the (\w+ )?(grandmother|grandfather|mother|father|mum|dad)[- ]of[- ]({_COUNTED})\b", re.IGNORECASE
)
_AGED = re.compile(r"^the [\w-]{1,20}-year-old$", re.IGNORECASE)
_FROM = re.compile(r"^[Tt]he ([A-Z]\w{2,16}(?:ian|ean|ese|ish))$")
_BACK = 4  # sentences, those of quotations among them


def is_epithet(cast: Cast, source: Extent) -> bool:
    """Tell whether a source only varies a name.

    >>> from stemma.reading.page import Page
    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Report
    >>> text = "the mother of two said"
    >>> cast = Cast(Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), ())), ())
    >>> is_epithet(cast, Extent(start=0, end=17)), is_epithet(cast, Extent(start=0, end=10))
    (True, False)
    """
    words = " ".join(cast.page.text[source.start : source.end].split())
    if _PARENT.search(words) or _AGED.search(words):
        return True
    origin = _FROM.search(words)
    if origin is None:
        return False
    known = cast.mention_at(source.start + len("the "))
    told_once = known is None or len(cast.known(known).mentions) == 1
    return origin.group(1).lower() in vocabulary().demonyms or told_once


def told_of_before(cast: Cast, sentence: int, source: Extent) -> str | None:
    """Return whom the sentences before an epithet tell of, the nearest first; None where nobody of its gender is named.

    >>> from stemma.reading.page import Page
    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Report
    >>> cast = Cast(Page(ParsedReport(Report(id="a", source="a", text="x", text_sha256=""), ())), ())
    >>> told_of_before(cast, 0, Extent(start=0, end=1)) is None
    True
    """
    words = cast.page.text[source.start : source.end].lower().replace("-", " ").split()
    wanted = {g for word in words if (g := vocabulary().role_genders.get(word))}
    for before in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        if cast.page.is_aside(before):
            continue
        found = subject_of(cast, before)
        if found is None or not cast.is_named_person(found):
            continue
        gender = cast.known(found).gender
        if gender is None or not wanted or gender in wanted:
            return found
    return None
