"""Put invented names in place of the real ones, so that context and form are learnt, not lists."""

from __future__ import annotations

import random
import re
import unicodedata

from training import invent
from training.entities import Passage

TEMPLATE_LABELS = {"P": "PERSON", "S": "PERSON", "O": "ORG", "A": "ORG", "L": "PLACE", "C": "PLACE", "N": "NORP"}
TEMPLATE_LABELS |= {"M": "MISC", "B": "MISC", "D": "MISC", "F": "FACILITY", "headperson": "PERSON", "city": "PLACE"}
TEMPLATE_LABELS |= dict.fromkeys(("university", "club", "company", "media"), "ORG")


def swap_names(passage: Passage, rng: random.Random, share: float) -> Passage:
    """The passage with about `share` of its distinct names replaced, the same name always by the same."""
    chosen: dict[str, str] = {}
    pieces, names, unknown = [], [], list(passage.unknown)
    position = shift = 0
    for start, end, label in passage.names:
        old = passage.text[start:end]
        if old not in chosen:
            chosen[old] = _stand_in(old, label, chosen, rng) if rng.random() < share else old
        new = chosen[old]
        pieces += [passage.text[position:start], new]
        names.append((start + shift, start + shift + len(new), label))
        grown = len(new) - len(old)
        unknown = [(a + grown, b + grown) if a >= end + shift else (a, b) for a, b in unknown]
        shift += grown
        position = end
    pieces.append(passage.text[position:])
    return Passage("".join(pieces), names, unknown)


def _stand_in(old: str, label: str, chosen: dict[str, str], rng: random.Random) -> str:
    words = old.split()
    if label == "PERSON":
        full = next((new for name, new in chosen.items() if name.endswith(" " + old)), None)
        new = full.split()[-1] if full else invent.person(rng, full=len(words) > 1)
    elif label == "PLACE":
        new = invent.country(rng) if old in invent.countries() and rng.random() < 0.7 else invent.place(rng)
    elif label == "ORG":
        new = _organisation_like(old, rng)
    elif label == "FACILITY":
        new = invent.facility(rng)
    elif label == "MISC" and rng.random() < 0.5:
        new = invent.work(rng)
    elif label == "NORP" and not old.endswith("s"):
        new = rng.choice(invent.nationalities())
    else:
        return old
    if old.isupper() and len(old) > 5:
        return new.upper()
    return new.lower() if old.islower() else new


def _organisation_like(old: str, rng: random.Random) -> str:
    if old.isupper() and len(old) <= 6 and rng.random() < 0.8:
        return invent.acronym(rng)
    if " " not in old and rng.random() < 0.6:
        return rng.choice([invent.company, invent.acronym, invent.organisation])(rng)
    return invent.organisation(rng)


def fill_template(template: str, roles: list[str], rng: random.Random) -> Passage:
    """A news sentence from a template: `{P}` a person, `{O}` an organisation, `{L}` a place..."""
    passage = Passage("")
    for piece in re.split(r"(\{\w+\})", template):
        slot = piece.strip("{}") if piece.startswith("{") else ""
        words = _slot(slot, roles, rng) if slot else piece
        if slot in TEMPLATE_LABELS:
            start = len(passage.text)
            passage.names.append((start, start + len(words), TEMPLATE_LABELS[slot]))
        passage.text += words
    return _tighten(passage)


def _composed(rng: random.Random) -> str:
    """An office made of parts: "deputy trade secretary", "Minister of Health"."""
    topic = rng.choice(invent.organisation_lists()["topic"])
    rank, level = rng.choice(invent.word_lists()["ranks"]), rng.choice(invent.word_lists()["levels"])
    return f"{level}{topic.lower()} {rank}" if rng.random() < 0.6 else f"{level}{rank} of {topic}"


def _slot(slot: str, roles: list[str], rng: random.Random) -> str:
    role = rng.choice(roles) if rng.random() < 0.7 else _composed(rng)
    words = invent.word_lists()
    makers = {
        "P": lambda: invent.person(rng, rng.random() < 0.85),
        "S": lambda: invent.person(rng, False),
        "headperson": lambda: invent.person(rng, False),
        "O": lambda: invent.organisation(rng),
        "A": lambda: invent.acronym(rng),
        "L": lambda: invent.place(rng),
        "C": lambda: invent.country(rng),
        "M": lambda: invent.work(rng),
        "B": lambda: invent.acronym(rng),
        "D": lambda: rng.choice(words["diseases"]),
        "F": lambda: invent.facility(rng),
        "Title": lambda: rng.choice(words["titles"]),
        "N": lambda: rng.choice(invent.nationalities()),
        "city": lambda: invent.city(rng),
        "university": lambda: invent.university(rng),
        "club": lambda: invent.club(rng),
        "company": lambda: invent.company(rng),
        "media": lambda: invent.media(rng),
        "role": lambda: role,
        "Role": lambda: role if role.isupper() else role.title(),
        "job": lambda: rng.choice(words["jobs"]),
        "thing": lambda: rng.choice(words["things"]),
        "topicadj": lambda: rng.choice(words["topics"]),
        "num": lambda: rng.choice(words["numbers"]),
        "day": lambda: rng.choice(words["days"]),
        "date": lambda: rng.choice(words["dates"]),
        "month": lambda: rng.choice(words["months"]),
        "year": lambda: str(rng.randint(1950, 2026)),
    }
    return makers[slot]()


def _tighten(passage: Passage) -> Passage:
    """Close the gaps that a template leaves around marks."""
    out: list[str] = []
    places: list[int] = []
    text = passage.text
    skip = {m.start() for m in re.finditer(r" (?=[.,;:?!)]|'s\b)|(?<=[(]) ", text)}
    marks = [m.start() for m in re.finditer('"', text)]
    for n, place in enumerate(marks):
        skip.add(place + 1 if n % 2 == 0 else place - 1)
    for i, character in enumerate(text):
        places.append(len(out))
        if not (i in skip and character == " "):
            out.append(character)
    places.append(len(out))
    names = [(places[s], places[e], label) for s, e, label in passage.names]
    return Passage("".join(out), names, [(places[s], places[e]) for s, e in passage.unknown])


def rewrite(passage: Passage, kind: str) -> Passage:
    """The passage in other typography; `kind` is one of upper, lower, headline, curly, plain, spaced."""
    text = passage.text
    out = [_retyped(text[i - 1 : i] or " ", text[i], text[i + 1 : i + 2] or " ", kind) for i in range(len(text))]
    if kind == "curly":
        marks = [i for i, character in enumerate(text) if character == '"']
        for n, i in enumerate(marks):
            out[i] = "”" if n % 2 else "“"
    places = [0]
    for piece in out:
        places.append(places[-1] + len(piece))
    names = [(places[s], places[e], label) for s, e, label in passage.names]
    return Passage("".join(out), names, [(places[s], places[e]) for s, e in passage.unknown])


def _retyped(before: str, character: str, after: str, kind: str) -> str:
    """One character in its new form, given its neighbours."""
    if kind == "upper" or (kind == "headline" and not before.isalnum() and before not in "'’"):
        return character.upper() if len(character.upper()) == 1 else character
    if kind == "lower":
        return character.lower()
    if kind == "plain":
        return unicodedata.normalize("NFD", character)[0]
    if kind == "curly" and character == "'":
        return "’"
    if kind == "spaced" and character in "-/" and before.isalnum() and after.isalnum():
        return f" {character} "
    if kind == "spaced" and character == "’" and before.isalnum() and after.isalpha():
        return "’ "
    if kind == "spaced" and character == "." and before.isupper() and after.isupper():
        return ". "
    return character
