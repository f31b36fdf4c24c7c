"""Which event noun or verb a date dates."""

from collections.abc import Sequence

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.dates.tense import dates_verb_before, is_moved_to
from stemma.reading.dates.tense_words import is_planning
from stemma.reading.dates.verb_tense import governor, of_verb
from stemma.reading.event_words import event_class, event_list, is_event_noun
from stemma.records import Date

_STRETCH = 7  # tokens from "between" to the second of two dates


def predicate_of(tree: Tree, date: Date, inside: list[int]) -> tuple[int, bool] | None:
    """Return the event noun or verb that a date in the tokens `inside` dates, and whether something is moved to it.

    None where the sentence has none, or the date limits a time instead of placing it ("since Saturday").

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orl will open the bridge on Friday."])[0].tokens)
    >>> predicate_of(tree, Date(start=28, end=34, value="XXXX-WXX-5", type="DATE"), [6])
    (2, False)
    """
    if _names_a_model(tree, inside, date):
        return None
    head = next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), inside[0])
    if (before := dates_verb_before(tree, head)) is not None:
        return before, False
    at = _predicate(tree, head, set(inside), date)
    dates_anyway = _is_near_day(date) or _is_adverbial(tree, inside[0])
    if at is None and dates_anyway and not _is_feast(tree, head, tree.head[head]):
        at = _nearest_predicate(tree, inside[0], inside[-1])
    if at is None or _is_feast(tree, head, at):
        return None
    moved = is_moved_to(tree, head, at)
    if not moved and _bounds(tree, inside, at, date):
        return None
    at = _what_is_set(tree, at, inside)
    noun = tree.tokens[at].pos in ("NOUN", "PROPN") and not _copula(tree, at)
    return (at if moved or noun else _main_of_purpose(tree, at)), moved


def _names_a_model(tree: Tree, inside: Sequence[int], date: Date) -> bool:
    """Tell whether a year stands between "his" or "a" and a name ("his 2008 Bentley"): nothing happened in it."""
    before, behind = inside[0] - 1, inside[-1] + 1
    if len(date.value) != len("2008") or before < 0 or behind >= len(tree.tokens):
        return False
    return tree.tokens[before].tag in ("PRP$", "DT", "POS") and tree.tokens[behind].pos == "PROPN"


def _predicate(tree: Tree, at: int, inside: set[int], date: Date) -> int | None:
    """Climb from the date to the event noun or verb that it modifies.

    A year or a holiday in front of another noun ("the 2010 Winter Games", "a Christmas tree") dates nothing that
    happens; the noun of an utterance gives way to its verb ("said in a statement Monday").
    """
    for _ in range(len(tree.tokens)):
        above = tree.head[at]
        if above == at:
            return at if at not in inside and _is_predicate(tree, at) else None
        if above not in inside and _is_predicate(tree, above):
            speech = (
                tree.tokens[above].pos == "NOUN"
                and event_class(tree.tokens[above].lemma) == "say"
                and not _copula(tree, above)
            )
            verb = governor(tree, above) if speech else None
            return above if verb is None else verb
        if (
            tree.tokens[above].pos in ("NOUN", "PROPN")
            and above > at
            and above not in inside
            and _is_name(tree, at, date)
        ):
            return None
        at = above
    return None


def _is_name(tree: Tree, at: int, date: Date) -> bool:
    """Tell whether the date in front of a noun is part of its name rather than its time."""
    return not _is_near_day(date) or tree.tokens[at].text.lower() in lexicon("dates_holidays")["days"]


def _is_near_day(date: Date) -> bool:
    return "W" in date.value or (date.basis in ("anchored", "open", "story") and len(date.value) >= 10)


def _is_adverbial(tree: Tree, first: int) -> bool:
    """Tell whether a date stands behind "in" or "on", which places something even where the parse lost what."""
    return first > 0 and tree.tokens[first - 1].text.lower() in event_list("placing")


def _is_predicate(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    if token.pos == "VERB":
        return token.lemma.lower() not in event_list("weak") or token.tag in ("VBD", "VBZ", "VBP")
    if token.pos == "NOUN" and is_event_noun(token.lemma):
        return True
    return _copula(tree, at)


def _bounds(tree: Tree, inside: list[int], at: int, date: Date) -> bool:
    """Tell whether the date limits a time rather than placing it: "since Saturday he has spoken", "until Friday".

    "Shortly after noon" places, and so do "not until Friday" and a term that ends: "they have until Friday to appeal".
    """
    if tree.tokens[at].pos == "NOUN" and inside[-1] < at:
        return False
    before = tree.tokens[inside[0] - 1].text.lower() if inside[0] > 0 else ""
    after = tree.tokens[inside[-1] + 1].text.lower() if inside[-1] + 1 < len(tree.tokens) else ""
    if before in ("before", "after") and "T" in date.value:
        return False
    if before == "between" or (before == "and" and _ends_a_stretch(tree, inside[0])):
        return before == "and"  # what took from May to July stands where it began
    if before in ("until", "till"):
        negated = any(tree.tokens[i].text.lower() in event_list("negations") for i in tree.children[at])
        return not negated and of_verb(tree, at) == "past"
    if before == "from" and _begins(tree, inside, at, date, after):
        return False
    if before == "since" and _lasts(tree, at) and len(date.value) >= len("2024-05"):
        return False
    days = lexicon("dates_words")["classes"]["WEEKDAY"]
    if before == "through" and inside[0] > 1 and tree.tokens[inside[0] - 2].text.lower() in days:
        return True  # "open Monday through Friday"
    return before in event_list("bounding") or after == "through"


def _ends_a_stretch(tree: Tree, first: int) -> bool:
    """Tell whether the date is the second of two between which something was."""
    return any(t.text.lower() == "between" for t in tree.tokens[max(0, first - _STRETCH) : first - 1])


def _begins(tree: Tree, inside: list[int], at: int, date: Date, after: str) -> bool:
    """Tell whether "from" gives the day on which something begins ("a curfew from Friday"), not where it comes from."""
    head = next((i for i in inside if tree.head[i] not in inside), inside[0])
    ends = after in ("to", "until", "till", "through", "-", "–") and date.tense != "future"
    return tree.head[head] == at and not ends and len(date.value) >= len("2024-05-01")


def _lasts(tree: Tree, at: int) -> bool:
    """Tell whether a clause tells a state that goes on ("has been under siege since", "has been closed since")."""
    passive = tree.tokens[at].tag == "VBN" and any(tree.dep(i) == "aux:pass" for i in tree.children[at])
    return passive or _copula(tree, at)


def _is_feast(tree: Tree, head: int, at: int) -> bool:
    """A Christmas party is one at any date."""
    name = tree.tokens[head].text.lower()
    return (
        tree.tokens[at].pos == "NOUN"
        and tree.dep(head) == "compound"
        and head < at
        and name in lexicon("dates_holidays")["days"]
    )


def _main_of_purpose(tree: Tree, at: int) -> int:
    """Return the verb that an infinitive of purpose serves: "flew off to meet them last night" dates the flight."""
    above = tree.head[at]
    if above == at or tree.tokens[at].tag != "VB" or tree.dep(at).split(":")[0] not in ("advcl", "xcomp"):
        return at
    verb = tree.tokens[above]
    serves = any(tree.tokens[i].text.lower() == "to" for i in tree.children[at])
    return above if serves and verb.tag == "VBD" and verb.pos == "VERB" and not is_planning(verb) else at


def _what_is_set(tree: Tree, at: int, inside: list[int]) -> int:
    """Return the noun that is set for the date: "called a strike for Monday" puts the strike on Monday."""
    if inside[0] == 0 or tree.tokens[inside[0] - 1].text.lower() != "for":
        return at
    nouns = (i for i in tree.all_children(at, "obj") if is_event_noun(tree.tokens[i].lemma) and i < inside[0])
    return next(nouns, at)


def _nearest_predicate(tree: Tree, first: int, last: int) -> int | None:
    near = [i for i, t in enumerate(tree.tokens) if t.pos == "VERB" or (t.pos == "NOUN" and is_event_noun(t.lemma))]
    return min(near, key=lambda i: (min(abs(i - first), abs(i - last)), i), default=None)


def _copula(tree: Tree, at: int) -> bool:
    return tree.child(at, "cop") is not None
