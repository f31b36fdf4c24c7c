"""What a report tells of people without saying what they are: acts, from which follows what they may be called."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.entities.holders import Holder, Implied
from stemma.reading.names.entities.personal_facts import facts
from stemma.reading.names.proper.proper_names import Found
from stemma.reading.names.roles.acts import Act, acts
from stemma.reading.parsed import ParsedSentence

_MOST = 40  # acts of one person that are kept; a report that tells more is about nobody else
_HUNG = frozenset(("appos", "flat", "compound", "nmod:desc", "nn"))
_BESIDE = 6  # tokens between a title and the name that hangs on it


def learn_told(sentence: ParsedSentence, people: Sequence[tuple[Found, Holder]], text: str) -> None:
    """Remember what follows from the acts of the people whom a sentence names, and from what stands beside them."""
    for name, holder in people:
        for fact in facts(text, name.start, name.end):
            keep(holder, fact)
    learn_acts(sentence, people)


def learn_acts(sentence: ParsedSentence, named: Sequence[tuple[Found, Holder]]) -> None:
    """Remember what follows from the acts of those whom a sentence names."""
    for act in acts(sentence):
        for name, holder in named:
            if _is_who(sentence.tokens, act.who, name):
                learn(holder, act)
                break


def learn_of_pronoun(sentence: ParsedSentence, at: int, holder: Holder | None) -> None:
    """Remember what follows from the acts of whoever a pronoun means ("She drives a tram")."""
    if holder is not None and sentence.tokens[at].dep.startswith("nsubj"):
        for act in acts(sentence):
            if act.who == at:
                learn(holder, act)


def learn(holder: Holder, act: Act) -> None:
    """Remember what follows from an act of somebody."""
    keep(holder, Implied(act.heads, act.words, act.past))


def keep(holder: Holder, implied: Implied) -> None:
    """Remember what somebody may be called."""
    if len(holder.implied) < _MOST and implied not in holder.implied:
        holder.implied.append(implied)


def _is_who(tokens: Sequence[Token], who: int, name: Found) -> bool:
    """Tell whether a word of a sentence means the person of a name: it stands in it, or is the title before it."""
    if name.first <= who < name.last:
        return True
    at = name.first
    return 0 < at - who < _BESIDE and tokens[at].head == who and tokens[at].dep in _HUNG
