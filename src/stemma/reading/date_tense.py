"""On which side of its publication a report puts a date: the tense of the clause that the date belongs to."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.date_setting import Tense
from stemma.reading.event_words import event_class
from stemma.reading.language import Token
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
    if before and before[-1] in _list("past_prepositions"):
        return "past"
    if _COMPARED_WITH.search(text, max(0, start - 24), start):
        return "past"  # "34% over Friday"
    at = None if tree is None else _token_at(tree, start, end)
    if tree is not None and at is not None and dates_verb_before(tree, at) is not None:
        return "past"
    due = _DUE.search(text, max(0, start - _AHEAD), start)
    if due or any(word in _list("future_neighbours") for word in (*before, " ".join(before))):
        return "past" if tree is not None and at is not None and _had_been_planned(tree, at) else "future"
    until = before and before[-1] in ("until", "till") and "Until" not in text[max(0, start - 30) : start]
    if until and tree is not None and at is not None and _is_past_denied(tree, at):
        return "past"  # "had not lost until Sunday"
    if until and not (tree is not None and at is not None and _is_possessive(tree, at)):
        return "future"  # not "until April's accident"
    found = _of_words(text, start, end) if tree is None or at is None else _of_clause(tree, at)
    if found != "future" and before and before[-1] in _list("limit_prepositions"):
        aim = tree is not None and at is not None and _serves_an_aim(tree, at)
        return "future" if before[-1] == "by" and (found is None or aim) else None
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


def _is_past_denied(tree: Tree, at: int) -> bool:
    """Tell whether a clause tells what had not been up to its date: it is then the day on which it was."""
    verb = governor(tree, at)
    if verb is None or of_verb(tree, verb) != "past":
        return False
    near = {tree.tokens[i].text.lower() for i in tree.children[verb]}
    return bool(near & {"not", "n't", "n’t", "never"})


def _serves_an_aim(tree: Tree, at: int) -> bool:
    """Tell whether a date belongs to what is yet to be done: "voted to install a light by March"."""
    verb = governor(tree, at)
    return verb is not None and _is_infinitive(tree, verb)


def governor(tree: Tree, at: int) -> int | None:
    """Return the verb or predicate that a token stands under (itself where it is one), or None where there is none.

    >>> from stemma.reading.language import Token
    >>> tree = Tree((Token(0, 4, "Left", "leave", "VERB", "VBD", "root", 0, ""),))
    >>> governor(tree, 0)
    0
    """
    for _ in tree.tokens:
        if tree.tokens[at].pos in ("VERB", "AUX") or tree.child(at, "cop") is not None:
            return at
        if tree.head[at] == at:
            return None
        at = tree.head[at]
    return None


def of_verb(tree: Tree, at: int) -> Tense | None:
    """Return the tense of a verb with its auxiliaries; a bare infinitive or participle takes that of the verb above.

    >>> from stemma.reading.language import Token
    >>> of_verb(Tree((Token(0, 4, "Left", "leave", "VERB", "VBD", "root", 0, ""),)), 0)
    'past'
    """
    aside = False  # "is trying to hold the line, refusing to speak on Thursday": only the line is tried
    for _ in range(6):
        if found := _finite(tree, at):
            return found
        above = governor(tree, tree.head[at]) if tree.head[at] != at else None
        if above is None or above == at:
            return None
        verb = tree.tokens[above]
        if verb.pos == "AUX" and verb.lemma.lower() == "be" and verb.tag in ("VBZ", "VBP"):
            return "future"  # "is to resume trading"
        if _is_infinitive(tree, at) and _is_refused(tree, above):
            return "past"  # "did not want to speak on Sunday": it is the wish that is dated
        if _is_infinitive(tree, at) and is_planning(verb) and not aside:
            return "past" if any(tree.tokens[i].text.lower() == "had" for i in tree.children[above]) else "future"
        aside = aside or (tree.dep(at) == "advcl" and tree.tokens[at].tag == "VBG")
        at = above
    return None


def _is_refused(tree: Tree, at: int) -> bool:
    """Tell whether a verb of wanting is denied in the past."""
    near = {tree.tokens[i].text.lower() for i in tree.children[at]}
    return tree.tokens[at].lemma.lower() in _list("wanting") and "did" in near and bool(near & {"not", "n't", "n’t"})


def is_planning(verb: Token) -> bool:
    """Tell whether a verb puts what follows it into the future.

    >>> from stemma.reading.language import Token
    >>> is_planning(Token(0, 7, "planned", "plann", "VERB", "VBD", "root", 0, ""))
    True
    """
    return _is_one_of(verb, "planning")


def _is_one_of(verb: Token, name: str) -> bool:
    """Tell whether a verb is in a list by its lemma or, where a lemmatiser errs, by its form."""
    return verb.lemma.lower() in _list(name) or verb.text.lower() in _forms(name)


def _is_plan(tree: Tree, at: int) -> bool:
    """Tell whether an infinitive says what a plan, an offer or the like is for."""
    noun = tree.tokens[tree.head[at]]
    marked = any(tree.tokens[i].text.lower() == "to" for i in tree.all_children(at, "mark", "aux"))
    return marked and tree.dep(at).startswith("acl") and noun.lemma.lower() in _list("planning_nouns")


def _had_been_planned(tree: Tree, at: int) -> bool:
    """Tell whether the clause tells a plan given up since: "had been scheduled to expire on Friday"."""
    verb = governor(tree, at)
    if verb is None:
        return False
    near = [*tree.children[verb], *tree.children[tree.head[verb]]]
    return any(tree.tokens[i].text.lower() == "had" for i in near) and of_verb(tree, verb) == "past"


def _of_clause(tree: Tree, at: int) -> Tense | None:
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
    goes_on = _is_infinitive(tree, verb) and tree.tokens[verb].lemma not in vocabulary().speech
    if found == "present" and _is_weekday(tree, at) and (goes_on or _is_scheduled(tree, verb)):
        return "future"  # "a curfew begins on Thursday", "the winner goes on to play Orl on Saturday"
    if found == "present" and tree.dep(verb) == "advcl" and of_verb(tree, tree.head[verb]) == "future":
        return "future"  # "as thousands gather on Sunday, medics will stand by"
    fixes = _is_one_of(tree.tokens[verb], "fixing") and at > verb
    return "future" if fixes and found in ("past", "present") else found


def _was_expected(tree: Tree, verb: int) -> bool:
    had = any(tree.tokens[i].text.lower() == "had" for i in tree.all_children(verb, "aux"))
    return had and _is_one_of(tree.tokens[verb], "foreseeing")


def _finite(tree: Tree, at: int) -> Tense | None:
    """Return the tense that the verb's own form and its auxiliaries give, or None where it has neither."""
    own = tree.tokens[at]
    auxiliaries = [tree.tokens[i] for i in tree.all_children(at, "aux", "cop") if tree.tokens[i].text.lower() != "to"]
    auxiliaries += [tree.tokens[i] for i in tree.children[at] if tree.dep(i) == "aux:pass"]
    auxiliaries = [t for t in auxiliaries if not is_first_name(tree, t, own)]
    copula = tree.child(at, "cop")
    auxiliaries += [tree.tokens[i] for i in tree.all_children(copula, "aux")] if copula is not None else []
    for mark in tree.all_children(at, "mark"):  # "is due to sit down", read as one phrase that marks "sit"
        auxiliaries += [tree.tokens[i] for i in tree.all_children(mark, "aux", "cop")]
    if any(t.text.lower() in _list("future_auxiliaries") for t in auxiliaries):
        if refuses(tree, at):
            return "past"
        return "past" if any(t.text.lower() == "have" for t in auxiliaries) else "future"
    passive = own.tag == "VBN" and any(t.text.lower() == "be" for t in auxiliaries)
    if (own.tag == "VB" or passive) and _is_infinitive(tree, at) and any(t.lemma.lower() == "be" for t in auxiliaries):
        had = any(t.text.lower() == "had" for t in auxiliaries)
        return "past" if had else "future"  # "had been due to expire"; "are to enter", "is due to meet"
    if any(t.lemma.lower() == "have" or "Tense=Past" in t.morph or t.tag == "VBD" for t in auxiliaries):
        return "past"
    if auxiliaries:
        fixed = own.tag != "VBG" and is_planning(own)
        return "future" if fixed else "present"
    if own.tag == "VBD" or ("VerbForm=Fin" in own.morph and "Tense=Past" in own.morph):
        return "past"
    if (own.tag == "VBP" or _is_bare(tree, at)) and own.text.lower() in _list("unchanging"):
        return "past"  # "who quit on Thursday", "a quake hit the town in February"
    if own.tag == "VBP" and tree.dep(at) == "xcomp":
        return None  # a noun read as a verb ("will broadcast the awards show"): the verb above tells
    if own.tag in ("VBZ", "VBP") or "VerbForm=Fin" in own.morph or _is_bare(tree, at):
        return "present"
    return "past" if own.tag == "VBN" and tree.dep(at) == "acl" else None  # "the injunction issued Thursday"


def refuses(tree: Tree, at: int) -> bool:
    """Tell whether a verb of speech says that somebody kept silent: "police would not say on Tuesday who fired".

    >>> refuses(Tree(()), 0)
    False
    """
    if at >= len(tree.tokens) or event_class(tree.tokens[at].lemma.lower()) != "say":
        return False
    near = {tree.tokens[i].text.lower() for i in tree.children[at]}
    return "would" in near and bool(near & {"not", "n't", "n’t"})


def is_first_name(tree: Tree, auxiliary: Token, verb: Token) -> bool:
    """Tell whether "Will" or "May" inside a sentence is somebody's name: "Will Artin got a chance".

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["He ran, Will Artin got a chance."])[0].tokens)
    >>> is_first_name(tree, tree.tokens[3], tree.tokens[5])
    True
    """
    inside = auxiliary.start > tree.tokens[0].start
    return inside and auxiliary.text in ("Will", "May") and verb.tag in ("VBD", "VBN")


def _is_announced(tree: Tree, at: int) -> bool:
    """Tell whether a weekday is what the clause sets, or stands behind "for": such a day lies ahead mostly."""
    if _is_possessive(tree, at) or not _is_weekday(tree, at):
        return False
    before = [tree.tokens[i].text.lower() for i in tree.all_children(at, "case")]
    sets = _is_one_of(tree.tokens[tree.head[at]], "setting")
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
        and (own.tag in ("VBZ", "VBP") or _is_bare(tree, verb))
        and tree.child(verb, "aux", "cop") is None
    )
    return plain and own.lemma.lower() not in _list("untimed")


def _is_bare(tree: Tree, at: int) -> bool:
    """Tell whether a verb that looks like an infinitive heads a sentence with a subject ("Halvern play on Sunday")."""
    heads = tree.tokens[at].tag == "VB" and tree.head[at] == at
    return heads and tree.child(at, "nsubj") is not None and tree.child(at, "aux", "mark") is None


def is_moved_to(tree: Tree, at: int, verb: int) -> bool:
    """Tell whether a date is the one to which a verb moves something ("put off to Friday", "adjourned until June").

    >>> is_moved_to(Tree(()), 0, 0)
    False
    """
    if verb >= len(tree.tokens) or at <= verb or not _is_one_of(tree.tokens[verb], "moving"):
        return False
    before = at - 1
    while (
        before > verb and at - before < _LONGEST and tree.tokens[before].pos in ("NUM", "PROPN", "NOUN", "DET", "ADJ")
    ):
        before -= 1  # over the words of the date
    return tree.tokens[before].text.lower() in ("to", "until", "till")


def _is_infinitive(tree: Tree, at: int) -> bool:
    marks = (tree.tokens[i].text.lower() for i in tree.all_children(at, "mark", "aux"))
    return tree.tokens[at].tag == "VB" or "to" in marks


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
    if any(word in _list("future_words") for word in around):
        return "future"
    return "past" if any(word.endswith("ed") or word in ("was", "were", "said", "had") for word in around) else None


@cache
def _forms(name: str) -> frozenset[str]:
    """Return the past forms and participles of the verbs in a list."""
    found = set()
    for word in _list(name):
        stem = word.removesuffix("e")
        stem = stem[:-1] + "i" if word.endswith("y") else stem
        double = word + word[-1]
        found |= {stem + "ed", word.removesuffix("e") + "ing", double + "ed", double + "ing"}
    return frozenset(found)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("dates_tense")[name])
