"""The words of a report that tell its story, each with how often and how prominently it is written."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Report
from stemma.words import forms

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKS = "\"'“”‘’«»„‹›([{<*–—-_#@"
_AROUND = ".,;:!?()'\""
_RUN = 3  # letters taken together where a script does not part its words

_KNOWN = 65_536  # runs of letters between spaces whose stems are kept twice over

Counts = dict[str, float]


class Told(NamedTuple):
    """Stems with their counts, weighted by place: of the whole report (`body`) and of its beginning (`lead`).

    `named` are those that are written with a capital wherever they stand: names, as far as a script has capitals.
    """

    body: Counts
    lead: Counts
    named: frozenset[str]


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of what stands between two spaces: a word with its marks, or several ("mid-May", "(Reuters)—Ten").

    When many are kept, they step back; those that are met again come forward, the others are forgotten in the end.
    """

    def __init__(self) -> None:
        super().__init__()
        self._back: dict[str, tuple[str, ...]] = {}

    def __missing__(self, run: str) -> tuple[str, ...]:
        """Read a run that was not met of late."""
        if len(self) > _KNOWN:
            self._back = dict(self)
            self.clear()
        found = self._back.get(run)
        if found is None:
            word = run.strip(_AROUND)
            plain = word.isascii() and word.isalpha()  # as most are: read without looking for words
            found = (stem(word.lower()),) if plain else tuple(map(stem, _parted(forms(run))))
        self[run] = found
        return found


class _Large(dict[str, bool]):
    """Whether what stands between two spaces begins with a capital; all is forgotten when much is kept."""

    def __missing__(self, run: str) -> bool:
        """Look at a run that was not met of late."""
        if len(self) > 2 * _KNOWN:
            self.clear()
        found = self[run] = not run.islower() and run.lstrip(_MARKS)[:1].isupper()
        return found


_STEMS = _Stems()
_LARGE = _Large()


def stem(form: str) -> str:
    """Return a folded word without its commonest ending, as the table of rarities has it.

    >>> [stem(word) for word in ("precautions", "israel's", "killed", "three")]
    ['precaut', 'israel', 'kill', 'thre']
    """
    cut = _ending().fullmatch(form.removesuffix("'s").removesuffix("'"))
    return cut.group(1) if cut else form.removesuffix("'s").removesuffix("'")


@cache
def _ending() -> re.Pattern[str]:
    rule = lexicon("lineage_words")["suffixes"]
    return re.compile(f"(.{{{rule['shortest_stem']},}}?)(?:{'|'.join(rule['endings'])})")


def terms(report: Report) -> Told:
    """Return the stems of a report's title, address and text; furniture left out.

    >>> from stemma.sources import report_of_text
    >>> told = terms(report_of_text("The ferry capsized.", title="Ferry capsizes"))
    >>> told.body["capsiz"] > told.body["the"], sorted(told.lead)
    (True, ['capsiz', 'ferr', 'the'])
    >>> sorted(terms(report_of_text("The ferry reached Port Amsel, the port of Kolm.")).named)
    ['amsel', 'kolm']
    """
    rules = lexicon("stories_grouping")
    places, size = rules["places"], rules["words"]
    runs = _story_runs(report, size["most"], size["characters"])
    written = _stems(runs)[: size["most"]]
    title = (report.title or "").split()
    titled = _stems(title)
    in_text = any(part.kind == "title" for part in report.parts)
    counts = _counts_by_place()
    body: Counts = dict(Counter(written[len(counts) :]))
    lead: Counts = dict(Counter(written[: size["lead"]]))
    _add(body, titled, places["title_in_text" if in_text else "title"])
    _add(lead, titled, places["title_of_lead"])
    _add(body, _stems(_address(report.url).split()), places["address"])
    get = body.get
    for key, count in zip(written, counts, strict=False):
        body[key] = get(key, 0.0) + count
    return Told(body, lead, _named([*title, *runs]))


def _add(found: Counts, stems: Iterable[str], count: float) -> None:
    for key in stems:
        found[key] = found.get(key, 0.0) + count


@cache
def _counts_by_place() -> tuple[float, ...]:
    """Return what a word counts at the first place of the text, the second, and so on, as far as that is above one."""
    rule = lexicon("stories_grouping")["places"]
    start, width = rule["start"], rule["start_words"]
    return tuple(1.0 + start * math.exp(-place / width) for place in range(4 * width))


def _story_runs(report: Report, most: int, characters: int) -> list[str]:
    """Return what stands between spaces, as far as `most` words go and little further."""
    found: list[str] = []
    start = 0
    for end, resume in [*sorted((f.start, f.end) for f in report.furniture), (len(report.text), 0)]:
        if end > start:
            found += report.text[start : min(end, start + characters)].split()
        start = max(start, resume)
        if len(found) >= 2 * most:
            break
    return found[: 2 * most]


def _stems(runs: Iterable[str]) -> list[str]:
    """Return the stems of the words of a text; no word goes over a space, so each run between spaces is read once."""
    return list(chain.from_iterable(map(_STEMS.__getitem__, runs)))


def _named(runs: Iterable[str]) -> frozenset[str]:
    """Return the stems of runs that begin with a capital, without those that are written small elsewhere."""
    met = dict.fromkeys(runs)
    large = filter(_LARGE.__getitem__, met)
    return frozenset(_stems(large)).difference(_stems(filter(str.islower, met)))


def _parted(found: list[str]) -> list[str]:
    """Return the words, with runs of scripts that do not part words cut into overlapping triples of letters."""
    if not _UNSPACED.search("".join(found)):
        return found
    out: list[str] = []
    for form in found:
        if _UNSPACED.search(form):
            out += [form[at : at + _RUN] for at in range(max(1, len(form) - _RUN + 1))]
        else:
            out.append(form)
    return out


def _address(url: str | None) -> str:
    """Return the words of the page's name in its address, where it has at least three."""
    parts = re.split(r"[/?#]", re.sub(r"^https?://[^/]*", "", (url or "")[:2000]))
    named = max(parts, key=lambda part: len(re.findall(r"[a-z]{2,}", part.lower())), default="")
    found = re.findall(r"[a-zA-Z]{2,}", named)
    return " ".join(found) if len(found) >= 3 else ""
