"""Proper names in full extent, without titles: the model's chunks, corrected by general rules.

The model reads one sentence at a time. The rules add what the conventions of the language or the rest of the report
tell: where titles end and names begin, names cut at "of", acronyms in brackets, and that a family name is the person
whose full name stands elsewhere in the report.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.language import Token
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.vocabulary import Vocabulary, vocabulary

_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "s"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_EDGES = frozenset(".,;:!?-–—\"“”‘’'«»()[]/|…*•")
_JOINS = frozenset({"of", "for", "and", "&", "the", "de", "del", "la", "on", "in"})


class Found(NamedTuple):
    """A proper name: its sentence, its half-open token indices there, its place in the text, type and words."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    type: str
    text: str


def proper_names(parsed: ParsedReport) -> list[list[Found]]:
    """Return the proper names of each sentence in order.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedSentence
    >>> words = [("Mr", 0), ("Orlo", 3), ("Tull", 8), ("left", 13)]
    >>> tokens = tuple(Token(at, at + len(w), w, w.lower(), "PROPN", "NNP", "flat", 0, "") for w, at in words)
    >>> sentence = ParsedSentence(0, 17, 0, tokens, ())
    >>> [name.text for name in proper_names(ParsedReport(None, (sentence,)))[0]]
    ['Orlo Tull']
    """
    vocab = vocabulary()
    spans = [_sentence_spans(sentence, vocab) for sentence in parsed.sentences]
    spans = _agreed(parsed.sentences, spans, vocab)
    return [
        [_found(number, sentence.tokens, *span) for span in found]
        for number, (sentence, found) in enumerate(zip(parsed.sentences, spans, strict=True))
    ]


_Span = tuple[int, int, str]


def _found(number: int, tokens: Sequence[Token], first: int, last: int, kind: str) -> Found:
    return Found(number, first, last, tokens[first].start, tokens[last - 1].end, kind, _text(tokens, first, last))


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words of a stretch of tokens with one space wherever the text has any."""
    out = [tokens[first].text]
    for at in range(first + 1, last):
        if tokens[at].start > tokens[at - 1].end:
            out.append(" ")
        out.append(tokens[at].text)
    return "".join(out)


# One sentence


def _sentence_spans(sentence: ParsedSentence, vocab: Vocabulary) -> list[_Span]:
    tokens = sentence.tokens
    spans = []
    for first, last, label in sentence.chunks:
        kind = vocab.types.get(label.upper())
        if kind:
            first, last = _trimmed(tokens, first, last, kind, vocab)
            if first < last:
                spans.append((first, last, kind))
    spans = [_extended(tokens, span, vocab) for span in spans]
    spans += _after_honorifics(tokens, spans, vocab) + _acronyms(tokens, spans)
    typed = [(first, last, _by_gazetteer(tokens, first, last, kind, vocab)) for first, last, kind in spans]
    return _without_overlap([s for s in typed if _is_name(tokens, *s, vocab)])


def _trimmed(tokens: Sequence[Token], first: int, last: int, kind: str, vocab: Vocabulary) -> tuple[int, int]:
    """Cut articles, titles, possessive endings and marks off both ends."""
    while first < last:
        word = tokens[first].text.lower()
        more = last - first > 1
        if (
            (word in _ARTICLES and not _is_hague(tokens, first, last))
            or (word in _EDGES and more)
            or (kind == "PERSON" and more and _is_title(tokens, first, last, vocab))
        ):
            first += 1
        else:
            break
    while first < last:
        word = tokens[last - 1].text
        if (word in _POSSESSIVES and word != "s") or word in _EDGES or word.lower() in ("and", "of", "the"):
            last -= 1
        else:
            break
    return first, last


def _is_hague(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last - first == 2 and tokens[first].text == "The" and tokens[first + 1].text == "Hague"


def _is_title(tokens: Sequence[Token], first: int, last: int, vocab: Vocabulary) -> bool:
    word = tokens[first].text.lower()
    return word in vocab.honorifics or word in vocab.roles or (word in vocab.demonyms and last - first > 2)


def _extended(tokens: Sequence[Token], span: _Span, vocab: Vocabulary) -> _Span:
    """Carry a body's or a state's name on over "of" and "for" ("University" + "of Halvern")."""
    first, last, kind = span
    if kind not in ("ORG", "PLACE", "FACILITY") or last >= len(tokens):
        return span
    heads = vocab.organisation_heads if kind == "ORG" else vocab.place_heads
    if tokens[last - 1].text.lower() not in heads or not tokens[last - 1].text[:1].isupper():
        return span
    if tokens[last].text not in ("of", "for"):
        return span
    at = last + 1
    if at < len(tokens) and tokens[at].text == "the":
        at += 1
    end = at
    while end < len(tokens) and (_is_capitalised(tokens[end]) or _joins_capitals(tokens, end)):
        end += 1
    return (first, end, kind) if end > at else span


def _joins_capitals(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in ("and", "&", "of") and at + 1 < len(tokens) and _is_capitalised(tokens[at + 1])


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper()


def _after_honorifics(tokens: Sequence[Token], spans: list[_Span], vocab: Vocabulary) -> list[_Span]:
    """A capitalised word after "Mr" or "Mrs" begins a person's name, whatever the model says."""
    covered = {at for first, last, _ in spans for at in range(first, last)}
    found = []
    for at in range(len(tokens) - 1):
        word = tokens[at].text
        if len(word) < 4 and word.rstrip(".") in ("Mr", "Mrs", "Ms", "Dr") and at + 1 not in covered:
            end = at + 1
            while end < len(tokens) and end not in covered and _is_capitalised(tokens[end]):
                end += 1
            if end > at + 1:
                found.append((at + 1, end, "PERSON"))
    return found


def _acronyms(tokens: Sequence[Token], spans: list[_Span]) -> list[_Span]:
    """An acronym in brackets after a body's name is that body's name too."""
    covered = {at for first, last, _ in spans for at in range(first, last)}
    found = []
    for first, last, kind in spans:
        if kind != "ORG" or last + 2 >= len(tokens) or last + 1 in covered:
            continue
        inner = tokens[last + 1].text
        if tokens[last].text == "(" and tokens[last + 2].text == ")" and len(inner) > 1 and inner[:2].isupper():
            found.append((last + 1, last + 2, "ORG"))
    return found


def _by_gazetteer(tokens: Sequence[Token], first: int, last: int, kind: str, vocab: Vocabulary) -> str:
    text = _text(tokens, first, last)
    lower = text.lower()
    if lower in vocab.demonyms and lower not in vocab.places and kind != "PERSON":
        return "NORP"
    if lower in vocab.places and (text[0].isupper()) and kind in ("PERSON", "ORG", "NORP", "MISC") and lower != "eu":
        return "ORG" if vocab.places[lower] == "European Union" else "PLACE"
    return kind


def _is_name(tokens: Sequence[Token], first: int, last: int, kind: str, vocab: Vocabulary) -> bool:
    words = [tokens[at].text for at in range(first, last)]
    lower = [word.lower() for word in words]
    if not any(word[:1].isupper() or word[:1].isdigit() for word in words):
        return kind == "NORP" and lower[0] in vocab.demonyms
    if not any(c.isalpha() for word in words for c in word):
        return False
    if len(words) == 1 and lower[0] in vocab.never and words[0] != "US":
        return False
    if kind == "PERSON":
        return not all(
            word in vocab.honorifics or word in vocab.roles or word in vocab.never or word in vocab.demonyms
            for word in lower
        )
    return True


def _without_overlap(spans: list[_Span]) -> list[_Span]:
    """Keep the longest of names that overlap, in order."""
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


# The whole report


def _agreed(sentences: Sequence[ParsedSentence], spans: list[list[_Span]], vocab: Vocabulary) -> list[list[_Span]]:
    """Let the report agree with itself: one string, one type; a known name is a name wherever it stands."""
    types = _types_by_words(sentences, spans, vocab)
    known = defaultdict(list)
    for words, kind in types.items():
        known[words[0]].append((words, kind))
    for options in known.values():
        options.sort(key=lambda option: (-len(option[0]), option[0]))
    agreed = []
    for sentence, found in zip(sentences, spans, strict=True):
        words = [t.text for t in sentence.tokens]
        retyped = [(first, last, types.get(tuple(words[first:last]), kind)) for first, last, kind in found]
        agreed.append(_without_overlap(retyped + _missed(words, sentence.tokens, retyped, known)))
    return agreed


def _types_by_words(
    sentences: Sequence[ParsedSentence], spans: list[list[_Span]], vocab: Vocabulary
) -> dict[tuple[str, ...], str]:
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for sentence, found in zip(sentences, spans, strict=True):
        for first, last, kind in found:
            counts[tuple(t.text for t in sentence.tokens[first:last])][kind] += 1
    types = {words: max(sorted(count), key=lambda kind: count[kind]) for words, count in counts.items()}
    families = {words[-1] for words, kind in types.items() if kind == "PERSON" and len(words) > 1}
    for words, kind in types.items():
        if len(words) == 1 and words[0] in families and kind != "NORP" and words[0].lower() not in vocab.country_of:
            types[words] = "PERSON"
    for family in sorted(families):
        if family[:1].isupper() and len(family) > 2 and family.lower() not in vocab.country_of:
            types.setdefault((family,), "PERSON")
    return types


def _missed(
    words: Sequence[str],
    tokens: Sequence[Token],
    found: list[_Span],
    known: dict[str, list[tuple[tuple[str, ...], str]]],
) -> list[_Span]:
    """Find the report's names where the model overlooked them."""
    covered = {at for first, last, _ in found for at in range(first, last)}
    missed = []
    for at, word in enumerate(words):
        if word not in known or at in covered or not word[:1].isupper():
            continue
        for name, kind in known[word]:
            end = at + len(name)
            if (
                tuple(words[at:end]) == name
                and covered.isdisjoint(range(at, end))
                and (len(name) > 1 or _stands_alone(tokens, at))
            ):
                missed.append((at, end, kind))
                covered.update(range(at, end))
                break
    return missed


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a single word is a name of its own and not a part of a longer run of capitals."""
    if tokens[at].pos not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    return at + 1 >= len(tokens) or not (_is_capitalised(tokens[at + 1]) and tokens[at + 1].pos == "PROPN")
