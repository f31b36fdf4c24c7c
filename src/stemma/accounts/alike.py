"""Statements that are one utterance: found through rare words and word runs, judged by what they share.

Two statements are one when they are nearly word for word the same; when one holds the other (shortened, split, joined); when
the same speaker says the same in other words (paraphrase, retranslation); or when the same words introduce them. What
stands beside them counts: neighbours of two statements that are one need less likeness. Common phrases do not suffice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from stemma.accounts.sameness import Sameness, sameness, weight
from stemma.accounts.statements import Statement
from stemma.data import lexicon


def groups(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Return the statements in groups, one group an utterance; the order is that of their first statements.

    >>> from stemma.records import Extent
    >>> def said(report, text):
    ...     forms = tuple(text.lower().split())
    ...     return Statement(report, text, (Extent(start=0, end=len(text)),), "direct", None, text, forms, (), 0)
    >>> texts = ["we will hold the old bridge", "we will hold the old bridge today", "the ferry sank at noon"]
    >>> [len(group) for group in groups([said(str(n), text) for n, text in enumerate(texts)])]
    [2, 1]
    """
    marked = [i for i, s in enumerate(statements) if s.kind != "indirect"]
    indirect = [i for i, s in enumerate(statements) if s.kind == "indirect"]
    joined = _Joined(len(statements))
    judged: dict[tuple[int, int], Sameness] = {}
    for pair in _candidates(statements, marked):
        judged[pair] = sameness(statements[pair[0]].forms, statements[pair[1]].forms)
        if _are_one(statements[pair[0]], statements[pair[1]], judged[pair]):
            joined.join(*pair)
    _join_neighbours(statements, judged, joined)
    _join_carried(statements, marked, joined)
    _join_indirect(statements, marked, indirect, joined)
    return [[statements[i] for i in group] for group in joined.groups()]


class _Joined:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._of = list(range(size))

    def root(self, i: int) -> int:
        while self._of[i] != i:
            self._of[i] = self._of[self._of[i]]
            i = self._of[i]
        return i

    def join(self, a: int, b: int) -> None:
        a, b = sorted((self.root(a), self.root(b)))
        self._of[b] = a

    def groups(self) -> list[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._of)):
            members[self.root(i)].append(i)
        return list(members.values())


def _candidates(statements: Sequence[Statement], of: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs that share a rare word or a run of words; of a key that very many share, only neighbours pair."""
    rules = lexicon("quotes_grouping")["candidates"]
    holders: dict[str, list[int]] = defaultdict(list)
    for i in of:
        for key in sorted(_keys(statements[i].forms)):
            holders[key].append(i)
    found = set()
    for _, those in sorted(holders.items()):
        if len(those) <= rules["most_holders"]:
            found.update(combinations(those, 2))
        else:
            by_form = sorted(those, key=lambda i: (statements[i].forms, i))
            found.update((min(a, b), max(a, b)) for a, b in pairwise(by_form))
    return sorted(found)


def _keys(forms: Sequence[str]) -> set[str]:
    rules = lexicon("quotes_grouping")["candidates"]
    runs = {" ".join(forms[i : i + 3]) for i in range(len(forms) - 2)}
    rare = {f for f in set(forms) if weight([f]) >= rules["rare_word"]}
    return runs | rare | {" ".join(forms)}


def _are_one(a: Statement, b: Statement, s: Sameness) -> bool:
    rules = lexicon("quotes_grouping")
    if a.forms == b.forms:
        return len(a.forms) > 1 or _one_speaker(a, b) is not False
    shorter = min(len(a.forms), len(b.forms))
    if shorter >= rules["verbatim"]["words"] and s.letters >= rules["verbatim"]["letters"]:
        return True
    speakers = _one_speaker(a, b)
    if speakers is False:
        long = shorter >= rules["other_speaker"]["words"]
        return long and s.letters >= rules["other_speaker"]["letters"]
    if s.inner >= rules["inner"]["share"] and s.mass >= rules["inner"]["mass"]:
        return True
    rule = rules["paraphrase"] if speakers else rules["paraphrase_unknown_speaker"]
    return min(s.first, s.second) >= rule["share"] and s.mass >= rule["mass"]


def _one_speaker(a: Statement, b: Statement) -> bool | None:
    """Tell whether both have the same speaker; None where one of them has none."""
    return a.speaker == b.speaker if a.speaker and b.speaker else None


def _join_neighbours(statements: Sequence[Statement], judged: dict[tuple[int, int], Sameness], joined: _Joined) -> None:
    """Join what stands next to statements that are one, in two reports, where it is fairly alike."""
    rule = lexicon("quotes_grouping")["neighbour"]
    at = {(s.report, s.place): i for i, s in enumerate(statements)}
    for (i, j), s in judged.items():
        a, b = statements[i], statements[j]
        if a.report == b.report or joined.root(i) == joined.root(j) or _one_speaker(a, b) is False:
            continue
        if min(s.first, s.second) < rule["share"] or s.mass < rule["mass"]:
            continue
        for step in (-1, 1):
            beside, other = at.get((a.report, a.place + step)), at.get((b.report, b.place + step))
            if beside is not None and other is not None and joined.root(beside) == joined.root(other):
                joined.join(i, j)


def _join_carried(statements: Sequence[Statement], marked: Sequence[int], joined: _Joined) -> None:
    """Join statements of one speaker that the same words introduce ("his simple message was")."""
    rule = lexicon("quotes_grouping")["carrier"]
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in marked:
        carrier = _plain(statements[i].carrier)
        if weight(carrier) >= rule["mass"]:
            by_words[carrier].append(i)
    for _, those in sorted(by_words.items()):
        for i, j in pairwise(those):
            if _one_speaker(statements[i], statements[j]) is not False:
                joined.join(i, j)


def _plain(carrier: Iterable[str]) -> tuple[str, ...]:
    words = [w for w in carrier if w not in ("that", "the", "a", "an")]
    return tuple(words)


def _join_indirect(
    statements: Sequence[Statement], marked: Sequence[int], indirect: Sequence[int], joined: _Joined
) -> None:
    """Join each indirect quote with the utterance that it reports, and with indirect ones that say the same.

    An indirect quote never brings two utterances together.
    """
    rules = lexicon("quotes_grouping")
    direct = set(marked)
    home: dict[int, tuple[float, int]] = {}
    for i, j in _candidates(statements, sorted([*marked, *indirect])):
        if (i in direct and j in direct) or _one_speaker(statements[i], statements[j]) is False:
            continue
        s = sameness(statements[i].forms, statements[j].forms)
        both = min(s.first, s.second)
        if i not in direct and j not in direct:
            rule = rules["indirect"]
            if both >= rule["share"] and s.mass >= rule["mass"] and _one_speaker(statements[i], statements[j]):
                joined.join(i, j)
            continue
        rule = rules["indirect_of_direct"]
        said, told = (i, j) if i in direct else (j, i)
        if both >= rule["share"] and s.mass >= rule["mass"] and _one_speaker(statements[i], statements[j]):
            home[told] = max(home.get(told, (0.0, 0)), (both, -said))
    settled: dict[int, int] = {}
    for told, (_, said) in sorted(home.items()):
        root = joined.root(told)
        if root not in settled:
            settled[root] = -said
    for root, said in sorted(settled.items()):
        joined.join(root, said)
