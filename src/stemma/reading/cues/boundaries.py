"""Where a content ends that follows its cue.

Parsers hang late modifiers on the wrong verb, while news puts little after a content but what a comma sets off: so a
content runs on to where the clause of its cue goes on or ends. A clause runs on over commas, a phrase does not.
"""

from stemma.reading.clauses import Tree
from stemma.reading.cues.circumstances import tells_circumstance
from stemma.reading.cues.cue_words import FINITE_WH, MARKS, listed, verbs
from stemma.reading.cues.next_sayings import is_finite, next_predicate, quotes, says_further, tells_on
from stemma.reading.cues.next_speakers import others_say
from stemma.reading.cues.phrase_ends import leaves_phrase
from stemma.reading.cues.remarks import adds, dashes, is_inside_word, remarks_at_end
from stemma.reading.language import Token
from stemma.reading.verb_tags import FINITE_OR_MODAL

_BEGINS = frozenset(("PROPN", "PRON", "DET"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "―", "--", "-", ")", "(", "..."))


def to_boundary(tree: Tree, i: int, content: list[int]) -> list[int]:
    """Return a content after verb `i` continued or cut to its boundary; one that begins before the verb stays as it is.

    >>> from stemma.reading.language import Token
    >>> rows = ["Orr", "vowed", "to", "stay", "in", "Tarn", ",", "again"]
    >>> tree = Tree(tuple(Token(8 * i, 8 * i + len(w), w, w, "X", "", "dep", 1, "") for i, w in enumerate(rows)))
    >>> to_boundary(tree, 1, [2, 3])
    [2, 3, 4, 5]
    """
    if not content or content[0] < i:
        return content
    first, last, stop = content[0], content[-1], _stop(tree, i, content)
    last = min(last, stop - 1)
    clause = _is_clause(tree, i, first, last)
    for w in range(first + 1, last + 1):
        if next_predicate(tree, i, w, clause) or adds(tree, w, clause) or says_further(tree, w):
            return list(range(first, w))
        if (not clause and dashes(tree, w)) or remarks_at_end(tree, w) or others_say(tree, i, w, clause):
            return list(range(first, w))
        if not clause and (leaves_phrase(tree, first, w) or tells_circumstance(tree, i, first, w)):
            return list(range(first, w))
    wide = clause and stop == len(tree.tokens)
    while last + 1 < stop and not _is_boundary(tree, i, last + 1, wide):
        if not clause and (leaves_phrase(tree, first, last + 1) or tells_circumstance(tree, i, first, last + 1)):
            break
        last += 1
    if not clause:
        last = _before_time(tree, first, last)
    return list(range(first, last + 1))


def _before_time(tree: Tree, first: int, last: int) -> int:
    """Return the last word of a noun phrase that is a content, without the time of speaking at its end.

    "Orr endorsed Tull on Friday night": that is when he did so. With a verb in the content the time may be the verb's.
    """
    if any(tree.tokens[w].pos in ("VERB", "AUX") for w in range(first, last + 1)):
        return last
    end = last
    while end > first and tree.tokens[end].pos == "PUNCT":
        end -= 1
    at = end
    while at > first and (tree.tokens[at].text.lower() in listed("times") or _is_date(tree, at)):
        at -= 1
    if at == end:
        return last
    return at - 1 if tree.tokens[at].pos == "ADP" and at - 1 > first else at


def _is_date(tree: Tree, w: int) -> bool:
    """Tell whether a word is a month, or a number behind one."""
    token = tree.tokens[w]
    if token.text.lower().rstrip(".") in listed("months"):
        return True
    return token.text.isdigit() and _is_date(tree, w - 1) if w else False


def _stop(tree: Tree, i: int, content: list[int]) -> int:
    """Return the token at which the clause of the cue is over, where it hangs on another clause."""
    dep, head = tree.dep(i).partition(":")[0], tree.head[i]
    if i == 0 and tree.tokens[0].tag in ("VBD", "VBN"):
        return _end_of_opener(tree, content)
    if tree.tokens[tree.left[i]].text.lower() == "as" and content[0] <= head <= content[-1]:
        return len(tree.tokens)  # "As Orr said, it rained": the clause of the cue hangs on what is said
    if dep == "advcl" and i < head and tree.tokens[i].tag == "VBD" and tree.child(i, "mark", "advmod") is None:
        return len(tree.tokens)
    if dep == "advcl" and i < head:
        subject = tree.child(head, "nsubj", "nsubj:pass")
        begin = min(head, tree.left[subject] if subject is not None else head)
        commas = [w for w in range(i + 1, begin) if tree.tokens[w].text == ","]
        if commas and commas[-1] > content[0]:
            return commas[-1]
    if dep in ("acl", "advcl", "csubj", "nsubj") and i < head:
        return max(tree.right[i], content[-1]) + 1
    if dep == "acl":
        return _begin_of_verb(tree, head, content)
    return len(tree.tokens)


def _begin_of_verb(tree: Tree, noun: int, content: list[int]) -> int:
    """Return where the verb begins of which a noun is the subject, with its auxiliaries, behind a content."""
    outer = tree.head[noun]
    if outer <= content[0] or not tree.dep(noun).startswith("nsubj"):
        return outer if outer > content[-1] else len(tree.tokens)
    helped = [c for c in tree.all_children(outer, "aux", "cop") if c > content[0]]
    return min([outer, *helped])


def _end_of_opener(tree: Tree, content: list[int]) -> int:
    """Return the comma behind a participle that opens a sentence and its content ("Asked if he knew, Orr said ...")."""
    inside = range(content[0] + 1, len(tree.tokens) - 2)
    begins = (w for w in inside if tree.tokens[w].text == "," and _past_mark(tree, w + 1).pos in _BEGINS)
    return next(begins, len(tree.tokens))


def _past_mark(tree: Tree, w: int) -> Token:
    return tree.tokens[w + 1] if tree.tokens[w].text in MARKS else tree.tokens[w]


def _is_clause(tree: Tree, i: int, first: int, last: int) -> bool:
    """Tell whether a content is a finite clause of the sentence's main verb, which runs on over commas."""
    if tree.tokens[first].text.lower() in FINITE_WH:
        return True
    if any(tree.head[w] == i and tree.dep(w) in ("ccomp", "parataxis") for w in range(first, last + 1)):
        return True
    entry = verbs().get(tree.tokens[i].text.lower())
    says = entry is not None and entry.lemma in listed("plain")
    return says and any(tree.tokens[w].pos in ("AUX", "VERB") for w in range(first, last + 1))


def _is_boundary(tree: Tree, i: int, w: int, wide: bool) -> bool:
    token = tree.tokens[w]
    if says_further(tree, w) or others_say(tree, i, w, wide):
        return True
    if next_predicate(tree, i, w, wide) or adds(tree, w, wide) or remarks_at_end(tree, w):
        return True
    if token.text in "()" and _is_short_name(tree, w):
        return False
    if token.text not in _BREAKS or is_inside_word(tree, w):
        return not wide and token.pos == "CCONJ" and tree.dep(tree.head[w]) == "conj" and _takes_up(tree, i, w)
    if tree.tokens[i + 1].tag == "TO" and w + 1 < len(tree.tokens) and tree.tokens[w + 1].tag == "VB":
        return False
    return not wide or _begins_aside(tree, i, w)


def _takes_up(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a verb in the form of the cue follows a conjunction: it goes on with the cue, not with a phrase."""
    after = next((t for t in tree.tokens[w + 1 : w + 4] if t.pos not in ("ADV", "PUNCT")), None)
    if after is None or after.pos not in ("VERB", "AUX"):
        return False
    if is_finite(tree, i):
        return after.tag in FINITE_OR_MODAL or after.tag == "VBN"
    return after.tag == tree.tokens[i].tag


def _is_short_name(tree: Tree, w: int) -> bool:
    """Tell whether a bracket holds a short form of the name before it ("the Tarn Rowing Club (TRC)")."""
    at = w + 1 if tree.tokens[w].text == "(" else w - 1
    closed = at + 1 < len(tree.tokens) and tree.tokens[at - 1].text == "(" and tree.tokens[at + 1].text == ")"
    return closed and tree.tokens[at].text.isupper()


def _begins_aside(tree: Tree, i: int, w: int) -> bool:
    """Tell whether what a comma sets off belongs to the cue's own clause, or is another attribution."""
    after = next((k for k in range(w + 1, min(w + 3, len(tree.tokens))) if tree.tokens[k].text not in MARKS), None)
    if after is None:
        return False
    token = tree.tokens[after]
    if token.text.lower() == "according" or _is_participle(token):
        return True
    if token.pos in ("CCONJ", "SCONJ") and tells_on(tree, after):
        return True
    if token.text.lower() in ("which", "who"):
        return any(t.pos == "VERB" and quotes(t) for t in tree.tokens[after + 1 : after + 5])
    return False


def _is_participle(token: Token) -> bool:
    return token.tag == "VBG" and token.text.lower() in verbs()
