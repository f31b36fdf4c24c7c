"""Names that only their capitals tell: runs of proper nouns inside a sentence that no model took for a name."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.language import Token
from stemma.reading.names.proper.capitals import is_shouted
from stemma.reading.names.proper.headlines import is_headline
from stemma.reading.names.proper.listed_names import COMMON
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.names.roles.body_kinds import called
from stemma.reading.vocabulary import Vocabulary

_LINKS = frozenset({"of", "for", "and", "the", "de", "del", "da", "du", "di"})
_THE = frozenset({"the", "The"})
_ON = frozenset({"on", "at", "in", "to", "with", "without", "against"})
_PROPER = frozenset({"PROPN", "NOUN", "ADJ"})
_BESIDE = frozenset({"VERB", "ADV", "INTJ"})  # what taggers make of a word of a name beside another capital
_SHORT = 4  # letters; fewer are a unit or an abbreviation ("kWh")
_LONGEST = 6  # tokens of a run; a longer one is a title or a list
_TIES = frozenset(["-", "–", "/", "@", "#", "_", "&", ")", "'s", "’s"])
_OPENERS = frozenset(".?!:;“‘\"'•–—*#(")
_CODE = re.compile(r"[A-Z]{1,5}-?\d{1,3}[A-Z]{0,2}|\d{1,2}[A-Z][a-z]{2,}|[A-Z][a-z]{3,}-\d{1,3}")
_PERIOD = re.compile(r"(?:Q|H|FY|CY)\d+|[A-Z]?\d+[MKGDCPHBT]")
_FOLLOWED = frozenset({",", "(", "'s", "’s"})


def capital_runs(
    tokens: Sequence[Token], lower: Sequence[str], found: Sequence[Reach], vocab: Vocabulary
) -> list[Reach]:
    """Return the runs of capitals of a sentence that `found` leaves over, their type open.

    Two words or more, or one that is rare in English; beside another name a run is mostly its title.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "She left National Unity on Tuesday .".split()
    >>> pos = ["PRON", "VERB", "PROPN", "PROPN", "ADP", "PROPN", "PUNCT"]
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(zip(words, pos))]
    >>> capital_runs(tokens, [w.lower() for w in words], [], vocabulary())
    [Reach(first=2, last=4, type='MISC')]
    """
    if is_headline(tokens) or is_shouted(tokens):
        return []
    covered = {at for first, last, _ in found for at in range(first, last)}
    raised = [at for at, token in enumerate(tokens) if not token.text.islower()]  # all that is looked at: it is few
    runs = [Reach(at, at + 1, "MISC") for at in raised if at not in covered and _is_blended(tokens, at)]
    covered |= {run.first for run in runs}
    end = 0
    for at in raised:
        if at < end or at in covered or not _is_name_word(tokens, lower, at, vocab):
            continue
        end = at + 1
        while end < len(tokens) and end not in covered and _goes_on(tokens, lower, end, vocab):
            end += 1
        if end - at <= _LONGEST and _is_name(tokens, lower, at, end, covered):
            runs.append(Reach(at, end, _type(lower, at, end, vocab)))
    return runs


def _is_blended(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether capitals inside a word make it a name wherever it stands ("iDefense", "CoinMarketCap")."""
    text = tokens[at].text
    if text.islower() or text[1:].islower() or not text.isalpha():
        return False
    if not any(a.islower() and b.isupper() for a, b in pairwise(text)):
        return False
    beside = [tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return len(text) > _SHORT and text[-1].islower() and not any(t.text in _TIES for t in beside)


def _is_name_word(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    word = lower[at]
    if len(word) < 2 or not ((is_capital(tokens[at]) and word.isalpha()) or _is_coded(tokens[at].text)):
        return False
    tail = word in _tails() and at > 0 and is_capital(tokens[at - 1]) and not _opens(tokens, at)
    never = (word in vocab.never and not tail) or word in vocab.honorifics or word in vocab.offices
    never = never or (word in vocab.collectives and not _is_joined(tokens, lower, at, vocab))
    work = word != "national" and (word in vocab.roles or word.removesuffix("s") in vocab.roles)
    return (tokens[at].pos in _PROPER or _is_beside(tokens, at)) and not never and not work


@cache
def _tails() -> frozenset[str]:
    """Return the small words in which names of campaigns and groups end ("Patients First")."""
    return frozenset(lexicon("names_composed")["tails"])


def _is_joined(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    """Tell whether a word for people inside a sentence begins the name of their body ("Medics on Call")."""
    if at == 0 or at + 2 >= len(tokens) or _opens(tokens, at) or not lower[at].endswith("s"):
        return False
    linked = tokens[at + 1].text in ("of", "for") or tokens[at + 1].text in _ON
    return linked and is_capital(tokens[at + 2]) and lower[at + 2] not in vocab.never - _tails()


def _is_beside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a capital inside a sentence stands beside another: a part of a name, whatever its tag."""
    if tokens[at].pos not in _BESIDE or at == 0 or _opens(tokens, at):
        return _is_coded(tokens[at].text)
    beside = [tokens[i] for i in (at - 1, at + 1) if 0 < i < len(tokens)]
    return any(is_capital(t) and t.text.isalpha() and not _opens(tokens, at) for t in beside)


def _is_coded(text: str) -> bool:
    """Tell whether a word is made of capitals and figures as codes and acronyms are ("G7", "F3A", not "Q3")."""
    return bool(_CODE.fullmatch(text)) and not _PERIOD.fullmatch(text)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text[-1:] in _OPENERS


def _goes_on(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    if _is_name_word(tokens, lower, at, vocab) or _heads(tokens, lower, at, vocab):
        return True
    if at + 1 >= len(tokens):
        return False
    if tokens[at].text.isdigit():
        ahead = at + 2 if tokens[at + 1].text in _LINKS and at + 2 < len(tokens) else at + 1
        return len(lower[at]) < 3 and _is_name_word(tokens, lower, ahead, vocab)  # "Frente 3 de Abril"
    if not _is_name_word(tokens, lower, at + 1, vocab):
        return False
    if tokens[at].text == "and":  # "Truth and Order" is one name, "Tull and Orr" are two
        one_sort = tokens[at - 1].pos == tokens[at + 1].pos in ("PROPN", "NOUN")
        return one_sort and all(frequency(lower[i]) > COMMON for i in (at - 1, at + 1))
    if tokens[at].text in _ON:  # "Medics on Call, a group of volunteers"
        return at > 1 and bool(called(tokens, at - 1, at + 2))
    return tokens[at].text in _LINKS and tokens[at].text != "the"


def _heads(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    """Tell whether a word may end a run as the sort of a body ("Disaster Relief Committee")."""
    return is_capital(tokens[at]) and lower[at] in vocab.organisation_heads


def _type(lower: Sequence[str], first: int, last: int, vocab: Vocabulary) -> str:
    """Return the type that the last word of a run tells, else an open one."""
    if last - first < 2:
        return "MISC"
    return "ORG" if lower[last - 1] in vocab.organisation_heads else vocab.head_types.get(lower[last - 1], "MISC")


def _is_followed(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether what follows a run of capitals shows that it is whole: a verb, a comma, a bracket."""
    return last < len(tokens) and (tokens[last].pos in ("VERB", "AUX") or tokens[last].text in _FOLLOWED)


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sign beside a run shows that it is a piece of something longer."""
    return 0 <= at < len(tokens) and tokens[at].text in _TIES


def _is_name(tokens: Sequence[Token], lower: Sequence[str], first: int, last: int, covered: set[int]) -> bool:
    if first - 1 in covered or last in covered or (last < len(tokens) and is_capital(tokens[last])):
        return False
    if _is_part(tokens, first - 1) or _is_part(tokens, last):
        return False
    opens = _opens(tokens, first)
    told = [at for at in range(first, last) if tokens[at].text not in _LINKS and not tokens[at].text.isdigit()]
    rare = [frequency(lower[at]) < RARE for at in told]
    if len(told) > 1 and opens and _is_followed(tokens, last):
        return tokens[first].pos in _PROPER and not tokens[first].text.isupper()
    if not any(tokens[at].pos == "PROPN" for at in range(first, last)) and (opens or len(rare) == 1):
        return not opens and rare[0] and tokens[first].pos == "NOUN" and tokens[first].text.isalpha()
    if len(rare) == 1 or opens:
        return (rare[0] and not tokens[first].text.isupper() and not (opens and len(rare) == 1)) or (
            len(rare) == 1 and (_is_coded(tokens[first].text) or _is_called(tokens, lower, first))
        )
    return not is_capital(tokens[first - 1]) or tokens[first - 1].text in ("The", "A", "An")


def _is_called(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    """Tell whether a common word is said to be a name ("named Biscuit"), or is a side's as a plural ("the Bears")."""
    if at == 0 or tokens[at].pos not in _PROPER:
        return False
    if lower[at - 1] in ("named", "nicknamed", "dubbed"):
        return True
    return (
        lower[at].endswith("s")
        and len(lower[at]) > _SHORT
        and tokens[at - 1].text in _THE
        and tokens[at].pos == "PROPN"
    )
