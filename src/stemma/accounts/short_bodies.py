"""Short forms of the names of bodies: without legal form, without the place, by the first word alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.words import words

Form = tuple[str, ...]


def same_bodies(names: Sequence[str], places: frozenset[str]) -> dict[str, str]:
    """Return for each name the first of the names that mean the same body by their forms.

    A form that several bodies could have is left alone. `places` are the lower-case words of the story's places.

    >>> same = same_bodies(["Norvane", "Norvane Group plc", "Orlo", "Orlo Bank", "Orlo Foods"], frozenset())
    >>> same["Norvane Group plc"], same["Orlo"], same["Orlo Bank"]
    ('Norvane', 'Orlo', 'Orlo Bank')
    >>> same_bodies(["Marine Museum", "Marine Museum of Carrow"], frozenset({"carrow"}))["Marine Museum of Carrow"]
    'Marine Museum'
    """
    forms = {name: _form(name) for name in names}
    named: dict[Form, str] = {}
    begun: dict[str, set[Form]] = defaultdict(set)
    for name, form in forms.items():
        named.setdefault(form, name)
        begun[form[0]].add(form)
    return {name: named[_shortest(form, named, begun, places)] for name, form in forms.items()}


def _shortest(form: Form, named: Mapping[Form, str], begun: Mapping[str, set[Form]], places: frozenset[str]) -> Form:
    """Return the form that stands for a body: one without its place, then its first word, where the story uses them."""
    for shorter in _placeless(form, places):
        if len(shorter) > 1 and shorter in named:
            form = shorter
            break
    alone = form[:1]
    others = {other for other in begun[form[0]] if other != alone} - {f for f in begun[form[0]] if _is_longer(f, form)}
    known_place = form[0] in vocabulary().country_of or form[0] in places
    return alone if alone in named and not known_place and others <= {form} else form


def _is_longer(form: Form, of: Form) -> bool:
    return len(form) > len(of) and form[: len(of)] == of and form[len(of)] == "of"


def _placeless(form: Form, places: frozenset[str]) -> list[Form]:
    """Return the forms without a place at the end ("of Carrow") or at the beginning ("Carrow Marine Museum")."""
    found = []
    if "of" in form[1:]:
        at = len(form) - 1 - form[::-1].index("of")
        if set(form[at + 1 :]) <= places:
            found.append(form[:at])
    if form[0] in places:
        found.append(form[1:])
    return found


def _form(name: str) -> Form:
    forms = tuple(word.form.removesuffix("'s") for word in words(name.replace(".", ""))) or (name.lower(),)
    while len(forms) > 1 and forms[0] == "the":
        forms = forms[1:]
    while len(forms) > 1 and forms[-1] in _legal_forms():
        forms = forms[:-1]
    return forms


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(lexicon("names_organisations")["legal_forms"])
