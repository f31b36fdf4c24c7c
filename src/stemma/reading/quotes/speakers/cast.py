"""Everybody who may speak in a report: its entities with their mentions, and the unnamed sources that it describes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from stemma.data import lexicon
from stemma.reading.cues.cue_words import listed
from stemma.reading.cues.source_kinds import UNRECOGNISED, kind_of, without_article
from stemma.reading.cues.text_authors import told_of
from stemma.reading.language import Token
from stemma.reading.names.roles.body_kinds import is_body_noun
from stemma.reading.quotes.page import Page
from stemma.records import Entity, Extent, Mention

_RELATIVE = re.compile(r"[,;:(](?!\d)|\b(?:who|which|that|whose|whom)\b")
_OF = re.compile(r" (?:of|from|in|at|on|with|for|to|by)\b")  # behind which a description says more
_INITIALS = 4  # letters below which capitals are rather initials
_MARKS = "“”\"«»‘’' "
_NEAR = 8  # mentions back to which "its" may point
_WORDS = 14  # words of a description at the most
_LONGEST = 200  # characters of a description that are kept
_CALLS_ONESELF = re.compile(
    r"\b(?:who\b[^,.\n]{1,30}?\b(?:himself|herself|themselves|(?:his|her|their)(?:\s\w{1,9})?\sname)|named|identified)"
    r"(?:\s(?:only|just|simply|as)){0,2}\s([A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30})?)"
)
_SOMEBODY = frozenset(("someone", "somebody", "one"))
_AFTER = 60  # characters behind a source in which its relative clause goes on


class Cast:
    """The entities of a report, found by place, by name in capitals, by description; new descriptions are added.

    >>> Cast.__name__
    'Cast'
    """

    def __init__(self, page: Page, entities: tuple[Entity, ...]) -> None:
        self.page = page
        self._entities = list(entities)
        self._by_id = {e.id: at for at, e in enumerate(self._entities)}
        self._mentions = sorted((m.start, m.end, e.id, m.kind) for e in entities for m in e.mentions)
        self._starts = [m[0] for m in self._mentions]
        self._unnamed: dict[str, str] = {}
        self._held = {without_article(e.role).lower(): e.id for e in reversed(entities) if e.named and e.role}
        for entity in entities:
            self._note_words(entity)

    def everyone(self) -> tuple[Entity, ...]:
        """Return the entities known so far, the new unnamed sources at the end."""
        return tuple(self._entities)

    def known(self, entity: str) -> Entity:
        """Return the entity of an id."""
        return self._entities[self._by_id[entity]]

    def mentions_in(self, source: Extent) -> Sequence[tuple[int, int, str, str]]:
        """Return the mentions that begin in a stretch of text: start, end, entity, kind."""
        first, last = bisect_right(self._starts, source.start - 1), bisect_right(self._starts, source.end - 1)
        return self._mentions[first:last]

    def mentions_before(self, offset: int, most: int) -> Sequence[tuple[int, int, str, str]]:
        """Return the last mentions, at most so many, that begin before an offset."""
        at = bisect_right(self._starts, offset - 1)
        return self._mentions[max(0, at - most) : at]

    def mention_at(self, offset: int) -> str | None:
        """Return the entity of the shortest mention that holds an offset."""
        at = bisect_right(self._starts, offset)
        holding = [m for m in self._mentions[max(0, at - 6) : at] if m[0] <= offset < m[1]]
        return min(holding, key=lambda m: (m[1] - m[0], m))[2] if holding else None

    def mentions_from(self, start: int) -> Sequence[tuple[int, int, str, str]]:
        """Return the mentions that begin at an offset."""
        return self._mentions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, start)]

    def is_person(self, entity: str) -> bool:
        """Tell whether an entity is a person or a group of people."""
        return self.known(entity).type in ("PERSON", "GROUP")

    def is_named_person(self, entity: str) -> bool:
        """Tell whether an entity is a person with a name."""
        known = self.known(entity)
        return known.named and known.type == "PERSON"

    def of_family(self, word: str) -> str | None:
        """Return the only person whose name in full ends in a word with a capital."""
        found = [e.id for e in self._entities if e.named and e.type == "PERSON" and e.name.split()[1:][-1:] == [word]]
        return found[0] if len(found) == 1 and word[:1].isupper() else None

    def who_spoke_as(self, name: str) -> str | None:
        """Return who spoke by a name that no model took for one ("Banks said")."""
        return next((e.id for e in self._entities if e.type == UNRECOGNISED and e.name == name), None)

    def body_before(self, offset: int) -> str | None:
        """Return the body last named before an offset, for "its"."""
        at = bisect_right(self._starts, offset - 1)
        near = reversed(self._mentions[max(0, at - _NEAR) : at])
        return next((m[2] for m in near if self.known(m[2]).type == "ORG"), None)

    def in_capitals(self, source: Extent) -> str | None:
        """Return the person whose name a transcript gives in capitals ("TULL:")."""
        words = self.page.text[source.start : source.end]
        if not words.isupper() or len(words) < _INITIALS:
            return None
        own = words.lower().split()
        found = [
            e.id
            for e in self._entities
            if e.named and e.type == "PERSON" and e.name.lower().split()[-len(own) :] == own
        ]
        return found[0] if len(set(found)) == 1 else None

    def described(self, source: Extent, head: Token, otherwise: str | None = None, *, called: str = "") -> str | None:
        """Return the entity that a description means: one described before, or a new unnamed one.

        `called` is what the description says where its noun is left out ("another").
        """
        if head.text.lower() in _measures():  # "another 800 barrels of oil" says nothing
            return None
        head = self._of_group(source, head)
        nominal = head.pos not in ("DET", "PRON")  # "Another said" names nobody
        kind = kind_of(head)
        if kind in (None, UNRECOGNISED):
            kind = self._counted(source, head) or kind
        kind = kind or (UNRECOGNISED if nominal and self.is_name(source) else otherwise)
        kind = "PERSON" if kind is None and self.is_somebody(source, head) else kind
        words = called or self._words_of(source)
        kind = "PERSON" if kind == "GROUP" and words.lower().startswith("one of ") else kind
        if kind is None or not words or any(mark in words for mark in '“”"«»'):
            return None
        plain = without_article(words)
        plain = words if plain.split()[:1] == ["of"] else plain
        if len(words.split()) > _WORDS or words.split()[0].lower() in told_of("openers"):
            return None
        if called:
            return self._added(source, plain, kind)
        if not self._is_phrase(source, plain):
            return None
        if words.lower().startswith("another "):
            return self._added(source, words[0].lower() + words[1:], kind)  # nobody told of before
        holder = self._held.get(plain.lower())
        if holder is not None:
            return self.noted(self.known(holder), source)
        definite = words.lower().startswith(("the ", "that ", "this "))
        known = self._unnamed.get(plain.lower()) or (self._unnamed.get(head.text.lower()) if definite else None)
        if known is not None:
            return self.noted(self.known(known), source)
        return self._added(source, plain, kind)

    def another(self, source: Extent, spoke: str) -> str | None:
        """Return one more of the sort of an unnamed person who spoke before ("one user wrote ... wrote another").

        None where whoever spoke is named, or more than one.
        """
        before = self.known(spoke)
        if before.named or before.type != "PERSON":
            return None
        noun = _RELATIVE.split(_OF.split(without_article(before.name))[0])[0].split()
        return self._added(source, f"another {noun[-1]}", before.type) if noun else None

    def _added(self, source: Extent, plain: str, kind: str) -> str:
        """Add an unnamed source, and return its id."""
        entity = Entity(
            id=f"n{len(self._entities)}",
            name=plain[:_LONGEST],
            type=kind,
            named=kind == UNRECOGNISED,
            role=None if kind == UNRECOGNISED else plain[:_LONGEST],
            mentions=(Mention(start=source.start, end=source.end, kind="title"),),
        )
        self._by_id[entity.id] = len(self._entities)
        self._entities.append(entity)
        self._note_words(entity)
        return entity.id

    def _words_of(self, source: Extent) -> str:
        """Return the words of a description up to its relative clause."""
        told = _RELATIVE.split(self.page.text[source.start : source.end], maxsplit=1)[0]
        return " ".join(told.split()).removesuffix("'s").removesuffix("’s").strip(_MARKS)

    def is_somebody(self, source: Extent, head: Token) -> bool:
        """Tell whether a source is one person of whom more is told ("someone in the gallery", "one of them")."""
        more = self.page.text[head.end : source.end].split()
        return head.text.lower() in _SOMEBODY and bool(more) and more[0] in ("in", "of", "from", "at", "close")

    def _counted(self, source: Extent, head: Token) -> str | None:
        """Return the type of people whom a word that opens a sentence only counts ("One said", "Several", "Others")."""
        opens = source.start == self.page.sentences[self.page.sentence_at(source.start)].start
        alone = opens and self.page.text[source.start : source.end].lower() == head.text.lower()
        if not alone or head.tag not in ("CD", "JJ", "NNS") or head.text.isupper():
            return None
        return "PERSON" if head.text.lower() == "one" else "GROUP"

    def _of_group(self, source: Extent, head: Token) -> Token:
        """Return the noun that tells what a source is: of "one of the neighbours" the last, else the head.

        Where the parse found the head beyond the first comma, the last noun before that comma.
        """
        tokens = self.page.tokens(self.page.sentence_at(source.start))
        inside = [t for t in tokens if source.start <= t.start < source.end]
        comma = next((at for at, t in enumerate(inside) if t.text == ","), len(inside))
        nouns = [t for t in inside[:comma] if t.pos == "NOUN"]
        first = next((t for t in inside if t.text.isalnum()), head)
        partitive = first.text.lower() in told_of("partitives") and any(t.text == "of" for t in inside[:comma])
        beyond = comma < len(inside) and head.start > inside[comma].start and head.pos != "PROPN"
        if not nouns or not (partitive or beyond):
            return head
        return nouns[-1]

    def _is_phrase(self, source: Extent, words: str) -> bool:
        """Tell whether a description is a noun phrase: not cut off at a preposition, and without a finite verb."""
        tokens = self.page.tokens(self.page.sentence_at(source.start))
        inside = [t for t in tokens if source.start <= t.start < source.start + len(words)]
        finite = any(t.tag in ("VBD", "VBZ", "VBP") and t.pos in ("VERB", "AUX") for t in inside)
        return bool(words) and not finite and words.rsplit(maxsplit=1)[-1].lower() not in told_of("openers")

    def _note_words(self, entity: Entity) -> None:
        """Let an unnamed entity be found again by its description and by each word of it."""
        if not entity.named and not entity.name.lower().startswith("another "):
            plain = without_article(entity.name).lower()
            self._unnamed.update(dict.fromkeys((*plain.split(), plain), entity.id))

    def body(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return what is said to say something, though it is no word for people ("the zoo said")."""
        token = self.page.tokens(sentence)[head]
        if any(mark in self.page.text[source.start : source.end] for mark in '“”"«»'):
            return None
        if token.text.lower().endswith(tuple(sorted(told_of("abstract")))) and not is_body_noun(token.text.lower()):
            return None
        if token.pos != "NOUN" or token.text.lower() in listed("nobody") or token.text.lower() in told_of("events"):
            return None
        return self.described(source, token, "ORG")

    def is_name(self, source: Extent) -> bool:
        """Tell whether a source looks like a name: a few words, all with capitals."""
        words = self.page.text[source.start : source.end].split()
        return 0 < len(words) <= 5 and all(any(c.isupper() for c in w) for w in words)

    def noted(self, entity: Entity, source: Extent) -> str:
        """Add a description to the mentions of an entity, and return its id."""
        at = self._by_id[entity.id]
        mention = Mention(start=source.start, end=source.end, kind="title")
        known = entity.mentions
        first = bisect_left(known, _place(mention), key=_place)
        last = bisect_right(known, _place(mention), lo=first, key=_place)
        if mention not in known[first:last]:
            self._entities[at] = replace(entity, mentions=(*known[:last], mention, *known[last:]))
        return entity.id

    def self_named(self, source: Extent) -> str | None:
        """Return the person whose only name is the one that a description tells ("a shepherd who gave his name as")."""
        told = _CALLS_ONESELF.search(self.page.text, source.start, min(len(self.page.text), source.end + _AFTER))
        if told is None or "," in told.group() or "\n" in told.group() or told.start() >= source.end:
            return None
        known = self.mention_at(told.start(1))
        if known is not None:
            return known
        return self.person_named(Extent(start=told.start(1), end=told.end(1)))

    def person_named(self, source: Extent) -> str:
        """Return the person of a name that nobody took for one, a new one where no such person is known."""
        return self.named(source, "PERSON")

    def named(self, source: Extent, kind: str) -> str:
        """Return who or what bears a name that nobody took for one, a new entity where none of that type does."""
        name = self.page.text[source.start : source.end]
        same = next((e.id for e in self._entities if e.named and e.type == kind and e.name.endswith(name)), None)
        if same is not None:
            return same
        mention = Mention(start=source.start, end=source.end, kind="name")
        entity = Entity(id=f"n{len(self._entities)}", name=name, type=kind, mentions=(mention,))
        self._by_id[entity.id] = len(self._entities)
        self._entities.append(entity)
        return entity.id


@cache
def _measures() -> frozenset[str]:
    """Return the words that count units of a measure or of money, in the plural."""
    units = lexicon("quantities_units")
    return frozenset(word for kind in ("measure", "money_after") for word in units[kind] if word.endswith("s"))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end
