"""What all relative dates rest on: the nearer of several days, the step that "last" or "next" makes, units of time."""

from datetime import date

from stemma.data import lexicon
from stemma.reading.dates import calendar_arithmetic as calendar
from stemma.reading.dates.setting import Setting

# How many times farther a date on the side of the tense may lie than one on the other (checked on TempEval-3).
FAR = 3


def nearest(candidates: list[date], s: Setting, slack: int = 0, far: int = FAR) -> date:
    """Return the candidate nearest to publication, on the side of the tense unless that one is much farther away.

    >>> nearest([date(2022, 12, 1), date(2023, 12, 1)], Setting(date(2023, 10, 7), "future"))
    datetime.date(2023, 12, 1)
    """
    anchor = s.published or date.min
    closest = min(candidates, key=lambda c: (abs((c - anchor).days) * (1.5 if c > anchor and not s.tense else 1), c))
    if s.tense == "past":
        side = [c for c in candidates if (c - anchor).days <= slack]
    elif s.tense == "future":
        side = [c for c in candidates if (c - anchor).days >= -slack]
    else:
        side = []
    told = min(side, key=lambda c: (abs((c - anchor).days), c)) if side else closest
    return closest if abs((told - anchor).days) > far * (abs((closest - anchor).days) + 1) else told


def step(rel: str) -> int:
    """Return the step that a word of relation makes: -1 back, 1 on, 0 for none.

    >>> step("last"), step("this"), step("the following")
    (-1, 0, 1)
    """
    words = rel.split()
    if "last" in words or "previous" in words or "past" in words:
        return -1
    return 1 if "next" in words or "coming" in words or "following" in words else 0


def unit(name: str, anchor: date | None, by: int) -> str:
    """Return the unit of time that lies `by` units from the one of the anchor.

    >>> unit("month", date(2023, 10, 7), -1), unit("week", None, 0)
    ('2023-09', 'XXXX-WXX')
    """
    if anchor is None:
        return {
            "week": "XXXX-WXX",
            "fortnight": "XXXX-WXX",
            "month": "XXXX-XX",
            "quarter": "XXXX-QX",
            "day": "XXXX-XX-XX",
        }.get(name, "XXXX")
    if name == "day":
        return calendar.shifted(anchor, by).isoformat()
    if name in ("week", "fortnight"):
        return calendar.week(calendar.shifted(anchor, by * (14 if name == "fortnight" else 7)))
    if name == "weekend":
        return calendar.week(calendar.shifted(anchor, by * 7)) + "-WE"
    if name == "month":
        return "{:04d}-{:02d}".format(*calendar.month_after(anchor.year, anchor.month, by))
    if name == "quarter":
        year, month_ = calendar.month_after(anchor.year, anchor.month, 3 * by)
        return f"{year:04d}-Q{(month_ - 1) // 3 + 1}"
    if name == "decade":
        return f"{max(anchor.year // 10 + by, 0):03d}"
    if name == "century":
        return f"{max(anchor.year // 100 + by, 0):02d}"
    return f"{min(max(anchor.year + by, 1), 9999):04d}"


def part_of_day(word: str | None) -> str:
    """Return what a part of the day adds to a value.

    >>> part_of_day("morning"), part_of_day(None)
    ('TMO', '')
    """
    return "T" + lexicon("dates_words")["parts_of_day"].get(word, "NI") if word else ""
