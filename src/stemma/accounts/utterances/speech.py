"""Words in marks that somebody said, told from terms, names and titles in marks.

A sentence in marks is speech. A few words in the middle of a clause are speech where a verb of speech governs them
("called it “sheer evil”") and a term where another verb does ("known as the “wolf moon”"), where the report uses them
again without marks, or where they are written as a name.
"""

import re
from collections.abc import Sequence
from functools import cache, cached_property

from stemma.data import lexicon
from stemma.reading.cues.cue_words import listed, verbs
from stemma.records import Extent, Quote, Report
from stemma.words import fold, folded

_LAST = re.compile(r"([\w’'-]+)\W*$")
_AS = re.compile(r"\bas(?: (?:an?|the|only|being|merely|just))? ?\W{0,3}$")
_WITHIN = re.compile(r"[\w’'-]+ \W{0,3}$")
_ARTICLES = frozenset(("a", "an", "the"))


class Uses:
    """How often a report has a few words outside its longer quotations, which are read when first asked for.

    >>> Uses(Report(id="a", source="a", text="Wolf moon, wolf moon.", text_sha256="")).of(["wolf", "moon"])
    2
    """

    def __init__(self, report: Report) -> None:
        self._report = report

    def of(self, forms: Sequence[str]) -> int:
        """Return how often these folded words follow each other."""
        own = list(forms)
        starts = (at for at, word in enumerate(self._plain) if word == own[0]) if own else ()
        return sum(self._plain[at : at + len(own)] == own for at in starts)

    @cached_property
    def _plain(self) -> list[str]:
        text = self._report.text
        longest = lexicon("quotes_grouping")["term"]["most_words"]
        spans = sorted({(e.start, e.end) for q in self._report.quotes for e in q.quoted})
        at = 0
        plain: list[str] = []
        for start, end in [(s, e) for s, e in spans if len(folded(text, s, e)) > longest]:
            plain += folded(text, at, max(at, start))
            at = max(at, end)
        return plain + folded(text, at)


def holds_speech(report: Report, quote: Quote, extent: Extent, uses: Uses | None = None) -> bool:
    """Tell whether words between marks, which belong to `quote`, are speech; `uses` spares counting words again.

    >>> text = "It is known as the “wolf moon”."
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> cue, moon = Extent(start=3, end=11), Extent(start=20, end=29)
    >>> holds_speech(report, Quote(start=15, end=30, kind="mixed", quoted=(moon,), cue=cue), moon)
    False
    """
    rules = lexicon("quotes_grouping")["term"]
    forms = folded(report.text, extent.start, extent.end)
    before = _LAST.search(report.text, max(0, extent.start - 30), extent.start)
    if quote.kind == "direct" and len(forms) > 1 and quote.cue is None:
        return not _is_inserted(report.text, extent, before.group(1).lower() if before else "")
    if _is_put_as(report, quote, extent):
        return quote.source is not None and not _is_name(report.text[extent.start : extent.end], rules["longest_name"])
    if quote.kind == "direct" and _is_object(report, quote, extent):
        return False
    thing = quote.kind == "mixed" and len(forms) <= rules["longest_name"]
    if thing and before and before.group(1).lower() in _ARTICLES and _is_thought_of(report, quote):
        return False
    if len(forms) > rules["most_words"]:
        return not (quote.kind == "mixed" and _is_name(report.text[extent.start : extent.end], rules["longest_name"]))
    named = quote.speaker is not None and quote.cue is not None and before and before.start(1) < quote.cue.end
    if before and before.group(1).lower() in rules["introduced_by"] and not named:
        return False
    if quote.kind == "direct" and (
        _is_spoken_by(report, quote) or (quote.start >= extent.start - 2 and len(forms) > 1)
    ):
        return True
    if before and _is_cried(before.group(1).lower(), report.text[extent.end - 1]):
        return True
    if _is_name(report.text[extent.start : extent.end], rules["longest_name"]):
        return False
    spoken = _is_spoken_by(report, quote) or _is_put_right_behind(report, quote, extent)
    return spoken and (uses or Uses(report)).of(forms) < rules["most_uses"]


def _is_cried(before: str, last: str) -> bool:
    """Tell whether a verb of speech directly precedes an exclamation ("he yelled “Tarn!”")."""
    return last == "!" and before in verbs() and "quote" in verbs()[before].takes


def _is_inserted(text: str, extent: Extent, before: str) -> bool:
    """Tell whether words in marks without a cue name a work or a term, or stand between an article and its noun."""
    if before in listed("works") or before in lexicon("quotes_grouping")["term"]["naming_nouns"]:
        return _WITHIN.search(text, max(0, extent.start - 30), extent.start) is not None
    return before in _ARTICLES and text[extent.end + 1 : extent.end + 3].strip()[:1].islower()


def _is_put_as(report: Report, quote: Quote, extent: Extent) -> bool:
    """Tell whether a thing is taken or treated as what stands in marks ("treated by police as “suspicious”")."""
    if quote.cue is None or quote.cue.start > extent.start:
        return False
    cue = fold(report.text[quote.cue.start : quote.cue.end]).split()
    entries = [verbs()[w] for w in cue if w in verbs()]
    taken = any("object-as" in e.takes or e.lemma == "refer" for e in entries)
    return taken and _AS.search(report.text, max(quote.cue.end, extent.start - 30), extent.start) is not None


def _is_put_right_behind(report: Report, quote: Quote, extent: Extent) -> bool:
    """Tell whether words in marks begin the content of a word that attributes ("blamed “a broken valve” for it")."""
    if quote.cue is None or report.text[quote.cue.end : extent.start].strip("\"'“‘«` "):
        return False
    cue = fold(report.text[quote.cue.start : quote.cue.end]).split()
    return any("object" in verbs()[w].takes for w in cue if w in verbs())


def _is_thought_of(report: Report, quote: Quote) -> bool:
    """Tell whether a cue is one of thought or showing, by which nobody utters a thing ("think the “red moon” odd")."""
    return quote.cue is not None and not _is_spoken_by(report, quote)


def _is_object(report: Report, quote: Quote, extent: Extent) -> bool:
    """Tell whether words in marks are the object of a verb that says nothing ("released “Some Songs”")."""
    if quote.cue is None or quote.cue.end > extent.start:
        return False
    cue = fold(report.text[quote.cue.start : quote.cue.end]).split()
    attributes = any(verbs()[w].takes - {"clause"} for w in cue if w in verbs())
    between = report.text[quote.cue.start : extent.start]
    return not attributes and cue[-1:] != ["to"] and not any(sign in between for sign in (",", ":", ".", " that "))


def _is_spoken_by(report: Report, quote: Quote) -> bool:
    """Tell whether the cue of a quote is a word of speech (not of thought, showing or doing)."""
    if quote.cue is None:
        return False
    cue = fold(report.text[quote.cue.start : quote.cue.end]).split()
    if cue[:1] == ["according"] or cue[-1:] in ([":"], ["it"]):  # "as Orr put it"
        return True
    entries = [verbs()[w.strip(":,")] for w in cue if w.strip(":,") in verbs()]
    return any("quote" in e.takes or e.lemma in listed("naming") | _promises() for e in entries)


def _is_name(text: str, longest: int) -> bool:
    """Tell whether every longer word is written with a capital letter, as in names and titles."""
    found = [w.strip(".,;:!?'’") for w in text.split()]
    long = [w for w in found if len(w) > 3 and w[:1].isalpha()]
    small = all(w[:1].isupper() or w in listed("small_words") or not w.isalpha() for w in found)
    return 0 < len(found) <= longest and bool(long) and all(w[0].isupper() and not w.isupper() for w in long) and small


@cache
def _promises() -> frozenset[str]:
    return frozenset(lexicon("quotes_grouping")["term"]["speech_acts"])
