"""quantulum3's quantities; the same number of the same unit is the same fact.

https://github.com/nielstron/quantulum3 (MIT). It gives a value and, for a range, its middle and an uncertainty. Its
classifier of units is left off: the stored model does not open under a current scikit-learn.
"""

from .form import Found, Json, Read, export

NAME = "quantulum3"
MEASURES = ("figure",)


def account(reports: list[Read]) -> Json:
    """The export of a story. Raises ImportError without quantulum3."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    figures = []
    for report in reports:
        for found in parser.parse(report.text):
            if found.unit.entity.name == "time":  # durations and dates
                continue
            low, high = found.value - (found.uncertainty or 0), found.value + (found.uncertainty or 0)
            start, end = found.span
            figures.append(Found(report.id, start, end, (found.value, found.unit.name), low, high))
    return export(reports, figures=figures)
