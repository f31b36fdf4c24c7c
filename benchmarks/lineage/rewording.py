"""How copyists change a text: synonyms, syntax, another language and back, slips, headlines of their own."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

TABLES = json.loads((Path(__file__).parent / "rewording.json").read_text(encoding="utf-8"))
_WORDS = re.compile(r"(\W+)")
_CAPITAL = re.compile(r"\b[A-Z][a-z]{4,}\b")


def reworded(rng: random.Random, text: str, share: float) -> str:
    """Exchange a share of the words and phrases that the tables know, outside quotation marks too."""
    for old, options in TABLES["phrases"].items():
        if old in text and rng.random() < share:
            text = text.replace(old, rng.choice(options))
    words = _WORDS.split(text)
    for at, word in enumerate(words):
        options = TABLES["synonyms"].get(word.lower())
        if options and rng.random() < share:
            new = rng.choice(options)
            words[at] = new[0].upper() + new[1:] if word[0].isupper() else new
    return "".join(words)


def syntax(rng: random.Random, paragraph: str) -> str:
    """Turn the sentences of a paragraph round: attribution to the front, time to the back, two sentences from one."""
    return "".join(_turned(rng, part) for part in re.split(r"(?<=[.!?”\"])( )(?=[A-Z“\"])", paragraph))


def _turned(rng: random.Random, sentence: str) -> str:
    for pattern, turn in TURNS:
        if rng.random() < 0.8:
            sentence = pattern.sub(turn, sentence, count=1)
    return sentence


def _low(text: str) -> str:
    """Write the first word small unless it may be a name."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first.lower() in TABLES["small"] else text


def _high(text: str) -> str:
    return text[0].upper() + text[1:]


TURNS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (
        re.compile(r"^(?P<what>[^“”\".]{30,200}), (?P<who>[^“”\",.]{3,50}) said(?P<when> on \w+day)?\.$"),
        lambda m: f"According to {_low(m['who'])}, {_low(m['what'])}.",
    ),
    (
        re.compile(r"^(?P<who>[A-Z][^“”\",.]{3,40}) said(?: on \w+day)? (?:that )?(?P<what>[^“”\".]{20,160})\.$"),
        lambda m: f"{_high(m['what'])}, {_low(m['who'])} said.",
    ),
    (
        re.compile(r"^(?P<a>(?:On|In|After|Before|At|By|From|Since) [^,.“”\"]{3,60}), (?P<b>[^“”\".]+)\.$"),
        lambda m: f"{_high(m['b'])} {_low(m['a'])}.",
    ),
    (
        re.compile(r"^(?P<a>[^“”\".,]{20,120}) (?P<b>(?:on|in|after|before|since) [^,.“”\"]{4,40})\.$"),
        lambda m: f"{_high(m['b'])}, {_low(m['a'])}.",
    ),
    (
        re.compile(r"^(?P<a>[^“”\".]{30,160}), and (?P<b>(?:the|a|it|he|she|they) [^“”\".]{20,160})\.$"),
        lambda m: f"{m['a']}. {_high(m['b'])}.",
    ),
    (
        re.compile(r"([“\"][^“”\"]+[,.]?[”\"]),? (?P<who>[A-Z]\w+(?: [A-Z]\w+)?) said"),
        lambda m: f"{m.group(1)} said {m['who']}",
    ),
    (
        re.compile(r"\bthe (?P<what>[a-z]+) of (?P<who>[A-Z][a-z]+)\b"),
        lambda m: f"{m['who']}’s {m['what']}",
    ),
]


def translated(rng: random.Random, paragraph: str) -> str:
    """Put a paragraph into another language and back: most words that can change do, and small words come and go."""
    text = reworded(rng, syntax(rng, paragraph), 0.75)
    words = _WORDS.split(text)
    for at, word in enumerate(words):
        options = TABLES["small_words"].get(word)
        if options and rng.random() < 0.3:
            words[at] = rng.choice(options)
    return re.sub(r" {2,}", " ", "".join(words)).replace(" ,", ",").strip()


def slipped(rng: random.Random, paragraphs: list[str]) -> list[str]:
    """Let a copyist make no slip, or one or two: a name misspelt throughout, a digit exchanged, a word lost."""
    for _ in range(rng.choice((0, 1, 1, 2))):
        paragraphs = rng.choice((_misspelt, _misspelt, _miscounted, _lost_word))(rng, paragraphs)
    return paragraphs


def _misspelt(rng: random.Random, paragraphs: list[str]) -> list[str]:
    names = sorted({m.group() for p in paragraphs for m in _CAPITAL.finditer(p)} - set(TABLES["days"]))
    if not names:
        return paragraphs
    name = rng.choice(names)
    at = rng.randrange(2, len(name) - 1)
    wrong = rng.choice((name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :], name[:at] + "e" + name[at + 1 :]))
    return [re.sub(rf"\b{name}\b", wrong, p) for p in paragraphs]


def _miscounted(rng: random.Random, paragraphs: list[str]) -> list[str]:
    places = [(n, m) for n, p in enumerate(paragraphs) for m in re.finditer(r"\b[1-9]\d{1,3}\b", p)]
    if not places:
        return paragraphs
    number, m = rng.choice(places)
    wrong = m.group()[:-1] + str((int(m.group()[-1]) + rng.randrange(1, 9)) % 10)
    text = paragraphs[number]
    return [*paragraphs[:number], text[: m.start()] + wrong + text[m.end() :], *paragraphs[number + 1 :]]


def _lost_word(rng: random.Random, paragraphs: list[str]) -> list[str]:
    number = rng.randrange(len(paragraphs))
    words = paragraphs[number].split(" ")
    if len(words) > 8:
        del words[rng.randrange(2, len(words) - 2)]
    return [*paragraphs[:number], " ".join(words), *paragraphs[number + 1 :]]


def headline(rng: random.Random, above: str) -> str:
    """Return the headline of a copyist: that of his source, reworded, or with a part of it only."""
    if rng.random() < 0.4:
        return f"{rng.choice(TABLES['kickers'])}: {above}"
    words = reworded(rng, above, 0.6).split()
    if len(words) > 6 and rng.random() < 0.5:
        words = words[: rng.randrange(5, len(words))]
    return " ".join(words)


def own_sentence(rng: random.Random) -> str:
    """Return a sentence that a report adds of its own."""
    return " ".join(rng.choice(part) for part in TABLES["own"]) + "."
