"""Negations: the evidence must deny what a sentence denies, and the sentence may not assert what it denies."""

from collections.abc import Iterator, Sequence
from functools import cache

from stemma.checking.evidence import Evidence
from stemma.checking.quotations import Quotation
from stemma.checking.spelling import root
from stemma.data import lexicon
from stemma.records import Problem
from stemma.words import Word, words

_NEAR = 20  # characters before a quotation in which the word stands that denies it
_BLANK = " \n\u00a0“”\"‘’'«»"
_REACH = 4  # words behind a negation in which the word lies that it denies


def wrong_negations(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return the words that are denied on one side and asserted on the other; quotations are blanked out.

    Only words that stand on both sides are compared: "nobody was hurt" may be told as "all were safe".

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="The dam did not leak.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=21)], {"a": report})
    >>> [problem.words for problem in wrong_negations("The dam leaked.", evidence)]
    ['leaked']
    """
    own_denied, own_plain = _told(sentence)
    denied: set[str] = set()
    plain: set[str] = set()
    for piece in evidence.pieces:
        for extent in piece.sentences:
            more_denied, more_plain = _told(piece.report.text[extent.start : extent.end])
            denied |= more_denied
            plain |= more_plain
    problems = []
    for told in sorted((own_denied - own_plain) & (plain - denied)):
        problems.append(_problem(sentence, told, "the sentence denies it, the spans do not"))
    for told in sorted((own_plain - own_denied) & (denied - plain)):
        problems.append(_problem(sentence, told, "the spans deny it, the sentence does not"))
    return problems[:1]


def cut_off(bare: str, marked: Sequence[Quotation]) -> list[Problem]:
    """Return the quotations from which the word that denies them was cut; `bare` is the sentence without them.

    >>> from stemma.checking.quotations import placed, quotations
    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="“There is no cause for panic,” he said.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=38)], {"a": report})
    >>> found = [placed(q, evidence) for q in quotations("He saw “cause for panic”.")]
    >>> [problem.why for problem in cut_off("He saw                  .", found)]
    ['the spans deny these words: “no” stands right before them']
    """
    if any(_denies(word.form) for word in words(bare)):
        return []
    problems = []
    for quotation in marked:
        before = [_word_before(piece.report.text, start) for piece, start, _ in quotation.places[:1]]
        if before and before[0] is not None and _denies(before[0]):
            why = f"the spans deny these words: “{before[0]}” stands right before them"
            problems.append(Problem(kind="quotation", words=quotation.text, why=why))
    return problems


def _word_before(text: str, start: int) -> str | None:
    """Return the word right before a place, with nothing but blanks and marks between."""
    found = words(text, max(0, start - _NEAR), start)
    between = text[found[-1].end : start] if found else ""
    return found[-1].form if found and not between.strip(_BLANK) else None


def _told(text: str) -> tuple[set[str], set[str]]:
    """Return the stems that a text denies and those that it does not; where it may do either, a stem is in both."""
    found = words(text)
    denied, either = set[int](), set[int]()
    for at, word in enumerate(found):
        if not _denies(word.form) or (at + 1 < len(found) and found[at + 1].form in _bounding()):
            continue
        behind = _behind(text, found, at)
        joined = word.form in _rules("joined") and not _is_of_one(found, at)
        if behind is not None:
            (either if joined else denied).add(behind)
            either.update(_wanted(found, behind))
            either.update(_object(found, behind))
        verb = _verb_before(text, found, at) if word.form in _rules("objects") and not joined else None
        if verb is not None:
            # "sold none" denies the selling; "received no request" may as well be told as "did not receive a request"
            (denied if behind is None or word.form not in _rules("before_nouns") else either).add(verb)
        for verb in _of_any(found, at):
            denied.add(verb)
            either.update(i for i in (verb + 2,) if i < len(found) and _may_be_denied(found[i].form))
    denied -= either
    stems = {at: root(word.form) for at, word in enumerate(found) if _may_be_denied(word.form)}
    told = {stems[at] for at in denied | either if at in stems}
    return told, {stem for at, stem in stems.items() if at not in denied}


def _is_of_one(found: Sequence[Word], at: int) -> bool:
    """Tell whether "neither" stands before a noun of its own ("neither side") and is joined to no "nor"."""
    return found[at].form == "neither" and not any(word.form == "nor" for word in found[at:])


def _verb_before(text: str, found: Sequence[Word], at: int) -> int | None:
    """Return the place of the telling word right before a word, or before the preposition before it ("binding on")."""
    for before in range(at - 1, max(-1, at - 3), -1):
        if _parts(text, found, before + 1):
            return None
        if _may_be_denied(found[before].form):
            return before
        if found[before].form not in _rules("prepositions"):
            return None
    return None


def _behind(text: str, found: Sequence[Word], at: int) -> int | None:
    """Return the place of the word that a negation denies: the first telling one close behind it, in its clause."""
    for behind in range(at + 1, min(at + 1 + _REACH, len(found))):
        if behind > at + 1 and _parts(text, found, behind):
            return None
        if _may_be_denied(found[behind].form):
            return behind
    return None


def _wanted(found: Sequence[Word], at: int) -> Iterator[int]:
    """Yield what was not wanted, where a verb of wanting is denied, or asked for: "did not want to be named"."""
    if found[at].form in _rules("raising"):
        after = range(at + 1, min(at + 1 + _REACH, len(found)))
        if any(found[i].form == "to" for i in after):
            yield from [i for i in after if _may_be_denied(found[i].form)][:1]


def _object(found: Sequence[Word], at: int) -> Iterator[int]:
    """Yield what there was none of, where a verb is denied: "never received a request"."""
    if at + 2 < len(found) and found[at + 1].form in _rules("articles") and _may_be_denied(found[at + 2].form):
        yield at + 2


def _of_any(found: Sequence[Word], at: int) -> Iterator[int]:
    """Yield the word before an "any" that needs the negation at a place, however far before it stands."""
    for behind in range(at + 1, len(found)):
        if found[behind].form in _rules("any") and _may_be_denied(found[behind - 1].form) and behind - 1 > at:
            yield behind - 1


def _parts(text: str, found: Sequence[Word], at: int) -> bool:
    return any(c in text[found[at - 1].end : found[at].start] for c in ',;:.–—“”"')


@cache
def _rules(name: str) -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["denying"][name])


@cache
def _may_be_denied(form: str) -> bool:
    """Tell whether a negation may be about a word: "know" and "say" say little, but not to know is something."""
    return len(form) > 2 and not form[0].isdigit() and form not in lexicon("checking_claims")["small_words"]


def _denies(form: str) -> bool:
    return form in _negations() or form.endswith("n't")


def _problem(sentence: str, told: str, why: str) -> Problem:
    written = next((sentence[w.start : w.end] for w in words(sentence) if root(w.form) == told), told)
    return Problem(kind="negation", words=written, why=why)


@cache
def _bounding() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["no_negation_before"])


@cache
def _negations() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["negations"])
