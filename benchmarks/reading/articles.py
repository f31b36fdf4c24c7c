"""News-like articles about invented people and places, no two alike, for measuring speed.

Sentences are put together from patterns that hold what news holds: names with titles, direct and indirect speech,
counts and sums, days and clock times, and plain narration. Every name and number is drawn anew for each article, so
that articles share no sentence; `with_copies` then makes a stream in which half of the sentences are copies.
"""

import random
import re
from itertools import zip_longest

WORDS = 650  # words of an article, as in the news that the project was measured on
PARAGRAPH = (1, 4)  # sentences

_SYLLABLES = "ar|bel|cor|dan|el|fir|gor|hal|jo|kel|lor|mar|nor|os|pel|quin|ros|sel|tor|ul|ven|wes|yar|zel|bri|cast|dov"
_ENDS = "a|en|ford|ham|in|mouth|o|ov|stad|ton|wick"
_SLOTS = {
    "title": "Mayor|Governor|Fire Chief|Prime Minister|Professor|Judge|Captain|Senator|Dr.|Ms.|Mr.",
    "role": "a spokeswoman for the rescue service|the head of the union|an engineer at the plant|a shop owner"
    "|the minister for transport|a local councillor|a nurse at the clinic|one of the lawyers in the case",
    "said": "said|told reporters|added|warned|insisted|wrote in a statement|said by telephone",
    "day": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "when": "last night|early on {day}|on {day}|over the weekend|at {hour}.{minute} a.m.|shortly before noon"
    "|two weeks ago|in {month}|later this year|on {number} {month}",
    "month": "January|February|March|April|May|June|July|August|September|October|November|December",
    "bound": "at least|nearly|more than|about|up to|fewer than|around|some",
    "thing": "homes|people|trucks|jobs|passengers|farms|schools|soldiers|trees|boats|workers|bridges",
    "did": "closed the road to|sent crews to|cut off power in|opened an inquiry into|signed a contract with"
    "|called off talks with|moved its offices to|lost contact with",
    "state": "the river had fallen below its banks|no decision had been taken|the figures would be checked again"
    "|the talks were going nowhere|prices would keep rising|everybody had been accounted for",
    "speech": "We had never seen anything like it|Nobody told us what was coming|This is not how a state treats people"
    "|They knew the wall would not hold|It will take years to put right|I do not believe a word of that report",
    "field": "the market square|the old harbour|the coal terminal|the northern suburbs|the valley road|the power plant",
    "mood": "quiet|tense|crowded|flooded|calm|dark|closed to traffic|full of visitors",
    "reason": "a pump had failed|the contract had run out|nobody had answered the letters|the storm changed course"
    "|fuel was short|the court had asked for more time",
}
_PATTERNS = [
    "“{speech},” {title} {name} {said} {when}.",
    "“{speech} in {place},” said {name}, {role}. “{speech}.”",
    "{title} {name} said {when} that {state}, and that {bound} {number} {thing} near {place} were still at risk.",
    "{bound} {number} {thing} were lost in {place} {when}, according to {org}.",
    "{org} {did} {place} {when} because {reason}.",
    "The streets around {field} were {mood} {when}, and {name} walked home to {place} alone.",
    "{org} paid ${number}.{digit} million for {field}, {percent} per cent more than {org} had offered in {year}.",
    "Of the {number} {thing} counted in {place}, {digit} belonged to {name} and the rest to {org}.",
    "{name} denied that {reason}, but told {org} that {state}.",
    "According to {role}, {reason}; {org} has not said when work in {place} will begin.",
    "When {name} arrived in {place} {when}, {field} was {mood} and {number} {thing} were waiting.",
    "The report by {org}, which runs to {number} pages, blames neither {name} nor {org}.",
    "It was the {digit}th time since {year} that {org} {did} {place}.",
    "A vote on the plan of {title} {name} is due {when}, although {state}.",
    "{place} has {number} {thing} and one school, and {name} taught there for {digit} years.",
    "Asked about {field}, {name} would only say that “{state}” and left for {place}.",
]


def article(number: int, words: int = WORDS) -> str:
    """Return the text of an article: a headline and paragraphs with blank lines between, the same for one number."""
    chance = random.Random(number)
    cast = {
        "name": [f"{_word(chance)} {_word(chance)}" for _ in range(5)],
        "place": [_word(chance) for _ in range(4)],
        "org": [f"the {_word(chance)} {kind}" for kind in ("Council", "Rail Company", "Port Authority", "Institute")],
    }
    paragraphs = [
        f"{cast['place'][0]} counts its losses as {cast['name'][0]} speaks of {chance.randint(11, 999)} claims"
    ]
    while sum(len(p.split()) for p in paragraphs) < words:
        sentences = [_sentence(chance, cast) for _ in range(chance.randint(*PARAGRAPH))]
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def with_copies(articles: list[str]) -> list[str]:
    """Return as many articles of the same length on the whole, in which half of the sentences are copies.

    Each is made of every second paragraph of its own and those that the one before kept of its own, in turn.
    """
    halves = [_paragraphs(text)[::2] for text in articles]
    out = [articles[0]]
    for own, former in zip(halves[1:], halves, strict=False):
        both = [part for pair in zip_longest(own, former) for part in pair if part is not None]
        out.append("\n\n".join(both))
    return out


def _paragraphs(text: str) -> list[str]:
    """Return the lines of a text, or its sentences where it is one line."""
    lines = [line for line in text.split("\n") if line.strip()]
    return lines if len(lines) > 1 else re.split(r"(?<=[.!?])\s+", text.strip())


def _sentence(chance: random.Random, cast: dict[str, list[str]]) -> str:
    text = chance.choice(_PATTERNS)
    while "{" in text:
        before, _, rest = text.partition("{")
        slot, _, after = rest.partition("}")
        text = before + _fill(chance, slot, cast) + after
    return text[:1].upper() + text[1:]


def _fill(chance: random.Random, slot: str, cast: dict[str, list[str]]) -> str:
    if slot in cast:
        return chance.choice(cast[slot])
    if slot in _SLOTS:
        return chance.choice(_SLOTS[slot].split("|"))
    first, last = {
        "number": (11, 990), "digit": (4, 9), "percent": (2, 80), "year": (1988, 2022), "hour": (1, 11),
        "minute": (10, 59),
    }[slot]  # fmt: skip
    return str(chance.randint(first, last))


def _word(chance: random.Random) -> str:
    return (
        "".join(chance.choices(_SYLLABLES.split("|"), k=chance.choice((1, 2, 2)))) + chance.choice(_ENDS.split("|"))
    ).capitalize()
