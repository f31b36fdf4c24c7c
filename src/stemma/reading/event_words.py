"""Words that name happenings: their classes, nouns that are happenings, verbs that tell states."""

from functools import cache

from stemma.data import lexicon


def event_class(lemma: str) -> str:
    """Return the class of a predicate in ``dates_events``, or the lemma itself where it has none.

    >>> event_class("invasion"), event_class("knit")
    ('attack', 'knit')
    """
    return event_classes().get(lemma.lower(), lemma.lower())


def is_event_noun(lemma: str) -> bool:
    """Tell whether a noun names a happening.

    >>> is_event_noun("attack"), is_event_noun("table")
    (True, False)
    """
    return lemma.lower() in event_classes() and lemma.lower() not in event_list("verbs_only")


def is_stative(lemma: str) -> bool:
    """Tell whether a predicate tells a state: "has today", "is in use today" puts nothing at a moment.

    >>> is_stative("have"), is_stative("meet")
    (True, False)
    """
    return lemma.lower() in event_list("stative")


@cache
def event_classes() -> dict[str, str]:
    """Return the class of each predicate in ``dates_events``.

    >>> event_classes()["invasion"]
    'attack'
    """
    found: dict[str, str] = {}
    for name, words in lexicon("dates_events")["classes"].items():
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def event_list(name: str) -> frozenset[str]:
    """Return one of the plain word lists of ``dates_events``.

    >>> "have" in event_list("stative")
    True
    """
    return frozenset(lexicon("dates_events")[name])
