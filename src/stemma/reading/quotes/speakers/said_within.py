"""Who says words in marks that somebody else reports: the subject of the innermost verb of saying that holds them.

Attributions are not nested: the content, cue and source of "The mine burned for “years”, police said, the paper
reported" are those of the paper. Yet the words in marks are those of the police.
"""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import Cue, listed, verbs
from stemma.reading.quotes.attributions import Attribution
from stemma.reading.quotes.page import Page
from stemma.reading.verb_tags import FINITE

_HAS = frozenset(("has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d"))
_LEADS_ON = frozenset(("", "a", "an", "the", "as", "as a", "as an", "as the"))  # between "called it" and its marks
_NOT = frozenset(("not", "n't", "n’t", "never"))


def said_within(page: Page, attribution: Attribution, cue: Cue) -> Cue | None:
    """Return the innermost cue within an attribution that holds all of its words in marks, None where there is none.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.reading.quotes.attributions import gather
    >>> from stemma.sources import report_of_text
    >>> page = Page(parse(report_of_text("A fire.\\n\\nOrla Tull said the mayor had called it “absurd”."), bundled()))
    >>> [found] = gather(page)
    >>> inner = said_within(page, found, found.cue)
    >>> page.text[inner.source.start : inner.source.end]
    'the mayor'
    """
    if attribution.sentence is None or not attribution.marks:
        return None
    first = page.marked[attribution.marks[0]].start
    if page.sentence_at(first) != attribution.sentence or page.is_headline(attribution.sentence):
        return None  # "Tull says rivals lied, calls it “absurd”": the verbs of a headline share a subject
    tree = page.tree(attribution.sentence)
    within = [c for c in page.cues(attribution.sentence) if c.token != cue.token and _is_within(attribution, c, first)]
    holding = [c for c in within if _is_saying(tree, c) and _holds_all(page, attribution, c)]
    return holding[-1] if holding else None


def _is_within(attribution: Attribution, cue: Cue, first: int) -> bool:
    """Tell whether a cue and its source stand in the content before the marks."""
    if cue.source is None or cue.source_token is None:
        return False
    return attribution.start <= cue.source.start < cue.source.end <= cue.start and cue.end <= first


def _is_saying(tree: Tree, cue: Cue) -> bool:
    """Tell whether a cue tells of words that were uttered: no wish, order, denial or mere thought."""
    entry = verbs().get(tree.tokens[cue.token].text.lower())
    if cue.passive or entry is None or not ("quote" in entry.takes or entry.lemma in listed("naming")):
        return False
    helped = [tree.tokens[c] for c in tree.all_children(cue.token, "aux", "advmod")]
    if any(t.tag == "MD" or t.text.lower() in _NOT for t in helped):
        return False
    tag = tree.tokens[cue.token].tag
    return tag in FINITE or (tag == "VBN" and any(t.text.lower() in _HAS for t in helped))


def _holds_all(page: Page, attribution: Attribution, cue: Cue) -> bool:
    """Tell whether the content of a cue takes in all the words in marks."""
    marks = [page.marked[mark] for mark in attribution.marks]
    if cue.content is None:
        return len(marks) == 1 and not page.text[cue.end : marks[0].start].strip(" ,:")
    if cue.lemma in listed("naming") and len(marks) == 1 and cue.content.end <= marks[0].start:
        return page.text[cue.content.end : marks[0].start].strip(" ,:") in _LEADS_ON
    return all(cue.content.start <= m.start and m.start + 1 < cue.content.end for m in marks)
