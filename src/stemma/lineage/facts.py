"""The facts by which a report can be known again in other words: its figures and its names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stemma.data import lexicon
from stemma.lineage.stems import exact_only, stem
from stemma.lineage.storytext import StoryText

_SHORTEST = 3  # letters of a name
_PLAIN = re.compile(r"\d+(?:[.:]\d+)*")


class Facts(NamedTuple):
    """The figures and the names that a report's narrator gives; words inside quotation marks are left out.

    `spoken` are all the words that the report holds, as figures and names are written here, those in marks too; `small`
    those of them that it writes small.

    >>> sorted(Facts(frozenset({"11"}), frozenset({"orr"})).every)
    ['11', 'orr']
    """

    figures: frozenset[str]
    names: frozenset[str]
    spoken: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()

    @property
    def every(self) -> frozenset[str]:
        """Figures and names together."""
        return self.figures | self.names


def facts(text: StoryText) -> Facts:
    """Return the figures and names of a report, figures in digits.

    The first word of a sentence is no name unless it is written large elsewhere, nor is a word that the report also
    writes small.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> text = "A crack eleven metres long made 1,900 people leave Marrow. “I left Orr,” she said."
    >>> found = facts(prepare(report_of_text(text)))
    >>> sorted(found.figures), sorted(found.names)
    (['11', '1900'], ['marrow'])
    """
    small = {_key(form) for form in text.words.chosen(~text.named).distinct()}
    keys = [stem(form) for form in text.words.chosen(~text.quoted).distinct()]
    inside = ~text.quoted & text.named
    inside[[first for first, last in text.bounds if last > first]] = False
    names = {_key(form) for form in text.words.chosen(inside).distinct()} - small
    every = text.words.distinct()
    return Facts(
        frozenset(key for key in keys if key[:1].isdigit()),
        frozenset(form for form in names if _is_name(form) and not stem(form)[:1].isdigit()),
        frozenset(stem(form) if stem(form)[:1].isdigit() else _key(form) for form in every),
        frozenset(small),
    )


def _key(form: str) -> str:
    """Return a word as names are compared: without the ending of a possessive, and without accents."""
    form = form.removesuffix("'s")
    if form.isascii():
        return form
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def _is_name(form: str) -> bool:
    return len(form) >= _SHORTEST and not exact_only(form)


def written_large(known: Sequence[Facts]) -> list[Facts]:
    """Return the facts of a story's reports without the names that another of them writes small: a desk's capitals.

    >>> shouted = Facts(frozenset(), frozenset({"orr", "death"}))
    >>> sorted(written_large([shouted, Facts(frozenset(), frozenset(), small=frozenset({"death"}))])[0].names)
    ['orr']
    """
    small = {form for of in known for form in of.small}
    return [of._replace(names=frozenset(of.names - small)) for of in known]


class Common(NamedTuple):
    """The facts that two reports have in common, each weighed by how few others have it.

    There are `met` of them, and `own` that only the shorter has; `weight` and `figures` are the weights of all and of
    the figures among them; `part` is their part of what the report with less text gives.
    """

    met: int
    own: int
    weight: float
    figures: float
    part: float


def common(small: Facts, large: Facts, elsewhere: Mapping[str, int]) -> Common:
    """Return what two reports have in common; `elsewhere` tells how many other lines of reporting have a fact.

    >>> small = Facts(frozenset({"11"}), frozenset({"orr", "tessel"}))
    >>> large = Facts(frozenset({"11"}), frozenset())
    >>> common(small, large, {"orr": 1})
    Common(met=1, own=2, weight=1.0, figures=1.0, part=0.4)
    """
    shared = small.every & large.every
    weight = sum(_weight(fact, elsewhere) for fact in sorted(shared))
    rest = small.every - large.every - large.spoken
    if open_ := rest & small.figures:
        exact = _numbers(large.spoken)
        rest -= {figure for figure in open_ if _is_rounded(figure, exact)}
    own = sum(_weight(fact, elsewhere) for fact in sorted(rest))
    figures = sum(_weight(fact, elsewhere) for fact in sorted(small.figures & large.figures))
    return Common(
        len(shared), len(rest), round(weight, 6), round(figures, 6), round(weight / max(weight + own, 1e-9), 6)
    )


def _numbers(spoken: Iterable[str]) -> list[tuple[float, int]]:
    """Return the values of the numbers among words, each with how many of its digits count ("1⁄2" has none)."""
    return [(_value(word), _counting(word)) for word in spoken if _PLAIN.fullmatch(word)]


def _is_rounded(figure: str, others: Sequence[tuple[float, int]]) -> bool:
    """Tell whether a figure is one of the others with fewer digits that count: 2,000 for 1,900, 9 for 8.7."""
    if not _PLAIN.fullmatch(figure):
        return False
    value, digits = _value(figure), _counting(figure)
    by = lexicon("lineage_retelling")["rounded"]["by"]
    return any(digits < more and abs(value - other) <= by * other for other, more in others)


def _counting(figure: str) -> int:
    return len(figure.replace(".", "").strip("0"))


def _value(figure: str) -> float:
    whole, _, part = figure.replace(":", ".").partition(".")
    return float(f"{whole}.{part.replace('.', '') or 0}")


def _weight(fact: str, elsewhere: Mapping[str, int]) -> float:
    return 1.0 / (1 + elsewhere.get(fact, 0))


def acquainted(known: Sequence[Facts]) -> set[tuple[int, int]]:
    """Return for each report the pairs with those that have most of its facts, by place, the lower first.

    Of the reports that have a fact only the first few are looked at, so that time is linear in a story of any size.

    >>> one = Facts(frozenset("12345"), frozenset())
    >>> acquainted([one, Facts(frozenset("98765"), frozenset()), one])
    {(0, 2)}
    """
    rule = lexicon("lineage_retelling")["acquainted"]
    holders: dict[str, list[int]] = {}
    found = set()
    for place, of in enumerate(known):
        met: Counter[int] = Counter()
        for fact in sorted(of.every):
            those = holders.setdefault(fact, [])
            met.update(those)
            if len(those) < rule["holders"]:
                those.append(place)
        best = sorted(met.items(), key=lambda item: (-item[1], item[0]))[: rule["partners"]]
        found |= {(other, place) for other, facts_met in best if facts_met >= rule["facts"]}
    return found
