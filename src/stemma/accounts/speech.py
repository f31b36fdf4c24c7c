"""Words in marks that somebody said, told from terms, names and titles in marks.

A sentence in marks is speech. A few words in the middle of a clause are speech where a verb of speech governs them
("called it “sheer evil”") and a term where another verb does ("known as the “wolf moon”"), where the report uses them
again without marks, or where they are written as a name.
"""

import re
from functools import cache, lru_cache

from stemma.data import lexicon
from stemma.reading.cue_words import listed, verbs
from stemma.records import Extent, Quote, Report
from stemma.words import fold, words

_LAST = re.compile(r"([\w’'-]+)\W*$")


def holds_speech(report: Report, quote: Quote, extent: Extent) -> bool:
    """Tell whether words between marks, which belong to `quote`, are speech.

    >>> text = "It is known as the “wolf moon”."
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> cue, moon = Extent(start=3, end=11), Extent(start=20, end=29)
    >>> holds_speech(report, Quote(start=15, end=30, kind="mixed", quoted=(moon,), cue=cue), moon)
    False
    """
    rules = lexicon("quotes_grouping")["term"]
    forms = [w.form for w in words(report.text, extent.start, extent.end)]
    if quote.kind == "direct" and len(forms) > 1 and quote.cue is None:
        return True
    if len(forms) > rules["most_words"]:
        return not (quote.kind == "mixed" and _is_name(report.text[extent.start : extent.end], rules["longest_name"]))
    before = _LAST.search(report.text, max(0, extent.start - 30), extent.start)
    named = quote.speaker is not None and quote.cue is not None and before and before.start(1) < quote.cue.end
    if before and before.group(1).lower() in rules["introduced_by"] and not named:
        return False
    if quote.kind == "direct" and quote.start >= extent.start - 2 and quote.end <= extent.end + 2:
        return _is_spoken_by(report, quote) or len(forms) > 1
    if _is_name(report.text[extent.start : extent.end], rules["longest_name"]):
        return False
    return _is_spoken_by(report, quote) and _is_said_once(report, forms, rules["most_uses"])


def _is_spoken_by(report: Report, quote: Quote) -> bool:
    """Tell whether the cue of a quote is a word of speech (not of thought, showing or doing)."""
    if quote.cue is None:
        return False
    cue = fold(report.text[quote.cue.start : quote.cue.end]).split()
    if cue[:1] == ["according"] or cue[-1:] == [":"]:
        return True
    entries = [verbs()[w.strip(":,")] for w in cue if w.strip(":,") in verbs()]
    return any("quote" in e.takes or e.lemma in listed("naming") | _promises() for e in entries)


def _is_name(text: str, longest: int) -> bool:
    """Tell whether every longer word is written with a capital letter, as in names and titles."""
    found = [w.strip(".,;:!?'’") for w in text.split()]
    long = [w for w in found if len(w) > 3 and w[:1].isalpha()]
    return 0 < len(found) <= longest and bool(long) and all(w[0].isupper() and not w.isupper() for w in long)


def _is_said_once(report: Report, forms: list[str], most: int) -> bool:
    """Tell whether a report has these words no more than a few times outside longer quotations; a term comes again."""
    wanted = "  ".join(forms)
    return _plain_text(report.text, report.quotes).count(f" {wanted} ") < most


@cache
def _promises() -> frozenset[str]:
    return frozenset(lexicon("quotes_grouping")["term"]["speech_acts"])


@lru_cache(maxsize=16)
def _plain_text(text: str, quotes: tuple[Quote, ...]) -> str:
    """Return the folded words of a report that stand in no quotation of more than three words, each between spaces."""
    long = lexicon("quotes_grouping")["term"]["most_words"]
    holes = sorted((e.start, e.end) for q in quotes for e in q.quoted if len(words(text, e.start, e.end)) > long)
    pieces, at = [], 0
    for start, end in holes:
        pieces += [w.form for w in words(text, at, max(at, start))]
        at = max(at, end)
    pieces += [w.form for w in words(text, at)]
    return "  ".join(("", *pieces, ""))
