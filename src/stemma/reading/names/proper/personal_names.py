"""Where the names of people begin and end: after titles and offices, over particles, hyphens and nicknames."""

from collections.abc import Sequence

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.language import Token
from stemma.reading.names.proper.after_courtesy import is_after_courtesy
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.headlines import is_headline
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.vocabulary import Vocabulary

_OPENING, _CLOSING = frozenset("\"“'‘"), frozenset("\"”'’")
_PARTICLES = frozenset(lexicon("names_spelling")["particles"])
_FAMILY_TOO = frozenset(lexicon("names_titles")["also_family"])
_OF_A_PEOPLE = frozenset(lexicon("names_places")["one_of_a_people"])
_HYPHENS = frozenset("-–")
RARE = 1e-6  # part of all words of a text; a word that is rarer is a name
_LONGEST = 5  # words from which a name is rather a body's or a work's
_SHORTEST = 3  # letters of a given name that tells a person's name


def after_titles(tokens: Sequence[Token], lower: Sequence[str], vocab: Vocabulary) -> list[Reach]:
    """A capitalised run after a title or an office is a person, whatever the model says.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> rows = [("So", "ADV"), ("Mrs", "PROPN"), ("Orr", "PROPN"), ("left", "VERB")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> after_titles(tokens, [w.lower() for w, _ in rows], vocabulary())
    [Reach(first=2, last=3, type='PERSON')]
    """
    found: list[Reach] = []
    for at in range(1, len(tokens)):
        if not is_capital(tokens[at]):
            continue
        family = is_after_courtesy(tokens, lower, at)
        if not (family or _may_be_personal(tokens, lower, at, vocab)):
            continue
        sure = lower[at - 1] in vocab.sure_titles and is_capital(tokens[at - 1])
        if not sure and not (lower[at - 1] in vocab.honorifics or _ends_office(tokens, lower, at, vocab)):
            continue
        if (found and at < found[-1].last) or (at > 1 and lower[at - 2] in _PARTICLES):
            continue  # "Orlo bin Haji Tull" is one name
        end = at
        while end < len(tokens) and ((family and end == at) or _continues(tokens, lower, end, vocab)):
            end += 1
        whole = end >= len(tokens) or not (is_capital(tokens[end]) and tokens[end].pos == "PROPN")
        if end - at > (0 if sure else 1) and end - at < 6 and whole:
            found.append(Reach(at, _over_hyphen(tokens, lower, at, end, vocab), "PERSON"))
    return found


def nicknamed(tokens: Sequence[Token]) -> list[Reach]:
    """Find the people whose nickname stands in marks inside their name.

    >>> words = 'So Orlo " Pip " Tull left'.split()
    >>> nicknamed([Token(i * 9, i * 9 + len(w), w, w, "PROPN", "", "", 0, "") for i, w in enumerate(words)])
    [Reach(first=1, last=6, type='PERSON')]
    """
    return [
        Reach(at - 1, at + 4, "PERSON")
        for at, token in enumerate(tokens)
        if at > 0 and token.text in _OPENING and _nicknamed(tokens, at)
        if is_capital(tokens[at - 1]) and _are_one_name(tokens[at - 1], tokens[at + 3])
    ]


def _are_one_name(before: Token, after: Token) -> bool:
    """Tell whether the words on both sides of a nickname are a given name or an initial, and a family name."""
    initial = len(before.text) == 2 and before.text.endswith(".")
    first = before.pos == "PROPN" and (before.text.isalpha() or initial)
    sure = initial or is_given(before.text)  # taggers take rare family names for common nouns
    return first and after.text.isalpha() and (after.pos == "PROPN" or (sure and after.pos == "NOUN"))


def is_family_too(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    """Tell whether a word for an office ends a person's name ("Troy King said"): behind a name, before no other.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "Orlo Hunter said Chief Hunter left".split()
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, "PROPN", "", "", 0, "") for i, w in enumerate(words)]
    >>> [is_family_too(tokens, [w.lower() for w in words], at, vocabulary()) for at in (1, 4)]
    [True, False]
    """
    if at == 0 or lower[at] not in _FAMILY_TOO or not (is_capital(tokens[at]) and is_capital(tokens[at - 1])):
        return False
    before, after = lower[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    named = tokens[at].pos == tokens[at - 1].pos == "PROPN" and before.isalpha()
    known = before in vocab.country_of or before in vocab.cities or before in vocab.never
    work = before in vocab.roles or before in vocab.honorifics or before in vocab.portfolios
    return named and not known and not work and not (after and is_capital(after) and after.pos == "PROPN")


def is_personal(words: Sequence[str], vocab: Vocabulary) -> bool:
    """Tell whether a name is made as people's names are: a listed given name, then words that head no other name.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> is_personal(("Fumio", "Tull"), vocabulary()), is_personal(("Victoria", "Street"), vocabulary())
    (True, False)
    """
    plain = [word for word in words if word not in _HYPHENS and word.lower() not in _PARTICLES]
    lower = [word.lower() for word in plain]
    if not 1 < len(plain) < _LONGEST or len(plain[0]) < _SHORTEST or not is_given(plain[0]):
        return False
    heads = (vocab.organisation_heads, vocab.place_heads, vocab.head_types, vocab.generic_bodies, vocab.roles)
    return (
        all(word[:1].isupper() and (word.isalpha() or word[1:] == ".") and not _is_shouted(word) for word in plain)
        and " ".join(lower) not in vocab.cities
        and " ".join(lower) not in vocab.known_bodies
        and not any(word in known for word in lower[1:] for known in (*heads, vocab.country_of, vocab.never))
    )


def _ends_office(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    """Tell whether an office ends before `at`: "spokesman", "secretary of state", "envoy for hostage issues"."""
    if lower[at - 1] in vocab.roles or (at > 2 and " ".join(lower[at - 3 : at]) in vocab.role_phrases):
        return True
    if tokens[at - 1].pos != "NOUN" or is_capital(tokens[at - 1]):
        return False
    for back in range(at - 2, max(0, at - 6), -1):
        if lower[back] in ("for", "of", "on"):
            return lower[back - 1] in vocab.roles
        if tokens[back].pos not in ("NOUN", "ADJ", "PROPN", "CCONJ", "PART"):
            return False
    return False


def _may_be_personal(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    word = lower[at]
    return not (
        word in vocab.honorifics
        or word in vocab.roles
        or word in vocab.never
        or word in vocab.country_of
        or word in vocab.organisation_heads
        or word in vocab.head_types
        or (tokens[at].text.isupper() and len(word) > 3 and "." not in word)
        or not word[0].isalpha()
    )


def _continues(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    if is_capital(tokens[at]):
        family = is_family_too(tokens, lower, at, vocab)
        return family or _may_be_personal(tokens, lower, at, vocab) or _hyphened(tokens, lower, at + 1, vocab)
    if at + 1 >= len(tokens):
        return False
    more = at + 1
    while lower[at] in _PARTICLES and lower[more] in _PARTICLES and more + 1 < min(len(tokens), at + 3):
        more += 1  # "de la Torre"
    if more > at + 1 and is_capital(tokens[more]):
        return True
    if lower[at] in _PARTICLES and tokens[at + 1].text == "-":
        return at + 2 < len(tokens) and is_capital(tokens[at + 2])
    return is_capital(tokens[at + 1]) and (lower[at] in _PARTICLES or _hyphen(tokens, at))


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a hyphen ties two words; with spaces around it only after a particle or before a small letter."""
    if tokens[at].text not in ("-", "–") or at + 1 >= len(tokens):
        return False
    open_before, open_after = tokens[at].start > tokens[at - 1].end, tokens[at + 1].start > tokens[at].end
    small = tokens[at - 1].text.lower() in _PARTICLES or not is_capital(tokens[at + 1])
    return open_before == open_after and (not open_before or (small and tokens[at].text == "-"))


def run_on_person(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Carry a person's name on over capitals and particles on both sides, and over a hyphen.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> rows = [("Ida", "PROPN"), ("van", "ADP"), ("Tull", "PROPN"), ("left", "VERB"), (".", "PUNCT")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> run_on_person(tokens, [w.lower() for w, _ in rows], Reach(0, 1, "PERSON"), vocabulary())
    Reach(first=0, last=3, type='PERSON')
    """
    first, last, kind = reach
    plain = not is_headline(tokens)
    while first > 0 and is_capital(tokens[first - 1]) and _may_be_personal(tokens, lower, first - 1, vocab):
        if tokens[first - 1].pos == "PRON" or lower[first - 1] in _OF_A_PEOPLE:
            break
        if tokens[first - 1].pos != "PROPN" and not (plain and first > 1 and _inside(tokens[first - 2])):
            break
        first -= 1
    if reach.first > first > 0 and lower[first - 1] in ("the", "a", "an"):
        first = reach.first  # "leader of the Opposition Orlo Tull": a person's name has no article
    family = last - first == 1 and is_given(tokens[first].text)  # taggers take rare family names for common nouns
    while (
        plain
        and last < len(tokens)
        and (tokens[last].pos == "PROPN" or not is_capital(tokens[last]) or (family and _is_family(tokens, last)))
    ):
        if not _continues(tokens, lower, last, vocab):
            break
        last += 1
    if _nicknamed(tokens, last):
        last += 4
    last = _over_hyphen(tokens, lower, first, last, vocab)
    while last - first > 1 and tokens[last - 1].text.islower() and tokens[last - 2].text not in ("-", "–"):
        last -= 1
    first = _after_repetition(lower, first, last)
    while last - first > 1 and _is_shouted(tokens[first].text) and not tokens[first + 1].text.isupper():
        first += 1
    return _without_office(tokens, lower, Reach(first, last, kind), vocab)


def _is_family(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word behind a given name is a family name that a tagger took for something else."""
    return tokens[at].pos == "NOUN" or (
        tokens[at].pos in ("ADV", "ADJ", "VERB") and frequency(tokens[at].text.lower()) < RARE
    )


def _after_repetition(lower: Sequence[str], first: int, last: int) -> int:
    """Return where a name begins that is repeated or follows a number ("0:53 Orlo Tull", "Orlo Tull Orlo Tull")."""
    for at in range(last - 2, first - 1, -1):
        if any(c.isdigit() for c in lower[at]):
            return at + 1
    half = (last - first) // 2
    repeated = half and lower[first : first + half] == lower[first + half : first + 2 * half]
    return last - half if repeated and (last - first) % 2 == 0 else first


def _is_shouted(word: str) -> bool:
    """Tell whether a word stands in capitals for emphasis, which the rest of the name does not."""
    return len(word) > 2 and word.isalpha() and word.isupper()


def _inside(before: Token) -> bool:
    """Tell whether what follows a token stands inside a clause, where a capital marks a name."""
    return before.text[-1:].isalnum() or before.text in (",", "'s", "’s")


def _nicknamed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a nickname in marks and a further name follow ('“Pep” Tull')."""
    return (
        at + 3 < len(tokens)
        and tokens[at].text in _OPENING
        and tokens[at + 2].text in _CLOSING
        and is_capital(tokens[at + 1])
        and is_capital(tokens[at + 3])
    )


def _over_hyphen(tokens: Sequence[Token], lower: Sequence[str], first: int, last: int, vocab: Vocabulary) -> int:
    """Return where a person's name ends with what a hyphen ties to it ("Kim Orl-na")."""
    while last - first > 1 and _hyphened(tokens, lower, last, vocab):
        last += 2
    return last


def _hyphened(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    return (
        at + 1 < len(tokens)
        and _hyphen(tokens, at)
        and lower[at + 1].isalpha()
        and not is_capital(tokens[at + 1])
        and len(lower[at + 1]) < 6
        and lower[at + 1] not in vocab.not_hyphened
        and (lower[at + 1] not in vocab.never or tokens[at].start == tokens[at - 1].end)
    )


def _without_office(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Cut an office inside a person's name off with what stands before it ("Transport Minister" + "Orlo Tull")."""
    reach = _without_employer(tokens, lower, reach, vocab)
    for at in range(reach.last - 2, reach.first, -1):
        if lower[at] in vocab.offices and lower[at] not in vocab.given_genders and is_capital(tokens[at]):
            return Reach(at + 1, reach.last, reach.type)
    return reach


def _without_employer(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Cut the body or field at the front of a name off ("minister of Defence" + "Orlo Tull", "AFP" + "Orlo Tull")."""
    first, last, kind = reach
    while last - first > 1 and not is_capital(tokens[first]) and lower[first] not in _PARTICLES:
        first += 1
    while last - first > 1:
        word = tokens[first].text
        acronym = word.isupper() and word.isalpha() and len(word) > 1 and not tokens[first + 1].text.isupper()
        several = last - first > 2 and tokens[first + 2].text not in ("-", "–")
        field = several and (lower[first] in vocab.portfolios or lower[first] in vocab.head_types)
        title = lower[first] in vocab.honorifics or lower[first] in vocab.known_bodies
        if not (acronym and word in vocab.known_acronyms) and not field and not title:
            break
        first += 1
    at = _given_name(lower, first, last, vocab)
    if at and any(word in vocab.roles for word in lower[max(0, first - 6) : first]):
        first = at
    return Reach(first, last, kind)


def _given_name(lower: Sequence[str], first: int, last: int, vocab: Vocabulary) -> int | None:
    """Return where a common given name stands that is not the first word of the name and not its last.

    A name goes on over a particle: "Abd al-Karim Tull" has its given name in two parts.
    """
    if last - first < 3 or lower[first] in vocab.given_genders or lower[first + 1] in _PARTICLES:
        return None
    return next((at for at in range(first + 1, last - 1) if lower[at] in vocab.given_genders), None)
