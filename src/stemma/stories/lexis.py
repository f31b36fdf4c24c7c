"""The stems of all reports by number; what stands between two spaces is read once for all reports."""

import hashlib
import re
from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.stories.credits import agencies
from stemma.stories.plain import plain
from stemma.stories.rarity import rarest, rarities
from stemma.words import cut, forms

NUMBER, YEAR, AGENCY = 1, 2, 4  # signs of a stem
LARGE, SMALL = 1, 2  # a run begins with a capital; is written small throughout

Numbers = NDArray[np.int64]

_YEAR = re.compile(r"(?:19|20)\d\d")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKS = "\"'“”‘’«»„‹›([{<*–—-_#@"
_AROUND = ".,;:!?()'\""
_RUN = 3  # letters taken together where a script does not part its words
_KNOWN = 65_536  # runs that are kept; when there are more, those that were met last stay
_LONGEST = 40  # letters of a run that is kept


class Lexis(dict[str, int]):
    """What stands between two spaces, a word with its marks or several ("mid-May", "(Reuters)—Ten"), by number.

    >>> lexis = Lexis()
    >>> stems, runs, cases = lexis.read(["The", "ferry,", "the", "ferries"], 4)
    >>> [lexis.names()[number] for number in stems], bool(stems[1] == stems[3])
    (['the', 'ferr', 'the', 'ferr'], True)
    """

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {"": 0}  # of stems
        self._hashes, self._signs = array("Q", [0]), array("B", [0])  # of stems
        self._rarities: dict[str | None, array[int]] = {}  # of stems, by language
        self._names = [""]
        self._forget_all()

    def __missing__(self, run: str) -> int:
        """Read a run that was not met of late."""
        word = run.strip(_AROUND)
        if word.isascii() and word.isalpha():  # as most are: read without looking for words
            self._stems.append(self.number(cut(word.lower())))
            self._counts.append(1)
        else:
            stems = stems_of(run)
            self._stems.extend([self.number(stem) for stem in stems])
            self._counts.append(len(stems))
        found = len(self._cases)
        self._cases.append(SMALL if run.islower() else LARGE * run.lstrip(_MARKS)[:1].isupper())
        if len(run) <= _LONGEST:
            self[run] = found
        return found

    def number(self, stem: str) -> int:
        """Return the number of a stem, a new one where it was not met."""
        found = self.numbers.get(stem)
        if found is None:
            found = self.numbers[stem] = len(self.numbers)
            self._names.append(stem)
            digest = hashlib.blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            self._hashes.append(int.from_bytes(digest, "little"))
            year = YEAR if _YEAR.fullmatch(stem) else 0
            self._signs.append((NUMBER | year if stem[0] <= "9" else 0) | (AGENCY if stem in agencies() else 0))
        return found

    def read(self, runs: Iterable[str], count: int) -> tuple[Numbers, Numbers, Numbers]:
        """Return the stems of some runs by number, and for each stem the place of its run and how that is written."""
        if len(self._counts) > _KNOWN:
            self._forget()
        self._clock += 1
        found = np.fromiter(map(self.__getitem__, runs), np.int32, count)
        self._begin()
        _view(self._met, np.int32)[found] = self._clock
        counts = _view(self._counts, np.int32)[found]
        run = np.repeat(np.arange(count), counts)
        first = _view(self._begins, np.int32)[found] - (np.cumsum(counts) - counts)
        stems = _view(self._stems, np.int32)[first[run] + np.arange(len(run))]
        return stems, run, _view(self._cases, np.uint8)[found[run]]

    def hashes(self, stems: NDArray[Any]) -> NDArray[np.uint64]:
        """Return a number for each of some stems that depends on nothing but its letters."""
        return np.asarray(_view(self._hashes, np.uint64)[stems])

    def signs(self, stems: Numbers) -> NDArray[np.uint8]:
        """Return for each of some stems whether it is a number, a year, an agency."""
        return np.asarray(_view(self._signs, np.uint8)[stems])

    def rarity(self, stems: Numbers, language: str | None) -> Numbers:
        """Return how rare each of some stems is in general, in whole ten-thousandths."""
        known = self._rarities.setdefault(language, array("i"))
        if len(known) < len(self.numbers):
            get, unknown = rarities(language).get, rarest()
            known.extend([round(get(stem, unknown) * 10_000) for stem in self._names[len(known) :]])
        return _view(known, np.int32)[stems].astype(np.int64)

    def names(self) -> list[str]:
        """Return the stems, each in the place of its number."""
        return self._names

    def _forget_all(self) -> None:
        self.clear()
        self._clock = 0
        self._begins, self._counts, self._met = array("i"), array("i"), array("i")  # by run
        self._cases = array("B")
        self._stems = array("i")  # of one run after the other

    def _begin(self) -> None:
        """Enter where the stems of the runs that came last begin."""
        new = self._counts[len(self._begins) :]
        if new:
            ends = np.cumsum(_view(new, np.int32), dtype=np.int32)
            first = len(self._stems) - ends[-1]
            self._begins.frombytes((first + ends - _view(new, np.int32)).astype(np.int32).tobytes())
            self._met.frombytes(bytes(4 * len(new)))

    def _forget(self) -> None:
        """Keep the runs that were met last, half as many as may be kept, with what they were read as."""
        runs, numbers = list(self), np.fromiter(self.values(), np.int32, len(self))
        order = np.argsort(-_view(self._met, np.int32)[numbers], kind="stable")[: _KNOWN // 2]
        last = numbers[order]
        counts, begins = _view(self._counts, np.int32)[last], _view(self._begins, np.int32)[last]
        at = np.arange(int(counts.sum())) + np.repeat(begins - (np.cumsum(counts) - counts), counts)
        stems, cases = _view(self._stems, np.int32)[at], _view(self._cases, np.uint8)[last]
        self._forget_all()
        self._stems.frombytes(stems.tobytes())
        self._counts.frombytes(counts.tobytes())
        self._cases.frombytes(cases.tobytes())
        self._begin()
        self.update((runs[place], found) for found, place in enumerate(order.tolist()))


def stems_of(run: str) -> tuple[str, ...]:
    """Return the stems of what stands between two spaces.

    >>> stems_of("(Reuters)—Ten"), stems_of("1,200")
    (('reut', 'ten'), ('1,200',))
    """
    word = run.strip(_AROUND)
    if word.isascii() and word.isalpha():  # as most are: read without looking for words
        return (cut(word.lower()),)
    return tuple(map(cut, _parted(forms(plain(run)))))


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


def _view(of: "array[int]", kind: Any) -> NDArray[Any]:
    return np.frombuffer(of, kind) if of else np.zeros(0, kind)
