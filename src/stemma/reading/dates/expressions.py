"""Where a text names a date, time or duration: the grammar of ``dates_rules`` run over the words of each line."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from stemma.data import lexicon
from stemma.reading.dates.neighbours import fits
from stemma.reading.dates.spelled_numbers import full_year
from stemma.reading.dates.word_classes import PLAIN, Words, items, marks_with, words

REACH = 16  # words: no rule is longer, so that each trigger is looked at in a window of fixed size
LINES = 4_000  # lines whose expressions are remembered
WINDOWS = 20_000  # windows of marks whose first expression is remembered, since news says the same in the same way


class Expression(NamedTuple):
    """A date expression: its place, the rule that found it, and the words of its named parts in small letters."""

    start: int
    end: int
    rule: str
    slots: dict[str, str]


def expressions(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """Return the date expressions of one line of text, in order, none overlapping another.

    >>> [e.rule for e in expressions("He left last night and is due on October 7.")]
    ['rel_partday', 'month_day']
    """
    end = len(text) if end is None else end
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    alone = _expressions(before, text[start:end], after)
    return [Expression(e.start + start, e.end + start, e.rule, e.slots) for e in alone]


@lru_cache(maxsize=LINES)
def _expressions(before: str, line: str, after: str) -> tuple[Expression, ...]:
    """Return the expressions of a line between two characters, so that copies of a line are searched once."""
    by = len(before)
    found = _matches(words(f"{before}{line}{after}", by, by + len(line)))
    return tuple(e._replace(start=e.start - by, end=e.end - by) for e in found)


def _matches(line: Words) -> Iterator[Expression]:
    """Try the grammar around every word that only dates have."""
    at = 0
    while trigger := _trigger().search(line.marks, at):
        found = _match(line, max(at, trigger.start() - REACH), trigger.start() + 1)
        if found:
            yield found[0]
        at = found[1] if found else trigger.end()


def _match(line: Words, first: int, last: int) -> tuple[Expression, int] | None:
    """Return the first expression that begins in ``[first, last)``, and the place behind it."""
    while first < last and (found := _first(line.marks[first : last + REACH])):
        start = first + found[0]
        if start >= last:
            return None
        for name in _rules_at(found[1]):
            match = _rule(name).match(line.marks, start, last + REACH)
            if match and match.end() > match.start() and fits(_needs(name), line, match.start(), match.end()):
                return _expression(name, match, line), match.end()
        first = start + 1
    return None


@lru_cache(maxsize=WINDOWS)
def _first(window: str) -> tuple[int, str] | None:
    """Return where in a window of marks the first expression may begin, and the first rule that it satisfies there."""
    found = _grammar().search(window)
    return (found.start(), str(found.lastgroup)) if found else None


def _rules_at(first: str) -> Iterator[str]:
    """Yield the rule that matched and the rules after it, in case its neighbourhood speaks against it."""
    names = _names()
    yield from names[names.index(first) :]


def _expression(name: str, match: re.Match[str], line: Words) -> Expression:
    slots = {}
    for slot, value in match.groupdict().items():
        if value is not None:
            first, last = match.span(slot)
            slots[slot.rstrip("0123456789")] = " ".join(line.forms[first:last])
    if len(slots.get("year", "")) == 2:
        slots["year"] = full_year(slots["year"])
    first, last = match.span()
    slots["text"] = " ".join(line.forms[first:last])
    return Expression(line.places[first][0], line.places[last - 1][1], name, slots)


@cache
def rule_of(name: str) -> dict[str, Any]:
    """Return the rule with this name as the lexicon has it.

    >>> rule_of("rel_weekday")["value"]
    'weekday'
    """
    return {rule["name"]: rule for rule in lexicon("dates_rules")["rules"]}[name]


def _needs(name: str) -> str | None:
    return rule_of(name).get("needs")


@cache
def _names() -> tuple[str, ...]:
    return tuple(rule["name"] for rule in lexicon("dates_rules")["rules"])


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(_regex(rule_of(name)["pattern"], named=True))


@cache
def _grammar() -> re.Pattern[str]:
    # The group that tells which rule it was stands behind the words: a rule whose first word does not fit is then
    # passed over without being entered.
    parts = (f"(?:{_regex(rule_of(name)['pattern'], named=False)})(?P<{name}>)" for name in _names())
    # No class holds plain words, so that none begins an expression: most places are passed over at once.
    return re.compile(f"(?=[^{re.escape(PLAIN)}])(?:{'|'.join(parts)})")


@cache
def _trigger() -> re.Pattern[str]:
    """Return what a line must hold to be worth the grammar: a word that only dates have, or a year like '98."""
    classes = lexicon("dates_words")["triggers"]
    marks = "".join(dict.fromkeys("".join(marks_with(name) for name in classes)))
    short = f"[{re.escape(marks_with('APOS'))}][{re.escape(marks_with('SHORTYEAR'))}]"
    return re.compile(f"[{re.escape(marks)}]|{short}")


def _regex(pattern: str, named: bool) -> str:
    """Turn a pattern of the grammar into a regular expression over marks."""
    out = []
    for item in items(pattern):
        name, macro, klass, word, mark, optional = item.groups()
        if macro:
            body = _regex(lexicon("dates_rules")["macros"][macro], named=False)
        elif klass == "HOLIDAY":
            body = _holidays()
        elif klass or word:
            body = f"[{re.escape(marks_with(klass or word))}]"
        else:
            body = {"(": "(?:", ")": ")", "|": "|"}[mark]
        if named and name:
            slot = item.group(0).split("=")[0]
            body = f"(?P<{slot}>" if mark else f"(?P<{slot}>{body})"
        elif macro or klass == "HOLIDAY":
            body = f"(?:{body})"
        out.append(body + (optional or ""))
    return "".join(out)


@cache
def _holidays() -> str:
    names = sorted(lexicon("dates_holidays")["days"], key=lambda name: (-len(name), name))
    rows = []
    for name in names:
        line = words(name, 0, len(name))
        if not any(form[0].isdigit() for form in line.forms):
            rows.append("".join(f"[{re.escape(marks_with(form))}]" for form in line.forms))
    return "(?:" + "|".join(rows) + ")"
