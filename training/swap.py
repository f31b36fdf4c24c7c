"""Put invented names in place of the real ones, so that context and form are learnt, not lists."""

from __future__ import annotations

import random
import re
import unicodedata

from training import invent
from training.entities import Passage

TEMPLATE_LABELS = {"P": "PERSON", "S": "PERSON", "O": "ORG", "A": "ORG", "L": "PLACE", "C": "PLACE", "N": "NORP"}
TEMPLATE_LABELS |= {"city": "PLACE", "university": "ORG", "club": "ORG", "company": "ORG", "media": "ORG", "headperson": "PERSON"}


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
        unknown = [(a + len(new) - len(old), b + len(new) - len(old)) if a >= end + shift else (a, b) for a, b in unknown]
        shift += len(new) - len(old)
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


def _slot(slot: str, roles: list[str], rng: random.Random) -> str:
    role = rng.choice(roles)
    makers = {
        "P": lambda: invent.person(rng, rng.random() < 0.85),
        "S": lambda: invent.person(rng, False),
        "headperson": lambda: invent.person(rng, False),
        "O": lambda: invent.organisation(rng),
        "A": lambda: invent.acronym(rng),
        "L": lambda: invent.place(rng),
        "C": lambda: invent.country(rng),
        "N": lambda: rng.choice(invent.nationalities()),
        "city": lambda: invent.city(rng),
        "university": lambda: invent.university(rng),
        "club": lambda: invent.club(rng),
        "company": lambda: invent.company(rng),
        "media": lambda: invent.media(rng),
        "role": lambda: role,
        "Role": lambda: role if role.isupper() else role.title(),
        "job": lambda: rng.choice(["farmer", "teacher", "doctor", "student", "driver", "journalist", "poet", "painter", "player", "singer", "fisherman", "nurse", "trader", "actor", "director"]),
        "thing": lambda: rng.choice(["port", "hospital", "bank", "union", "mine", "airline", "company", "charity", "party", "newspaper", "factory", "highway", "dam"]),
        "topicadj": lambda: rng.choice(["budget", "electoral", "water", "tax", "media", "land"]),
        "num": lambda: rng.choice(["12", "300", "45", "1,200", "7", "62", "two", "dozens of", "19"]),
        "day": lambda: rng.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
        "date": lambda: rng.choice(["27 January", "March 3", "15 May", "Dec. 2"]),
        "month": lambda: rng.choice(["January", "June", "October", "November"]),
        "year": lambda: str(rng.randint(1950, 2026)),
    }  # fmt: skip
    return makers[slot]()


def _tighten(passage: Passage) -> Passage:
    """Close the gaps that a template leaves around marks."""
    out, places = [], []
    text = passage.text
    skip = {m.start() for m in re.finditer(r" (?=[.,;:?!)]|'s\b)", text)} | {m.end() - 1 for m in re.finditer(r"[(] ", text)}
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
    out: list[str] = []
    places = []
    opened = False
    for i, character in enumerate(passage.text):
        places.append(sum(map(len, out[-1:])) + (places[-1] if places else 0) if out else 0)
        before = passage.text[i - 1] if i else " "
        after = passage.text[i + 1] if i + 1 < len(passage.text) else " "
        if kind in {"upper", "lower"}:
            changed = getattr(character, kind)()
            character = changed if len(changed) == 1 else character
        elif kind == "headline" and not before.isalnum() and before not in "'’":
            character = character.upper() if len(character.upper()) == 1 else character
        elif kind == "plain":
            character = unicodedata.normalize("NFD", character)[0]
        elif kind == "curly" and character == '"':
            opened = not opened
            character = "“" if opened else "”"
        elif kind == "curly" and character == "'":
            character = "’"
        elif kind == "spaced" and character in "-/" and before.isalnum() and after.isalnum():
            character = f" {character} "
        elif kind == "spaced" and character in "'’" and before.isalnum() and after.isalpha():
            character = f"{character} " if character == "’" else character
        elif kind == "spaced" and character == "." and before.isupper() and after.isupper():
            character = ". "
        out.append(character)
    places.append(sum(map(len, out)))
    names = [(places[s], places[e], label) for s, e, label in passage.names]
    return Passage("".join(out), names, [(places[s], places[e]) for s, e in passage.unknown])
