"""The names of a story's people as they are compared: without an office before them, those of one spelling together."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from stemma.accounts.people.naming import Known
from stemma.data import lexicon
from stemma.reading.names.proper.inner_nicknames import has_nickname
from stemma.reading.names.proper.spelling import parts
from stemma.reading.vocabulary import vocabulary

Form = tuple[str, ...]

_LETTERS = range(2, 5)  # letters of an office written short ("CP" for commissioner of police)


def by_spelling(items: Sequence[Known]) -> dict[Form, list[Known]]:
    """Return the entities of people by the words of their names, what is an office before them left out.

    >>> from stemma.records import Entity
    >>> def item(name):
    ...     return Known("a", Entity(id=name, name=name, type="PERSON"), (), "PERSON")
    >>> list(by_spelling([item("Ida Tull"), item("Colonel Ida Tull"), item("CP Tull")]))
    [('ida', 'tull'), ('tull',)]
    """
    spelled: dict[Form, list[Known]] = defaultdict(list)
    known = {parts(item.entity.name) for item in items}
    bare = Counter(words[at:] for words in sorted(known) for at in _behind_roles(words))
    known |= {words for words, count in bare.items() if count > 1}  # "Datin Ida Tull", "Puan Ida Tull"
    given: dict[str, set[str]] = defaultdict(set)
    for words in {_without_role(words, known) for words in sorted(known)}:
        given[words[-1]].update(words[:1] if len(words) > 1 else ())
    named: dict[str, set[Form]] = defaultdict(set)
    for words in known:
        for word in words:
            named[word].add(words)
    for item in items:
        words = addressed(_without_role(parts(item.entity.name), known), named)
        spelled[_without_letters(words, item.entity.name, given)].append(item)
    return spelled


def addressed(key: Form, named: Mapping[str, Collection[Form]]) -> Form:
    """Return the given name behind a word by which people are addressed, where just one name of the story begins so.

    `named` has the names of the story by each of their words.

    >>> addressed(("don", "orlo"), {"orlo": [("orlo", "tull")]})
    ('orlo',)
    >>> addressed(("don", "orlo"), {"orlo": [("ida", "orlo")]})
    ('don', 'orlo')
    """
    before = lexicon("names_titles")["before_given"]
    if len(key) != 2 or key[0] not in before:
        return key
    others = [words for words in named.get(key[1], ()) if words[0] not in before]
    full = {words[-1] for words in others if len(words) > 1}
    begun = all(words[0] == key[1] for words in others)
    return key[1:] if others and begun and len(full) < 2 else key


def written(key: Form, items: Sequence[Known]) -> str:
    """Return the name of some words, with the marks around a nickname and the hyphen of a double name ("Tull-Orr").

    >>> written(("ida", "tull"), ())
    'ida tull'
    """
    marked = [item.entity.name for item in items if "-" in item.entity.name or has_nickname(item.entity.name)]
    marked = [name for name in marked if parts(name) == tuple(key)]
    return min(marked, default=" ".join(key))


def _without_letters(key: Form, name: str, given: Mapping[str, set[str]]) -> Form:
    """Return the words of a name without letters before it that are an office and begin no given name ("CP Tull")."""
    first, _, rest = name.strip().partition(" ")
    letters = first.isalpha() and first.isupper() and len(first) in _LETTERS and not name.isupper()
    others = given[key[-1]] - {key[0]} if rest and letters and key[0] == first.lower() else ()
    return key[1:] if others and not any(word[0] == key[0][0] for word in sorted(others)) else key


def _without_role(key: Form, known: Collection[Form]) -> Form:
    """Return the words of a name without the role before it, where others have that name alone."""
    return next((key[at:] for at in _behind_roles(key) if key[at:] in known), key)


def _behind_roles(key: Form) -> list[int]:
    """Return where a name may begin behind each of the words for offices before it, two words being left."""
    vocab = vocabulary()
    offices = (vocab.roles, vocab.honorifics, vocab.organisation_heads, vocab.portfolios)
    before = takewhile(lambda word: any(word in those for those in offices), key[:-2])
    return [at for at, _ in enumerate(before, 1)]
