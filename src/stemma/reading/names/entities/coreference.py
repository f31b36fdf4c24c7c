"""Titles, descriptions and pronouns resolved, in reading order, to the people and bodies that a report has named.

Titles go by the roles that people hold (`title_meant`), nouns for bodies by their kinds (`named_bodies`), "he" and
"she" by everything that speaks for somebody (`pronouns`). What stays ambiguous stays unresolved.
"""

from collections.abc import Mapping, Sequence

from stemma.reading.cues.cue_words import verbs
from stemma.reading.cues.text_authors import told_of
from stemma.reading.language import Token
from stemma.reading.names.entities.attention import Attention
from stemma.reading.names.entities.binding import named_below
from stemma.reading.names.entities.bodies_meant import body_called, body_speaking, last_called
from stemma.reading.names.entities.by_itself import PRONOUNS, by_itself
from stemma.reading.names.entities.epithets import EPITHETS, FROM
from stemma.reading.names.entities.holders import Holder, role_of
from stemma.reading.names.entities.marks_beside import MarksBeside, Stretch
from stemma.reading.names.entities.mention_roles import continues, is_speech, role_of_mention, says
from stemma.reading.names.entities.named_later import named_later
from stemma.reading.names.entities.pronouns import Asked, may_be_person, meant
from stemma.reading.names.entities.register import Register
from stemma.reading.names.entities.title_meant import again, contradicts, heard, holds_another, owned_meant, title_meant
from stemma.reading.names.entities.varied_names import Varied, kind_of, leads_clause, varied, what_follows
from stemma.reading.names.proper.proper_names import Found
from stemma.reading.names.roles.roles import Description
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.vocabulary import Gender, vocabulary

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
    >>> holder.mentions, resolver.pronouns(sentence)
    ([(0, 4, 'name')], [])
    """

    def __init__(self, register: Register, parsed: ParsedReport) -> None:
        self._register = register
        self.text = parsed.report.text
        self._marks = MarksBeside(self.text, parsed.sentences)
        self._vocab = vocabulary()
        self._mind = Attention(self._marks)
        self._people = self._vocab.roles, self._vocab.role_phrases, self._vocab.varying
        self._nouns: set[str] = set()
        self._named: dict[int, Holder] = {}

    def hear(self, sentence: ParsedSentence, found: Sequence[Found]) -> None:
        """Note who is named within quotations, and the gender of the pronouns there, before the reading begins."""
        people = [(name.start, self._register.sole(name)) for name in found if name.type == "PERSON"]
        self._marks.hear(sentence, [(start, who) for start, who in people if who is not None])

    def begin(self, sentence: ParsedSentence, named: Mapping[int, Holder] | None = None) -> None:
        """Begin a sentence, in which people are named at these tokens."""
        self._mind.begin(sentence)
        free = {at: who for at, who in (named or {}).items() if self._marks.quotation(sentence.tokens[at].start) < 0}
        self._named = free

    def pronouns(self, sentence: ParsedSentence) -> list[int]:
        """Return the token indices of the pronouns that may mean someone."""
        return [at for at, _ in by_itself(sentence).pronouns]

    def bearer(self, name: Found, gender: Gender | None, title: str = "") -> Holder:
        """Return whom a name means at this point of the reading, with the gender and title before it."""
        return self._register.of(name, gender, title)

    def meet_name(self, number: int, tokens: Sequence[Token], name: Found, holder: Holder) -> None:
        """Note a name as a mention of its holder."""
        described = named_later(self._mind, number, tokens, name, holder)
        if described is not None and holder.type in ("PERSON", "MISC"):
            self._mind.take_over(holder, described)
        holder.forms[name.full] = holder.forms.get(name.full, 0) + 1
        if number == 0 and name.first == 1 and tokens[0].text == "By":
            holder.mentions.append((name.start, name.end, "name"))  # who writes is not whom the report tells of
            return
        self._mind.note(holder, Stretch(number, tokens, name.first, name.last), "name")

    def meet_description(self, number: int, tokens: Sequence[Token], d: Description) -> bool:
        """Resolve a title or description, or enter the unnamed person or group that it introduces.

        Who says something is a source; a person who does not is passing, until a pronoun tells of words. Returned is
        whether it varies a name.
        """
        if d.first > 0 and tokens[d.first - 1].lemma.lower() in _BEINGS:
            return False
        if d.article == "a":
            self._nouns.add(d.head)
        holder = self._known(number, tokens, d)
        varies = holder is not None
        holder = holder or self._source_of(number, tokens, d)
        if holder is not None:
            self._mind.note(holder, Stretch(number, tokens, d.first, d.last), "title")
            self._mind.described = number, d.last, holder
            single = holder.type == "PERSON" and not holder.named and d.article == "a" and not d.plural
            if single and number <= 1 and self._mind.lead is None:
                is_subject = role_of_mention(tokens, d.first, d.last) == "subject"
                self._mind.lead = holder if is_subject else None
        return varies

    def _known(self, number: int, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return whom of those that the report has mentioned a description means."""
        recent = self._mind.recent
        holder = self._apposed(number, tokens, d) or self._state_body(tokens, d)
        holder = holder or body_called(number, tokens, d, recent)
        definite = d.article == "the" or (d.article == "" and (_owned(tokens, d) or d.first == 0))
        if holder is not None or not definite:
            own = tokens[d.first].text.lower()
            return holder or (owned_meant(d, recent, own) if self._is_source(tokens, d) else None)
        holder = title_meant(number, d, recent)
        return (
            self._varied(Stretch(number, tokens, d.first, d.last), d, holder) if self._may_vary(tokens, d) else holder
        )

    def _source_of(self, number: int, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return the last speaker whom a description means, or whom it introduces."""
        if d.head == FROM:
            return None
        source = self._is_source(tokens, d)
        spoke = heard(number, d, *self._mind.spoke) if source and self._mind.spoke is not None else None
        if spoke is not None or not (source or self._is_somebody(tokens, d)):
            return spoke
        holder = self._introduced(tokens, d)
        holder.passing = not source
        return holder

    def _apposed(self, number: int, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return the person described right before whom a second description explains ("The clerk, a widow, left")."""
        if self._mind.described is None or d.article != "a" or d.plural or tokens[d.first - 1].text != ",":
            return None
        sentence, last, holder = self._mind.described
        beside = sentence == number and last == d.first - 1 and not holder.named and holder.type == "PERSON"
        behind = tokens[d.last : d.last + _APPOSED]
        comma = next((i for i, t in enumerate(behind) if t.text == "," or t.pos in ("VERB", "AUX")), None)
        closed = comma is not None and behind[comma].text == ","  # "A diver, a fisherman by trade, ate"
        if not beside or not closed or not holder.agrees(self._vocab.role_genders.get(d.head.split()[-1])):
            return None
        holder.roles.append(role_of(d, self.text[tokens[d.core].start : tokens[d.last - 1].end]))
        return holder

    def meet_pronoun(self, number: int, tokens: Sequence[Token], at: int) -> Holder | None:
        """Resolve a pronoun to whoever is most present, if that is clear, and return them."""
        wanted = PRONOUNS[tokens[at].text.lower()]
        quotation = self._marks.quotation(tokens[at].start)
        where = Stretch(number, tokens, at, at + 1)
        if wanted in ("body", "group"):
            verb = tokens[tokens[at].head]
            holder = None if quotation >= 0 else body_speaking(self._mind.recent, number, tokens[at], verb, wanted)
        else:
            holder = self._person(where, wanted, quotation)
        if holder is not None:
            self._mind.note(holder, where, "pronoun")
        return holder

    def _state_body(self, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return the body that a description names ("the Palestinian health ministry", later "the ministry")."""
        if d.head not in self._vocab.state_bodies or self._marks.quotation(tokens[d.at].start) >= 0:
            return None
        if not d.country:
            return last_called(d.head, self._mind.recent) if d.article == "the" else None
        if not self._is_source(tokens, d):
            return None
        name = " ".join(self.text[tokens[d.core].start : tokens[d.last - 1].end].split())
        holder = self._register.body(name)
        holder.forms.setdefault(name, 1)
        return holder

    def _may_vary(self, tokens: Sequence[Token], d: Description) -> bool:
        """Tell whether a description may vary the name of one person, in the report's own words."""
        person = any(d.head in known for known in (*self._people, EPITHETS))
        return d.article == "the" and not d.plural and person and self._marks.quotation(tokens[d.at].start) < 0

    def _varied(self, where: Stretch, d: Description, titled: Holder | None) -> Holder | None:
        """Return whom a definite description means, by everything that speaks for somebody."""
        gender = self._vocab.role_genders.get(d.head.split()[-1])
        speaks = self._is_source(where.tokens, d)
        candidates = [
            h
            for h in self._mind.recent
            if h.type == "PERSON"
            and not h.plural
            and h.agrees(gender)
            and (
                h is titled
                or (h.named and not leads_clause(h, where.number) and not holds_another(h, d) and not contradicts(h, d))
            )
        ]
        role = role_of_mention(where.tokens, where.first, where.last)
        spoke = self._mind.spoke[0] if self._mind.spoke else None
        beside = bool(self._marks.beside(where))
        asked = Asked(
            gender or "",
            self._mind.clock,
            self._mind.paragraph,
            role,
            speaks,
            (),
            spoke,
            beside,
            sole_here=self._mind.sole(candidates),
        )
        last = heard(where.number, d, *self._mind.spoke) if self._mind.spoke else None
        if last is not None and titled is None and speaks:
            return last
        follows = what_follows(where.tokens, d)
        best = varied(candidates, Varied(d, asked, titled, d.head in self._nouns, kind_of(d), follows, last))
        return titled if titled is not None and again(titled, d, best, speaks=speaks) else best

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
        bound = [self._named[name] for name in named_below(where.tokens, where.first, self._named)]
        candidates = [
            holder
            for holder in self._mind.recent
            if not holder.plural
            and holder.agrees(gender)
            and holder not in bound
            and may_be_person(holder)
            and (quotation < 0 or self._marks.quotation(holder.mentions[-1][0]) == quotation)
            and not self._clashes(holder, where.tokens, where.first)
        ]
        asked = Asked(
            gender,
            self._mind.clock,
            self._mind.paragraph,
            role_of_mention(where.tokens, where.first, where.last),
            speaks,
            self._marks.naming(where) if speaks else (),
            self._mind.spoke[0] if self._mind.spoke else None,
            *self._marks.telling_of(where, gender),
            speaks and verb.lemma.lower() in told_of("answering"),
            self._marks.addressed(where) if speaks else (),
            self._mind.sole(candidates),
            speaks and continues(where.tokens, token.head),
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

    def _clashes(self, holder: Holder, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a pronoun is the object of a verb whose subject the holder is ("Tull told him")."""
        if tokens[at].dep not in _OBJECTS:
            return False
        verb = tokens[at].head
        subjects = [t.start for t in tokens if t.head == verb and t.dep.startswith("nsubj")]
        return any(start <= s < end for s in subjects for start, end, _ in holder.mentions[-3:])


def _owned(tokens: Sequence[Token], d: Description) -> bool:
    return any(tokens[at].text in ("'s", "’s") for at in range(d.core, d.at))
