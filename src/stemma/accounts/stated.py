"""Which quantities of the reports of a story are figures, and what stands around each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.moment_of import MomentsOf
from stemma.data import lexicon, path
from stemma.records import Number, Quantity, Report, Sentence
from stemma.words import fold, words

_FEW = 2  # up to here "some of them" mostly stand for people already named
_FAR = 1000  # metres from which "from" and "away" say where a place lies
_UNTOLD = 2_000_000  # "millions of people" without a fate are a great many, no count
_CROWD = 200  # "hundreds fled", "thousands celebrate": people where no noun says otherwise
_PLAINLY_MANY = 10_000  # numbers from here on count people or things even where no noun stands beside them
_CONVERTED = re.compile(r"\d[^()]{0,30} \($")  # an amount in brackets right after another restates it in another unit


_LOCATES = re.compile(
    r"(?:\s?\([^()]{1,24}\))?,? (?:due |to the )?"
    r"(?:(?:north|south|east|west)\w*|from|away|off|outside|inland|offshore|up the)\b"
)
_HEADING = re.compile(r"^[^\n:.!?“”\"]{3,60}: [^\n:.!?“”\"]{0,24}\d[^\n:.!?“”\"]{0,30}$", re.MULTILINE)
_KNOWN_PAIR = re.compile(r"\b(?:the|these|those|both|all|other|any) $", re.IGNORECASE)
_SOME_OF = re.compile(r" of (?:the|those|these|his|her|its|their|our|whom|them)\b")


class Stated(NamedTuple):
    """A figure as one report states it.

    `section` numbers the heading of a list of events under which it stands, 0 where there is none.

    `level` is the quantity with its bounds in the base unit of what is measured, so that miles and kilometres compare.

    `nations` and `role` say which people are counted where the words tell ("Palestinian gunmen"; `role` is None for
    just people, and the noun itself for things), `adjectives` narrow it down; `part`
    tells that it is some of a group ("five of the dead"); `around` are the folded content words near
    the number; `sentence` numbers the sentence in its report; `key` orders statements the same way
    whatever the order of the reports.
    """

    report: str
    quantity: Quantity
    level: Quantity
    start: int
    end: int
    text: str
    nations: frozenset[str]
    role: str | None
    adjectives: frozenset[str]
    part: bool
    around: frozenset[str]
    sentence: int
    said_by: str | None
    as_of: str | None
    place: str | None
    section: int = 0

    @property
    def key(self) -> tuple[str, int, int]:
        """Place in the story, for sorting."""
        return self.report, self.start, self.end


def stated(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> list[Stated]:
    """Return the figures of the reports, sorted by report and place.

    Durations, ages, ranks and numbers that stand for something already named ("the two of them") are no figures; what a
    report repeats word for word, such as a caption under two pictures, is stated once.
    """
    return [figure for report in sorted(reports, key=lambda r: r.id) for figure in _of_report(report, names_of)]


def _of_report(report: Report, names_of: Mapping[tuple[str, str], str]) -> Iterator[Stated]:
    seen: dict[tuple[str, str], int] = {}
    moments = MomentsOf(report)
    headings = _headings(report)
    at = 0
    for quantity in sorted(report.quantities, key=lambda q: (q.start, q.end)):
        if not is_figure(quantity, report.text):
            continue
        while at + 1 < len(report.sentences) and report.sentences[at].end <= quantity.start:
            at += 1
        sentence = _sentence(report, at)
        written = fold(report.text[sentence.start : sentence.end]).strip(" .•-")
        said = fold(report.text[quantity.start : quantity.end])
        if seen.setdefault((written, said), at) != at:
            continue
        figure = _stated(report, quantity, at, moments.as_of(at, quantity), names_of)
        yield figure._replace(section=bisect_right(headings, figure.start))


def _headings(report: Report) -> list[int]:
    """Return where the lines of a list of events begin that name one and its toll ("Denver cinema: 12 dead").

    Two of them at least make a list.
    """
    numbers = sorted(q.start for q in report.quantities if q.kind == "count")
    found = [
        line.start()
        for line in _HEADING.finditer(report.text)
        if bisect_right(numbers, line.end()) > bisect_left(numbers, line.start())
    ]
    return found if len(found) > 1 else []


def _sentence(report: Report, number: int) -> Sentence:
    return report.sentences[number] if report.sentences else Sentence(start=0, end=len(report.text), paragraph=0)


def _stated(
    report: Report, quantity: Quantity, number: int, as_of: str | None, names_of: Mapping[tuple[str, str], str]
) -> Stated:
    phrase = quantity.phrase or quantity
    speaker = quantity.said_by
    return Stated(
        report=report.id,
        quantity=quantity,
        level=_level(quantity),
        start=phrase.start,
        end=phrase.end,
        text=report.text[phrase.start : phrase.end],
        nations=nations(quantity.of),
        role=role(quantity),
        adjectives=_adjectives(quantity),
        part=bool(_SOME_OF.match(report.text, quantity.end)),
        around=_around(report.text, _sentence(report, number), quantity),
        sentence=number,
        said_by=names_of.get((report.id, speaker), speaker) if speaker else None,
        # The value before a change is none of the day on which the change was told.
        as_of=None if quantity.was else as_of,
        place=fold(quantity.place) if quantity.place else None,
    )


def is_figure(quantity: Quantity, text: str) -> bool:
    """Tell whether a quantity is a figure of the story: a count, an amount, a share or a measure of something."""
    if quantity.kind not in ("count", "money", "percent", "measure") or quantity.negated:
        return False
    if quantity.low == 1 and text.startswith(" of ", quantity.end):
        return False
    if text[quantity.start - 1 : quantity.start] == "(" and _CONVERTED.search(
        text[max(0, quantity.start - 40) : quantity.start]
    ):
        return quantity.kind not in ("money", "measure")
    if _is_untold(quantity):
        return False
    if quantity.kind == "measure":
        return bool(quantity.unit) and not _locates(quantity, text)
    if quantity.kind == "money":
        return True
    if quantity.unit == "share":
        everyone = quantity.head in lexicon("quantities_facts")["everyone"]
        return quantity.of is not None and not everyone and (quantity.low != 0.5 or quantity.measure is not None)
    if quantity.kind == "percent":
        return True
    if quantity.measure is not None:
        return quantity.of is not None or not _is_lone_one(quantity, text)
    if quantity.head is None:
        return _some_of_them(quantity, text)
    if quantity.head in _no_heads():
        return False
    return not _is_small_word(quantity, text)


def _is_lone_one(quantity: Quantity, text: str) -> bool:
    """Tell whether a quantity is "one" alone, with nothing said of it right after."""
    if text[quantity.start : quantity.end].lower() != "one" or quantity.phrase is None:
        return False
    return quantity.phrase.end - quantity.end > len(" was critically injured")


def _is_small_word(quantity: Quantity, text: str) -> bool:
    """Tell whether a quantity is just "one", or a pair already named: "the two men", "two of them"."""
    written = text[quantity.start : quantity.end].lower()
    if written in ("two", "2"):
        before, after = text[max(0, quantity.start - 12) : quantity.start], text[quantity.end : quantity.end + 7]
        return bool(_KNOWN_PAIR.search(before)) or after.startswith((" other ", " more "))
    return written in ("one", "a couple", "both")


def _locates(quantity: Quantity, text: str) -> bool:
    """Tell whether a distance says where a place lies: "about 230 km (140 miles) west of the capital"."""
    level = _level(quantity)
    far = level.unit == "m" and (level.low or level.high or 0) >= _FAR
    return far and bool(_LOCATES.match(text, quantity.end))


def _is_untold(quantity: Quantity) -> bool:
    """Tell whether "millions" and "billions" stand for a great many: no reader could check such a number."""
    vague = quantity.approximate and quantity.high is None and quantity.low is not None
    return vague and (quantity.low or 0) >= _UNTOLD and quantity.measure in (None, "affected")


def _some_of_them(quantity: Quantity, text: str) -> bool:
    """Tell whether a number without a noun says enough: "over 1,100 of them signed", "20 million in the country"."""
    if quantity.low is not None and quantity.low >= _PLAINLY_MANY and not quantity.delta:
        return True
    if quantity.approximate and quantity.high is None and quantity.low is not None and quantity.low >= _CROWD:
        return True
    many = quantity.low is None or quantity.low > _FEW or quantity.approximate
    return many and bool(re.match(r" of (?:them|whom|those)\b", text[quantity.end : quantity.end + 12]))


def nations(of: str | None) -> frozenset[str]:
    """Return the nationalities in a noun phrase, each in one form.

    >>> sorted(nations("U.S. citizens")), sorted(nations("Costa Rican pilots"))
    (['american'], ['costa rican'])
    """
    if of is None:
        return frozenset()
    parts = [part.strip(".,'’").lower() for part in of.split()]
    pairs = [" ".join(two) for two in pairwise(parts)]
    other = lexicon("quantities_facts")["nations"]
    found = set()
    for word in pairs + parts:
        one = word.removesuffix("s") if word not in ("us", "u.s") else word
        if one in other:
            found.add(other[one])
        elif word in _demonyms() and not any(word in longer.split() for longer in found):
            found.add(one)
    return frozenset(found)


def role(quantity: Quantity) -> str | None:
    """Return the sort of people or things that is counted, None for people of no particular sort."""
    if quantity.head is None or nations(quantity.head) or nations((quantity.of or "").split(" ")[-1]):
        return None
    head = fold(quantity.head)
    pair = " ".join((quantity.of or "").lower().split()[-2:])
    sort = _roles().get(head) or _roles().get(pair)
    if sort:
        return sort
    return None if _stem(head) in _generic() else _things().get(head, _stem(head))


def _adjectives(quantity: Quantity) -> frozenset[str]:
    """Return the words that narrow down what is counted: "media" of "media groups"."""
    if quantity.of is None:
        return frozenset()
    before = [_stem(w.form) for w in words(quantity.of)][:-1]
    return frozenset(w for w in before if w not in _stop() and len(w) > 3 and not w[0].isdigit())


def _around(text: str, sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    reach = lexicon("quantities_facts")["context_words"][0]
    before = [w.form for w in words(text, sentence.start, quantity.start)][-reach:]
    after = [w.form for w in words(text, min(quantity.end, sentence.end), sentence.end)][:reach]
    return frozenset(_stem(w) for w in before + after if w not in _stop() and len(w) > 2 and not re.match(r"\d", w))


def _level(q: Quantity) -> Quantity:
    known = lexicon("quantities_facts")["conversions"].get(q.unit) if q.kind == "measure" else None
    if not isinstance(known, list) or known[1] == 1:
        return q
    return replace(q, low=_times(q.low, known[1]), high=_times(q.high, known[1]), unit=known[0])


def _times(value: Number | None, factor: float) -> Number | None:
    return None if value is None else round(value * factor, 6)


def _stem(word: str) -> str:
    """Cut inflection so that "hostages" and "hostage", "killed" and "killing" are one word here."""
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > 4 else word


@cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon("quantities_facts")["stop"])


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(path("gazetteer", "demonyms.txt").read_text(encoding="utf-8").lower().split("\n"))


@cache
def _roles() -> dict[str, str]:
    return {word: name for name, members in lexicon("quantities_facts")["roles"].items() for word in members}


@cache
def _things() -> dict[str, str]:
    table = lexicon("quantities_facts")["things"]
    return {word: name for name, words in table.items() if name != "reason" for word in words}


@cache
def _generic() -> frozenset[str]:
    return frozenset(_stem(w) for w in lexicon("quantities_facts")["generic"])


@cache
def _no_heads() -> frozenset[str]:
    return frozenset(lexicon("quantities_facts")["no_figure_heads"])
