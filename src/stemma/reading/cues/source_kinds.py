"""What a describing word tells of a source: a person, a group, a body, a text, or nothing that can speak."""

from stemma.reading.cues.cue_words import listed
from stemma.reading.language import Token
from stemma.reading.vocabulary import vocabulary

UNRECOGNISED = "OTHER"  # the type of a name that nobody recognised
_ARTICLES = ("a ", "an ", "the ", "one ", "another ", "some ")


def without_article(words: str) -> str:
    """Return a description without its article.

    >>> without_article("the coach")
    'coach'
    """
    lower = words.lower()
    return next((words[len(a) :] for a in _ARTICLES if lower.startswith(a)), words)


def kind_of(head: Token) -> str | None:
    """Return the type of an unnamed source by its head word: people, a body, a text; None for what cannot speak.

    >>> kind_of(Token(0, 5, "coach", "coach", "NOUN", "NN", "nsubj", 1, ""))
    'PERSON'
    """
    word = head.text.lower()
    if word in listed("nobody") or (head.pos == "PRON" and word not in ("others", "many", "some", "both")):
        return None
    if head.pos == "DET":
        return None
    if word in listed("message_nouns") or (head.pos == "NOUN" and head.lemma.lower() in listed("message_nouns")):
        return "TEXT"
    known = vocabulary()
    if word in listed("bodies") or word in known.organisation_heads or word in known.generic_bodies:
        return "ORG"
    if (
        word in known.collectives
        or word in listed("groups")
        or (head.tag == "NNS" and _is_person_word(_singular(word)))
    ):
        return "GROUP"
    return "PERSON" if _is_person_word(word) else UNRECOGNISED if head.pos == "PROPN" else None


def _singular(word: str) -> str:
    """Return a plural noun in the singular by its ending alone ("-ies", "-men", "-s")."""
    return (
        word[:-3] + "y"
        if word.endswith("ies")
        else word[:-3] + "man"
        if word.endswith("men")
        else word.removesuffix("s")
    )


def _is_person_word(word: str) -> bool:
    return word in vocabulary().roles or word in listed("speaking_roles") or word.endswith(tuple(listed("agentive")))
