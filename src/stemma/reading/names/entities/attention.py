"""Whom a reader has in mind at a point of a report: who was mentioned lately, who spoke last, who is described."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.entities.by_itself import ByItself, by_itself
from stemma.reading.names.entities.holders import Holder, Sighting
from stemma.reading.names.entities.marks_beside import MarksBeside, Stretch
from stemma.reading.parsed import ParsedSentence
from stemma.records import MentionKind

LATELY = 6  # mentions of somebody among which one in the paragraph or sentence is looked for
_REMEMBERED = 100  # people and bodies that a reader has in mind; bounds the work in a text with thousands


class Attention:
    """What the reading remembers: everybody by their last mention, the last speaker and sentence, the last described.

    `clock` counts the report's own sentences; `described` is sentence, last token and person of a description; `lead`
    is the person whom the lead describes.

    >>> from stemma.reading.language import Token
    >>> rows = [("Tull", "PROPN", "nsubj"), ("left", "VERB", "root")]
    >>> tokens = tuple(Token(5 * i, 5 * i + len(w), w, w, p, "", d, 1, "") for i, (w, p, d) in enumerate(rows))
    >>> sentence = ParsedSentence(0, 10, 0, tokens, ())
    >>> mind, tull = Attention(MarksBeside("Tull left.", [sentence])), Holder("PERSON")
    >>> mind.begin(sentence)
    >>> mind.note(tull, Stretch(0, tokens, 0, 1), "name")
    >>> tull.mentions, tull.seen[0].role, mind.sole([tull]) is tull
    ([(0, 4, 'name')], 'subject', True)
    """

    def __init__(self, marks: MarksBeside) -> None:
        self._marks = marks
        self.recent: dict[Holder, None] = {}
        self.spoke: tuple[Holder, int] | None = None
        self.described: tuple[int, int, Holder] | None = None
        self.lead: Holder | None = None
        self.clock = 0
        self.paragraph = 0
        self._opened = False
        self._led = False
        self._sentence: tuple[Sequence[Token], ByItself] | None = None

    def begin(self, sentence: ParsedSentence) -> None:
        """Begin a sentence: one that is nothing but quotation takes no time in the report's own telling."""
        told = (t for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE"))
        self.clock += any(self._marks.quotation(t.start) < 0 for t in told)
        self._led = self._led and self.paragraph == sentence.paragraph
        self.paragraph = sentence.paragraph
        self._opened = False
        self._sentence = sentence.tokens, by_itself(sentence)

    def note(self, holder: Holder, where: Stretch, kind: MentionKind) -> None:
        """Note a mention of somebody: how it stands in its sentence, and whether it speaks."""
        start = where.tokens[where.first].start
        holder.mentions.append((start, where.tokens[where.last - 1].end, kind))
        quoted = self._marks.quotation(start) >= 0
        holder.latest = max(holder.latest, start)
        holder.told_at = holder.told_at if quoted else max(holder.told_at, start)
        sighting = self._sighting(holder, where, pronoun=kind == "pronoun", quoted=quoted)
        holder.see(sighting)
        if sighting.spoke:
            self.spoke = holder, where.number
            holder.passing = False
        self.recent.pop(holder, None)
        self.recent[holder] = None
        if len(self.recent) > _REMEMBERED:
            del self.recent[next(iter(self.recent))]

    def _sighting(self, holder: Holder, where: Stretch, *, pronoun: bool, quoted: bool) -> Sighting:
        if quoted:
            return Sighting(where.number, self.clock, "quoted", self.paragraph, pronoun=pronoun)
        stands = self._by_itself(where.tokens).standing(*where[1:], pronoun=pronoun)
        role, spoke, told = stands.role, holder.type == "PERSON" and stands.says, ""
        if stands.told:
            told = "own" if self.spoke == (holder, where.number) else "other"
            spoke = spoke and told == "own"  # "Tull said Orr expected it": it is Tull who speaks
        opens = not self._opened and role != "modifier"
        leads = opens and not self._led
        self._opened, self._led = self._opened or opens, self._led or leads
        told_at = where.number, self.clock, role, self.paragraph
        return Sighting(*told_at, spoke, pronoun, told, opens, stands.asked, stands.asks, leads, stands.hears)

    def _by_itself(self, tokens: Sequence[Token]) -> ByItself:
        if self._sentence is None or self._sentence[0] is not tokens:
            return ByItself(tuple(tokens))
        return self._sentence[1]

    def take_over(self, holder: Holder, described: Holder) -> None:
        """Make a person who was only described the one of a name."""
        holder.type = "PERSON"
        holder.mentions += described.mentions
        holder.seen += described.seen
        holder.roles += described.roles
        holder.called += described.called
        holder.gender = holder.gender or described.gender
        holder.told_at = max(holder.told_at, described.told_at)
        described.mentions, described.seen = [], []
        self.described = None
        self.recent.pop(described, None)
        if self.spoke is not None and self.spoke[0] is described:
            self.spoke = holder, self.spoke[1]

    def sole(self, candidates: Sequence[Holder]) -> Holder | None:
        """Return the only one of the candidates whom the paragraph has named in the report's own words."""
        people = (h for h in candidates if h.type == "PERSON")
        named = [h for h in people if any(self._is_named_here(s) for s in h.seen[-LATELY:])]
        return named[0] if len(named) == 1 else None

    def _is_named_here(self, sighting: Sighting) -> bool:
        return sighting.paragraph == self.paragraph and not sighting.pronoun and sighting.role != "quoted"
