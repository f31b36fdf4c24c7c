"""dateparser's dates in running text, each a row of the timeline.

https://dateparser.readthedocs.io (BSD-3), `dateparser.search.search_dates`. Weekdays are counted from the day on
which a report says it was published, as metadata; without one dateparser counts from today.
"""

import datetime
import re

from .form import Json, Read, export

NAME = "dateparser"
MEASURES = ("timeline",)


def account(reports: list[Read]) -> Json:
    """The export of a story. Raises ImportError without dateparser."""
    from dateparser.search import search_dates

    rows = []
    for report in reports:
        settings = {"PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
        if report.published:
            settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(report.published[:10])
        for line in re.finditer(r"[^\n]+", report.text):
            at = line.start()
            for words, date in search_dates(line.group(), languages=["en"], settings=settings) or ():
                start = report.text.find(words, at)
                if start >= 0:
                    at = start + len(words)
                    span = {"report": report.id, "start": start, "end": at}
                    rows.append({"date": date.date().isoformat(), "spans": [span]})
    return export(reports, timeline=rows)
