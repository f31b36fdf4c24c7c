"""Who speaks through a text: the owner, maker or sender of a statement, letter, report or post."""

from collections.abc import Callable
from functools import cache

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.cues.agents import agent
from stemma.reading.cues.cue_words import listed
from stemma.reading.language import Token

_SENDERS = frozenset(("by", "from", "of"))


def is_text(token: Token) -> bool:
    """Tell whether a word is a noun for a text through which somebody speaks.

    >>> is_text(Token(0, 9, "statement", "statement", "NOUN", "NN", "nsubj", 1, ""))
    True
    """
    texts = listed("message_nouns")
    return token.pos == "NOUN" and (token.lemma.lower() in texts or token.text.lower() in texts)


@cache
def told_of(name: str) -> frozenset[str]:
    """Return one of the word lists of what speaks for somebody and what never does: ``carriers``, ``events``, ...

    >>> "launch" in told_of("events")
    True
    """
    return frozenset(lexicon("quotes_speakers")[name])


def author(tree: Tree, head: int, speaks: Callable[[int], bool]) -> int | None:
    """Return the head word of whoever speaks through the text `head`, None where the sentence does not tell.

    It owns the text ("the ministry's statement"), stands before it ("a police statement") as far as `speaks` holds of
    the word, issued or wrote it ("a statement by the ministry", "the post that Orr published") or is the subject of the
    verb that has it as object.

    >>> rows = [("the", "DET", "det", 1), ("mayor", "NOUN", "nmod:poss", 3), ("'s", "PART", "case", 1),
    ...     ("statement", "NOUN", "nsubj", 4), ("said", "VERB", "root", 4)]
    >>> tokens = tuple(Token(9 * i, 9 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> author(Tree(tokens), 3, lambda i: True)
    1
    """
    owner = tree.child(head, "nmod:poss")
    if owner is not None and tree.tokens[owner].text.lower() in listed("times"):
        owner = None  # "yesterday's police statement"
    if owner is not None and (is_text(tree.tokens[head]) or tree.tokens[head].text.lower() in told_of("owned_texts")):
        return owner
    if not is_text(tree.tokens[head]):
        return None
    sender = next((c for c in tree.all_children(head, "nmod", "acl") if _link(tree, c) in _SENDERS), None)
    if sender is not None:
        return sender
    issued = (_issuer(tree, c) for c in tree.all_children(head, "acl") if tree.tokens[c].tag == "VBN")
    issuer = next((c for c in issued if c is not None), None)
    if issuer is not None:
        return issuer
    told = (c for c in tree.all_children(head, "acl:relcl") if tree.tokens[c].lemma.lower() in told_of("writing"))
    writer = next((w for w in (agent(tree, c) for c in told) if w is not None and w > head), None)
    if writer is not None and tree.tokens[writer].tag not in ("WP", "WDT"):
        return writer
    verb = tree.head[head]
    if (
        tree.dep(head).startswith("nsubj")
        and tree.tokens[verb].tag == "VBN"
        and (by := _issuer(tree, verb)) is not None
    ):
        return by
    maker = next((c for c in tree.all_children(head, "compound", "amod", "nmod") if c < head and speaks(c)), None)
    if maker is not None:
        return maker
    verb = tree.head[head]
    if tree.dep(head) in ("obj", "obl") and verb != head and not _receives(tree, verb, head):
        subject = agent(tree, verb)
        return subject if subject != head else None
    return None


def is_received(tree: Tree, text: int) -> bool:
    """Tell whether a text is the object of a verb whose subject did not write it ("criticised the report").

    >>> rows = [("Orr", "PROPN", "nsubj", 1), ("rejected", "VERB", "root", 1), ("it", "PRON", "obj", 1)]
    >>> stems = [w.removesuffix("ed") for w, *_ in rows]
    >>> tokens = tuple(Token(9 * i, 9 * i + 8, w, stems[i], p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> is_received(Tree(tokens), 2)
    True
    """
    return tree.dep(text) in ("obj", "nsubj:pass") and _receives(tree, tree.head[text], text)


def _receives(tree: Tree, verb: int, text: int) -> bool:
    """Tell whether whoever does something with a text did not write it ("signed a petition", "with posts saying")."""
    if tree.tokens[verb].lemma.lower() in told_of("receiving"):
        return True
    link = _link(tree, text)
    return link == "according" or (link == "with" and tree.child(text, "acl") is not None)


def _issuer(tree: Tree, participle: int) -> int | None:
    """Return by whom a text was issued, run or read out ("a commentary run by the agency")."""
    if tree.tokens[participle].lemma.lower() in told_of("receiving"):
        return None  # "a letter seen by the agency"
    return next((c for c in tree.all_children(participle, "obl") if _link(tree, c) == "by"), None)


def _link(tree: Tree, i: int) -> str:
    word = tree.child(i, "case")
    return "" if word is None else tree.tokens[word].text.lower()
