"""The moment for which a reading holds."""

import re

from stemma.records import Date, Quantity, Report, Sentence

_SAID = (
    r"(?:said|says|say|told|tells|reported|reports|announced|confirmed|tweeted|wrote|estimated|put|stated|counted"
    r"|according)"
)
_BEFORE_DATE = re.compile(
    _SAID + r"\b[^.;:]{0,40}$|\b(?:as of|as at|by|until|late|early|updated)\s(?:late |early )?(?:on )?$", re.IGNORECASE
)
_AFTER_DATE = re.compile(r"^,?[^.;:]{0,60}\b" + _SAID + r"\b", re.IGNORECASE)


def as_of(report: Report, sentence: Sentence, quantity: Quantity) -> str | None:
    """Return the moment for which a quantity holds, ISO 8601: the day on which it was said, else the report's own.

    A date in the sentence counts where it dates the saying ("officials said on Tuesday", "as of Friday") and not the
    event; a saying dated earlier in the same paragraph holds on. Unknown where neither is given.
    """
    said = _said_on(report, sentence, quantity.start)
    if said is None:
        earlier = [s for s in report.sentences if s.paragraph == sentence.paragraph and s.end <= sentence.start]
        for before in reversed(earlier[-2:]):
            said = _said_on(report, before, before.end)
            if said:
                break
    published = report.published
    if said is not None and (published is None or said <= published[:10]):
        return said if published is None or said != published[:10] else published
    return published


def _said_on(report: Report, sentence: Sentence, at: int) -> str | None:
    nearest: tuple[int, str] | None = None
    for date in report.dates:
        if not (sentence.start <= date.start < sentence.end) or not _is_day(date):
            continue
        before = report.text[max(sentence.start, date.start - 60) : date.start]
        after = report.text[date.end : min(sentence.end, date.end + 100)]
        opens = not before.strip() or before.strip().lower() in (
            "on",
            "late on",
            "early on",
            "late",
            "early",
            "by",
            "as of",
        )
        if _BEFORE_DATE.search(before) or (opens and _AFTER_DATE.search(after)):
            distance = abs(date.start - at)
            if nearest is None or distance < nearest[0]:
                nearest = (distance, date.value[:10])
    return nearest[1] if nearest else None


def _is_day(date: Date) -> bool:
    return date.type in ("DATE", "TIME") and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", date.value[:10]))
