"""Where a content ends that follows its cue.

Parsers hang late modifiers on the wrong verb, while news puts little after a content but what a comma sets off: so a
content runs on to where the clause of its cue goes on or ends. A clause runs on over commas, a phrase does not.
"""

from stemma.reading.clauses import Tree
from stemma.reading.cue_words import FINITE_WH, MARKS, listed, verbs
from stemma.reading.language import Token

_BEGINS = frozenset(("PROPN", "PRON", "DET"))
_REMARKS = frozenset(("which", "while", "though", "although"))
_TOLD_AT_END = frozenset(("a", "an", "the", "who", "whose", "where"))
_LEADS_ON = frozenset((",", "before", "after"))
_DASHES = frozenset(("—", "–", "―", "--", "-"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
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
        if _next_predicate(tree, i, w, clause) or _adds(tree, w, clause) or _says_further(tree, w):
            return list(range(first, w))
        if (not clause and _dashes(tree, w)) or _remarks_at_end(tree, w):
            return list(range(first, w))
    wide = clause and stop == len(tree.tokens)
    while last + 1 < stop and not _is_boundary(tree, i, last + 1, wide):
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
    if _says_further(tree, w):
        return True
    if _next_predicate(tree, i, w, wide) or _adds(tree, w, wide) or _remarks_at_end(tree, w):
        return True
    if token.text in "()" and _is_short_name(tree, w):
        return False
    if token.text not in _BREAKS or _is_inside_word(tree, w):
        return not wide and token.pos == "CCONJ" and tree.dep(tree.head[w]) == "conj" and _takes_up(tree, i, w)
    if tree.tokens[i + 1].tag == "TO" and w + 1 < len(tree.tokens) and tree.tokens[w + 1].tag == "VB":
        return False
    return not wide or _begins_aside(tree, i, w)


def _takes_up(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a verb in the form of the cue follows a conjunction: it goes on with the cue, not with a phrase."""
    after = next((t for t in tree.tokens[w + 1 : w + 4] if t.pos not in ("ADV", "PUNCT")), None)
    if after is None or after.pos not in ("VERB", "AUX"):
        return after is not None and after.tag == "TO" and tree.tokens[i + 1].tag == "TO"
    if _is_finite(tree, i):
        return after.tag in _FINITE or after.tag == "VBN"
    return after.tag == tree.tokens[i].tag


def _is_short_name(tree: Tree, w: int) -> bool:
    """Tell whether a bracket holds a short form of the name before it ("the Tarn Rowing Club (TRC)")."""
    at = w + 1 if tree.tokens[w].text == "(" else w - 1
    closed = at + 1 < len(tree.tokens) and tree.tokens[at - 1].text == "(" and tree.tokens[at + 1].text == ")"
    return closed and tree.tokens[at].text.isupper()


def _is_inside_word(tree: Tree, w: int) -> bool:
    """Tell whether a hyphen joins two words."""
    if not 0 < w < len(tree.tokens) - 1:
        return False
    return tree.tokens[w - 1].end == tree.tokens[w].start and tree.tokens[w].end == tree.tokens[w + 1].start


def _begins_aside(tree: Tree, i: int, w: int) -> bool:
    """Tell whether what a comma sets off belongs to the cue's own clause, or is another attribution."""
    after = next((k for k in range(w + 1, min(w + 3, len(tree.tokens))) if tree.tokens[k].text not in MARKS), None)
    if after is None:
        return False
    token = tree.tokens[after]
    if token.text.lower() == "according" or _is_participle(token):
        return True
    if token.pos in ("CCONJ", "SCONJ") and _tells_on(tree, after):
        return True
    if token.text.lower() in ("which", "who"):
        return any(t.pos == "VERB" and _quotes(t) for t in tree.tokens[after + 1 : after + 5])
    return False


def _adds(tree: Tree, w: int, clause: bool) -> bool:
    """Tell whether a comma sets off a relative clause: that is mostly the report's own remark.

    What happens "while" something else does is as much a part of what is told in a clause, unless that tells on itself.
    """
    if tree.tokens[w].text != ",":
        return False
    after = next((t.text.lower() for t in tree.tokens[w + 1 : w + 3] if t.text not in MARKS), "")
    if after == "while" and clause and not any(_attributes(tree, k) for k in range(w + 2, len(tree.tokens))):
        return False
    return after in _REMARKS and not _is_closed(tree, w)


def _attributes(tree: Tree, w: int) -> bool:
    return tree.tokens[w].pos == "VERB" and tree.tokens[w].text.lower() in verbs()


def _is_closed(tree: Tree, w: int) -> bool:
    """Tell whether the verb of a clause follows behind what commas set off ("the mill, which is old, would close")."""
    commas = (k for k in range(w + 2, len(tree.tokens) - 2) if tree.tokens[k].text == ",")
    behind = (next((t for t in tree.tokens[k + 1 : k + 3] if t.text not in MARKS), None) for k in commas)
    return any(t is not None and t.tag in _FINITE for t in behind)


def _remarks_at_end(tree: Tree, w: int) -> bool:
    """Tell whether a comma sets off, at the end of a sentence, what the report tells of somebody or something named.

    "Orr said he would ban it, a plan that others dropped": the apposition is the report's, and so is ", who ...".
    """
    if tree.tokens[w].text != "," or w + 2 >= len(tree.tokens):
        return False
    word = tree.tokens[w + 1].text.lower()
    if word not in _TOLD_AT_END:
        return False
    last = len(tree.tokens) - 1
    while last > w and tree.tokens[last].pos in ("PUNCT", "SPACE"):
        last -= 1
    if word in ("a", "an", "the"):
        h = tree.head[w + 1]
        return h > w and tree.tokens[h].pos in ("NOUN", "PROPN") and tree.left[h] > w - 1 and tree.right[h] >= last
    relative = next((v for v in tree.above(w + 1) if tree.dep(v).startswith("acl")), None)
    return relative is not None and relative > w and tree.right[relative] >= last


def _dashes(tree: Tree, w: int) -> bool:
    """Tell whether a dash sets off a remark at the end of a sentence: it has no fellow."""
    if tree.tokens[w].text not in _DASHES or _is_inside_word(tree, w):
        return False
    return not any(t.text in _DASHES for k, t in enumerate(tree.tokens) if k != w and not _is_inside_word(tree, k))


def _says_further(tree: Tree, w: int) -> bool:
    """Tell whether a comma, "before" or "after" sets off what else the source says ("called it late, saying ...")."""
    if tree.tokens[w].text not in _LEADS_ON or w + 2 >= len(tree.tokens):
        return False
    token = tree.tokens[w + 1]
    entry = verbs().get(token.text.lower())
    return token.tag == "VBG" and entry is not None and ("quote" in entry.takes or entry.lemma in listed("plain"))


def _tells_on(tree: Tree, w: int) -> bool:
    """Tell whether a conjunction begins a clause in which somebody says something else ("..., but she also said")."""
    near = range(w + 1, min(w + 6, len(tree.tokens)))
    verb = next((k for k in near if tree.tokens[k].pos == "VERB"), None)
    if verb is None or not _quotes(tree.tokens[verb]):
        return False
    entry = verbs()[tree.tokens[verb].text.lower()]
    return entry.lemma in listed("plain") and tree.child(verb, "nsubj") is not None


def _quotes(token: Token) -> bool:
    entry = verbs().get(token.text.lower())
    return entry is not None and "quote" in entry.takes


def _is_participle(token: Token) -> bool:
    return token.tag == "VBG" and token.text.lower() in verbs()


def _says_on(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a verb of speech in the tense of the cue follows a conjunction ("..., and says he will")."""
    after = next((t for t in tree.tokens[w + 1 : w + 4] if t.pos not in ("ADV", "PUNCT")), None)
    tense = "VBZ" if any(t.tag == "VBZ" for t in tree.tokens[max(0, i - 2) : i + 1]) else tree.tokens[i].tag
    entry = None if after is None else verbs().get(after.text.lower())
    if after is None or entry is None or tense not in ("VBZ", "VBD", "VBG"):
        return False
    says = "quote" in entry.takes and entry.lemma in listed("plain")
    if after.tag != tense:
        return says and tense == "VBG" and after.tag == "VBD"
    return says or entry.lemma in listed("naming") or (tense == "VBZ" and "quote" in entry.takes)


def _does_next(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a verb in the past tense with an object follows a conjunction, for taggers that see a participle."""
    if tree.tokens[i].tag != "VBD":
        return False
    after = next((k for k in range(w + 1, min(w + 3, len(tree.tokens))) if tree.tokens[k].pos != "ADV"), None)
    if after is None or after + 1 >= len(tree.tokens) or tree.tokens[after].tag not in ("VBD", "VBN"):
        return False
    verbal = tree.tokens[after].text.lower() in verbs()
    return verbal and tree.tokens[after + 1].pos in ("DET", "PROPN", "PRON", "NUM", "SCONJ")


def _is_finite(tree: Tree, i: int) -> bool:
    """Tell whether a cue stands in a tense, so that no base form joins it ("called on him to go and rest")."""
    before = tree.tokens[i - 1] if i else None
    return tree.tokens[i].tag in ("VBD", "VBZ") or (before is not None and before.tag in ("VBD", "VBZ", "VBP"))


def _next_predicate(tree: Tree, i: int, w: int, clause: bool) -> bool:
    """Tell whether a conjunction begins another thing that the same subject does ("... and suggested that")."""
    if tree.tokens[w].pos != "CCONJ":
        return False
    if _says_on(tree, i, w) or (not clause and _does_next(tree, i, w)):
        return True
    head = tree.head[w]
    verb = tree.tokens[head]
    if head <= w or verb.pos != "VERB":
        return False
    if verb.tag == "VB" and _is_finite(tree, i):
        return False
    if tree.child(head, "nsubj") is not None:
        return tree.head[head] == i and _quotes(verb)
    if clause:
        return _quotes(verb) and verb.tag == tree.tokens[i].tag
    return tree.head[head] == i or (verb.tag == tree.tokens[i].tag == "VBD" and verb.text.lower() in verbs())
