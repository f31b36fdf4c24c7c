"""On which side of its publication a report puts a date: the tense of the clause that the date belongs to."""

import re
from collections.abc import Callable

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.dates.setting import Tense
from stemma.reading.dates.tense_words import is_one_of, tense_words
from stemma.reading.dates.verb_tense import governor, is_bare, is_denied, is_infinitive, of_verb
from stemma.reading.vocabulary import vocabulary

_LONGEST = 5  # tokens of a date before its head
_COMPARED_WITH = re.compile(r"(?:%|per ?cent|percent|points?) (?:over|from|against|versus|compared with) $")
_DUE = re.compile(r"(?<!was )(?<!were )(?<!been )\bdue (?:back|in|before|at|out|to appear)\b[a-zA-Z ]{0,20}$")
_AHEAD = 44  # characters before a date in which it is told that somebody is due
_WORD = re.compile(r"[^\W\d_]+|['’]ll\b")


def tense(tree: Tree | None, text: str, start: int, end: int) -> Tense | None:
    """Return the tense of the clause around ``text[start:end]``, or None where nothing tells it.

    Where the sentence is parsed its verbs decide, else the words of the line before and after.

    >>> text = "The council will vote on Friday."
    >>> tense(None, text, 25, 31)
    'future'
    """
    before = _WORD.findall(text[max(0, start - 30) : start].lower())[-2:]
    last = before[-1] if before else ""
    if last in tense_words("past_prepositions") or _COMPARED_WITH.search(text, max(0, start - 24), start):
        return "past"  # "since Friday", "34% over Friday"
    at = None if tree is None else _token_at(tree, start, end)

    def holds(rule: Callable[[Tree, int], bool]) -> bool:
        return tree is not None and at is not None and rule(tree, at)

    if holds(lambda tree, at: dates_verb_before(tree, at) is not None or _is_day_of_saying(tree, at)):
        return "past"
    due = _DUE.search(text, max(0, start - _AHEAD), start)
    if due or any(word in tense_words("future_neighbours") for word in (*before, " ".join(before))):
        return "past" if holds(_had_been_planned) else "future"
    if last in ("until", "till") and "Until" not in text[max(0, start - 30) : start]:
        if holds(_is_past_denied):
            return "past"  # "had not lost until Sunday"
        if not holds(_is_possessive):
            return "future"  # not "until April's accident"
    found = _of_words(text, start, end) if tree is None or at is None else _of_clause(tree, at)
    if found != "future" and last in tense_words("limit_prepositions"):
        return "future" if last == "by" and (found is None or holds(_serves_an_aim)) else None
    return found


def dates_verb_before(tree: Tree, at: int) -> int | None:
    """Return the participle before a weekday that the parse takes for a subject: "the rule issued Thursday would go".

    None where the weekday is no such subject.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["The rule finalized Thursday would do away with it."])[0].tokens)
    >>> dates_verb_before(tree, 3)
    2
    """
    if at < 1 or not tree.dep(at).startswith("nsubj") or not _is_weekday(tree, at):
        return None
    before = tree.tokens[at - 1]
    return at - 1 if before.tag in ("VBD", "VBN") and before.pos == "VERB" else None


def _is_day_of_saying(tree: Tree, at: int) -> bool:
    """Tell whether a weekday stands right behind a verb of saying: "they said on Monday the port should close"."""
    before = at - 2 if at > 1 and tree.tokens[at - 1].text.lower() == "on" else at - 1
    if before < 0 or not _is_weekday(tree, at) or is_one_of(tree.tokens[before], "setting"):
        return False
    return tree.tokens[before].tag == "VBD" and tree.tokens[before].lemma in vocabulary().speech


def _is_past_denied(tree: Tree, at: int) -> bool:
    """Tell whether a clause tells what had not been up to its date: it is then the day on which it was."""
    verb = governor(tree, at)
    if verb is None or of_verb(tree, verb) != "past":
        return False
    return is_denied(tree, verb) or any(tree.tokens[i].text.lower() == "never" for i in tree.children[verb])


def _serves_an_aim(tree: Tree, at: int) -> bool:
    """Tell whether a date belongs to what is yet to be done: "voted to install a light by March"."""
    verb = governor(tree, at)
    return verb is not None and is_infinitive(tree, verb)


def _is_plan(tree: Tree, at: int) -> bool:
    """Tell whether an infinitive says what a plan, an offer or the like is for."""
    noun = tree.tokens[tree.head[at]]
    marked = any(tree.tokens[i].text.lower() == "to" for i in tree.all_children(at, "mark", "aux"))
    return marked and tree.dep(at).startswith("acl") and noun.lemma.lower() in tense_words("planning_nouns")


def _had_been_planned(tree: Tree, at: int) -> bool:
    """Tell whether the clause tells a plan given up since: "had been scheduled to expire on Friday"."""
    verb = governor(tree, at)
    if verb is None:
        return False
    near = [*tree.children[verb], *tree.children[tree.head[verb]]]
    return any(tree.tokens[i].text.lower() == "had" for i in near) and of_verb(tree, verb) == "past"


def _of_clause(tree: Tree, at: int) -> Tense | None:
    if _dates_a_mishap(tree, at):
        return "past"  # "charged over the fire on 9 January, they will stand trial": nobody plans a fire
    verb = governor(tree, at)
    if verb is None:
        return None
    names = _is_possessive(tree, at) or (_is_in_front(tree, at) and not _is_weekday(tree, at))
    if names and not tree.dep(tree.head[at]).startswith("nsubj"):
        return None  # "ways to get around Wednesday's ruling", "a February launch": the noun is dated, not the verb
    if _was_expected(tree, verb):
        return "past"  # "which forecasters had expected for Monday"
    if is_moved_to(tree, at, verb) or _is_announced(tree, at):
        return "future"  # "declared Thursday a day of mourning", "proclaimed a day of mourning for Thursday"
    if _is_plan(tree, verb) and not _is_weekday(tree, at):
        return "future"  # "announced an agreement to buy the bank in January"
    if any(tree.tokens[i].text.lower() == "if" for i in tree.all_children(verb, "mark")):
        return "future"  # "if it won the election in September"
    found = of_verb(tree, verb)
    goes_on = is_infinitive(tree, verb) and tree.tokens[verb].lemma not in vocabulary().speech
    if found == "present" and _is_weekday(tree, at) and (goes_on or _is_scheduled(tree, verb)):
        return "future"  # "a curfew begins on Thursday", "the winner goes on to play Orl on Saturday"
    if found == "present" and tree.dep(verb) == "advcl" and of_verb(tree, tree.head[verb]) == "future":
        return "future"  # "as thousands gather on Sunday, medics will stand by"
    fixes = is_one_of(tree.tokens[verb], "fixing") and at > verb and not _is_month_of_moving(tree, at, verb)
    return "future" if fixes and found in ("past", "present") else found


def _dates_a_mishap(tree: Tree, at: int) -> bool:
    """Tell whether a date says when something was that nobody plans: "the blast on 20 April"."""
    noun = tree.head[at]
    unplanned = tree.tokens[noun].lemma.lower() in tense_words("unplanned_nouns") and noun < at
    return unplanned and tree.dep(at).startswith("nmod") and not _is_possessive(tree, at)


def _is_month_of_moving(tree: Tree, at: int, verb: int) -> bool:
    """Tell whether a date behind "in" says when something was put off: "postponed the launch in February"."""
    before = [tree.tokens[i].text.lower() for i in tree.all_children(at, "case")]
    return is_one_of(tree.tokens[verb], "moving") and before == ["in"]


def _was_expected(tree: Tree, verb: int) -> bool:
    had = any(tree.tokens[i].text.lower() == "had" for i in tree.all_children(verb, "aux"))
    return had and is_one_of(tree.tokens[verb], "foreseeing")


def _is_announced(tree: Tree, at: int) -> bool:
    """Tell whether a weekday is what the clause sets, or stands behind "for": such a day lies ahead mostly."""
    if _is_possessive(tree, at) or not _is_weekday(tree, at):
        return False
    before = [tree.tokens[i].text.lower() for i in tree.all_children(at, "case")]
    sets = is_one_of(tree.tokens[tree.head[at]], "setting")
    return before == ["for"] or (sets and not before and at > tree.head[at])


def _is_weekday(tree: Tree, at: int) -> bool:
    return tree.tokens[at].text.lower() in lexicon("dates_words")["classes"]["WEEKDAY"]


def _is_scheduled(tree: Tree, verb: int) -> bool:
    """Tell whether a verb in the simple present tells a timetable; what is said or is so in the present does not."""
    own = tree.tokens[verb]
    copula = tree.child(verb, "cop")
    if copula is not None:  # "admission is free on Sunday"
        return tree.tokens[copula].tag in ("VBZ", "VBP") and tree.child(verb, "aux") is None and own.tag != "VBG"
    plain = (
        own.pos == "VERB"
        and (own.tag in ("VBZ", "VBP") or is_bare(tree, verb))
        and tree.child(verb, "aux", "cop") is None
    )
    return plain and own.lemma.lower() not in tense_words("untimed")


def is_moved_to(tree: Tree, at: int, verb: int) -> bool:
    """Tell whether a date is the one to which a verb moves something ("put off to Friday", "adjourned until June").

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["The race was put off to Friday."])[0].tokens)
    >>> is_moved_to(tree, 6, 3)
    True
    """
    if at <= verb or not is_one_of(tree.tokens[verb], "moving"):
        return False
    before = at - 1
    while (
        before > verb and at - before < _LONGEST and tree.tokens[before].pos in ("NUM", "PROPN", "NOUN", "DET", "ADJ")
    ):
        before -= 1  # over the words of the date
    return tree.tokens[before].text.lower() in ("to", "until", "till")


def _is_possessive(tree: Tree, at: int) -> bool:
    return any(tree.tokens[i].text in ("'s", "’s", "'", "’") for i in tree.all_children(at, "case"))


def _is_in_front(tree: Tree, at: int) -> bool:
    """Tell whether a date stands before the noun that it belongs to: "a February launch"."""
    above = tree.head[at]
    return (
        above > at and tree.dep(at).split(":")[0] in ("compound", "amod", "nummod") and tree.tokens[above].pos == "NOUN"
    )


def _token_at(tree: Tree, start: int, end: int) -> int | None:
    """Return the token of the expression whose head stands outside it."""
    inside = [i for i, t in enumerate(tree.tokens) if t.start < end and start < t.end]
    return next((i for i in inside if tree.head[i] not in inside), inside[-1] if inside else None)


def _of_words(text: str, start: int, end: int) -> Tense | None:
    first = max(text.rfind(stop, max(0, start - 120), start) for stop in (". ", "\n", "; "))
    around = _WORD.findall(text[max(first, start - 120, 0) : end + 40].lower())
    if any(word in tense_words("future_words") for word in around):
        return "future"
    return "past" if any(word.endswith("ed") or word in ("was", "were", "said", "had") for word in around) else None
