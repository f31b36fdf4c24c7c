"""Who says words in marks that no cue attributes: everybody who may is weighed by where and how the report has them.

The same log-linear ranking as for pronouns (`stemma.reading.names.entities.pronouns`): whoever spoke last or speaks
next, the subject of the clause, of the sentence before, the only person in sight. What the rules of flow would take
(`Speakers`) is one sign among them. Nobody is taken where too little speaks for anyone: such words may be a term or a
title.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import log

from stemma.data import lexicon
from stemma.reading.cues.cue_words import listed
from stemma.reading.cues.text_authors import told_of
from stemma.reading.quotes.attributions import Attribution, stands_alone
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.interviews import answers, interviewed
from stemma.reading.quotes.speakers.many_voices import many_speak
from stemma.reading.quotes.speakers.scenes import BACK, Scenes, whole
from stemma.reading.quotes.speakers.speeches import FAR, Said, apart, goes_on, is_told_by_nobody, with_signatures
from stemma.reading.quotes.speakers.subjects_before import subject_of
from stemma.reading.quotes.speakers.timed_entries import TimedEntries
from stemma.reading.quotes.speakers.turns import REACH, nearest, turns
from stemma.records import Extent

Sign = tuple[str, float]

_AHEAD = 2  # sentences behind words in marks in which somebody is looked for
_WORD = re.compile(r"\w+")
_TELLING = 8  # letters of a single word, with the spaces around it, by which a heading is known again
_WHO_TELLS = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_ONE = frozenset(("I", "My", "my", "me"))
_SPEECHLESS = frozenset(("PLACE", "NORP"))
_SEVERAL = 4  # quotations with a cue that tell who is the only voice of a report
_SENTENCE = 6  # words of a sentence: fewer in marks may be a term
_PROTAGONISTS = 3  # people of whom a report tells most
_MOST = 40  # people and bodies who are weighed


class Uncued:
    """Weighs who says the words in marks that have no cue, when everything else of a report is attributed.

    >>> Uncued.__name__
    'Uncued'
    """

    def __init__(self, page: Page, cast: Cast, said: Sequence[Said]) -> None:
        self._page = page
        self._cast = cast
        self._said = with_signatures(page, said)
        self._interviewed = interviewed(cast)
        self._scenes = Scenes(page, cast)
        self._entries = TimedEntries(page.text)
        marked = ((i, s.attribution.marks) for i, s in enumerate(said) if s.attribution.marks)
        self._turns = turns(page, ((i, marks[0], marks[-1]) for i, marks in marked))
        self._takes = {
            (turn.run, turn.number): said[i].speaker or ""
            for i, turn in reversed(self._turns.items())
            if said[i].speaker and not self.is_open(said[i])
        }
        self._protagonists = self._most_told_of()
        self._firsts = {turn.run: turn.sentence for turn in reversed(self._turns.values())}
        self._quoted = Counter(s.speaker for s in said if s.speaker and s.attribution.cue and s.attribution.marks)

    def _most_told_of(self) -> list[str]:
        """Return the people of whom the report tells most: they may talk without being named again."""
        people = [e for e in self._cast.everyone() if e.named and e.type == "PERSON"]
        return [e.id for e in sorted(people, key=lambda e: -len(e.mentions))[:_PROTAGONISTS]]

    def settled(self) -> list[Said]:
        """Return what is said with the speakers of words without a cue weighed."""
        settled: list[Said] = []
        marked: Said | None = None  # who told of something without marks in between, in a caption, ends no speech
        for at, said in enumerate(self._said):
            same = marked is not None and not said.signed and goes_on(self._page, marked, said)
            weighed = said._replace(speaker=marked.speaker, source=marked.source) if same and marked else None
            settled.append(weighed or (self._weighed(at) if self.is_open(said) else said))
            self.take(at, settled[-1].speaker)
            marked = settled[-1] if said.attribution.marks else marked
        return settled

    def take(self, at: int, speaker: str | None) -> None:
        """Remember who speaks in a turn of a dialogue: the next turn is mostly another's."""
        turn = self._turns.get(at)
        if turn is not None and speaker is not None:
            self._takes.setdefault((turn.run, turn.number), speaker)

    def _weighed(self, at: int) -> Said:
        said = self._said[at]
        turn, heading = self._turns.get(at), self._kind(said.attribution, self._place(at)) == "heading"
        if heading and (again := self._who_says_again(said)):
            return said._replace(speaker=again, source=None)
        if self._interviewed and answers(self._page.text, said.attribution.start):
            return said._replace(speaker=self._interviewed, source=None)
        if many_speak(self._cast, said.attribution.marks[0], said.speaker):
            return said._replace(speaker=None, source=None)
        weighed = [(who, list(self.signs(at, who))) for who in self.candidates(at)]
        found = [(weight(signs), who) for who, signs in weighed]
        tied = [entry for entry, (_, signs) in zip(found, weighed, strict=True) if any(_ties(n) for n, _ in signs)]
        best = max(found if heading or (turn is not None and turn.several) else tied, default=(0.0, ""))
        if best[0] <= 0 and not self._page.marked[said.attribution.marks[-1]].closed:
            best = max(found, default=best)  # a letter, whose writer may be named at its end only
        if best[0] <= 0:
            alone = self._only_voice() if len(self._words(said)) >= _SENTENCE else None
            return said._replace(speaker=alone, source=None)
        return said if best[1] == said.speaker else said._replace(speaker=best[1], source=None)

    def _who_says_again(self, heading: Said) -> str | None:
        """Return who says the words of a heading in the text below it, where that is one and the same."""
        words = self._words(heading)
        wanted = f" {' '.join(words)} "
        told = [s for s in self._said if s.speaker and s.attribution.cue and not self.is_open(s)]
        who = {s.speaker for s in told if wanted in f" {' '.join(self._words(s))} "}
        who = who or {s.speaker for s in told if wanted in f" {' '.join(self._content(s))} "}
        telling = len(words) > 1 or len(wanted) > _TELLING
        return who.pop() if len(who) == 1 and telling else None

    def _only_voice(self) -> str | None:
        """Return who says all the words in marks of a report that a cue attributes, where these are several."""
        (who, times), *others = self._quoted.most_common(2) or [("", 0)]
        return who if times >= _SEVERAL and not others and self._cast.is_named_person(who) else None

    def _content(self, said: Said) -> list[str]:
        return _WORD.findall(self._page.text[said.attribution.start : said.attribution.end].lower())

    def _words(self, said: Said) -> list[str]:
        page, marks = self._page, [self._page.marked[mark] for mark in said.attribution.marks]
        return [word for mark in marks for word in _WORD.findall(page.text[mark.first : mark.last].lower())]

    def candidates(self, at: int) -> list[str]:
        """Return who is named or speaks around words in marks."""
        page, here = self._page, self._place(at)
        first = page.sentences[max(0, here - BACK)].start
        last = page.sentences[min(len(page.sentences) - 1, here + _AHEAD)].end
        if (entry := self._entries.ends_after(self._said[at].attribution.start)) is not None:
            last = min(last, entry)
        near = [m[2] for m in self._scenes.told(Extent(start=first, end=last))]
        spoken = [s.speaker for s in (self._beside(at, -1), self._beside(at, 1), self._said[at]) if s and s.speaker]
        if (turn := self._turns.get(at)) is not None:
            beside = range(turn.number - REACH, turn.number + REACH + 1)
            spoken += [self._takes[turn.run, n] for n in beside if (turn.run, n) in self._takes]
            begins = self._firsts[turn.run]
            before = Extent(start=page.sentences[max(0, begins - BACK)].start, end=page.sentences[begins].start)
            near += [m[2] for m in self._scenes.told(before)]
            near += self._protagonists
        may = [who for who in dict.fromkeys([*spoken, *near]) if self._cast.known(who).type not in _SPEECHLESS]
        return may[:_MOST]

    def signs(self, at: int, who: str) -> Iterator[Sign]:
        """Yield what speaks for or against somebody: each sign by itself, and with where the words stand."""
        kind = self._kind(self._said[at].attribution, self._place(at))
        found = (
            *self._of_flow(at, who),
            *self._of_turns(at, who),
            *self._of_place(at, who),
            *self._of_words(at, who),
            *self._of_kind(who),
        )
        for name, value in found:
            yield name, value
            yield f"{kind} {name}", value

    def _of_flow(self, at: int, who: str) -> Iterator[Sign]:
        """Yield whether somebody speaks before or behind, and whether the rules of flow take them."""
        said = self._said[at]
        yield "anybody", 1.0
        if who == said.speaker:
            yield "by flow", 1.0
            yield f"by flow, {'named' if self._cast.known(who).named else 'unnamed'}", 1.0
        for step, name in ((-1, "spoke"), (1, "speaks next")):
            beside = self._beside(at, step)
            if beside is not None and beside.speaker == who:
                marked = "marks" if beside.attribution.marks else "words"
                yield f"{name} {marked} {apart(self._page, said, beside)}", 1.0

    def _of_turns(self, at: int, who: str) -> Iterator[Sign]:
        """Yield how many turns of a dialogue away somebody speaks, and whom the report names before it begins."""
        turn = self._turns.get(at)
        if turn is None or not turn.several:
            return
        how = "asked" if turn.asks else "told"
        for step, name in ((-1, "before"), (1, "behind")):
            other = nearest(turn, self._takes, step)
            if other is not None:
                parity = "own" if other[0] % 2 == 0 else "other"
                whose = "whose" if other[1] == who else "not whose"
                yield f"{whose} {parity} turn {name}, {how}", 1.0
        parity = "first" if turn.number % 2 == 0 else "second"
        begins = self._firsts[turn.run]
        if begins and subject_of(self._cast, begins - 1) == who:
            yield f"subject before dialogue, {parity}", 1.0
        elif begins and any(m[2] == who for m in self._scenes.told(whole(self._page, begins - 1))):
            yield f"told before dialogue, {parity}", 1.0

    def _of_place(self, at: int, who: str) -> Iterator[Sign]:
        """Yield where the sentence and the one before it tell of somebody."""
        attribution = self._said[at].attribution
        scene = self._scenes.around(at, attribution.start, attribution.end, self._place(at))
        if who in scene.before:
            yield "before in sentence", 1.0
        if who in scene.behind:
            yield "behind in sentence", 1.0
        if who == scene.subject:
            yield "subject of clause", 1.0
        if who == scene.opens:
            yield "opens sentence", 1.0
        if who == scene.leads:
            yield "leads paragraph", 1.0
        if who in scene.issuers:
            yield "issues a text", 1.0
        if who == scene.subject_before:
            yield f"subject before {scene.near}", 1.0
        if who in scene.told_before:
            yield f"in sentence before {scene.near}", 1.0

    def _of_words(self, at: int, who: str) -> Iterator[Sign]:
        """Yield what the words tell: whom they name, whether one or several speak, whether they answer a question."""
        page, said = self._page, self._said[at]
        spoken = [page.marked[mark] for mark in said.attribution.marks]
        inside = [m[2] for s in spoken for m in self._cast.mentions_in(Extent(start=s.first, end=s.last))]
        if who in inside:
            yield "named in words", 1.0
        entity = self._cast.known(who)
        kind = entity.type if entity.type in _KINDS else "thing"
        told = _WHO_TELLS.search(page.text, spoken[0].first, spoken[-1].last)
        yield f"{'nobody' if told is None else 'one' if told.group() in _ONE else 'several'} tells, {kind}", 1.0
        asked = self._said[at - 1] if at else None
        if asked is not None and asked.speaker == who and asked.attribution.marks:
            last = page.marked[asked.attribution.marks[-1]].last
            if page.text[last - 1] == "?" and apart(self._page, said, asked) < FAR:
                yield "asked before", 1.0

    def _of_kind(self, who: str) -> Iterator[Sign]:
        entity = self._cast.known(who)
        yield entity.type if entity.type in _KINDS else "thing", 1.0
        if not entity.named:
            yield "unnamed", 1.0
        yield "often", log(1 + len(entity.mentions))
        yield "quoted", log(1 + self._quoted[who])

    def is_open(self, said: Said) -> bool:
        """Tell whether words in marks have neither cue nor signature, or a cue that tells nobody ("We print it:")."""
        cue = said.attribution.cue
        if not said.attribution.marks or cue is None:
            return bool(said.attribution.marks) and not said.signed
        if is_told_by_nobody(cue):
            return False
        if said.speaker is not None or cue.source is None:
            return said.speaker is None
        if self._interviewed and answers(self._page.text, said.attribution.start):
            return True
        words = self._page.text[cue.source.start : cue.source.end].lower()
        handed_on = words in told_of("writers") or words.split(" ")[0] in told_of("openers")  # "On the fans: “...”"
        return handed_on and cue.lemma not in listed("plain")

    def _place(self, at: int) -> int:
        return self._page.sentence_at(self._said[at].attribution.start)

    def _kind(self, attribution: Attribution, here: int) -> str:
        if self._page.is_headline(here) or self._page.is_aside(here):
            return "heading"
        return "alone" if stands_alone(self._page, attribution.marks[0]) else "inside"

    def _beside(self, at: int, step: int) -> Said | None:
        """Return the nearest attribution with a cue and a speaker before or behind."""
        order = range(at + step, -1 if step < 0 else len(self._said), step)
        known = (i for i in order if self._said[i].speaker and not self.is_open(self._said[i]))
        found = next((self._said[i] for i in known), None)
        entry = None if step < 0 else self._entries.ends_after(self._said[at].attribution.start)
        return None if found is not None and entry is not None and found.attribution.start >= entry else found


_KINDS = ("PERSON", "ORG", "GROUP", "TEXT")
_TIES = frozenset(("by", "spoke", "speaks", "before", "behind", "in", "subject", "opens", "leads", "issues", "asked"))


def _ties(sign: str) -> bool:
    """Tell whether a sign ties somebody to words in marks by where both stand: who is only near does not say them."""
    return sign.split(" ", 1)[0] in _TIES


def weight(signs: Iterable[Sign]) -> float:
    """Return what the signs add up to; nobody speaks at 0 or below.

    >>> weight(iter(()))
    0
    """
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in signs)


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = lexicon("quotes_uncued")["weights"]
    return weights
