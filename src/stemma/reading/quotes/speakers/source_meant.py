"""Whom a source means: it names somebody, describes or points at somebody, or is a text by which somebody speaks."""

from functools import cache

from stemma.data import lexicon
from stemma.reading.cues.noun_phrases import noun_phrase
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.language import Token
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.speakers.apposed_names import apposed
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.issuers import author_of
from stemma.reading.quotes.speakers.last_heard import LastHeard
from stemma.reading.quotes.speakers.pointed_back import pointed_back
from stemma.reading.quotes.speakers.source_heads import one_before, possessed
from stemma.reading.quotes.speakers.source_names import (
    is_title,
    named_behind,
    named_in,
    named_next,
    named_past_title,
)
from stemma.reading.quotes.speakers.subjects_before import told_before, unknown_before, varied
from stemma.reading.quotes.speakers.told_together import body_told, group_told, two_told
from stemma.reading.vocabulary import vocabulary
from stemma.records import Extent

_TELLING = 3  # words of a description that is more than an office ("the force's chief doctor")
_IN_BRACKETS = 20  # characters of brackets behind a name before the word taken for the source
_SHORT = 5  # words of a description that varies a name
_COUNTED = frozenset(("first", "second", "third", "other", "last"))  # one of several told of
_ITS = frozenset(("its", "their"))
_FIRST_PERSON = frozenset(("i", "we", "you", "me", "us"))
_STATES = frozenset(("US",))  # "the US said"


class SourceMeant:
    """Resolves sources in the order of the report; what is described and never named becomes an unnamed entity.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> rows = [("Orr", "PROPN", "nsubj"), ("said", "VERB", "root")]
    >>> tokens = tuple(Token(4 * i, 4 * i + len(w), w, w, p, "", d, 1, "") for i, (w, p, d) in enumerate(rows))
    >>> report = Report(id="a", source="a", text="Orr said", text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 8, 0, tokens, ()),)))
    >>> cast = Cast(page, ())
    >>> SourceMeant(page, cast, LastHeard(page, cast)).of(0, 0, Extent(start=0, end=3)), cast.everyone()[0].name
    ('n0', 'Orr')
    """

    def __init__(self, page: Page, cast: Cast, heard: LastHeard) -> None:
        self._page = page
        self._cast = cast
        self._heard = heard
        self._names: dict[str, str] = {}

    def of(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return whom a source with a head word means; who speaks through a text is who wrote it."""
        tree = self._page.tree(sentence)
        source = self._without_mark(source)
        if (before := self._before_bracket(source)) is not None:
            return before
        head = possessed(tree, head, source)
        for _ in range(3):
            if tree.tokens[head].text.lower() in _FIRST_PERSON and tree.tokens[head].text not in _STATES:
                return None
            owner = author_of(self._cast, sentence, head)
            if owner is None:
                break
            if tree.tokens[owner].text.lower() in _ITS:
                body = self._issuer_behind(sentence, head, source) or self._owner_before(sentence, tree.tokens[owner])
                if body is not None:
                    return body
            head, source = owner, noun_phrase(tree, owner) or source
        if source.end - source.start == 1 and self._page.text[source.end : source.end + 1] == ":":
            return None  # "A: Nobody knows."
        back = pointed_back(self._cast, sentence, tree.tokens[head], source)
        issuer = back or self._cast.in_capitals(source) or self._heard.issuer(tree.tokens[head], source)
        return issuer or self._named(sentence, head, source) or self._described(sentence, head, source)

    def going_on(self, speaker: str, source: Extent, adds: bool) -> str:
        """Return who spoke last, where a speaker is only described and goes on ("The official added", "the same man").

        So it is of a person whom the report has not told of before, right behind words of somebody whom it names.
        """
        told, last = self._cast.known(speaker), self._heard.person
        words = self._page.text[source.start : source.end].lower()
        goes_on = words.startswith("the same ") or (adds and words.startswith("the "))
        goes_on = goes_on or self._is_first_told(source, last)
        if told.named or told.type != "PERSON" or last is None or last != self._heard.last or not goes_on:
            return speaker
        gender = told.gender or vocabulary().role_genders.get(words.rsplit(maxsplit=1)[-1])
        alike = None in (gender, self._cast.known(last).gender) or gender == self._cast.known(last).gender
        if (
            not alike
            or told.mentions[0].start < source.start
            or not self._heard.near(self._page.sentence_at(source.start))
        ):
            return speaker
        self._names[speaker] = last
        return last

    def _is_first_told(self, source: Extent, last: str | None) -> bool:
        """Tell whether a definite description has a noun that the report uses for the first time, right behind words of
        somebody of whom no other work is told: whoever is new is brought in with "a" or a name.
        """
        page, words = self._page, self._page.text[source.start : source.end].lower().split()
        if last is None or len(words) > _SHORT or not (words[0] == "the" or words[0].endswith(("'s", "’s"))):
            return False
        noun, role = words[-1], self._cast.known(last).role
        if noun not in vocabulary().roles or noun in _kin() or not _COUNTED.isdisjoint(words):
            return False
        return page.text.lower().find(noun) >= source.start if role is None else noun in role.lower()

    def _before_bracket(self, source: Extent) -> str | None:
        """Return whom brackets tell of in which a parse found the source ("Jo *Orr* (D-W. Va.) said")."""
        page = self._page
        opens = page.text.rfind("(", max(0, source.start - _IN_BRACKETS), source.start)
        if opens < 0 or page.text[source.end : source.end + 1] != ")" or ")" in page.text[opens : source.start]:
            return None
        ends = len(page.text[:opens].rstrip())
        beside = (m for m in self._cast.mentions_before(opens, 2) if m[1] == ends and m[3] == "name")
        return next((m[2] for m in beside if self._cast.is_named_person(m[2])), None)

    def _without_mark(self, source: Extent) -> Extent:
        """Return a source without the mark of the words before it, which a parse may hang on it."""
        words = self._page.text[source.start : source.end]
        kept = words.lstrip('“”"» ')
        return source if len(kept) in (0, len(words)) else Extent(start=source.end - len(kept), end=source.end)

    def _named(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return whom a source names, or describes as somebody whom the report mentions."""
        token = self._page.tokens(sentence)[head]
        if (titled := named_past_title(self._cast, sentence, source)) is not None:
            return titled
        mention = self._pointed_at(sentence, token)
        if mention is None or not self._cast.is_person(mention) or not self._cast.known(mention).named:
            named_there = named_in(self._cast, sentence, head, source)
            if mention is not None and named_there is not None and self._begins(mention, source):
                self._names[mention] = named_there
            mention = named_there or mention
        if mention is not None and self._cast.known(mention).named:
            self._note_named(mention, source.start)
            return mention
        titled = named_next(self._cast, source) if token.pos == "NOUN" or is_title(token) else None
        named = titled or self._cast.self_named(source) or named_behind(self._cast, sentence, source)
        named = named or apposed(self._cast, sentence, head, source)
        if mention is not None and named is not None and self._begins(mention, source):
            self._names[mention] = named
        return named or (None if mention is None else varied(self._cast, source, mention) or mention)

    def _note_named(self, mention: str, start: int) -> None:
        """Note that whoever is described right before "named" bears the name behind it ("a welder named Oso said")."""
        led = start - len(" named ")
        described = self._cast.mention_at(led - 1) if self._page.text[max(0, led) : start] == " named " else None
        if described is not None and not self._cast.known(described).named:
            self._names[described] = mention

    def _described(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return whom a source means that names nobody: the last speaker for a pronoun, else somebody new."""
        token = self._page.tokens(sentence)[head]
        family = self._cast.of_family(token.text) if source.end - source.start == len(token.text) else None
        if family is not None:
            return family  # "Hurd said", where the parse took the name for a verb
        if token.text.lower() == "another" and (noun := one_before(self._page.tokens(sentence), head)) is not None:
            return self._cast.described(source, noun, called=f"another {noun.text}")
        if token.text.lower() == "another" and self._heard.last is not None and source.end == token.end:
            return self._cast.another(source, self._heard.last)
        if token.pos != "PRON" or self._cast.is_somebody(source, token):
            return self._cast.described(source, token)
        word = token.text.lower()
        if word in _ITS:
            return self._owner_before(sentence, token)
        if word == "they":
            return self._several(sentence)
        body = body_told(self._cast, sentence) if word == "it" else None
        return body or self._heard.pronoun(word)

    def _several(self, sentence: int) -> str | None:
        """Return whom "they" means: two people, who spoke last, or the group or body of which the report told last."""
        several = two_told(self._cast, sentence) or self._heard.pronoun("they")
        return several or group_told(self._cast, sentence) or body_told(self._cast, sentence)

    def _owner_before(self, sentence: int, owner: Token) -> str | None:
        """Return whose text "its" or "their" tells of: of two people or a group told of before, else of a body."""
        several = None
        if owner.text.lower() == "their":
            several = two_told(self._cast, sentence) or group_told(self._cast, sentence)
        return several or self._cast.body_before(owner.start)

    def _issuer_behind(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return the body that a parse hung on its own text ("In its statement on Friday the ministry said")."""
        tree = self._page.tree(sentence)
        inside = [i for i, t in enumerate(tree.tokens) if i > head and t.start < source.end]
        last = inside[-1] if inside else head
        if last == head or tree.tokens[last].pos not in ("NOUN", "PROPN"):
            return None
        named = self._cast.mention_at(tree.tokens[last].start)
        if named is not None and self._cast.known(named).type in ("ORG", "PERSON", "GROUP"):
            return named
        first = tree.left[tree.child(last, "nmod:poss") or last]
        extent = Extent(start=tree.tokens[max(first, head + 1)].start, end=tree.tokens[last].end)
        return self._cast.described(extent, tree.tokens[last]) if kind_of(tree.tokens[last]) == "ORG" else None

    def _begins(self, mention: str, source: Extent) -> bool:
        """Tell whether somebody unnamed is introduced where a source begins ("The head, Jo Orr, said")."""
        described = self._cast.known(mention)
        return not described.named and described.mentions[0].start == source.start

    def _pointed_at(self, sentence: int, token: Token) -> str | None:
        """Return whom the mention at a word means; behind "His lawyer agrees" a pronoun goes back to the client."""
        word = token.text.lower()
        if word in ("he", "she") and (unknown := self._unknown(sentence)) is not None:
            return unknown
        mention = self._cast.mention_at(token.start)
        mention = self._names.get(mention, mention) if mention is not None else None
        if mention is None or token.pos != "PRON":
            return mention
        if word in ("he", "she") and (told := self._told_there(sentence, mention, word)) is not None:
            return told
        if self._heard.person is None:
            return mention
        described = self._cast.known(mention)
        owned = not described.named and described.name.lower().startswith(("his ", "her "))
        owned = owned and not (self._heard.last == mention and self._is_in_paragraph_of_last(sentence))
        return self._heard.person if owned else mention

    def _is_in_paragraph_of_last(self, sentence: int) -> bool:
        """Tell whether a sentence stands in the paragraph in which somebody spoke last."""
        page, source = self._cast.page, self._heard.source
        spoke = None if source is None else page.sentences[page.sentence_at(source.start)]
        return spoke is not None and spoke.paragraph == page.sentences[sentence].paragraph

    def _told_there(self, sentence: int, mention: str, word: str) -> str | None:
        """Return who was brought in with words in the sentence before, which names nobody whom "he" could mean.

        "One of the rescuers said she was well. “She sings,” he said."
        """
        last, source = self._heard.last, self._heard.source
        if last is None or last == mention or source is None or self._cast.known(last).named:
            return None
        page, spoke = self._cast.page, self._cast.known(last)
        words = page.text[source.start : source.end].lower().split()
        if words[0] not in ("a", "an", "one", "another") and len(words) < _TELLING:
            return None
        before = told_before(page, sentence)
        first = page.sentences[max(before, 0)]
        there = before >= 0 and first.start <= source.start < first.end
        if not there or first.paragraph != page.sentences[sentence].paragraph:
            return None
        if spoke.type != "PERSON" or spoke.gender not in (None, "m" if word == "he" else "f"):
            return None
        told = any(m[2] == mention for m in self._cast.mentions_in(Extent(start=first.start, end=first.end)))
        return None if told else last

    def _unknown(self, sentence: int) -> str | None:
        """Return whom the sentence before names as its subject, where nobody took that for a name."""
        found = unknown_before(self._cast, sentence)
        if found is None:
            return None
        tree = self._page.tree(found[0])
        source = noun_phrase(tree, found[1])
        if source is None:
            return None
        spoke = self._cast.who_spoke_as(tree.tokens[found[1]].text)
        named = spoke or named_in(self._cast, *found, source)
        return named or (self._cast.person_named(source) if self._cast.is_name(source) else None)


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["kin"])
