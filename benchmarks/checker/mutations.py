"""Sentences that are wrong in one known way, made from sentences that their evidence supports.

Each mutation changes one thing and nothing else, so that a checker which lets it pass has missed exactly that. Changes
that leave a sentence true are not made: a number, name or day is only put in where the evidence does not have it.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from stemma.checking.claims import claims
from stemma.checking.evidence import Evidence, blank
from stemma.checking.quotations import quotations
from stemma.reading.amounts.amounts import amounts
from stemma.reading.dates.expressions import expressions
from stemma.reading.dates.setting import Setting
from stemma.reading.dates.values import value

GIVEN = ("Petra", "Oskar", "Lena", "Marek", "Ingrid", "Tomas", "Viola", "Henrik")
FAMILY = ("Brandt", "Okonjo", "Sarkis", "Velde", "Marlow", "Quist", "Drummond", "Halloran")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
BOUNDS = ("at least ", "more than ", "about ", "nearly ", "up to ", "fewer than ")
UNITS = ((r"\$", "€"), (r"£", "$"), (r"\bmiles\b", "kilometres"), (r"\bkm\b", "miles"), (r"\beuros\b", "dollars"),
         (r"\bper ?cent\b", "million"), (r"\bkilometres\b", "miles"), (r"\bpounds\b", "euros"),
         (r"\bmillion\b", "billion"), (r"\bmetres\b", "feet"))  # fmt: skip
FATES = (("killed", "injured"), ("dead", "injured"), ("injured", "killed"), ("wounded", "killed"), ("missing", "dead"))
VERBS = ("said", "told", "told reporters", "warned", "announced")


class Mutation(NamedTuple):
    """A wrong sentence, and what was done to it."""

    kind: str
    sentence: str


def mutations(sentence: str, evidence: Evidence, chance: random.Random) -> Iterator[Mutation]:
    """Yield the wrong sentences that can be made of one, at most one of each kind."""
    marked = [(q.start, q.end) for q in quotations(sentence)]
    bare = blank(sentence, marked)
    for kind, make in MAKERS.items():
        made = make(sentence, bare, evidence, chance)
        if made is not None and made != sentence:
            yield Mutation(kind, made)


def _wrong_number(sentence: str, bare: str, evidence: Evidence, chance: random.Random) -> str | None:
    for amount in _amounts(bare):
        digits = re.search(r"\d[\d,]*", sentence[amount.start : amount.end])
        if digits is None:
            continue
        old = int(digits.group().replace(",", ""))
        new = old + chance.choice((1, 2, 3, 10))
        if str(new) not in evidence.forms and f"{new:,}" not in evidence.forms:
            at = amount.start + digits.start()
            written = f"{new:,}" if "," in digits.group() else str(new)
            return sentence[:at] + written + sentence[at + len(digits.group()) :]
    return None


def _lost_bound(sentence: str, bare: str, _evidence: Evidence, _chance: random.Random) -> str | None:
    for amount in _amounts(bare):
        if amount.number_start > amount.start and amount.sort:
            return sentence[: amount.start] + sentence[amount.number_start :]
    return None


def _new_bound(sentence: str, bare: str, _evidence: Evidence, chance: random.Random) -> str | None:
    for amount in _amounts(bare):
        if amount.number_start == amount.start and amount.low == amount.high and amount.form == "digits":
            return sentence[: amount.start] + chance.choice(BOUNDS) + sentence[amount.start :]
    return None


def _other_unit(sentence: str, bare: str, _evidence: Evidence, _chance: random.Random) -> str | None:
    for amount in _amounts(bare):
        written = sentence[amount.start : amount.end + 9]
        for unit, other in UNITS:
            changed = re.sub(unit, other, written, count=1)
            if changed != written:
                return sentence[: amount.start] + changed + sentence[amount.end + 9 :]
    return None


def _other_fate(sentence: str, bare: str, evidence: Evidence, _chance: random.Random) -> str | None:
    for amount in _amounts(bare):
        window = bare[amount.end : amount.end + 30]
        for fate, other in FATES:
            found = re.search(rf"\b{fate}\b", window)
            if found and other not in " ".join(evidence.folded):
                at = amount.end + found.start()
                return sentence[:at] + other + sentence[at + len(fate) :]
    return None


def _other_name(sentence: str, bare: str, evidence: Evidence, chance: random.Random) -> str | None:
    """Put a stranger's name for somebody's: given name, family name or both."""
    for found in re.finditer(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b", bare):
        if found.group(1).lower() in evidence.known and found.group(2).lower() in evidence.known:
            given, family = chance.choice(GIVEN), chance.choice(FAMILY)
            new = chance.choice((f"{given} {found.group(2)}", f"{found.group(1)} {family}", f"{given} {family}"))
            if not {given.lower(), family.lower()} & evidence.forms:
                return sentence[: found.start()] + new + sentence[found.end() :]
    return None


def _other_speaker(sentence: str, bare: str, evidence: Evidence, chance: random.Random) -> str | None:
    """Give the words to somebody else whom the evidence names too, or whom the reports name elsewhere."""
    people = sorted({n.name for n in evidence.names.values() if n.type == "PERSON" and " " in n.name})
    for claim in claims(bare):
        others = [p for p in people if not set(p.split()) & set(claim.source.split())]
        if others and claim.source[:1].isupper() and claim.source in sentence:
            return sentence.replace(claim.source, chance.choice(others), 1)
    return None


def _no_source(sentence: str, bare: str, _evidence: Evidence, _chance: random.Random) -> str | None:
    """Tell in our own voice what a source said."""
    found = re.match(r"^(?:[A-Z][\w’'.-]+ ?){1,6},? (?:said|says) (?:that )?(.{25,})$", bare)
    if found and sentence == bare:
        return found.group(1)[:1].upper() + found.group(1)[1:]
    found = re.match(r"^(.{25,}), (?:(?:[\w’'.-]+ ?){1,7}) (?:said|says)(?: on \w+day)?\.$", bare)
    if found and sentence == bare:
        return found.group(1) + "."
    return None


def _altered_quote(sentence: str, _bare: str, evidence: Evidence, chance: random.Random) -> str | None:
    for quotation in quotations(sentence):
        found = list(re.finditer(r"[A-Za-z]{4,}", quotation.text))
        if len(found) > 3:
            word = chance.choice(found)
            other = chance.choice([w for w in ("perhaps", "never", "always", "tomorrow") if w not in evidence.forms])
            at = sentence.find(quotation.text) + word.start()
            return sentence[:at] + other + sentence[at + len(word.group()) :]
    return None


def _shortened_quote(sentence: str, _bare: str, _evidence: Evidence, chance: random.Random) -> str | None:
    """Leave a word out of a quotation without saying so."""
    for quotation in quotations(sentence):
        found = list(re.finditer(r" [A-Za-z]{2,}(?= [A-Za-z])", quotation.text))
        if len(found) > 4:
            word = chance.choice(found[1:-1])
            at = sentence.find(quotation.text) + word.start()
            return sentence[:at] + sentence[at + len(word.group()) :]
    return None


def _made_quote(sentence: str, bare: str, evidence: Evidence, _chance: random.Random) -> str | None:
    """Put in marks, as somebody's words, what the evidence only reports."""
    if sentence != bare:
        return None
    for said in evidence.quotes:
        content = said.report.text[said.quote.start : said.quote.end]
        name = said.names[0] if said.names else ""
        if said.quote.kind == "indirect" and name[:1].isupper() and len(content.split()) > 5 and "“" not in content:
            return f"{name} said: “{' '.join(content.split())}”"
    return None


def _other_date(sentence: str, bare: str, evidence: Evidence, chance: random.Random) -> str | None:
    for expression in expressions(bare):
        known = value(expression, Setting(None))
        words = sentence[expression.start : expression.end]
        for pool in (WEEKDAYS, MONTHS):
            found = next((w for w in pool if w in words), None)
            others = [w for w in pool if w.lower() not in evidence.forms and w != found]
            if found and others and known.type != "DURATION":
                return (
                    sentence[: expression.start]
                    + words.replace(found, chance.choice(others))
                    + sentence[expression.end :]
                )
    return None


def _other_day(sentence: str, bare: str, evidence: Evidence, _chance: random.Random) -> str | None:
    for expression in expressions(bare):
        words = sentence[expression.start : expression.end]
        found = re.search(r"\b(\d{1,2})\b(?!:)", words)
        if found and "day" in expression.slots and 1 < int(found.group()) < 27:
            new = str(int(found.group()) + 2)
            if new not in evidence.forms:
                changed = words[: found.start()] + new + words[found.end() :]
                return sentence[: expression.start] + changed + sentence[expression.end :]
    return None


def _denied(sentence: str, bare: str, _evidence: Evidence, _chance: random.Random) -> str | None:
    found = re.search(r"\b(was|were|will|is|are|had|has|have)(?= (?!not\b|no\b|never\b)[a-z]{4,}(?:ed|en)\b)", bare)
    return sentence[: found.end()] + " not" + sentence[found.end() :] if found else None


def _undenied(sentence: str, bare: str, _evidence: Evidence, _chance: random.Random) -> str | None:
    found = re.search(r"\b(?:was|were|will|is|are|had|has|have|did|does|could|would)( not)\b", bare)
    return sentence[: found.start(1)] + sentence[found.end(1) :] if found else None


def _amounts(bare: str) -> Sequence:
    dates = [(e.start, e.end) for e in expressions(bare) if value(e, Setting(None)).type != "DURATION"]
    return amounts(blank(bare, dates))


Maker = Callable[[str, str, Evidence, random.Random], str | None]
MAKERS: dict[str, Maker] = {
    "wrong number": _wrong_number,
    "bound dropped": _lost_bound,
    "bound added": _new_bound,
    "unit changed": _other_unit,
    "fate changed": _other_fate,
    "name changed": _other_name,
    "speaker changed": _other_speaker,
    "attribution dropped": _no_source,
    "quotation altered": _altered_quote,
    "quotation shortened": _shortened_quote,
    "put in marks": _made_quote,
    "weekday or month changed": _other_date,
    "day changed": _other_day,
    "negation added": _denied,
    "negation lost": _undenied,
}
