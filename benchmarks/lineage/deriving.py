"""How one text is made from another: what copyists do, and the members of a family that they make.

A copyist shortens, reorders, edits, updates, rewords or merges the paragraphs of a text, puts a headline of his own on
top and in most cases makes a slip (rewording.py).
"""

import random
import re
from datetime import datetime, timedelta
from typing import NamedTuple

from rewording import headline, own_sentence, reworded, slipped, syntax, translated

BRIEFING = (
    "{} one of those in charge told the press that day.",
    "At a briefing later on, an official put it thus: {}",
    "The words of the day came from the podium: {}",
    "{} was the message given to the assembled cameras.",
    "{} So said the man at the microphone.",
)
FOOT = "This material may not be published, broadcast, rewritten or redistributed without the consent of its owners."
_QUOTED = re.compile(r"“[^“”\"]{60,}”|(?<![^\s(–—])\"(?=\S)[^“”\"]{60,}(?<=\S)\"(?!\w)")  # words in marks, not between
DATELINE = re.compile(r"^.{0,60}\(([A-Z][\w ]+)\) ?[–—:-]+ ?", re.MULTILINE)
KIND_OF = {
    "verbatim": "copy",
    "shortened": "copy",
    "reordered": "copy",
    "edited": "copy",
    "updated": "copy",
    "merged": "rewrite",
    "synonyms": "rewrite",
    "syntax": "rewrite",
    "translated": "rewrite",
}


class Member(NamedTuple):
    """A text of the family: its headline and paragraphs, the members it was made from, how, and when."""

    headline: str
    paragraphs: tuple[str, ...]
    parents: tuple[int, ...]
    how: str
    dated: datetime


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The lines of a text that have more than four words."""
    return tuple(line.strip() for line in text.split("\n") if len(line.split()) > 4)


def root(text: str, dated: datetime) -> Member:
    """A text that is made from no other."""
    first, *rest = paragraphs_of(text)
    if first.endswith((".", "”", '"')) or DATELINE.search(first):
        first, rest = _cut(first), [first, *rest]
    return Member(first, tuple(rest), (), "root", dated)


def _cut(lead: str) -> str:
    """Return the headline of a text that has none: the first words of its lead, without the dateline."""
    words = DATELINE.sub("", lead).strip('“" ').split()
    return " ".join(words[:8]).rstrip(',.;:”"')


def briefed(rng: random.Random, members: list[Member]) -> list[Member]:
    """Let every root carry words of one briefing: quotations, each introduced in the root's own way, are no descent."""
    said = [m.group() for member in members for p in member.paragraphs for m in _QUOTED.finditer(p)]
    shared = rng.sample(sorted(set(said)), min(3, len(set(said))))
    foot = (FOOT,) if rng.random() < 0.5 else ()
    out = []
    for member, frame in zip(members, rng.sample(BRIEFING, len(members)), strict=True):
        own = "\n".join(member.paragraphs)
        added = [frame.format(quote) for quote in shared[:1] if quote not in own]
        added += [quote for quote in shared[1:] if quote not in own]
        out.append(member._replace(paragraphs=(*member.paragraphs, *added, *foot)))
    return out


def derived(rng: random.Random, members: list[Member], roots: int) -> Member:
    """A new text made from one of the members, or from one and from a root of another line; `roots` come first."""
    parent = rng.randrange(len(members))
    how = rng.choice(sorted(KIND_OF))
    source = members[parent]
    parents = (parent,)
    dated = source.dated + timedelta(minutes=rng.randrange(20, 400))
    if how == "merged":
        other = rng.choice([i for i in range(roots) if i != _line(members, parent)])
        parents = (parent, other)
        dated = max(dated, members[other].dated + timedelta(minutes=30))
        paragraphs = _merged(rng, list(source.paragraphs), list(members[other].paragraphs))
    else:
        paragraphs = DERIVE[how](rng, list(source.paragraphs))
    top = headline(rng, source.headline)
    return Member(top, tuple(slipped(rng, paragraphs)), parents, how, dated)


def _line(members: list[Member], number: int) -> int:
    while members[number].parents:
        number = members[number].parents[0]
    return number


def _merged(rng: random.Random, paragraphs: list[str], others: list[str]) -> list[str]:
    mixed = paragraphs[: max(3, len(paragraphs) // 2)]
    for paragraph in others[: max(3, len(others) // 2)]:
        mixed.insert(rng.randrange(len(mixed) + 1), paragraph)
    return mixed


def _shortened(rng: random.Random, paragraphs: list[str]) -> list[str]:
    kept = paragraphs[: max(3, int(len(paragraphs) * rng.uniform(0.45, 0.8)))]
    if len(kept) > 4:
        del kept[rng.randrange(1, len(kept))]
    return kept


def _reordered(rng: random.Random, paragraphs: list[str]) -> list[str]:
    head, rest = paragraphs[:1], paragraphs[1:]
    rng.shuffle(rest)
    return head + rest


def _edited(rng: random.Random, paragraphs: list[str]) -> list[str]:
    out = [reworded(rng, p, 0.12) for p in paragraphs if rng.random() > 0.1]
    out.insert(rng.randrange(1, len(out) + 1), own_sentence(rng))
    return out


def _updated(rng: random.Random, paragraphs: list[str]) -> list[str]:
    def higher(m: re.Match[str]) -> str:
        return str(int(m.group()) + rng.randrange(1, 9))

    first = re.sub(r"\b(?:[1-9]|[1-9]\d)\b(?![.,:]\d)", higher, paragraphs[0], count=2)
    return [first, own_sentence(rng), *paragraphs[1:]]


DERIVE = {
    "verbatim": lambda rng, p: p,
    "shortened": _shortened,
    "reordered": _reordered,
    "edited": _edited,
    "updated": _updated,
    "synonyms": lambda rng, p: [reworded(rng, x, 0.6) for x in p],
    "syntax": lambda rng, p: [reworded(rng, syntax(rng, x), 0.4) for x in p],
    "translated": lambda rng, p: [translated(rng, x) for x in p],
}
