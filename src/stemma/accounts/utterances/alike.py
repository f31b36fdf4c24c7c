"""Statements that are one utterance: found through rare words and word runs, judged by what they share.

Two statements are one when they are nearly word for word the same; when one holds the other (shortened, split,
joined); when the same speaker says the same in other words (paraphrase, retranslation); or when the same words
introduce them. What stands beside them counts: neighbours of two statements that are one need less likeness. Common
phrases do not suffice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import combinations, pairwise

from stemma.accounts.utterances.fragments import is_part, join_fragments
from stemma.accounts.utterances.pair_signs import (
    holds,
    in_one_breath,
    led_alike,
    longest_run,
    one_speaker,
    quotes_oneself,
    stands_whole,
)
from stemma.accounts.utterances.sameness import Sameness, quote_stem, sameness, weight, word_weight
from stemma.accounts.utterances.statements import Statement
from stemma.data import lexicon
from stemma.lineage.graph import Families
from stemma.reading.cues.cue_words import listed, verbs
from stemma.words import folded

_OF = "\x00"
_SAME = Sameness(1.0, 1.0, 1.0, 1.0, 0.0)


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
    joined = Families()
    first = _join_same_words(statements, marked, joined)
    _join_wholes(statements, marked, joined)
    judged: dict[tuple[int, int], Sameness] = {}
    homes: dict[int, list[int]] = defaultdict(list)
    keys = {i: _keys(statements[i]) for i in sorted({*first, *indirect})}
    for i, j in _candidates(statements, keys, first, set(first)):
        if joined.root(i) != joined.root(j):
            judged[i, j] = sameness(statements[i].forms, statements[j].forms)
            if _are_one(statements[i], statements[j], judged[i, j]):
                short, long = sorted((i, j), key=lambda at: len(statements[at].forms))
                if is_part(statements[short], statements[long]):
                    homes[short].append(long)
                else:
                    joined.join(i, j)
    join_fragments(statements, homes, joined)
    _join_neighbours(statements, judged, joined)
    _join_carried(statements, marked, joined)
    _join_indirect(statements, keys, first, indirect, joined)
    return [[statements[i] for i in group] for group in joined.groups(range(len(statements)))]


def _join_same_words(statements: Sequence[Statement], marked: Sequence[int], joined: Families) -> list[int]:
    """Join statements of the very same words, and return one of each that differ in words or speaker."""
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in marked:
        by_words[statements[i].forms].append(i)
    kept = []
    for those in by_words.values():
        seen: dict[str | None, int] = {}
        for i in those:
            if _are_one(statements[those[0]], statements[i], _SAME):
                joined.join(those[0], i)
            if seen.setdefault(statements[i].speaker, i) == i:
                kept.append(i)
    return sorted(kept)


def _join_wholes(statements: Sequence[Statement], marked: Sequence[int], joined: Families) -> None:
    """Join the pairs of marks that stand near each other in one sentence of one content ("to “hold” or “sell” it")."""
    rule = lexicon("quotes_grouping")["whole"]
    for i, j in pairwise(marked):
        a, b = statements[i], statements[j]
        if a.whole is None or a.kind != "mixed" or (a.report, a.whole) != (b.report, b.whole):
            continue
        between = folded(a.report_text, a.extents[-1].end, b.extents[0].start)
        tells_on = any(between[: len(said)] == said for said in map(str.split, rule["tells_on"]))
        two = tells_on or " ".join(between) in rule["apart"] or any(form in _saying() for form in between)
        if b.extents[0].start - a.extents[-1].end <= rule["gap"] and not two:
            joined.join(i, j)


@cache
def _saying() -> frozenset[str]:
    """Return the forms of the plain verbs of speech."""
    return frozenset(form for form, entry in verbs().items() if entry.lemma in listed("plain"))


def _candidates(
    statements: Sequence[Statement], keys: Mapping[int, set[str]], of: Sequence[int], sought: Set[int]
) -> list[tuple[int, int]]:
    """Return the pairs that share a run of three words, or rare words that together tell enough.

    One of each pair at least is `sought`. Of a key that very many share, only alphabetical neighbours pair.
    """
    rules = lexicon("quotes_grouping")["candidates"]
    holders: dict[str, list[int]] = defaultdict(list)
    for i in of:
        for key in keys[i]:
            holders[key].append(i)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    by_words = {i: at for at, i in enumerate(sorted(of, key=lambda i: (statements[i].forms, i)))}
    telling = {key: those for key, those in holders.items() if len(those) > 1 and not sought.isdisjoint(those)}
    for key, those in sorted(telling.items()):
        tells = rules["own_word"] if _OF in key else rules["enough"] if " " in key else word_weight(key)
        for pair in _pairs(those, by_words, rules["most_holders"]):
            shared[pair] += tells
    enough, little = rules["enough"], min(rules["enough"], 1.0) * 0.5
    return sorted(
        (i, j)
        for (i, j), tells in shared.items()
        if (tells >= enough or (tells >= little and min(len(statements[i].forms), len(statements[j].forms)) < 5))
        and (i in sought or j in sought)
    )


def _pairs(those: Sequence[int], by_words: Mapping[int, int], most: int) -> Iterable[tuple[int, int]]:
    """Return the pairs of what holds a key, of very many only those that are neighbours in the order of their words."""
    if len(those) <= most:
        return combinations(those, 2)
    return ((min(pair), max(pair)) for pair in pairwise(sorted(those, key=by_words.__getitem__)))


def _keys(statement: Statement) -> set[str]:
    """Return the telling runs of three words of a statement, its rare words, and those that are its speaker's own."""
    rules = lexicon("quotes_grouping")["candidates"]
    forms, least = statement.forms, rules["run"]
    weights = list(map(word_weight, forms))
    runs = zip(weights, weights[1:], weights[2:], strict=False)
    telling = {" ".join(forms[at : at + 3]) for at, (a, b, c) in enumerate(runs) if a + b + c >= least}
    rare = {form for form, tells in zip(forms, weights, strict=True) if tells >= rules["rare_word"]}
    return telling | rare | _of_speaker(statement)


def _of_speaker(statement: Statement) -> set[str]:
    """Return the rarest words of a short statement as this person's own: they tell more than anybody's."""
    rules = lexicon("quotes_grouping")["candidates"]
    if statement.speaker is None or len(statement.forms) > rules["short"]:
        return set()
    stems = sorted({quote_stem(f) for f in statement.forms}, key=lambda f: (-word_weight(f), f))
    return {f"{statement.speaker}{_OF}{own}" for own in stems[: rules["own_words"]]}


def _are_one(a: Statement, b: Statement, s: Sameness) -> bool:
    rules = lexicon("quotes_grouping")
    if a.forms == b.forms:
        return len(a.forms) > 1 or one_speaker(a, b) is not False
    if quotes_oneself(a.forms) != quotes_oneself(b.forms) or in_one_breath(a, b):
        return False
    shorter = min(len(a.forms), len(b.forms))
    if shorter >= rules["verbatim"]["words"] and s.letters >= rules["verbatim"]["letters"]:
        return True
    speakers = one_speaker(a, b)
    if speakers is False:
        if a.report != b.report and stands_whole(a, b):
            return True
        long = shorter >= rules["other_speaker"]["words"]
        return (long and s.letters >= rules["other_speaker"]["letters"]) or _retold(a, b, s, "retold_of_another")
    if speakers and _retold(a, b, s, "retold"):
        return True
    if s.inner >= rules["inner"]["share"] and s.mass >= rules["inner"]["mass"]:
        return True
    alike_led = speakers is None and a.report != b.report and led_alike(a, b)
    if (speakers or alike_led) and s.mass >= rules["fragment"]["mass"] and holds(a.forms, b.forms):
        return True
    apart = speakers is None and (a.report != b.report or "mixed" in (a.kind, b.kind))
    if apart and s.mass >= rules["fragment_unknown_speaker"]["mass"] and holds(a.forms, b.forms):
        return True
    if s.inner >= rules["run"]["share"] and longest_run(a.forms, b.forms) >= rules["run"]["words"]:
        return True
    if speakers and s.inner >= rules["inner_same_speaker"]["share"] and s.mass >= rules["inner_same_speaker"]["mass"]:
        return True
    near = rules["near_paraphrase"]
    if speakers and a.report != b.report and s.letters >= near["letters"] and s.mass >= near["mass"]:
        return min(s.first, s.second) >= near["share"]
    rule = rules["paraphrase"] if speakers else rules["paraphrase_unknown_speaker"]
    return min(s.first, s.second) >= rule["share"] and s.mass >= rule["mass"]


def _retold(a: Statement, b: Statement, s: Sameness, name: str) -> bool:
    """Tell whether two reports have the same long statement in other words, as after a translation and back."""
    rule = lexicon("quotes_grouping")[name]
    alike = min(s.first, s.second) >= rule["share"] and s.letters >= rule["letters"]
    return a.report != b.report and alike and s.mass >= rule["mass"]


def _join_neighbours(
    statements: Sequence[Statement], judged: dict[tuple[int, int], Sameness], joined: Families
) -> None:
    """Join what stands next to statements that are one, in two reports, where it is fairly alike."""
    rule = lexicon("quotes_grouping")["neighbour"]
    at = {(s.report, s.place): i for i, s in enumerate(statements)}
    for (i, j), s in judged.items():
        a, b = statements[i], statements[j]
        if a.report == b.report or joined.root(i) == joined.root(j) or one_speaker(a, b) is False:
            continue
        if min(s.first, s.second) < rule["share"] or s.mass < rule["mass"]:
            continue
        for step in (-1, 1):
            beside, other = at.get((a.report, a.place + step)), at.get((b.report, b.place + step))
            if beside is not None and other is not None and joined.root(beside) == joined.root(other):
                joined.join(i, j)


def _join_carried(statements: Sequence[Statement], marked: Sequence[int], joined: Families) -> None:
    """Join statements of one speaker that the same words introduce ("his simple message was")."""
    rule = lexicon("quotes_grouping")["carrier"]
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in marked:
        carrier = _plain(statements[i].carrier)
        if weight(carrier) >= rule["mass"]:
            by_words[carrier].append(i)
    for _, those in sorted(by_words.items()):
        for i, j in pairwise(those):
            if one_speaker(statements[i], statements[j]) is not False:
                joined.join(i, j)


def _plain(carrier: Iterable[str]) -> tuple[str, ...]:
    words = [w for w in carrier if w not in ("that", "the", "a", "an")]
    return tuple(words)


def _join_indirect(
    statements: Sequence[Statement],
    keys: Mapping[int, set[str]],
    marked: Sequence[int],
    indirect: Sequence[int],
    joined: Families,
) -> None:
    """Join each indirect quote with the utterance that it reports, and with indirect ones that say the same.

    An indirect quote never brings two utterances together.
    """
    if not indirect:
        return
    rules = lexicon("quotes_grouping")
    direct = set(marked)
    home: dict[int, tuple[float, int]] = {}
    for i, j in _candidates(statements, keys, sorted([*marked, *indirect]), set(indirect)):
        if one_speaker(statements[i], statements[j]) is False:
            continue
        s = sameness(statements[i].forms, statements[j].forms)
        both = min(s.first, s.second)
        if i not in direct and j not in direct:
            rule = rules["indirect"]
            if both >= rule["share"] and s.mass >= rule["mass"] and one_speaker(statements[i], statements[j]):
                joined.join(i, j)
            continue
        rule = rules["indirect_of_direct"]
        said, told = (i, j) if i in direct else (j, i)
        if both >= rule["share"] and s.mass >= rule["mass"] and one_speaker(statements[i], statements[j]):
            home[told] = max(home.get(told, (0.0, 0)), (both, -said))
    settled: dict[int, int] = {}
    for told, (_, said) in sorted(home.items()):
        root = joined.root(told)
        if root not in settled:
            settled[root] = -said
    for root, said in sorted(settled.items()):
        joined.join(root, said)
