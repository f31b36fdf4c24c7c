"""Titles, descriptions and pronouns resolved, in reading order, to the people and bodies that a report has named.

Titles go by the roles that people hold (`title_meant`), nouns for bodies by their kinds (`named_bodies`), "he" and
"she" by everything that speaks for somebody (`pronouns`). What stays ambiguous stays unresolved.
"""

from collections.abc import Sequence

from stemma.reading.cue_words import verbs
from stemma.reading.epithets import EPITHETS, FROM
from stemma.reading.holders import Holder, Sighting, role_of
from stemma.reading.language import Token
from stemma.reading.marks_beside import PRONOUNS, MarksBeside, Stretch
from stemma.reading.mention_roles import asks, is_speech, is_spoken_to, is_told, role_of_mention, says
from stemma.reading.named_bodies import body_meant
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.pronouns import Asked, meant
from stemma.reading.proper_names import Found
from stemma.reading.register import Register
from stemma.reading.roles import Description
from stemma.reading.speaks_beside import speaks_beside
from stemma.reading.surroundings import explains, has_age
from stemma.reading.text_authors import told_of
from stemma.reading.title_meant import heard, title_meant
from stemma.reading.varied_names import Varied, kind_of, varied, what_follows
from stemma.reading.vocabulary import Gender, vocabulary
from stemma.records import MentionKind

_REMEMBERED = 100  # people and bodies that a reader has in mind; bounds the work in a text with thousands
_LEAD = 4  # sentences from the beginning in which whom the lead describes is named
_LATELY = 6  # mentions of somebody among which one in the paragraph is looked for
_APPOSED = 4  # tokens by which a description between commas may go on
_BEINGS = frozenset({"be", "become", "remain", "as"})
_OBJECTS = frozenset({"obj", "iobj", "dobj", "obl", "dative"})


class Resolver:
    """Reads a report's mentions in order and says whom each means.

    >>> from stemma.records import Report
    >>> tull = Found(0, 0, 1, 0, 4, "PERSON", "Tull", "Tull")
    >>> rows = [("Tull", "PROPN", "nsubj"), ("left", "VERB", "root")]
    >>> tokens = tuple(Token(5 * i, 5 * i + len(w), w, w, p, "", d, 1, "") for i, (w, p, d) in enumerate(rows))
    >>> sentence = ParsedSentence(0, 10, 0, tokens, ())
    >>> parsed = ParsedReport(Report(id="a", source="a", text="Tull left.", text_sha256=""), (sentence,))
    >>> resolver = Resolver(Register([[tull]]), parsed)
    >>> resolver.begin(sentence)
    >>> holder = resolver.bearer(tull, None)
    >>> resolver.meet_name(0, tokens, tull, holder)
    >>> holder.mentions, resolver.pronouns(tokens)
    ([(0, 4, 'name')], [])
    """

    def __init__(self, register: Register, parsed: ParsedReport) -> None:
        self._register = register
        self.text = parsed.report.text
        self._marks = MarksBeside(self.text, parsed.sentences)
        self._vocab = vocabulary()
        self._recent: dict[Holder, None] = {}
        self._spoke: tuple[Holder, int] | None = None
        self._described: tuple[int, int, Holder] | None = None
        self._lead: Holder | None = None
        self._clock = 0
        self._paragraph = 0
        self._opened = False
        self._led = False
        self._asides: frozenset[int] = frozenset()
        self._nouns: set[str] = set()

    def hear(self, sentence: ParsedSentence, found: Sequence[Found]) -> None:
        """Note who is named within quotations, and the gender of the pronouns there, before the reading begins."""
        people = [(name.start, self._register.sole(name)) for name in found if name.type == "PERSON"]
        self._marks.hear(sentence.tokens, [(start, who) for start, who in people if who is not None])

    def begin(self, sentence: ParsedSentence) -> None:
        """Begin a sentence: one that is nothing but quotation takes no time in the report's own telling."""
        told = (t for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE"))
        self._clock += any(self._marks.quotation(t.start) < 0 for t in told)
        self._led = self._led and self._paragraph == sentence.paragraph
        self._paragraph = sentence.paragraph
        self._opened = False
        self._asides = frozenset(t.head for t in sentence.tokens if t.dep == "parataxis" and is_speech(t))

    def pronouns(self, tokens: Sequence[Token]) -> list[int]:
        """Return the token indices of the pronouns that may mean someone."""
        return [at for at, token in enumerate(tokens) if token.text.lower() in PRONOUNS]

    def bearer(self, name: Found, gender: Gender | None, title: str = "") -> Holder:
        """Return whom a name means at this point of the reading, with the gender and title before it."""
        return self._register.of(name, gender, title)

    def meet_name(self, number: int, tokens: Sequence[Token], name: Found, holder: Holder) -> None:
        """Note a name as a mention of its holder; the label of an answer ("A:") is none."""
        if name.last - name.first == 1 and len(name.text) == 1 and _is_label(tokens, name.first):
            return
        described = self._whose_name(tokens, name.first) or self._explained(number, tokens, name)
        described = described or self._told_in_lead(number, tokens, name, holder)
        if described is not None and holder.type in ("PERSON", "MISC"):
            self._take_over(holder, described)
        holder.forms[name.full] = holder.forms.get(name.full, 0) + 1
        self._note(holder, Stretch(number, tokens, name.first, name.last), "name")

    def _whose_name(self, tokens: Sequence[Token], first: int) -> Holder | None:
        """Return the person described before whose name is told ("An old man came. His name is" + name)."""
        told = [t.text.lower() for t in tokens[max(0, first - 3) : first]]
        if len(told) < 3 or told[0] not in ("his", "her") or told[1] != "name" or told[2] not in ("is", "was"):
            return None
        owner = tokens[first - 3].start
        return next((h for h in self._recent if not h.named and h.latest == owner), None)

    def _explained(self, number: int, tokens: Sequence[Token], name: Found) -> Holder | None:
        """Return the person described in a sentence whom a name explains ("The doctor in charge, Orla Tull, left")."""
        noun = explains(tokens, name.first, name.last)
        if noun is None or self._described is None or self._described[0] != number:
            return None
        holder = self._described[2]
        start, end, _ = holder.mentions[-1]
        here = start <= tokens[noun].start < end and not holder.named and holder.type == "PERSON"
        return holder if here and not holder.plural else None

    def _told_in_lead(self, number: int, tokens: Sequence[Token], name: Found, holder: Holder) -> Holder | None:
        """Return the person whom the lead only describes and the next sentence names ("A nurse won. Ida Orr, 34, ...").

        News gives name and age once, when somebody is introduced; whom the lead tells of is introduced so.
        """
        lead = self._lead if number <= _LEAD and holder.type == "PERSON" and not holder.mentions else None
        if lead is None or lead.named or not lead.seen or not lead.agrees(holder.told_gender()):
            return None
        others = any(h.named and h.type == "PERSON" for h in self._recent)
        return lead if not others and name.first == 0 and has_age(tokens, name.last) else None

    def _take_over(self, holder: Holder, described: Holder) -> None:
        """Make a person who was only described the one of a name."""
        holder.type = "PERSON"
        holder.mentions += described.mentions
        holder.seen += described.seen
        holder.roles += described.roles
        holder.called += described.called
        holder.gender = holder.gender or described.gender
        holder.told_at = max(holder.told_at, described.told_at)
        described.mentions, described.seen = [], []
        self._described = None
        self._recent.pop(described, None)
        if self._spoke is not None and self._spoke[0] is described:
            self._spoke = holder, self._spoke[1]

    def meet_description(self, number: int, tokens: Sequence[Token], d: Description) -> bool:
        """Resolve a title or description, or enter the unnamed person or group that it introduces.

        Who says something is a source; a person who does not is passing, until a pronoun tells of words. Returned is
        whether it varies a name.
        """
        if d.first > 0 and tokens[d.first - 1].lemma.lower() in _BEINGS:
            return False
        if d.article == "a":
            self._nouns.add(d.head)
        first = (
            d.article == "a" and not d.plural and number <= 1 and role_of_mention(tokens, d.first, d.last) == "subject"
        )
        holder = self._apposed(number, tokens, d)
        holder = holder or self._state_body(tokens, d) or self._body_called(number, tokens, d)
        if holder is None and (d.article == "the" or (d.article == "" and (_owned(tokens, d) or d.first == 0))):
            holder = title_meant(number, d, self._recent)
            if self._may_vary(tokens, d):
                holder = self._varied(Stretch(number, tokens, d.first, d.last), d, holder)
        varies = holder is not None
        if holder is None and d.head != FROM:
            source = self._is_source(tokens, d)
            if source and self._spoke is not None:
                holder = heard(number, d, *self._spoke)
            if holder is None and (source or self._is_somebody(tokens, d)):
                holder = self._introduced(tokens, d)
                holder.passing = not source
        if holder is not None:
            self._note(holder, Stretch(number, tokens, d.first, d.last), "title")
            self._described = number, d.last, holder
            if first and self._lead is None and holder.type == "PERSON" and not holder.named:
                self._lead = holder
        return varies

    def _apposed(self, number: int, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return the person described right before whom a second description explains ("The clerk, a widow, left")."""
        if self._described is None or d.article != "a" or d.plural or tokens[d.first - 1].text != ",":
            return None
        sentence, last, holder = self._described
        beside = sentence == number and last == d.first - 1 and not holder.named and holder.type == "PERSON"
        behind = tokens[d.last : d.last + _APPOSED]
        comma = next((i for i, t in enumerate(behind) if t.text == "," or t.pos in ("VERB", "AUX")), None)
        closed = comma is not None and behind[comma].text == ","  # "A diver, a fisherman by trade, ate"
        if not beside or not closed or not holder.agrees(self._vocab.role_genders.get(d.head.split()[-1])):
            return None
        holder.roles.append(role_of(d, self.text[tokens[d.core].start : tokens[d.last - 1].end]))
        return holder

    def meet_pronoun(self, number: int, tokens: Sequence[Token], at: int) -> None:
        """Resolve a pronoun to whoever is most present, if that is clear."""
        wanted = PRONOUNS[tokens[at].text.lower()]
        quotation = self._marks.quotation(tokens[at].start)
        where = Stretch(number, tokens, at, at + 1)
        if wanted in ("body", "group"):
            holder = self._body(number, tokens[at], tokens[tokens[at].head], wanted) if quotation < 0 else None
        else:
            holder = self._person(where, wanted, quotation)
        if holder is not None:
            self._note(holder, where, "pronoun")

    def _note(self, holder: Holder, where: Stretch, kind: MentionKind) -> None:
        start = where.tokens[where.first].start
        holder.mentions.append((start, where.tokens[where.last - 1].end, kind))
        quoted = self._marks.quotation(start) >= 0
        holder.latest = max(holder.latest, start)
        holder.told_at = holder.told_at if quoted else max(holder.told_at, start)
        stretch = where.tokens, where.first, where.last
        beside = not quoted and kind != "pronoun" and speaks_beside(*stretch)
        role = "quoted" if quoted else "subject" if beside else role_of_mention(*stretch)
        spoke = not quoted and holder.type == "PERSON" and (beside or says(*stretch))
        pronoun = kind == "pronoun"
        told = ""
        if not quoted and not spoke and is_told(where.tokens, where.first, self._asides):
            told = "own" if self._spoke == (holder, where.number) else "other"
        opens = not quoted and not self._opened and role != "modifier"
        self._opened = self._opened or opens
        leads = opens and not self._led
        self._led = self._led or leads
        asked, asking = not quoted and is_spoken_to(*stretch, "asking"), not quoted and asks(*stretch)
        at = where.number, self._clock, role, self._paragraph
        hears = not quoted and is_spoken_to(*stretch, "telling")
        holder.see(Sighting(*at, spoke, pronoun, told, opens, asked, asking, leads, hears))
        if spoke:
            self._spoke = holder, where.number
            holder.passing = False
        self._recent.pop(holder, None)
        self._recent[holder] = None
        if len(self._recent) > _REMEMBERED:
            del self._recent[next(iter(self._recent))]

    def _state_body(self, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return the body that a description names ("the Palestinian health ministry", later "the ministry")."""
        if d.head not in self._vocab.state_bodies or self._marks.quotation(tokens[d.at].start) >= 0:
            return None
        if not d.country:
            return self._last_called(d.head) if d.article == "the" else None
        if not self._is_source(tokens, d):
            return None
        name = " ".join(self.text[tokens[d.core].start : tokens[d.last - 1].end].split())
        holder = self._register.body(name)
        holder.forms.setdefault(name, 1)
        return holder

    def _body_called(self, number: int, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return the named body that a noun for bodies means, where no unnamed one was introduced by it since."""
        holder = body_meant(number, tokens, d, self._recent)
        if holder is None:
            return None
        unnamed = title_meant(number, d, self._recent)
        later = unnamed is not None and not unnamed.named and unnamed.weight(number) > holder.weight(number)
        return None if later else holder

    def _last_called(self, head: str) -> Holder | None:
        """Return the body last spoken of whose name ends in a word, in any order of its words."""
        called = [h for h in self._recent if h.type == "ORG" and h.mentions and head in h.name().lower().split()]
        return max(called, key=lambda h: h.mentions[-1][0]) if called else None

    def _may_vary(self, tokens: Sequence[Token], d: Description) -> bool:
        """Tell whether a description may vary the name of one person, in the report's own words."""
        person = d.head in self._vocab.roles or d.head in self._vocab.role_phrases or d.head in EPITHETS
        return d.article == "the" and not d.plural and person and self._marks.quotation(tokens[d.at].start) < 0

    def _varied(self, where: Stretch, d: Description, titled: Holder | None) -> Holder | None:
        """Return whom a definite description means, by everything that speaks for somebody."""
        gender = self._vocab.role_genders.get(d.head.split()[-1])
        speaks = self._is_source(where.tokens, d)
        candidates = [
            h
            for h in self._recent
            if h.type == "PERSON"
            and not h.plural
            and h.agrees(gender)
            and (h is titled or (h.named and not _leads_clause(h, where.number)))
        ]
        role = role_of_mention(where.tokens, where.first, where.last)
        spoke = self._spoke[0] if self._spoke else None
        beside = bool(self._marks.beside(where))
        asked = Asked(
            gender or "",
            self._clock,
            self._paragraph,
            role,
            speaks,
            (),
            spoke,
            beside,
            sole_here=self._sole(candidates),
        )
        last = heard(where.number, d, *self._spoke) if self._spoke else None
        follows = what_follows(where.tokens, d)
        return varied(candidates, Varied(d, asked, titled, d.head in self._nouns, kind_of(d), follows, last))

    def _is_source(self, tokens: Sequence[Token], d: Description) -> bool:
        if self._marks.quotation(tokens[d.at].start) >= 0:
            return False
        return says(tokens, d.at, d.at + 1) or (
            d.first > 1 and tokens[d.first - 1].text == "to" and tokens[d.first - 2].text.lower() == "according"
        )

    def _is_somebody(self, tokens: Sequence[Token], d: Description) -> bool:
        """Tell whether a description tells of one person in the report's own words, as the subject of a clause."""
        person = not d.plural and d.article != "" and d.head in self._vocab.roles
        if not person or self._marks.quotation(tokens[d.at].start) >= 0:
            return False
        return role_of_mention(tokens, d.first, d.last) in ("subject", "inner")

    def _introduced(self, tokens: Sequence[Token], d: Description) -> Holder:
        name = " ".join(self.text[tokens[d.first].start : tokens[d.last - 1].end].split())
        body = name.lower().endswith(tuple(sorted(told_of("guards"))))
        kind = "ORG" if body else "GROUP" if d.plural else "PERSON"
        holder = self._register.new(Holder(kind, named=False, plural=d.plural))
        holder.gender = self._vocab.role_genders.get(d.head.split()[-1])
        holder.owned = d.article == "own"
        self._nouns.add(d.head)
        holder.forms[name] = 1
        holder.roles.append(role_of(d, name))
        return holder

    def _person(self, where: Stretch, gender: str, quotation: int) -> Holder | None:
        token = where.tokens[where.first]
        verb = where.tokens[token.head]
        speaks = token.dep.startswith("nsubj") and quotation < 0 and (is_speech(verb) or self._quotes(where, verb))
        candidates = [
            holder
            for holder in self._recent
            if (holder.type == "PERSON" or (holder.named and (holder.leaning or holder.type == "MISC")))
            and not holder.plural
            and holder.agrees(gender)
            and (quotation < 0 or self._marks.quotation(holder.mentions[-1][0]) == quotation)
            and not self._clashes(holder, where.tokens, where.first)
        ]
        asked = Asked(
            gender,
            self._clock,
            self._paragraph,
            role_of_mention(where.tokens, where.first, where.last),
            speaks,
            self._marks.naming(where) if speaks else (),
            self._spoke[0] if self._spoke else None,
            *self._marks.telling_of(where, gender),
            speaks and verb.lemma.lower() in told_of("answering"),
            self._marks.addressed(where) if speaks else (),
            self._sole(candidates),
        )
        best = meant(candidates, asked)
        if best is not None:
            best.called[gender] += 1
            best.type = "PERSON" if speaks and best.type == "MISC" else best.type  # only people are "he"
        return best

    def _quotes(self, where: Stretch, verb: Token) -> bool:
        """Tell whether a verb that may say words in marks has some beside it ("“...,” she raged")."""
        entry = verbs().get(verb.text.lower())
        return entry is not None and "quote" in entry.takes and bool(self._marks.beside(where))

    def _sole(self, candidates: Sequence[Holder]) -> Holder | None:
        """Return the only one of the candidates whom the paragraph has named in the report's own words."""
        people = (h for h in candidates if h.type == "PERSON")
        named = [h for h in people if any(self._is_named_here(s) for s in h.seen[-_LATELY:])]
        return named[0] if len(named) == 1 else None

    def _is_named_here(self, sighting: Sighting) -> bool:
        return sighting.paragraph == self._paragraph and not sighting.pronoun and sighting.role != "quoted"

    def _clashes(self, holder: Holder, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a pronoun is the object of a verb whose subject the holder is ("Tull told him")."""
        if tokens[at].dep not in _OBJECTS:
            return False
        verb = tokens[at].head
        subjects = [t.start for t in tokens if t.head == verb and t.dep.startswith("nsubj")]
        return any(start <= s < end for s in subjects for start, end, _ in holder.mentions[-3:])

    def _body(self, number: int, token: Token, verb: Token, wanted: str) -> Holder | None:
        """Resolve "it said" and "they said", the only cases in which a pronoun for a body is safe."""
        if not (token.dep.startswith("nsubj") and is_speech(verb)):
            return None
        kinds = ("ORG", "PLACE") if wanted == "body" else ("GROUP", "NORP", "ORG")
        candidates = [
            (holder.weight(number), holder)
            for holder in self._recent
            if (holder.type in kinds or (wanted == "body" and _may_be_body(holder)))
            and holder.seen
            and number - holder.seen[-1].number < 2
            and holder.seen[-1].role in ("subject", "inner")
        ]
        return max(candidates, key=lambda entry: entry[0])[1] if candidates else None


def _leads_clause(holder: Holder, number: int) -> bool:
    """Tell whether somebody is a subject of a sentence: whom it then describes is another ("Tull said the guard left").

    Names and descriptions do not mean the subject of the clause around theirs (principle C of binding, Chomsky 1981).
    """
    return any(s.number == number and s.role in ("subject", "inner") for s in holder.seen[-_LATELY:])


def _may_be_body(holder: Holder) -> bool:
    """Tell whether nothing but its type makes a name a person's: no gender, no given name, no title, no office."""
    told = holder.gender or holder.leaning or holder.called or holder.titles or holder.roles
    return holder.named and holder.type in ("PERSON", "MISC") and not told


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a letter that opens a line labels a question or an answer ("A: Nobody knows.")."""
    return at == 0 and len(tokens) > 1 and tokens[1].text in (":", ".")


def _owned(tokens: Sequence[Token], d: Description) -> bool:
    return any(tokens[at].text in ("'s", "’s") for at in range(d.core, d.at))
