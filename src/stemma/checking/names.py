"""Names of a sentence: each must stand in the evidence, or be another form of a name that the evidence mentions."""

import re
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from stemma import meaning
from stemma.checking.evidence import Evidence
from stemma.checking.spelling import spelled
from stemma.data import lexicon
from stemma.reading.amounts.running_numbers import numerals
from stemma.reading.vocabulary import vocabulary
from stemma.records import Problem
from stemma.words import fold, words

_TOKEN = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'&]*(?:\.(?=[A-Z]))?(?:[A-Z]\.)*(?:[-‐‑][\w’']+)*"
_PARTICLE = r"(?:of|de|del|della|di|da|van|von|der|den|bin|ibn|al|el|la|le|du|dos|das)"
_RUN = re.compile(rf"(?<![\w’'&-]){_TOKEN}(?:(?:\.)?[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_TOKEN})*")
_WORD = re.compile(_TOKEN)
_COMMON_OPENER = 2e-6  # a first word this frequent in lower case is a word, not a name
_CLOSE = 60
_SHORTEST_PLACE = 5
_OF_A_PLACE = ("n", "an", "ian", "ese", "i", "ish")  # what English makes of a place's name
_OPENS = re.compile(r"(?:^|[.!?:;…•–—-]|[“”\"‘’«»()\[\]*#>])[\s“”\"‘«(\[*#>_]*$")


def wrong_names(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return the names that the evidence does not bear; `sentence` has its quotations and dates blanked out.

    A name may have another form: "Mr Tull" for Anna Tull, "US" for "American", "NPA" for the words it abbreviates, and
    anybody whom a span calls "she" may be called by name where the export knows who is meant. The parts of one name
    must belong to one bearer.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="Mayor Anna Tull opened the bridge.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=34)], {"a": report})
    >>> [problem.words for problem in wrong_names("Tull and Ida Orr opened the bridge.", evidence)]
    ['Ida Orr']
    """
    problems = []
    for run in _RUN.finditer(sentence):
        tokens = [(m.group(), m.start() + run.start()) for m in _WORD.finditer(run.group())]
        if tokens and _is_opener(tokens[0][0], sentence[: run.start()], len(tokens) > 1, evidence):
            tokens = tokens[1:]
        names = [token for token, _ in tokens if not _is_title(token)]
        wrong = [token for token in names if not _borne(token, evidence)]
        shown = run.group() if len(names) > 1 else (names[0] if names else "")
        if wrong:
            instead = _nearest(" ".join(names), evidence)
            problems.append(Problem(kind="name", words=" ".join(wrong), why="no span names it", instead=instead))
        for pair in _pairs(run.group(), names):
            if not wrong and (mixed := _mixed(pair, evidence)):
                problems.append(Problem(kind="name", words=shown, why="this mixes two names", instead=mixed))
                break
    return problems


def _pairs(run: str, names: list[str]) -> list[list[str]]:
    """Return the names that stand side by side, as given and family name do: not with "of" or a possessive between."""
    beside = pairwise(names)
    return [[a, b] for a, b in beside if f"{a} {b}" in run and not fold(a).endswith(("'s", "s'"))]


def _is_opener(token: str, before: str, more: bool, evidence: Evidence) -> bool:
    """Tell whether a capital is only that of a first word."""
    if not _OPENS.search(before):
        return False
    form = fold(token)
    if form in vocabulary().never or form in _openers():
        return True
    if form in evidence.known:
        return False
    named = form in vocabulary().given_genders or form in vocabulary().country_of or not token[1:].islower()
    return not named and meaning.frequency(form) > _COMMON_OPENER * (5 if more else 1)


def _is_title(token: str) -> bool:
    form = fold(token).rstrip(".")
    if numerals(form):
        return True
    return form in vocabulary().honorifics or form in vocabulary().roles or form in vocabulary().never


def _borne(token: str, evidence: Evidence) -> bool:
    forms = _forms(token)
    if all(form in evidence.forms for form in forms):
        return True
    if any(set(forms) <= known for known in _known(evidence)):
        return True
    return _is_country(forms, evidence) or _is_acronym(token, evidence) or _has_people(forms, evidence)


def _forms(text: str) -> list[str]:
    return [spelled(word.form.removesuffix("'s").removesuffix("'")) for word in words(text)]


def _known(evidence: Evidence) -> list[frozenset[str]]:
    """Return the words of every form of each name that the evidence mentions; and those of the cited outlets."""
    found = [frozenset(w for form in forms for w in _forms(form)) for _, forms in evidence.entities]
    outlets = [piece.report.outlet or "" for piece in evidence.pieces]
    return found + [frozenset(_forms(outlet)) for outlet in dict.fromkeys(outlets) if outlet]


def _is_country(forms: list[str], evidence: Evidence) -> bool:
    """Tell whether the word is a country or its people, and the evidence names that country in another form."""
    known = {**vocabulary().demonyms, **vocabulary().places}
    wanted = known.get(" ".join(forms))
    if wanted is None:
        return False
    texts = [f" {' '.join(text)} " for text in evidence.texts]
    return any(f" {form} " in text for form, place in known.items() if place == wanted for text in texts)


def _has_people(forms: list[str], evidence: Evidence) -> bool:
    """Tell whether the evidence calls people or things after a place, or the place after them: Marenia, Marenian."""
    word = " ".join(forms)
    if len(word) < _SHORTEST_PLACE:
        return False
    for piece in evidence.pieces:
        for found in _WORD.finditer(piece.text):
            near = fold(found.group()).removesuffix("'s")
            if any(f"{one}{end}" == other for one, other in ((word, near), (near, word)) for end in _OF_A_PLACE):
                return True
    return False


def _is_acronym(token: str, evidence: Evidence) -> bool:
    """Tell whether a word in capitals is made of the initials of a name in the evidence."""
    letters = token.replace(".", "")
    if not (letters.isupper() and 2 <= len(letters) <= 6):
        return False
    for piece in evidence.pieces:
        for run in _RUN.finditer(piece.text):
            initials = "".join(word[0] for word in run.group().split())
            if letters in ("".join(c for c in initials if c.isupper()), initials.upper()):
                return True
    return False


def _mixed(names: list[str], evidence: Evidence) -> str | None:
    """Return the names that a made-up one is mixed from: its words have no one bearer, and stand nowhere together."""
    forms = [form for name in names for form in _forms(name)]
    joined = f" {' '.join(forms)} "
    if any(joined in f" {' '.join(text)} " for text in evidence.texts):
        return None
    people = [(forms_of[0], frozenset(w for f in forms_of for w in _forms(f))) for _, forms_of in evidence.entities]
    if any(set(forms) <= known for _, known in people):
        return None
    owners = [{name for name, known in people if form in known} for form in forms]
    if any(not owner for owner in owners) or set.intersection(*owners):
        return None
    return ", ".join(sorted({min(owner) for owner in owners}))


def _nearest(wrong: str, evidence: Evidence) -> str | None:
    candidates = [forms[0] for _, forms in evidence.entities]
    candidates += [run.group() for piece in evidence.pieces for run in _RUN.finditer(piece.text)]
    candidates = list(dict.fromkeys(candidates))
    shared = [c for c in candidates if set(_forms(c)) & set(_forms(wrong))]
    found = process.extractOne(wrong, shared or candidates, scorer=fuzz.ratio, score_cutoff=0 if shared else _CLOSE)
    return str(found[0]) if found else None


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["openers"])
