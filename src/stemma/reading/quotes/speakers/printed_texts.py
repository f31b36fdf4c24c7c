"""Who wrote a text that a report prints in marks: "Tull posted this on Sunday", "A letter signed by Orr was found"."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.agents import agent
from stemma.reading.cues.text_authors import is_text, told_of
from stemma.reading.quotes.attributions import stands_alone
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.subjects_before import told_before

_BACK = 2  # sentences of the report's own between the one that tells who writes and the words
_APART = 4  # paragraphs of words in marks that a text may have
_THIS = frozenset(("this", "following", "these"))
_LINKED = frozenset(("by",))


def writer_of(cast: Cast, mark: int) -> tuple[int, int] | None:
    """Return the sentence and head word that name who wrote words in marks, which open a paragraph of their own.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.sources import report_of_text
    >>> text = "Ida Orr posted this on Sunday. It was shared by many.\\n\\n“I am not ill.”"
    >>> page = Page(parse(report_of_text(text), bundled()))
    >>> sentence, head = writer_of(Cast(page, ()), 0)
    >>> page.tokens(sentence)[head].text in ("Ida", "Orr")
    True
    """
    page = cast.page
    m = page.marked[mark]
    if page.text[: m.start].rstrip(" ")[-1:] != "\n" or not stands_alone(page, mark):
        return None
    here = page.sentence_at(m.start)
    last = told_before(page, here)
    if last < 0 or page.sentences[here].paragraph - page.sentences[last].paragraph > _APART:
        return None
    for sentence in range(last, max(-1, last - 1 - _BACK), -1):
        if page.sentences[sentence].paragraph != page.sentences[last].paragraph:
            return None
        tree = page.tree(sentence)
        found = next((w for i in range(len(tree.tokens)) if (w := _writes(tree, i)) is not None), None)
        if found is not None:
            return (sentence, found) if page.free(sentence, found) else None
    return None


def _writes(tree: Tree, i: int) -> int | None:
    """Return who writes or signs what stands below by a verb ("Tull wrote this", "the text signed by Tull")."""
    token = tree.tokens[i]
    if token.pos != "VERB":
        return None
    if token.lemma.lower() == "sign" and token.tag == "VBN" and is_text(tree.tokens[tree.head[i]]):
        signs = (c for c in tree.all_children(i, "obl", "obl:agent") if _is_led(tree, c))
        return next(signs, None)
    if token.lemma.lower() not in told_of("writing") | told_of("printing"):
        return None
    objects = tree.all_children(i, "obj")
    if not any(_points(tree, c) for c in objects):
        return None
    return agent(tree, i)


def _points(tree: Tree, text: int) -> bool:
    """Tell whether an object points at what stands below: "this", "the following", "this letter"."""
    words = [tree.tokens[text], *(tree.tokens[c] for c in tree.all_children(text, "det", "amod"))]
    pointing = any(t.text.lower() in _THIS for t in words)
    return pointing and (len(words) == 1 or is_text(words[0]) or words[0].text.lower() in _THIS)


def _is_led(tree: Tree, i: int) -> bool:
    word = tree.child(i, "case")
    return word is not None and tree.tokens[word].text.lower() in _LINKED
