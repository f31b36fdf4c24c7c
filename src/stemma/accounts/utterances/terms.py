"""Terms of a story: a few words that one report sets in marks and several others use as their own.

"The “top seal” procedure" quotes nobody where three reports tell of the top seal without marks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.data import lexicon
from stemma.records import Report
from stemma.words import folded

_READ = 100  # reports of a story that are looked through

Forms = tuple[str, ...]


def terms_of(reports: Sequence[Report]) -> frozenset[Forms]:
    """Return the few words between marks which enough reports use without marks, folded.

    >>> from stemma.records import Extent, Quote
    >>> said = Quote(start=0, end=8, kind="mixed", quoted=(Extent(start=5, end=13),))
    >>> texts = ["The “top seal” held.", "The top seal held.", "A top seal failed.", "The Top Seal is new."]
    >>> reports = [Report(id=t, source="a", text=t, text_sha256="") for t in texts]
    >>> terms_of([Report(id="a", source="a", text=texts[0], text_sha256="", quotes=(said,)), *reports[1:]])
    frozenset({('top', 'seal')})
    """
    rules = lexicon("quotes_grouping")["term"]
    read = reports[:_READ]
    wanted: dict[str, set[Forms]] = defaultdict(set)  # by their first word
    for report in read:
        for forms in _short(report, rules["most_words"]):
            wanted[forms[0]].add(forms)
    if len(read) < rules["reports"] or not wanted:
        return frozenset()
    count = Counter(forms for report in read for forms in _told(report, wanted))
    enough = max(rules["reports"], rules["share"] * len(read))
    return frozenset(forms for forms, told in count.items() if told >= enough)


def _short(report: Report, longest: int) -> Iterator[Forms]:
    """Yield the two or more words, up to `longest`, that stand in marks within a clause."""
    for quote in report.quotes:
        for extent in quote.quoted if quote.kind == "mixed" else ():
            forms = tuple(folded(report.text, extent.start, extent.end))
            if 1 < len(forms) <= longest:
                yield forms


def _told(report: Report, wanted: Mapping[str, Iterable[Forms]]) -> set[Forms]:
    """Return which of the wanted words a report uses outside marks."""
    text = report.text
    at = 0
    plain: list[str] = []
    for start, end in [*sorted({(e.start, e.end) for q in report.quotes for e in q.quoted}), (len(text), len(text))]:
        plain += [*folded(text, at, max(at, start)), ""]
        at = max(at, end)
    starts = [(at, word) for at, word in enumerate(plain) if word in wanted]
    return {forms for at, word in starts for forms in wanted[word] if tuple(plain[at : at + len(forms)]) == forms}
