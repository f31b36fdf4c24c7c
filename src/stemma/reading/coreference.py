"""Titles, descriptions and pronouns resolved to the people and bodies that a report has named.

Salience as in Lappin and Leass (1994), cut down to what holds without a full parse: recency by sentence, subject before
object, and how often someone is spoken of; gender and number must not contradict. What stays ambiguous stays
unresolved.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.holders import Holder, Register, Role, role_of
from stemma.reading.language import Token
from stemma.reading.named_bodies import body_meant
from stemma.reading.pronouns import Asked, meant
from stemma.reading.proper_names import Found
from stemma.reading.quoted import quoted_parts
from stemma.reading.roles import Description
from stemma.reading.speaks_beside import speaks_beside
from stemma.reading.text_authors import told_of
from stemma.reading.vocabulary import Gender, vocabulary
from stemma.records import MentionKind

PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
    "it": "body",
    "they": "group",
}
_WITHIN = frozenset({"appos", "flat", "compound", "nmod:desc", "nn"})  # a name hung on the title before it
_MODIFIERS = frozenset({"compound", "nmod:poss", "poss", "nn"})
_INNER = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "relcl", "csubj"})
_CONJUNCTS = 6  # verbs in a row that share a subject
_SHORT = 4  # letters of a word that is too short to be told as the end of a compound
_TITLES = 6  # tokens of a title before the name that opens a sentence
_HEARD = 6  # sentences after which nobody is "the expert" for having spoken
_REMEMBERED = 100  # people and bodies that a reader has in mind; bounds the work in a text with thousands
_QUALIFIERS = frozenset({"former", "ex", "deputy", "vice", "assistant", "late", "first", "second", "third", "other"})
_HIGHEST = frozenset({"top", "chief", "leading"})
_BEINGS = frozenset({"be", "become", "remain", "as"})


class Stretch(NamedTuple):
    """A stretch of a sentence: the sentence's number and tokens, half-open token indices."""

    number: int
    tokens: Sequence[Token]
    first: int
    last: int


class Resolver:
    """Reads a report's mentions in order and says whom each means."""

    def __init__(self, register: Register, text: str) -> None:
        self._register = register
        self.text = text
        self._quotation = quoted_parts(text)
        self._vocab = vocabulary()
        self._recent: dict[Holder, None] = {}
        self._spoke: tuple[Holder, int] | None = None
        self._pending: tuple[Description, Stretch] | None = None
        self._clock = 0
        self._inside: dict[int, list[Holder]] = defaultdict(list)
        self._anyone = frozenset(lexicon("names_roles")["anyone"])

    def hear(self, found: Sequence[Found]) -> None:
        """Note who is named within quotations, before the reading begins."""
        for name in found:
            number = self._quotation(name.start) if name.type == "PERSON" else -1
            if number >= 0 and (holder := self._register.sole(name)) is not None:
                self._inside[number].append(holder)

    def begin(self, tokens: Sequence[Token]) -> None:
        """Begin a sentence: one that is nothing but quotation takes no time in the report's own telling."""
        self._clock += any(t.pos not in ("PUNCT", "SPACE") and self._quotation(t.start) < 0 for t in tokens)

    def pronouns(self, tokens: Sequence[Token]) -> list[int]:
        """Return the token indices of the pronouns that may mean someone."""
        return [at for at, token in enumerate(tokens) if token.text.lower() in PRONOUNS]

    def bearer(self, name: Found, gender: Gender | None) -> Holder:
        """Return whom a name means at this point of the reading."""
        return self._register.of(name, gender)

    def meet_name(self, number: int, tokens: Sequence[Token], name: Found, holder: Holder) -> None:
        """Note a name as a mention of its holder."""
        holder.forms[name.full] = holder.forms.get(name.full, 0) + 1
        self._note(holder, Stretch(number, tokens, name.first, name.last), "name")

    def meet_description(self, number: int, tokens: Sequence[Token], d: Description) -> None:
        """Resolve a title or description, or enter the unnamed person or group that it introduces as a source."""
        if d.first > 0 and tokens[d.first - 1].lemma.lower() in _BEINGS:
            return
        holder = self._state_body(tokens, d) or self._body_called(number, tokens, d)
        if holder is not None:
            self._note(holder, Stretch(number, tokens, d.first, d.last), "title")
            return
        if d.article == "the" or (d.article == "" and _owned(tokens, d)) or (d.article == "" and d.first == 0):
            holder = self._meant(number, d)
        if holder is None and self._is_source(tokens, d):
            holder = self._who_spoke(number, d) or self._introduced(tokens, d)
        if holder is not None:
            self._note(holder, Stretch(number, tokens, d.first, d.last), "title")
        elif d.article == "a" and not d.plural and _role(tokens, d.first, d.last) == "subject":
            self._pending = d, Stretch(number, tokens, d.first, d.last)

    def meet_pronoun(self, number: int, tokens: Sequence[Token], at: int) -> None:
        """Resolve a pronoun to whoever is most present, if that is clear."""
        wanted = PRONOUNS[tokens[at].text.lower()]
        quotation = self._quotation(tokens[at].start)
        if wanted in ("body", "group"):
            holder = self._body(number, tokens[at], tokens[tokens[at].head], wanted) if quotation < 0 else None
        else:
            holder = self._just_introduced(number, tokens[at], tokens, wanted) if quotation < 0 else None
            holder = holder or self._person(Stretch(number, tokens, at, at + 1), wanted, quotation)
        if holder is not None:
            self._note(holder, Stretch(number, tokens, at, at + 1), "pronoun")

    def _just_introduced(self, number: int, token: Token, tokens: Sequence[Token], gender: str) -> Holder | None:
        """Return the unnamed person who was the last subject before "he said" ("A driver saw it. “...,” he said")."""
        if self._pending is None or not (token.dep.startswith("nsubj") and self._speech(tokens[token.head])):
            return None
        d, where = self._pending
        known = self._vocab.role_genders.get(d.head.split()[-1])
        start = where.tokens[where.first].start
        since = any(h.type == "PERSON" and h.mentions and h.mentions[-1][0] > start for h in self._recent)
        if number - where.number != 1 or since or (known and known != gender) or self._quotation(start) >= 0:
            return None
        self._pending = None
        holder = self._introduced(where.tokens, d)
        holder.gender = holder.gender or ("f" if gender == "f" else "m")
        self._note(holder, where, "title")
        return holder

    def _speech(self, token: Token) -> bool:
        return _speaks(token, self._vocab.speech)

    def _note(self, holder: Holder, where: Stretch, kind: MentionKind) -> None:
        start = where.tokens[where.first].start
        holder.mentions.append((start, where.tokens[where.last - 1].end, kind))
        quoted = self._quotation(start) >= 0
        beside = not quoted and kind != "pronoun" and speaks_beside(where.tokens, where.first, where.last)
        role = "quoted" if quoted else "subject" if beside else _role(where.tokens, where.first, where.last)
        spoke = not quoted and holder.type == "PERSON" and (beside or _says(where, self._vocab.speech))
        holder.see(where.number, role, self._clock, spoke=spoke, pronoun=kind == "pronoun")
        if spoke:
            self._spoke = holder, where.number
            holder.speaks = True
        self._recent.pop(holder, None)
        self._recent[holder] = None
        if len(self._recent) > _REMEMBERED:
            del self._recent[next(iter(self._recent))]

    def _state_body(self, tokens: Sequence[Token], d: Description) -> Holder | None:
        """Return the body that a description names ("the Palestinian health ministry", later "the ministry")."""
        if d.head not in self._vocab.state_bodies or self._quotation(tokens[d.at].start) >= 0:
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
        unnamed = self._meant(number, d)
        later = unnamed is not None and not unnamed.named and unnamed.weight(number) > holder.weight(number)
        return None if later else holder

    def _last_called(self, head: str) -> Holder | None:
        """Return the body last spoken of whose name ends in a word, in any order of its words."""
        called = [h for h in self._recent if h.type == "ORG" and h.mentions and head in h.name().lower().split()]
        return max(called, key=lambda h: h.mentions[-1][0]) if called else None

    def _meant(self, number: int, d: Description) -> Holder | None:
        fits = [(self._fit(holder, d), holder) for holder in self._recent]
        scored = [(fit + holder.weight(number), holder) for fit, holder in fits if fit > 0]
        return max(scored, key=lambda entry: entry[0])[1] if scored else None

    def _fit(self, holder: Holder, d: Description) -> float:
        """Return how well a description suits someone: 3 for the same head, 2.3 where it follows, 0 for none."""
        if not holder.mentions or holder.plural != d.plural or holder.type not in ("PERSON", "GROUP"):
            return 0.0
        gender = self._vocab.role_genders.get(d.head.split()[-1])
        if gender and holder.gender and gender != holder.gender:
            return 0.0
        countries = {role.country for role in holder.roles if role.country}
        if d.country and countries and d.country not in countries:
            return 0.0
        best = 0.0
        for role in holder.roles:
            base = self._base(role, d)
            if not base or (d.country and role.country and d.country != role.country):
                continue
            if d.country and base < 3 and not role.country:
                base -= 0.4 if base > 2.5 else base
            if (d.words & _QUALIFIERS) != (role.words & _QUALIFIERS):
                continue
            if d.field and role.field and not d.field & role.field:
                continue
            best = max(best, base + 0.25 * len((d.words & role.words) - {"of", "the"}))
        return best

    def _base(self, role: Role, d: Description) -> float:
        if role.head == d.head:
            return 3.0
        if len(d.head) > _SHORT and role.head.endswith(d.head):  # "the goalkeeper", then "the keeper"
            return 2.9
        if d.words & _HIGHEST and f"top {d.head}" in self._vocab.entails.get(role.head, ()):
            return 2.9
        return 2.3 if self._follows(role.head, d.head) else 0.0

    def _follows(self, held: str, said: str) -> bool:
        return said in self._vocab.entails.get(held, ()) or (
            held.rsplit(maxsplit=1)[-1] != held and said in (held.rsplit(maxsplit=1)[-1], held.split(maxsplit=1)[0])
        )

    def _is_source(self, tokens: Sequence[Token], d: Description) -> bool:
        if self._quotation(tokens[d.at].start) >= 0:
            return False
        token = tokens[d.at]
        said = token.dep.startswith("nsubj") and _speaks(tokens[token.head], self._vocab.speech)
        return said or (
            d.first > 1 and tokens[d.first - 1].text == "to" and tokens[d.first - 2].text.lower() == "according"
        )

    def _who_spoke(self, number: int, d: Description) -> Holder | None:
        """Return the person who spoke last, for a bare noun that may mean any such person ("the expert concluded")."""
        if self._spoke is None or d.article != "the" or d.words or d.head not in self._anyone:
            return None
        holder, then = self._spoke
        politician = any("politician" in self._vocab.entails.get(role.head, ()) for role in holder.roles)
        gender = self._vocab.role_genders.get(d.head)
        agrees = not (gender and holder.gender and gender != holder.gender)
        return holder if holder.named and not politician and agrees and number - then <= _HEARD else None

    def _introduced(self, tokens: Sequence[Token], d: Description) -> Holder:
        name = " ".join(self.text[tokens[d.first].start : tokens[d.last - 1].end].split())
        body = name.lower().endswith(tuple(sorted(told_of("guards"))))
        kind = "ORG" if body else "GROUP" if d.plural else "PERSON"
        holder = self._register.new(Holder(kind, named=False, plural=d.plural))
        holder.gender = self._vocab.role_genders.get(d.head.split()[-1])
        holder.owned = d.article == "own"
        holder.forms[name] = 1
        holder.roles.append(role_of(d, name))
        return holder

    def _person(self, where: Stretch, gender: str, quotation: int) -> Holder | None:
        token = where.tokens[where.first]
        speaks = token.dep.startswith("nsubj") and self._speech(where.tokens[token.head]) and quotation < 0
        beside = self._named_beside(where) if speaks else ()
        candidates = [
            holder
            for holder in self._recent
            if (holder.type == "PERSON" or (holder.gender and holder.named))
            and holder.mentions
            and not (holder.gender and holder.gender != gender)
            and (quotation < 0 or self._quotation(holder.mentions[-1][0]) == quotation)
            and not self._clashes(holder, where.tokens, where.first)
        ]
        best = meant(candidates, Asked(gender, self._clock, speaks, beside))
        if best is not None:
            best.gender = best.gender or ("f" if gender == "f" else "m")
        return best

    def _named_beside(self, where: Stretch) -> list[Holder]:
        """Return who is named in the quotations of a pronoun's sentence and in the one that ends right before it."""
        start = where.tokens[where.first].start
        offsets = [start - 3, start - 2, *(t.start for t in where.tokens)]
        numbers = dict.fromkeys(self._quotation(offset) for offset in offsets if offset >= 0)
        return [holder for number in numbers if number >= 0 for holder in self._inside.get(number, ())]

    def _clashes(self, holder: Holder, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a pronoun is the object of a verb whose subject the holder is ("Tull told him")."""
        if tokens[at].dep not in ("obj", "iobj", "dobj", "obl", "dative"):
            return False
        verb = tokens[at].head
        subjects = [t.start for t in tokens if t.head == verb and t.dep.startswith("nsubj")]
        return any(start <= s < end for s in subjects for start, end, _ in holder.mentions[-3:])

    def _body(self, number: int, token: Token, verb: Token, wanted: str) -> Holder | None:
        """Resolve "it said" and "they said", the only cases in which a pronoun for a body is safe."""
        if not (token.dep.startswith("nsubj") and _speaks(verb, self._vocab.speech)):
            return None
        kinds = ("ORG", "PLACE") if wanted == "body" else ("GROUP", "NORP", "ORG")
        candidates = [
            (holder.weight(number), holder)
            for holder in self._recent
            if holder.type in kinds
            and holder.seen
            and number - holder.seen[-1].number < 2
            and holder.seen[-1].role in ("subject", "inner")
        ]
        return max(candidates, key=lambda entry: entry[0])[1] if candidates else None


def _owned(tokens: Sequence[Token], d: Description) -> bool:
    return any(tokens[at].text in ("'s", "’s") for at in range(d.core, d.at))


def _says(where: Stretch, speech: frozenset[str]) -> bool:
    """Tell whether a stretch is the subject of a verb of saying."""
    subjects = (t for t in where.tokens[where.first : where.last] if t.dep.startswith("nsubj"))
    return any(_speaks(where.tokens[t.head], speech) for t in subjects)


def _speaks(token: Token, speech: frozenset[str]) -> bool:
    return token.lemma.lower() in speech or token.text.lower() in speech


def _opens(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Tell whether a mention that the parse hung nowhere opens a sentence with a verb, as subjects do."""
    loose = tokens[at].dep in ("root", "ROOT") and first < _TITLES and all(t.pos != "VERB" for t in tokens[:first])
    return loose and any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens[last:])


def _is_inner(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb stands in a clause that belongs to another ("Tull said *Orr* knew it")."""
    for _ in range(_CONJUNCTS):
        if tokens[verb].dep != "conj":
            break
        verb = tokens[verb].head
    return tokens[verb].dep in _INNER


def _role(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the grammatical role of a mention: subject, object, modifier of another noun, or another."""
    for at in range(first, last):
        head = tokens[at].head
        if not first <= head < last or head == at:
            hung = tokens[at].dep in _WITHIN and 0 <= head < first and first - head < 3
            top = head if hung else at
            if tokens[top].dep.startswith("nsubj"):
                return "inner" if _is_inner(tokens, tokens[top].head) else "subject"
            if _opens(tokens, top, first, last):
                return "subject"
            if tokens[top].dep in ("obj", "iobj", "dobj", "dative", "root", "ROOT"):
                return "object"
            return "modifier" if tokens[top].dep in _MODIFIERS else "other"
    return "other"
