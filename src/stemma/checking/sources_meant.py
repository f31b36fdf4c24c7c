"""Whether the words that name a source may mean whom the evidence names as one."""

import re

from stemma.checking.evidence import Evidence, Said
from stemma.checking.spelling import spelled
from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.words import fold, folded, words

_BESIDE = 60  # characters around a source in which its office or sort may stand in apposition


def is_source(source: str, said: Said) -> bool:
    """Tell whether the words that name a source may mean the source of a quotation.

    >>> from stemma.records import Quote, Report
    >>> quote = Quote(start=0, end=4, kind="direct")
    >>> said = Said(Report(id="a", source="a", text="Stay", text_sha256=""), quote, ("Anna Tull", "mayor"))
    >>> is_source("Ms Tull", said), is_source("the mayor", said), is_source("Ida Orr", said)
    (True, True, False)
    """
    if not said.names:
        return True
    names = names_in(source)
    forms = {spelled(w.form.removesuffix("'s")) for name in said.names for w in words(name)}
    if names:
        return all(name in forms for name in names) or _initials(source, said)
    wanted = _head(source)
    known = vocabulary()
    if wanted in forms or wanted.removesuffix("s") in forms or wanted + "s" in forms:
        return True
    if _stands_beside(wanted, said):
        return True
    if _is_of_another_sort(wanted, forms):
        return False
    roles = {*forms, *(" ".join(folded(name)) for name in said.names)}
    if any(wanted in known.entails.get(role, ()) for role in roles):
        return True
    return wanted not in known.roles and wanted.removesuffix("s") not in known.roles


def _stands_beside(wanted: str, said: Said) -> bool:
    """Tell whether the report itself names its source by that word too: "the owner, Lisk Sound Lines, says"."""
    source = said.quote.source
    if source is None or not wanted:
        return False
    text = said.report.text
    apposed = "," in text[max(0, source.start - 2) : source.start]
    before = folded(text, max(0, source.start - _BESIDE), source.start) if apposed else ()
    behind = re.match(rf"\s*,([^,.;:“”\"]{{2,{_BESIDE}}})", text[source.end : source.end + _BESIDE + 4])
    return wanted in before[-2:] or bool(behind and wanted in folded(behind[1]))


def _is_of_another_sort(wanted: str, forms: set[str]) -> bool:
    """Tell whether a source is of a sort ("the police") of which the words for the source meant are not."""
    sorts = lexicon("checking_claims")["sources_apart"]["sorts"]
    own = {name for name, told in sorts.items() if wanted in told}
    others = {name for name, told in sorts.items() if forms & set(told)}
    return bool(own and others) and not own & others


def _initials(source: str, said: Said) -> bool:
    letters = "".join(c for c in source if c.isupper())
    return any(letters == "".join(w[0] for w in name.split() if w[0].isupper()) for name in said.names)


def names_in(source: str) -> list[str]:
    """Return the names among the words for a source, titles left out, as `spelled` writes them.

    >>> names_in("Mayor Anna Tull")
    ['anna', 'tull']
    """
    known = vocabulary()
    found = []
    for word in words(source):
        written = source[word.start : word.end]
        form = word.form.removesuffix("'s")
        if written[:1].isupper() and not (form in known.honorifics or form in known.roles or form in known.never):
            found.append(spelled(form))
    return found


def _head(source: str) -> str:
    tail = re.split(r"\b(?:of|for|from|in|at|with|on|to)\b", fold(source))[0].split()
    return tail[-1].strip(",.") if tail else ""


def is_outlet(source: str, evidence: Evidence) -> bool:
    """Tell whether the source named is the outlet of a cited report, or "reports" in general.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", outlet="The Halvern Post", text="It rained.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=10)], {"a": report})
    >>> is_outlet("the Halvern Post", evidence), is_outlet("Ida Orr", evidence)
    (True, False)
    """
    forms = set(folded(source))
    if forms & set(lexicon("checking_claims")["reports"]):
        return True
    outlets = [set(folded(piece.report.outlet or "")) for piece in evidence.pieces]
    return any(own and {f for f in forms if f != "the"} <= own for own in outlets)
