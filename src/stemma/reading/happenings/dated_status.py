"""Whether what a clause tells happened, is planned, was called off, or is left open."""

from functools import cache
from typing import Literal

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.dates.setting import Tense
from stemma.reading.dates.tense_words import is_one_of, is_planning
from stemma.reading.dates.verb_tense import is_first_name, of_verb, refuses
from stemma.reading.event_words import is_event_noun
from stemma.reading.language import Token

Status = Literal["happened", "planned", "cancelled", "unclear"]


def status(
    tree: Tree, at: int, tense: Tense | None, *, noun: bool, moved: bool = False, dated_subject: bool = False
) -> Status:
    """Return the status of the happening whose predicate is the token `at`; `tense` is that of its date.

    `moved` says that the date is the one to which the predicate moves something, `dated_subject` that the date is that
    of its subject.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["They may meet on Friday."])[0].tokens)
    >>> status(tree, 2, "future", noun=False)
    'unclear'
    """
    if not noun and dated_subject and _cancels(tree, at):
        return "cancelled"  # "the match on Saturday was called off"
    if not noun and _calls_off(tree, at, tense):
        return "cancelled"  # "called off the match on Saturday"
    found = _of_noun(tree, at, tense) if noun else _of_verb(tree, at)
    if found == "happened" and not noun and tense == "future" and (of_verb(tree, at) == "present" or moved):
        found = "planned"  # "a curfew begins on Thursday", "was moved to Friday"
    if found == "happened" and tense == "future" and _is_set(tree, at, noun=noun):
        found = "planned"  # "kick-off scheduled for 1:30 p.m."
    if found == "happened" and not noun and _was_set_for(tree, at):
        found = "planned"  # "the launch was first planned for February 12"
    ahead = tense == "future" or found in ("planned", "unclear") or _is_unrealised(tree, at)
    if _hangs_on_what_is_cancelled(tree, at) or (ahead and not moved and _is_called_off_after(tree, at)):
        return "cancelled"
    return found


def _is_set(tree: Tree, at: int, *, noun: bool) -> bool:
    """Tell whether a bare participle of planning is what is dated, or what the dated noun hangs on ("slated for
    release in 2009").
    """
    verb = tree.head[at] if noun else at
    return tree.tokens[verb].tag == "VBN" and is_planning(tree.tokens[verb]) and not _auxiliaries(tree, verb)


def _was_set_for(tree: Tree, at: int) -> bool:
    """Tell whether a passive of planning tells for when something was set, and no more."""
    passive = tree.child(at, "aux:pass") is not None
    behind = [i for i in tree.all_children(at, "obl") if i > at and tree.child(i, "case") is not None]
    cases = {tree.tokens[c].text.lower() for i in behind for c in tree.all_children(i, "case")}
    return passive and is_one_of(tree.tokens[at], "fixing") and not _cancels(tree, at) and "for" in cases


def _of_noun(tree: Tree, at: int, tense: Tense | None) -> Status:
    above = tree.head[at]
    if above != at and _cancels(tree, above) and tree.dep(at).startswith(("obj", "nsubj", "obl")):
        return "cancelled"
    beside = [tree.tokens[i] for i in tree.children[at]]
    if any(word in _list("planned_modifiers") for t in beside for word in (t.lemma.lower(), t.text.lower())):
        return "planned"
    verb_tense = of_verb(tree, above) if above != at and tree.tokens[above].pos == "VERB" else None
    if tense == "future" or (tree.dep(at).startswith("nsubj") and verb_tense == "future"):
        return "planned"
    return "happened"


def _of_verb(tree: Tree, at: int) -> Status:
    if of_verb(tree, at) == "past" and refuses(tree, at):
        return "happened"  # "would not say on Tuesday"
    words = {t.text.lower() for t in _auxiliaries(tree, at)}
    if words & _list("planned_auxiliaries"):
        return "planned"
    if "have" in words or "'ve" in words:
        return "happened"
    if words & _list("unsure_auxiliaries") or is_conditional(tree, at):
        return "unclear"
    if words & _list("reported_auxiliaries"):  # "officials said they would resume on Friday"
        return "planned" if tree.dep(at) in ("ccomp", "acl:relcl", "conj") else "unclear"
    return "planned" if of_verb(tree, at) == "future" else "happened"


def is_conditional(tree: Tree, at: int) -> bool:
    """Tell whether a verb stands under "if" or the like.

    >>> is_conditional(Tree(()), 0)
    False
    """
    if at >= len(tree.tokens):
        return False
    return any(tree.dep(i) == "mark" and tree.tokens[i].text.lower() in _list("conditional") for i in tree.children[at])


def _auxiliaries(tree: Tree, at: int) -> list[Token]:
    found = [i for i in tree.children[at] if tree.dep(i).startswith(("aux", "cop"))]
    every = [tree.tokens[i] for i in (*found, *(j for i in found for j in tree.children[i]))]
    return [t for t in every if not is_first_name(tree, t, tree.tokens[at])]


def _is_unrealised(tree: Tree, at: int) -> bool:
    """Tell whether the clause says what was to be and was not: "was to have opened"."""
    words = [t.text.lower() for t in _auxiliaries(tree, at)]
    marked = any(tree.tokens[i].text.lower() == "to" for i in tree.children[at])
    return marked and "have" in words and ("was" in words or "were" in words)


def _calls_off(tree: Tree, at: int, tense: Tense | None) -> bool:
    """Tell whether somebody calls a happening off, so that the day behind it is the one on which it was to be."""
    called = tree.child(at, "obj") or tree.child(at, "obl")
    if called is None or called < at or not _cancels(tree, at):
        return False
    if tree.tokens[at].tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    if tree.tokens[at].text.lower().startswith(tuple(sorted(_list("late_only")))):
        return False  # "winds delayed the flight on Sunday": it flew all the same
    return tense == "future" or is_event_noun(tree.tokens[called].lemma)


def _hangs_on_what_is_cancelled(tree: Tree, at: int) -> bool:
    """Tell whether the dated participle hangs on the noun called off: "a rally planned for Saturday was cancelled"."""
    noun = tree.head[at]
    if not tree.dep(at).startswith("acl") or noun == at:
        return False
    if tree.dep(at) == "acl:relcl" and not (_is_to_be(tree, at) or _of_verb(tree, at) == "planned"):
        return False  # but "the vote, which was to be held on Friday, was cancelled"
    above = tree.head[noun]
    if above == noun or not _cancels(tree, above):
        return False
    called = tree.child(above, "obj")  # "cancelled her visit to Sarn, planned for Wednesday": the visit was planned
    beside = called is not None and called < noun and is_event_noun(tree.tokens[called].lemma)
    return beside or not tree.dep(noun).startswith("obl")


def _is_to_be(tree: Tree, at: int) -> bool:
    words = [t.text.lower() for t in _auxiliaries(tree, at)]
    return "to" in words or any(tree.tokens[i].text.lower() == "to" for i in tree.children[at])


def _is_called_off_after(tree: Tree, at: int) -> bool:
    """Tell whether the sentence goes on to call off what it told: "had called a strike for Monday, suspended it"."""
    later = range(at + 1, len(tree.tokens))
    return any(_cancels(tree, i) and tree.tokens[i].tag in ("VBD", "VBN") and tree.dep(i) != "amod" for i in later)


def _cancels(tree: Tree, at: int) -> bool:
    word = tree.tokens[at].text.lower()
    if word == "off":  # "Saturday's game is off"
        return tree.child(at, "cop") is not None
    if word.startswith("call") or word == "put":
        beside = [*tree.children[at], *([at + 1] if at + 1 < len(tree.tokens) else [])]
        return any(tree.tokens[i].text.lower() == "off" for i in beside)
    return word.startswith(tuple(sorted(_list("cancelling"))))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("dates_events")[name])
