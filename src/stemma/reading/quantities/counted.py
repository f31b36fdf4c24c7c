"""What a number counts: the noun phrase after it, its head, and the words that narrow it down.

Works on tags, so that a wrong parse of the whole sentence does no harm; the parse is asked where tags are silent.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

from stemma.data import lexicon
from stemma.reading.language import Parse, Token
from stemma.reading.parsed import ParsedSentence

LONGEST_PHRASE = 9  # tokens between a number and the end of what it counts

KEPT = 4_000  # sentences of which is kept what was found of them by themselves
T = TypeVar("T")

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"ADJ"})
_INSIDE_TAGS = frozenset({"POS", "HYPH", "AFX"})
_COMPOUNDED = frozenset({"CD", "RB", "RBS", "RBR"})
_BE = frozenset({"are", "were", "was", "is"})
_DASHES = frozenset({"-", "–", "--"})


class Line(NamedTuple):
    """A parsed sentence with all offsets counted from its own start.

    >>> tokens = tuple(Token(at, at + 4, w, w, "X", "", "dep", 0, "") for at, w in ((10, "Nine"), (15, "died")))
    >>> here = line("It rained. Nine died", ParsedSentence(10, 20, 0, tokens, ()))
    >>> here.at(5), here.over(3)
    (1, 0)
    """

    text: str
    offset: int
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    sentence: ParsedSentence
    kept: dict[Hashable, Any] | None = None  # what has been found of the sentence by itself, shared by its copies

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """Return what `find` finds, from what is kept where the same was asked of this sentence or a copy of it."""
        if self.kept is None:
            return find()
        if key not in self.kept:
            self.kept[key] = find()
        found: T = self.kept[key]
        return found

    def at(self, position: int) -> int:
        """Return the index of the first token that begins at or after a position."""
        return bisect_left(self.starts, position)

    def over(self, position: int) -> int:
        """Return the index of the token that holds a position, or the last one before it."""
        return max(0, bisect_right(self.starts, position) - 1)


class Counted(NamedTuple):
    """A noun phrase after a number: token indices, and the index of its head.

    `head` is None for a number that stands alone ("59 dead"); `first` and `last` are then equal.
    """

    first: int
    last: int
    head: int | None


def line(text: str, sentence: ParsedSentence) -> Line:
    """Return a sentence of a report's text with offsets of its own.

    >>> text = "It rained. 12 died"
    >>> tokens = tuple(Token(at, at + len(w), w, w, "X", "", "dep", 0, "") for at, w in ((11, "12"), (14, "died")))
    >>> here = line(text, ParsedSentence(11, 18, 0, tokens, ()))
    >>> here.text, here.starts, here.at(3), here.over(4)
    ('12 died', (0, 3), 1, 1)
    """
    written = text[sentence.start : sentence.end].replace("\n", " ")
    kept: dict[Hashable, Any] | None = None
    if sentence.parse is None:
        by = sentence.start
        tokens = tuple(t._replace(start=t.start - by, end=t.end - by) for t in sentence.tokens)
        starts = tuple(t.start for t in tokens)
    else:
        tokens, starts = sentence.parse.tokens, sentence.parse.starts
        kept = _kept_of(sentence.parse, written)
    return Line(written, sentence.start, tokens, starts, sentence, kept)


@lru_cache(maxsize=KEPT)
def _kept_of(parse: Parse, written: str) -> dict[Hashable, Any]:
    """Return what is kept of a sentence by itself: nothing at first."""
    return {}


def counted(here: Line, end: int) -> Counted:
    """Return what a number that ends at `end` counts.

    >>> text = "12 old miners died"
    >>> rows = [("12", "NUM", "CD"), ("old", "ADJ", "JJ"), ("miners", "NOUN", "NNS"), ("died", "VERB", "VBD")]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, t, "dep", 0, "") for w, p, t in rows)
    >>> found = counted(line(text, ParsedSentence(0, 18, 0, tokens, ())), 2)
    >>> text[tokens[found.first].start : tokens[found.last - 1].end], found.head
    ('old miners', 2)
    """
    first = here.at(end)
    direct = _phrase(here.tokens, first)
    if direct is not None and len(here.tokens[direct].text) == 1 and here.tokens[direct].text.isupper():
        return Counted(first, first, None)  # a letter is no thing: "4 U"
    if direct is not None:
        return Counted(first, direct + 1, direct)
    if first < len(here.tokens) and here.tokens[first].text.lower() == "of":
        begin = _past_determiners(here.tokens, _past_pronoun(here.tokens, first + 1))
        inside = _phrase(here.tokens, begin)
        if inside is not None:
            return Counted(begin, inside + 1, inside)
    if first + 1 < len(here.tokens) and here.tokens[first].text.lower() in _BE:
        told = _phrase(here.tokens, first + 1)
        if told == first + 1 and here.tokens[told].tag == "NNS":
            return Counted(told, told + 1, told)  # "of the dead, 12 were miners"
    return _grouped(here, first) or Counted(first, first, None)


def _grouped(here: Line, after: int) -> Counted | None:
    """ "a crew of 17", "a family of five": the noun before "of" says what the number is of."""
    at = after - 1
    while at > 0 and here.tokens[at].text.lower() != "of":
        at -= 1
        if after - at > 6:
            return None
    if at < 1 or here.tokens[at - 1].text.lower() not in _set("groups"):
        return None
    return Counted(at - 1, at - 1, at - 1)


def _past_pronoun(tokens: Sequence[Token], at: int) -> int:
    """ "17 of them crew": past "them" and a form of be."""
    if at < len(tokens) and tokens[at].text.lower() in ("them", "whom", "which"):
        at += 1
        while at < len(tokens) and tokens[at].text.lower() in _BE:
            at += 1
    return at


def _past_determiners(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].pos in ("DET", "PRON") and tokens[at].tag not in ("PRP", "WP"):
        at += 1
    return at


def _is_noun(token: Token) -> bool:
    """Tell whether a token is a noun; words that can only be counted are, whatever the model says."""
    low = token.text.lower()
    if low in _set("becoming") and token.tag != "NNS":
        return False  # a tagger takes "Six die in blast" for a noun
    if low in ("ahead", "away", "ago", "later", "apart", "each", "together", "apiece", "alone", "up", "down"):
        return False
    return token.pos in _NOUNS or low in _set("always_nouns")


def _phrase(tokens: Sequence[Token], first: int) -> int | None:
    """Return the index of the last noun of the phrase that begins at `first`."""
    head = None
    for at in range(first, min(len(tokens), first + LONGEST_PHRASE)):
        token = tokens[at]
        low = token.text.lower()
        if _ends_phrase(tokens, at, head):
            break
        if at > first and token.start == tokens[at - 1].end and token.pos != "PUNCT":
            head = at if _is_noun(token) else head
            continue
        if _is_noun(token):
            head = at
            if low in _set("stand_alone"):
                break
        elif not _goes_inside(tokens, at) or (head is not None and token.tag in ("VBN", "VBG", "VBD", "RB")):
            break
    if head is not None and tokens[first].tag == "VBG" and tokens[head].tag == "NN" and not _is_one(tokens, first - 1):
        return None  # "two involving rape", but "five running backs"
    return _plural_after(tokens, first, head)


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and tokens[at].text.lower() in ("one", "1")


def _plural_after(tokens: Sequence[Token], first: int, head: int | None) -> int | None:
    """Return the plural noun after a singular one that a tagger takes for a verb: "three quarterback hits"."""
    if head is None or head + 1 >= len(tokens) or _is_one(tokens, first - 1):
        return head
    odd = tokens[head].tag == "NN" and tokens[head + 1].tag == "VBZ" and tokens[head + 1].text.endswith("s")
    return head + 1 if odd and tokens[head + 1].text.lower() not in ("is", "has", "was", "does", "says") else head


def _ends_phrase(tokens: Sequence[Token], at: int, head: int | None) -> bool:
    low = tokens[at].text.lower()
    if (
        _is_set_off(tokens, at)
        or low in ("age", "ages", "aged")
        or low in _set("moments")
        or (low in _set("which_time") and _is_time(tokens, at + 1))
    ):
        return True
    if head is not None and low in _set("states"):
        return True
    return head is None and low in _set("states") and not _noun_soon(tokens, at + 1)


def _is_set_off(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a dash between spaces ends the phrase: "rose to 260 - up from 26", "324 points - 13 hours ago"."""
    if tokens[at].text not in _DASHES or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a unit of time or a moment: "rose 9% last year" counts no years."""
    return at < len(tokens) and tokens[at].text.lower() in (_set("moments") | _set("times"))


def _noun_soon(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and _is_noun(tokens[at]) and tokens[at].text.lower() not in _set("moments")


def _goes_inside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word that is no noun can stand between a number and its noun."""
    token = tokens[at]
    if token.pos in _INSIDE or token.tag in _INSIDE_TAGS or token.text in ("-", "-"):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if token.tag in _COMPOUNDED and following.tag == "HYPH":
        return True  # "12 worst-hit villages", "six two-minute suspensions"
    if token.tag == "VBD" and token.pos != "AUX" and at > 1 and tokens[at - 1].tag == "CD":
        return following.tag == "NNS"  # "13 loaded magazines", whatever the tagger takes "loaded" for
    if token.tag in ("VBN", "VBG", "JJ", "CD") or token.text.lower() in ("most", "more", "very", "newly", "other"):
        return following.pos in _NOUNS or following.pos in _INSIDE
    if token.text.lower() in ("and", "or", ","):
        before = tokens[at - 1]
        if before.tag in ("NN", "VBG") and token.text.lower() == "and" and following.tag in ("NN", "VBG"):
            return at + 2 < len(tokens) and tokens[at + 2].tag == "NNS"
        return before.pos == "ADJ" and following.pos == "ADJ" and before.text.lower() not in _set("states")
    return False


@cache
def _set(key: str) -> frozenset[str]:
    labels, measures = lexicon("quantities_labels"), lexicon("quantities_measures")["measures"]
    if key == "moments":
        days = [*labels["weekdays"], *(f"{day}s" for day in labels["weekdays"])]
        return frozenset([*labels["months"], *days, "today", "yesterday", "tomorrow", "overnight"]) - {
            "may",
            "march",
            "mar",
            "sun",
            "sat",
        }
    if key == "states":
        return frozenset(word for m in measures.values() for word in m.get("state", ())) - {"ill"} | {"dead"}
    if key in ("which_time", "times"):
        return frozenset(labels[key])
    if key == "becoming":
        measures = lexicon("quantities_measures")["measures"]
        return frozenset(word for m in measures.values() for word in m.get("undergone", ())) | {"fall", "fell"}
    if key == "groups":
        return frozenset(lexicon("quantities_measures")["groups"])
    if key == "always_nouns":
        return frozenset(
            {
                "hostages",
                "captives",
                "casualties",
                "fatalities",
                "deaths",
                "injuries",
                "arrests",
                "survivors",
                "victims",
            }
        )
    return frozenset({"people", "persons", "hostages", "killed"})
