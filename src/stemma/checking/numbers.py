"""Numbers of a sentence: value, bounds, unit and what became of those counted must be those of the evidence."""

import re
from collections.abc import Sequence
from functools import cache

from stemma.checking.evidence import Evidence
from stemma.checking.fates import fates
from stemma.checking.number_places import Place, place, shared_unit
from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.reading.amounts.amounts import Amount, amounts
from stemma.records import Number, Problem
from stemma.words import fold, words

_PLAIN = frozenset({"count", "rate", "score", "rank", "other"})
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_BESIDE = re.compile(r"\b(up|down) (?:by )?(?:about |some |nearly )?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:,(){}–—]|\b(?:and|but|while|with|after|as|who|which)\b")
_REACH = 60  # characters around a number in which its clause may say what became of those counted
_TOLERANCE = 1e-9
_SHOWN = 3
_CALLED: dict[Place | None, str] = {
    "before": "the beginning of a change",
    "after": "the end of a change",
    "change": "a change",
}


def wrong_numbers(sentence: str, evidence: Evidence) -> tuple[list[Problem], list[tuple[int, int]]]:
    """Return the numbers that the evidence does not bear, and the stretches of the amounts that were judged.

    `sentence` has its quotations and dates blanked out. Bounds count: "22" is not "at least 22", nor the other way
    round.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="At least 22 people died.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=24)], {"a": report})
    >>> problems, judged = wrong_numbers("22 people died.", evidence)
    >>> [problem.instead for problem in problems], len(judged)
    (['At least 22'], 1)
    """
    stated = [a for a in amounts(sentence) if not _is_idiom(sentence, a)]
    problems = [p for a in stated if (p := _judged(sentence, a, evidence)) is not None]
    read = [(a.start, a.end) for a in stated]
    problems += _bare_digits(sentence, read, evidence)
    problems += _ordinals(sentence, evidence)
    return problems, read


def _judged(sentence: str, stated: Amount, evidence: Evidence) -> Problem | None:
    said = " ".join(sentence[stated.start : stated.end].split())
    equal = [
        (text, found) for text, found in evidence.amounts if _same(stated, found) or _same_bare(stated, text, found)
    ]
    if not equal:
        known = any(_equal(a.value, stated.value) for _, a in evidence.amounts)
        if stated.low == stated.high == 1 or (not known and stated.kind == "count" and fold(said) in evidence.forms):
            return None
        return _wrong(said, stated, evidence)
    if (wrong := _misplaced(sentence, stated, equal, evidence) or _other_kind(sentence, stated, evidence)) is not None:
        return wrong
    same = _of_the_same(sentence, stated, equal)
    for sort, of, there in (("counts", _fate, same), ("says", _direction, same), ("says", _comparison, equal)):
        own = of(sentence, stated)
        others = [told for text, found in there if (told := of(text, found))]
        if own and others and own not in others:
            shown = _shown(*equal[0])
            return Problem(kind="number", words=said, why=f"the number is there, but {sort} “{others[0]}”, not “{own}”",
                           instead=shown)  # fmt: skip
    return None


def _misplaced(
    sentence: str, stated: Amount, equal: Sequence[tuple[str, Amount]], evidence: Evidence
) -> Problem | None:
    """Return the problem of a number that the evidence denies, or has at the other end of a change."""
    own, others = place(sentence, stated), {place(text, found) for text, found in equal}
    ends = sorted(end for end in others if end is not None and end in _CALLED)
    why = None
    if others == {"denied"} and own not in ("denied", "before"):
        why = "the number is there, but denied"
    elif own in _CALLED and own not in others and len(ends) == len(others):
        why = f"the number is there, but as {_CALLED[ends[0]]}, not as {_CALLED[own]}"
    elif own == "before" and others == {None}:
        earlier = [(t, a) for t, a in evidence.amounts if place(t, a) in ("before", "denied")]
        if earlier and all(_same(a, stated) or _unit(a) == _unit(stated) for _, a in earlier):
            why = "the number is there, but not as the earlier one"
    if why is None:
        return None
    said = " ".join(sentence[stated.start : stated.end].split())
    return Problem(kind="number", words=said, why=why, instead=_shown(*equal[0]))


def _other_kind(sentence: str, stated: Amount, evidence: Evidence) -> Problem | None:
    """Return the problem of a count of children, women, soldiers … where no cited word names such people."""
    after = words(sentence, stated.end, min(len(sentence), stated.end + _REACH))[:1]
    sort = next((_kinds()[w.form] for w in after if w.form in _kinds()), None)
    if sort is None or sort & evidence.forms:
        return None
    said = sentence[stated.start : after[0].end]
    return Problem(kind="number", words=" ".join(said.split()), why="the spans do not count people of this kind")


def _of_the_same(sentence: str, stated: Amount, equal: Sequence[tuple[str, Amount]]) -> Sequence[tuple[str, Amount]]:
    """Return the amounts that count the same thing by the word behind them; all where none does and all say a fate."""
    counted = _behind(sentence, stated)
    same = [(text, found) for text, found in equal if counted and _behind(text, found) == counted]
    return same or (equal if all(_fate(text, found) or _direction(text, found) for text, found in equal) else [])


def _behind(text: str, amount: Amount) -> str | None:
    """Return the stem of the last word of an amount, or of the word behind a bare number: what is counted."""
    inside = [w for w in words(text, amount.start, amount.end) if not w.form[0].isdigit()]
    after = words(text, amount.end, min(len(text), amount.end + _REACH))
    word = next((w.form for w in (*inside[-1:], *after[:1]) if stem(w.form) not in fates()), None)
    return stem(word) if word else None


def _same_bare(stated: Amount, text: str, found: Amount) -> bool:
    """Tell whether a number without a unit is the stated one by the unit of the number that it is set against."""
    unit = shared_unit(text, found)
    return unit is not None and _same(stated, found._replace(kind=unit[0], unit=unit[1]))


def _same(one: Amount, two: Amount) -> bool:
    if _share(one) is not None and _share(one) == _share(two):
        return one.approximate == two.approximate
    ranges = None not in (one.low, one.high) and one.low != one.high  # "estimated at" adds nothing to two bounds
    if _unit(one) != _unit(two) or (one.approximate != two.approximate and not ranges):
        return False
    return _equal(one.low, two.low) and _equal(one.high, two.high)


def _unit(amount: Amount) -> tuple[str, str | None]:
    return ("plain" if amount.kind in _PLAIN else amount.kind, amount.unit)


def _share(amount: Amount) -> tuple[Number | None, Number | None] | None:
    """Return the bounds of a share in percent: "half" is 50 percent."""
    if amount.kind != "percent":
        return None
    factor = 100 if amount.unit == "share" else 1
    if amount.unit not in ("share", "percent"):
        return None
    return tuple(None if v is None else round(v * factor, 6) for v in (amount.low, amount.high))  # type: ignore[return-value]


def _equal(one: Number | None, two: Number | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= _TOLERANCE * max(1.0, abs(one), abs(two))


def _wrong(said: str, stated: Amount, evidence: Evidence) -> Problem:
    """Return the problem of an amount that the evidence has not, with its amounts of the same sort."""
    alike = [(text, a) for text, a in evidence.amounts if _unit(a)[0] == _unit(stated)[0]]
    value = [(text, a) for text, a in alike if _equal(a.value, stated.value)]
    if value:
        other = "another unit" if _unit(value[0][1]) != _unit(stated) else "other bounds"
        return Problem(kind="number", words=said, why=f"the spans give it {other}", instead=_shown(*value[0]))
    moved = [(text, a) for text, a in evidence.amounts if _equal(a.value, stated.value)]
    if moved:
        return Problem(kind="number", words=said, why="the spans give it another unit", instead=_shown(*moved[0]))
    near = sorted(alike, key=lambda pair: (abs(pair[1].value - stated.value), _shown(*pair)))[:_SHOWN]
    shown = ", ".join(dict.fromkeys(_shown(*pair) for pair in near))
    why = "no span has this number" if evidence.amounts else "no span has a number"
    return Problem(kind="number", words=said, why=why, instead=shown or None)


def _shown(text: str, amount: Amount) -> str:
    return " ".join(text[amount.start : amount.end].split())


def _is_idiom(sentence: str, amount: Amount) -> bool:
    """Tell whether "one" and its like count nothing: "one of the worst"; "half of the town" counts."""
    said = sentence[amount.start : amount.end].strip().lower()
    shared = said == "half" and sentence.startswith((" of ", " the "), amount.end)
    return said in lexicon("checking_claims")["uncounted"] and not shared


def _bare_digits(sentence: str, read: Sequence[tuple[int, int]], evidence: Evidence) -> list[Problem]:
    """Return the digits that are no amount (a flight, a road, a score) and that stand in no span."""
    problems = []
    known = {form.replace(",", "") for form in evidence.forms}
    for found in _DIGITS.finditer(sentence):
        judged = any(start < found.end() and found.start() < end for start, end in read)
        if not judged and found.group().replace(",", "") not in known:
            near = next((f for f in sorted(evidence.forms) if f[:1].isdigit()), None)
            problems.append(Problem(kind="number", words=found.group(), why="no span has this number", instead=near))
    return problems


def _ordinals(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return the ordinals from the third on that stand in no span, neither in words nor in digits."""
    problems = []
    for word in words(sentence):
        digits = lexicon("checking_claims")["ordinals"].get(word.form)
        if digits and not {word.form, digits} & evidence.forms and f"{digits}" not in " ".join(evidence.folded):
            problems.append(Problem(kind="number", words=word.form, why="no span has this ordinal"))
    return problems


def _fate(text: str, amount: Amount) -> str | None:
    """Return what the words nearest to a number say became of those counted, within its clause."""
    return _nearest(text, amount, fates())


def _direction(text: str, amount: Amount) -> str | None:
    """Return whether the words nearest to a number say that it rose or fell; "down by 38 per cent" comes first."""
    beside = _BESIDE.search(text[max(0, amount.start - _REACH) : amount.start])
    return {"up": "rose", "down": "fell"}[beside[1].lower()] if beside else _nearest(text, amount, _directions())


def _nearest(text: str, amount: Amount, known: dict[str, str]) -> str | None:
    after = text[amount.end : amount.end + _REACH]
    stop = _CLAUSE.search(after)
    after = after[: stop.start()] if stop else after
    before = text[max(0, amount.start - _REACH) : amount.start]
    stops = list(_CLAUSE.finditer(before))
    before = before[stops[-1].end() :] if stops else before
    found: list[tuple[int, str]] = []
    for distance, word in enumerate(words(after)):
        if (sort := known.get(stem(word.form))) is not None:
            found.append((distance, sort))
    for distance, word in enumerate(reversed(words(before))):
        if (sort := known.get(stem(word.form))) is not None:
            found.append((distance, sort))
    return min(found)[1] if found else None


def _comparison(text: str, amount: Amount) -> str | None:
    """Return the side of something on which a number lies, by the word right behind it: "12 per cent above"."""
    after = words(text, amount.end, min(len(text), amount.end + _REACH))[:1]
    return next((_sides()[w.form] for w in after if w.form in _sides()), None)


@cache
def _sides() -> dict[str, str]:
    rules = lexicon("checking_numbers")["comparisons"]
    return {word: side for side in ("above", "below") for word in rules[side]}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Return for each word of a kind of people all words of its kinds."""
    rules = {sort: told for sort, told in lexicon("checking_numbers")["kinds_of_people"].items() if sort != "reason"}
    heads = sorted({word for told in rules.values() for word in told["heads"]})
    return {w: frozenset(b for t in rules.values() if w in t["heads"] for b in t["borne_by"]) for w in heads}


@cache
def _directions() -> dict[str, str]:
    changes = lexicon("checking_claims")["directions"]
    return {stem(word): way for way in ("rose", "fell") for word in changes[way]}
