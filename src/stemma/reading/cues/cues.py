"""Words that attribute: which verb, noun, adjective or phrase gives which content to which source.

The lexicon tells which complements of a word are content ("said that ...", "vowed to ...", "called it a disaster");
the parse tells where they stand and who is the subject. Attributions are not nested: what somebody is said to have
said belongs to the outer content (the convention of the PolNeAR corpus, Newell et al. 2018).
"""

from collections.abc import Callable

from stemma.reading.clauses import Tree
from stemma.reading.cues.agents import agent, before
from stemma.reading.cues.boundaries import to_boundary
from stemma.reading.cues.closing_cues import before_closing
from stemma.reading.cues.contents import content_of
from stemma.reading.cues.cue_phrases import according, headline, nominal
from stemma.reading.cues.cue_words import Cue, Entry, listed, nominals, nouns_of_views, verbs, words_that_cue
from stemma.reading.cues.held_views import held
from stemma.reading.cues.near_subjects import before_infinitive, beside
from stemma.reading.cues.noun_phrases import apposed, noun_phrase
from stemma.reading.cues.opening_subjects import opening
from stemma.reading.cues.subjects import is_passive
from stemma.reading.language import Token
from stemma.records import Extent


def find(tree: Tree, free: Callable[[int], bool], title: bool = False) -> list[Cue]:
    """Return the cues among the tokens for which `free` is true, in order; contents may overlap.

    `title` says that the sentence is a headline: "Orr: A Lost Cause" then needs no verb.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", "NNP", "nsubj", 1), ("said", "VERB", "VBD", "root", 1),
    ...         ("it", "PRON", "PRP", "nsubj", 3), ("rained", "VERB", "VBD", "ccomp", 1)]
    >>> tokens = tuple(Token(7 * i, 7 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> [(cue.lemma, cue.source, cue.content) for cue in find(Tree(tokens), lambda i: True)]
    [('say', Extent(start=0, end=3), Extent(start=14, end=27))]
    """
    found: list[Cue] = []
    cueing = words_that_cue()
    for i, token in enumerate(tree.tokens):
        word = token.text.lower()
        if word not in cueing or not free(i) or _is_so_called(tree, i):
            continue
        if word == "according":
            found += according(tree, i)
        elif word in nouns_of_views() and (view := held(tree, i)) is not None:
            found.append(view)
        elif (entry := verbs().get(word)) and _is_verb(tree, i):
            found.append(_verb_cue(tree, i, entry, free))
        elif entry := nominals(token.pos).get(word):
            found += nominal(tree, i, entry)
    return [*headline(tree, title), *_with_first_speaker(tree, _without_hearing(found))]


def _without_hearing(found: list[Cue]) -> list[Cue]:
    """Leave out that nobody in particular hears somebody say something ("Fans can be heard shouting “...”")."""
    says = {c.start for c in found if c.quotes and not c.passive and c.source is not None}
    return [
        c for c in found if not (c.passive and c.source is None and c.content is not None and c.content.start in says)
    ]


def _with_first_speaker(tree: Tree, found: list[Cue]) -> list[Cue]:
    """Give a second verb in a row the source of the first, where the parse took somebody within what was said.

    In "Orr said the mayor had gone and added that ..." it is Orr who added it.
    """
    for at, cue in enumerate(found):
        if cue.source_token is None or tree.tokens[cue.token].pos != "VERB" or _says_before(cue, found[:at]):
            continue
        first = next((c for c in reversed(found[:at]) if _is_told_on_by(tree, c, cue)), None)
        if first is not None:
            found[at] = cue._replace(source=first.source, source_token=first.source_token)
    return found


def _says_before(cue: Cue, found: list[Cue]) -> bool:
    """Tell whether the source of a cue is who said all that stands before ("It fell, Orr said, adding that ...")."""
    same = (c for c in found if c.source_token == cue.source_token and c.content is not None)
    return any(c.content is not None and c.content.start < c.start for c in same)


def _is_told_on_by(tree: Tree, first: Cue, cue: Cue) -> bool:
    """Tell whether a verb goes on, behind a conjunction, with what the subject of an earlier one says."""
    if first.content is None or first.source is None or cue.source is None or first.content.start < first.end:
        return False
    joined = any(t.pos == "CCONJ" or t.text.lower() == "then" for t in tree.tokens[max(0, cue.token - 3) : cue.token])
    inside = first.content.start <= cue.source.start < first.content.end
    same = tree.tokens[first.token].tag == tree.tokens[cue.token].tag
    if tree.tokens[cue.token].tag == "VBG" and tree.tokens[cue.token - 1].text.lower() in (",", "while"):
        joined = same = True
    return joined and inside and same and first.content.end <= cue.start and not cue.passive


def may_hold(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a sentence has a word that can be a cue; most sentences have none, and need no tree.

    >>> from stemma.reading.language import Token
    >>> may_hold((Token(0, 2, "It", "it", "PRON", "PRP", "nsubj", 1, ""),))
    False
    """
    texts = [t.text for t in tokens]
    return ":" in texts or not words_that_cue().isdisjoint(map(str.lower, texts))


def _is_so_called(tree: Tree, i: int) -> bool:
    return i > 0 and tree.tokens[i].text.lower() == "called" and tree.tokens[i - 1].text.lower() == "so"


def _is_verb(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.pos == "VERB":
        return tree.dep(i) not in ("amod", "case", "mark", "fixed", "compound")
    if token.tag == "JJ" and token.text.endswith("ing"):
        return tree.child(i, "cop") is not None and tree.child(i, "xcomp", "ccomp") is not None
    return token.tag.startswith("VB") and tree.dep(i) in ("root", "parataxis", "ccomp", "conj", "advcl", "acl:relcl")


def _verb_cue(tree: Tree, i: int, entry: Entry, free: Callable[[int], bool]) -> Cue:
    content, preposition = content_of(tree, i, entry)
    content = to_boundary(tree, i, content)
    head = _source(tree, i, entry, content, free)
    if not content and head is not None and entry.lemma in listed("core"):
        content = before_closing(tree, i, head)
    content = _without_who_says(tree, i, head, content)
    extent = tree.extent(content) if content else None
    last = i if preposition is None else preposition
    first = _first_of_cue(tree, i)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    if (extent and extent.start < end and start < extent.end) or last < i:
        start, end = tree.tokens[i].start, tree.tokens[i].end
    quotes, source = "quote" in entry.takes, _up_to_content(tree, noun_phrase(tree, head, i), head, content)
    return Cue(start, end, i, entry.lemma, quotes, source, head, extent, is_passive(tree, i))


def _without_who_says(tree: Tree, i: int, head: int | None, content: list[int]) -> list[int]:
    """Return a content without the source that the parse took for its end ("Jobs will go, the Post reported").

    Nothing is left of one that only says who says something ("Ben, she said, had heard a bang").
    """
    ends = all(w < i or tree.tokens[w].pos == "PUNCT" for w in content)
    if head is not None and head in content and head < i and ends:
        content = [w for w in content if w < tree.left[head]]
        while content and tree.tokens[content[-1]].text == ",":
            content = content[:-1]
    says = [w for w in content if tree.dep(w) == "parataxis" and tree.tokens[w].lemma in listed("core")]
    return [] if any(set(content) <= set(tree.words(w)) for w in says) else content


def _up_to_content(tree: Tree, source: Extent | None, head: int | None, content: list[int]) -> Extent | None:
    """Return a source without the content that the parse hung on it ("told by a nurse that her leg ...")."""
    if source is None or head is None or not content or not head < content[0]:
        return source
    begins = tree.tokens[content[0]].start
    if not source.start < begins < source.end:
        return source
    last = next((k for k in range(content[0] - 1, head, -1) if tree.dep(k) not in ("case", "mark", "punct")), head)
    return Extent(start=source.start, end=tree.tokens[last].end)


def _source(tree: Tree, i: int, entry: Entry, content: list[int], free: Callable[[int], bool]) -> int | None:
    """Return the head of the source: who does what the verb says, outside all marks and outside the content."""
    if entry.lemma in listed("impersonal") and not _intends(tree, i):
        return None
    head = agent(tree, i)
    if head is not None and free(head) and not _is_misled(tree, i, head):
        return apposed(tree, head)
    if is_passive(tree, i):
        return None
    interrupts = bool(content) and content[0] < i < content[-1]
    head = beside(tree, i, interrupts) if tree.tokens[i].tag != "VB" else before_infinitive(tree, i)
    head = before(tree, i, free) if head is None or not free(head) else head
    head = opening(tree, i) if head is None else head
    if head is None or not free(head) or (head in content and not interrupts):
        return None
    return apposed(tree, head)


def _intends(tree: Tree, i: int) -> bool:
    """Tell whether somebody looks to do or for something, and nobody merely thinks so."""
    return tree.tokens[i].lemma == "look" and any(t.text.lower() in ("to", "for") for t in tree.tokens[i + 1 : i + 2])


def _is_misled(tree: Tree, i: int, head: int) -> bool:
    """Tell whether the parse took a day for the subject, or hung a participle behind a comma on the noun before it."""
    if tree.tokens[head].text.lower() in listed("times"):
        return True
    if head + 1 < i and tree.tokens[head + 1].tag == "POS" and tree.dep(head).startswith("nsubj"):
        return True
    hung = tree.dep(i).startswith("acl") and tree.head[i] == head and tree.tokens[head].pos != "PROPN"
    return hung and tree.tokens[i].tag == "VBG" and tree.tokens[i - 1].text == ","


def _first_of_cue(tree: Tree, i: int) -> int:
    """Return the first auxiliary that directly precedes the verb."""
    first = i
    while first > 0 and tree.head[first - 1] == i and tree.tokens[first - 1].pos in ("AUX", "ADV", "PART"):
        if tree.tokens[first - 1].text[:1].isupper() and (first > 1 or tree.tokens[first - 1].tag == "NNP"):
            break
        first -= 1
    return first
