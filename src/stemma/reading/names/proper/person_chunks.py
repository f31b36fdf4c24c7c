"""The model's chunks of people's names without a word for who they are before them, with the generation behind them."""

from collections.abc import Sequence

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.personal_names import is_personal
from stemma.reading.vocabulary import Vocabulary

_PEOPLE_NOUNS = frozenset(lexicon("names_places")["one_of_a_people"])
_SEVERAL = frozenset(word + "s" for word in lexicon("names_roles")["kin"]) | {"twins"}
_GENERATIONS = frozenset({"jr", "sr", "jr.", "sr."})
_FULL = 2  # words of a name


def person_chunk(
    tokens: Sequence[Token], lower: Sequence[str], chunk: tuple[int, int, str], vocab: Vocabulary
) -> tuple[int, int, str]:
    """Return a person's name without the word for people before it ("Spaniard" + "Orlo Tull", "Sisters" + "Ida Tull").

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "Sisters", "Ida", "Tull", "Sr"
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, "PROPN", "NNP", "dep", 0, "") for i, w in enumerate(words)]
    >>> person_chunk(tokens, [w.lower() for w in words], (0, 3, "PERSON"), vocabulary())
    (1, 4, 'PERSON')
    """
    first, last, label = chunk
    words = [t.text for t in tokens[first + 1 : last]]
    if last - first > _FULL and lower[first] in _PEOPLE_NOUNS and is_given(words[0]) and is_personal(words, vocab):
        first, label = first + 1, "PERSON"
    if last - first > _FULL and vocab.types.get(label.upper()) == "PERSON" and _is_of_several(lower[first], vocab):
        first += 1
    if label == "PERSON" and last - first >= _FULL and last < len(tokens) and lower[last] in _GENERATIONS:
        last += 1
    return first, last, label


def _is_of_several(word: str, vocab: Vocabulary) -> bool:
    """Tell whether a word says what several people are to one another, or their work ("Sisters", "Surveyors")."""
    return word in _SEVERAL or (word.endswith("s") and word[:-1] in vocab.roles and word not in vocab.roles)
