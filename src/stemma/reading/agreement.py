"""A report agrees with itself: one string has one type, and a known name is a name wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.parsed import ParsedSentence
from stemma.reading.reach import Reach, is_capital, separate
from stemma.reading.surroundings import decided, evidence
from stemma.reading.vocabulary import Vocabulary

_Words = tuple[str, ...]


def agreed(
    sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]], vocab: Vocabulary
) -> list[list[Reach]]:
    """Return the names of each sentence with the type that the report gives them, and those that were overlooked.

    A family name is its bearer's if the report names someone in full by it.
    """
    types = _types(sentences, found, vocab)
    known: dict[str, list[_Words]] = defaultdict(list)
    for words in sorted(types, key=lambda w: (-len(w), w)):
        known[words[0]].append(words)
    out = []
    for sentence, names in zip(sentences, found, strict=True):
        tokens = sentence.tokens
        retyped = [Reach(r.first, r.last, types[w]) for r in names if (w := _words(tokens, r)) in types]
        out.append(separate([*retyped, *_overlooked(tokens, retyped, known, types)]))
    return out


def _words(tokens: Sequence[Token], reach: Reach) -> _Words:
    return tuple(tokens[at].text for at in range(reach.first, reach.last))


def _types(
    sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]], vocab: Vocabulary
) -> dict[_Words, str]:
    counts: dict[_Words, Counter[str]] = defaultdict(Counter)
    spoken: dict[_Words, Counter[str]] = defaultdict(Counter)
    explained: set[_Words] = set()
    for sentence, names in zip(sentences, found, strict=True):
        for at, reach in enumerate(names):
            words = _words(sentence.tokens, reach)
            counts[words][reach.type] += 1
            told = evidence(sentence.tokens, reach.first, reach.last, vocab)
            if _explains(sentence.tokens, names[at - 1], reach) if at else False:
                explained.add(words)
            if told:
                spoken[words][told] += 1
    types = {words: max(sorted(count), key=lambda kind: count[kind]) for words, count in counts.items()}
    for words in sorted(explained):
        types[words] = "ORG"
    for words, kind in types.items():
        if len(words) == 1 and kind in ("PLACE", "MISC") and words[0].lower() in vocab.given_genders:
            if not spoken[words] and words[0].lower() not in vocab.country_of and not words[0].isupper():
                types[words] = "PERSON"
                continue
        if words not in explained and spoken[words] and not _fixed(words, vocab):
            types[words] = decided(kind, spoken[words], counts[words].total(), len(words))
    common = _common_words(sentences)
    short = {s.tokens[at].text for s in sentences for at in range(len(s.tokens)) if _abbreviated(s.tokens, at)}
    types = {
        words: kind
        for words, kind in types.items()
        if not _is_common(words, kind, common, vocab) and not (len(words) == 1 and words[0] in short)
    }
    _adopt_families(types, counts, spoken, vocab)
    _doubt(types, spoken, vocab)
    return types


def _doubt(types: dict[_Words, str], spoken: dict[_Words, Counter[str]], vocab: Vocabulary) -> None:
    """Leave the type of a word open that is taken for a person whom nothing introduces: no full name, title or speech.

    If it names a city, it is that.

    News names people in full at first. Three in four such words of the visible half of en-worldwide-newswire are no
    person.
    """
    full = {word.lower() for words, kind in types.items() if kind == "PERSON" and len(words) > 1 for word in words}
    for words, kind in types.items():
        if kind != "PERSON" or words[0].lower() in vocab.given_genders:
            continue
        if spoken[words]["PERSON"] or spoken[words]["SPEAKS"]:
            continue
        if " ".join(words).lower() in vocab.cities and (len(words) > 1 or words[0].lower() not in full):
            types[words] = "PLACE"
        elif len(words) == 1 and words[0].lower() not in full:
            types[words] = "MISC"


def _common_words(sentences: Sequence[ParsedSentence]) -> set[str]:
    """Return the words that the report also writes small."""
    return {t.text for sentence in sentences for t in sentence.tokens if t.text.islower()}


def _is_common(words: _Words, kind: str, common: set[str], vocab: Vocabulary) -> bool:
    """Tell whether a name is a word of the language with a capital for its place ("Debris")."""
    word = words[0].lower()
    return len(words) == 1 and kind in ("PERSON", "PLACE") and word in common and word not in vocab.country_of


def _explains(tokens: Sequence[Token], body: Reach, short: Reach) -> bool:
    """Tell whether a single word in brackets is the short name of the body before it."""
    return (
        body.type == "ORG"
        and body.last - body.first > 1
        and short.first == body.last + 1
        and short.last == short.first + 1
        and tokens[body.last].text == "("
        and short.last < len(tokens)
        and tokens[short.last].text == ")"
    )


def _abbreviated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word in brackets abbreviates common words before it ("public private partnerships (PPP)")."""
    if not (0 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")"):
        return False
    letters = tokens[at].text.lower().rstrip("s")
    before = [t.text for t in tokens[max(0, at - 2 * len(letters) - 2) : at - 1] if t.text[:1].isalpha()]
    tail = before[-len(letters) :]
    return "".join(w[0].lower() for w in tail) == letters and sum(w.islower() for w in tail) * 2 > len(tail)


def _fixed(words: _Words, vocab: Vocabulary) -> bool:
    """Tell whether a name's type is known from a list or from its last word."""
    return " ".join(words).lower() in vocab.country_of or (len(words) > 1 and words[-1].lower() in vocab.head_types)


def _adopt_families(
    types: dict[_Words, str],
    counts: dict[_Words, Counter[str]],
    spoken: dict[_Words, Counter[str]],
    vocab: Vocabulary,
) -> None:
    """Make the family names of people who are named in full people's names, and first names where they are like one."""
    families = sorted({w[-1] for w, kind in types.items() if kind == "PERSON" and len(w) > 1 and w[-1][0].isupper()})
    for first in sorted({w[0] for w, kind in types.items() if kind == "PERSON" and len(w) > 1}):
        human = len(first) < 5 or first.lower() in vocab.given_genders or spoken[first,]["SPEAKS"]
        known = types.get((first,), "NORP") != "NORP" and first.lower() not in vocab.country_of
        if human and known and not first.isupper():
            types[first,] = "PERSON"
    for family in families:
        if len(family) < 2 or family.isupper() or family.lower() in vocab.country_of:
            continue
        if types.get((family,), "PERSON") != "NORP" or counts[family,].total() == 1:
            types[family,] = "PERSON"


def _overlooked(
    tokens: Sequence[Token], names: Sequence[Reach], known: dict[str, list[_Words]], types: dict[_Words, str]
) -> list[Reach]:
    """Find the report's names where the model saw none."""
    covered = {at for first, last, _ in names for at in range(first, last)}
    found = []
    for at, token in enumerate(tokens):
        if token.text not in known or at in covered or not is_capital(token):
            continue
        for words in known[token.text]:
            end = at + len(words)
            if end > len(tokens) or any(i in covered or tokens[i].text != words[i - at] for i in range(at, end)):
                continue
            if len(words) > 1 or _stands_alone(tokens, at):
                found.append(Reach(at, end, types[words]))
                covered.update(range(at, end))
                break
    return found


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a single word is a name of its own and not a part of a longer run of capitals."""
    if tokens[at].pos not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    if at + 1 < len(tokens) and (tokens[at + 1].text[0] in "$€£" or tokens[at + 1].text.lower().startswith("dollar")):
        return False
    return at + 1 >= len(tokens) or not (is_capital(tokens[at + 1]) and tokens[at + 1].pos == "PROPN")
