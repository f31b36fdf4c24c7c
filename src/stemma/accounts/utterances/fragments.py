"""A few words that stand in longer statements: which one of these they are taken from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from stemma.accounts.utterances.pair_signs import holds, one_speaker
from stemma.accounts.utterances.statements import Statement
from stemma.data import lexicon
from stemma.lineage.graph import Families


def is_part(short: Statement, long: Statement) -> bool:
    """Tell whether a statement is a few words out of another one, which may stand in several.

    >>> texts = ("old", "an old mill")
    >>> short, long = (Statement("a", "", (), "mixed", None, "", tuple(t.split()), (), 0) for t in texts)
    >>> is_part(short, long), is_part(long, long)
    (True, False)
    """
    rule = lexicon("quotes_grouping")["part"]
    return len(short.forms) <= rule["words"] and len(short.forms) <= rule["share"] * len(long.forms)


def join_fragments(statements: Sequence[Statement], homes: Mapping[int, Sequence[int]], joined: Families) -> None:
    """Join a few words with the longer statement that holds them, unless several do and none does so best.

    Words that many say are a term or a topic: they never bring together what two people said.

    >>> texts = ("harbour tax", "the harbour tax kills us", "no harbour tax was ever paid")
    >>> said = [Statement(t[:1], "", (), "direct", None, "", tuple(t.split()), (), 0) for t in texts]
    >>> joined = Families()
    >>> join_fragments(said, {0: [1, 2]}, joined), joined.root(0) == joined.root(1)
    (None, False)
    """
    by_words: dict[tuple[int, tuple[str, ...]], list[tuple[bool, bool, int]]] = defaultdict(list)
    for at, those in sorted(homes.items()):
        one = statements[at]
        for other in those:
            same = bool(one_speaker(one, statements[other]))
            whole = holds(one.forms, statements[other].forms)
            by_words[joined.root(at), one.forms].append((same, whole, other))
    for (root, _), found in by_words.items():
        best = max(found)[:2]
        first = [other for same, whole, other in found if (same, whole) == best]
        if len({joined.root(other) for other in first}) == 1:
            joined.join(root, first[0])
