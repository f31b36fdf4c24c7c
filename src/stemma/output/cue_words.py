"""The verb by which a report attributes what it gives in its own words: what somebody denied he did not say."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache

from stemma.data import lexicon
from stemma.output.visible import one_line
from stemma.records import Report, Variant
from stemma.words import folded

_LONGEST = 40  # characters of a cue that is shown


def telling_cues(variants: Iterable[Variant], reports: Mapping[str, Report]) -> str:
    """Return the cues of indirect and mixed quotes that say more than that something was said: "denied", "feared".

    >>> from stemma.records import Extent, Quote
    >>> told = Quote(start=11, end=22, kind="indirect", cue=Extent(start=4, end=10))
    >>> report = Report(id="a", source="a", text="Orr denied that he ran.", text_sha256="", quotes=(told,))
    >>> said = Variant(report="a", start=11, end=22, text="that he ran", kind="indirect", origin="o")
    >>> telling_cues([said], {"a": report})
    'denied'
    """
    found = (_cue(v, reports[v.report]) for v in variants if v.kind != "direct" and v.report in reports)
    return ", ".join(dict.fromkeys(cue for cue in found if cue))


def _cue(variant: Variant, report: Report) -> str | None:
    at = bisect_right(report.quotes, variant.start, key=lambda q: q.start) - 1
    quote = report.quotes[at] if at >= 0 else None
    if quote is None or quote.cue is None or not quote.start <= variant.start < quote.end:
        return None
    words = one_line(report.text[quote.cue.start : quote.cue.end])
    return None if len(words) > _LONGEST or _says_only(words) else words


@cache
def _says_only(cue: str) -> bool:
    return not any(form.isalpha() and form not in lexicon("output_cues")["plain"] for form in folded(cue))
