"""The cue that stands before words in marks, and where the content begins and ends that it attributes."""

from stemma.reading.cues.agents import agent
from stemma.reading.cues.contents_beside import cue_addresses
from stemma.reading.cues.cue_phrases import colon, holder
from stemma.reading.cues.cue_put import put_it
from stemma.reading.cues.cue_words import Cue, listed, nominals, verbs
from stemma.reading.cues.noun_phrases import noun_phrase
from stemma.reading.language import Token
from stemma.reading.quotes.cues_behind import head_of
from stemma.reading.quotes.marks_said import end_of_clause, end_of_content, is_part_of_phrase, is_spent, is_title
from stemma.reading.quotes.page import Page

_NAMES = frozenset(("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"))
_IN_WORDS = frozenset(("words", "phrase"))
_RELATIVES = frozenset(("which", "who", "whose", "where"))
_STOPS = frozenset((",", ".", ";", ":", "(", "—", "–"))
_LATER = 10  # words between a noun of saying and its "that"
_NEAR = 30  # words between marks and the cue that follows them
_FILL = frozenset(("ADV", "AUX", "PUNCT", "PART", "SPACE"))
_LEADS_TO = frozenset(("as", "of", "about", "with", "that", "by", "for"))


def cue_ahead(page: Page, mark: int, sentence: int, before: list[tuple[int, Token]]) -> tuple[Cue, int, int] | None:
    """Return the cue before the marks with the start and end of the content.

    `before` holds the words of the sentence ahead of the marks with their places.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> page = Page(parse(report_of_text("Orla Tull said: “We stay.”"), bundled()))
    >>> cue, start, end = cue_ahead(page, 0, 0, [(i, t) for i, t in enumerate(page.tokens(0)) if t.end <= 16])
    >>> cue.lemma, page.text[start:end]
    ('say', '“We stay.”')
    """
    words = [(i, t) for i, t in before if t.pos != "SPACE"]
    m = page.marked[mark]
    if not words:
        return None
    every = page.cues(sentence)
    known = [c for c in every if words[0][0] <= c.token <= words[-1][0]]
    stop = words[-1][1].text
    if stop == "," and len(words) > 1 and words[-2][1].text.lower() in listed("works") and is_title(page, mark):
        return None
    if words[-1][1].lemma in listed("makes_works") and is_title(page, mark):
        return None  # "to direct “The Mill”"
    if known and stop not in (",", ":") and is_title(page, mark) and is_spent(page, mark, sentence, known[-1]):
        return None
    speaks = bool(known) and known[-1].quotes and words[-1][0] - known[-1].token < 8
    if not speaks and (told := _message(page, sentence, words)) is not None:
        return told, m.start, m.end
    if stop == ":":
        return _before_colon(page, mark, sentence, words, known)
    if stop == "," and words[0][1].text.lower() == "as" and (lost := _lost_before(page, sentence, words)) is not None:
        return lost, m.start, m.end
    if (put := put_it(page.tree(sentence), words[0][0], words[-1][0])) is not None:
        comma = next((t.end for i, t in words if i > put.token and t.text == ","), m.start)
        return put, next((t.start for _, t in words if t.start >= comma), m.start), m.end
    outer = [c for c in every if _covers(page, c, mark)]
    beside = _directly_before(page, mark, words, known)
    if beside and not any(c.quotes and not c.passive for c in outer if c.token != beside.token):
        halved = page.text[m.first].islower() and beside.content is not None and beside.content.start < beside.start
        if halved and beside.content:
            return beside, beside.content.start, end_of_content(page, mark, beside.content.end)
        return beside, m.start, m.end
    if outer:
        return _around(page, mark, sentence, outer)
    noun = _noun_before(page, sentence, words)
    if noun is not None and (not known or known[-1].token < noun.token):
        that = next(t.start for _, t in reversed(words) if t.text == "that")
        return noun, that, end_of_clause(page, mark, sentence, noun, that)
    return _last_before(page, mark, sentence, words, known)


def _before_colon(
    page: Page, mark: int, sentence: int, words: list[tuple[int, Token]], known: list[Cue]
) -> tuple[Cue, int, int] | None:
    """Return the cue of words that end in a colon: the verb of speech among them, or the colon itself."""
    m = page.marked[mark]
    spoken = [c for c in known if c.quotes or c.content] or known
    if spoken:
        last = spoken[-1]
        if last.content is not None and last.content.end < words[-1][1].start + 1:
            tree = page.tree(sentence)
            last = min(spoken, key=lambda c: (not c.quotes, sum(1 for _ in tree.above(c.token))))
        title = last.lemma == ":" and last.content is not None and page.is_headline(sentence)
        return last, m.start, max(m.end, last.content.end) if title and last.content else m.end
    if len(words) > 2 and (lost := _lost_before(page, sentence, words)) is not None:
        return lost, m.start, m.end
    mark_of_colon = colon(page.tree(sentence), words[-1][0])
    return (mark_of_colon, m.start, m.end) if mark_of_colon else None


def _around(page: Page, mark: int, sentence: int, outer: list[Cue]) -> tuple[Cue, int, int]:
    """Return the cue in whose content the marks stand; of several the outermost."""
    m, tree = page.marked[mark], page.tree(sentence)
    cue = min(outer, key=lambda c: (c.lemma != "according to", sum(1 for _ in tree.above(c.token)), c.token))
    assert cue.content is not None
    start = m.start if _only_fills(page, sentence, cue.content.start, m.start) else cue.content.start
    return cue, start, end_of_content(page, mark, cue.content.end)


def _last_before(
    page: Page, mark: int, sentence: int, words: list[tuple[int, Token]], known: list[Cue]
) -> tuple[Cue, int, int] | None:
    """Return the last cue before the marks whose content may end in them."""
    m = page.marked[mark]
    for cue in reversed(known):
        between = _without_aside([(i, t) for i, t in words if i > cue.token])
        in_words = cue.lemma in _IN_WORDS  # "In the words of Tull it looked “...”"
        verbs = any(t.pos == "VERB" and t.tag not in ("VBG", "VBN") for _, t in between)
        if (verbs and not in_words) or len(between) > 12:
            return None
        names = cue.lemma in listed("naming")
        if between and between[-1][1].pos == "ADP" and between[-1][1].text.lower() not in _LEADS_TO:
            return None
        if cue.passive or (not cue.quotes and not names and cue.content is None and between):
            continue
        start = _start_between(page, sentence, cue, between, m.start)
        if start == m.start and is_part_of_phrase(page, mark):
            start = _start_of_phrase(between, m.start)
        return cue, start, end_of_clause(page, mark, sentence, cue, start)
    return None


def _without_aside(between: list[tuple[int, Token]]) -> list[tuple[int, Token]]:
    """Return words without a relative clause that commas set off ("called the pipe, which leaks, a “...”")."""
    texts = [t.text for _, t in between]
    opens = next((at for at in range(1, len(texts)) if texts[at - 1] == "," and texts[at] in _RELATIVES), None)
    closes = None if opens is None else next((at for at in range(opens, len(texts)) if texts[at] == ","), None)
    return between if opens is None or closes is None else between[: opens - 1] + between[closes + 1 :]


def _noun_before(page: Page, sentence: int, words: list[tuple[int, Token]]) -> Cue | None:
    """Return the cue that a noun of saying makes with a later "that" ("her assertion in the debate that “we ...”")."""
    that = next((at for at in range(len(words) - 1, -1, -1) if words[at][1].text == "that"), None)
    if that is None or len(words) - that > _NEAR:
        return None
    tree = page.tree(sentence)
    for i, token in reversed(words[max(0, that - _LATER) : that]):
        if token.pos in ("VERB", "AUX") or token.text in _STOPS:
            return None
        entry = nominals(token.pos).get(token.text.lower()) if token.pos == "NOUN" else None
        if entry is not None and "clause" in entry.takes:
            head = holder(tree, i)
            return Cue(token.start, token.end, i, entry.lemma, True, noun_phrase(tree, head, i), head, None)
    return None


def announced(page: Page, mark: int) -> tuple[int, Cue] | None:
    """Return the cue (and its sentence) of a sentence that ends in a colon directly before the marks.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> page = Page(parse(report_of_text("Orla Tull told reporters:\\n\\n“We stay.”"), bundled()))
    >>> sentence, cue = announced(page, 0)
    >>> sentence, cue.lemma
    (0, 'tell')
    """
    m = page.marked[mark]
    here = page.sentence_at(m.start)
    if here == 0 or page.sentences[here].start != m.start:
        return None
    before = here - 1
    tokens = page.tokens(before)
    near = page.sentences[here].paragraph - page.sentences[before].paragraph <= 1
    if not near or not tokens or tokens[-1].text != ":":
        return None
    spoken = [c for c in page.cues(before) if c.quotes or c.content]
    cue = spoken[-1] if spoken else colon(page.tree(before), len(tokens) - 1)
    return (before, cue) if cue else None


def _lost_before(page: Page, sentence: int, words: list[tuple[int, Token]]) -> Cue | None:
    """Return a verb of speech before a colon that the parse took for a noun ("the paper reports: “...”")."""
    i, token = words[-2]
    entry = verbs().get(token.text.lower())
    if entry is None or "quote" not in entry.takes or token.tag not in ("NNS", "VBN", "VBZ", "VBD"):
        return None
    tree = page.tree(sentence)
    first = len(words) - 2
    while first > 0 and words[first - 1][1].pos in _NAMES and words[first - 1][1].text not in _STOPS:
        first -= 1
    if first == len(words) - 2:
        return None
    inside = [w for w, _ in words[first:-2]]
    source, head = tree.extent(inside), head_of(page, sentence, inside)
    return Cue(token.start, token.end, i, entry.lemma, True, source, head, None)


def _message(page: Page, sentence: int, words: list[tuple[int, Token]]) -> Cue | None:
    """Return the cue that a noun for a text makes directly before the marks ("with the comment, “...”")."""
    if (
        len(words) < 3
        or words[-1][1].text not in (",", ":")
        or words[-2][1].text.lower() not in listed("message_nouns")
    ):
        return None
    tree = page.tree(sentence)
    i, noun = words[-2]
    if words[-1][1].text == "," and noun.text.lower() in listed("works"):
        return None
    owner = tree.child(i, "nmod:poss")
    verb = next((v for v in tree.above(i) if tree.tokens[v].pos == "VERB"), None)
    head = owner if owner is not None else agent(tree, verb) if verb is not None else None
    return Cue(noun.start, noun.end, i, noun.lemma, True, noun_phrase(tree, head, i), head, None)


def _directly_before(page: Page, mark: int, words: list[tuple[int, Token]], known: list[Cue]) -> Cue | None:
    """Return the cue of speech that only a comma parts from the marks ("Orr added, “...”")."""
    last = known[-1] if known else None
    if last is None or not last.quotes or words[-1][1].text != "," or last.lemma == ":":
        return None
    if last.passive and not (cue_addresses(last) and last.content is None):
        return None
    between = [t for i, t in words if i > last.token]
    return last if all(_is_plain(t) for t in between[:-1]) and len(between) < 8 else None


def _is_plain(token: Token) -> bool:
    verb = token.pos in ("VERB", "AUX") and token.tag not in ("VBG", "VBN")
    return not verb and token.pos != "SCONJ" and token.text != "that"


def _covers(page: Page, cue: Cue, mark: int) -> bool:
    """Tell whether a content reaches to these marks: a comma inside earlier marks ends it before a new clause."""
    m = page.marked[mark]
    if cue.content is None or cue.content.start > m.start or cue.content.end <= m.start + 1:
        return False
    for earlier in page.marked[max(0, mark - 3) : mark]:
        if cue.content.start <= earlier.start < cue.start < m.start:
            return False
        if earlier.start >= cue.content.start and page.text[earlier.last - 1] == ",":
            between = [t for t in page.tokens(page.sentence_at(m.start)) if earlier.end <= t.start < m.start]
            runs_on = bool(between) and between[0].pos == "CCONJ" and cue.quotes
            if not runs_on and any(t.pos == "VERB" for t in between):
                return False
    return True


def _only_fills(page: Page, sentence: int, start: int, end: int) -> bool:
    return all(t.pos == "PUNCT" for t in page.tokens(sentence) if start <= t.start < end)


def _start_of_phrase(between: list[tuple[int, Token]], start: int) -> int:
    """Return where the words begin that lead up to marks at `start` within one noun phrase ("a great")."""
    for _, token in reversed(between):
        if token.pos not in ("DET", "ADJ", "NUM"):
            break
        start = token.start
    return start


def _start_between(page: Page, sentence: int, cue: Cue, between: list[tuple[int, Token]], start: int) -> int:
    """Return where the content begins that ends in marks: after "that", else after the persons addressed."""
    if not between or between[-1][1].text in (",", ":"):
        return start
    for _, t in between:
        if t.text.lower() in ("that", "whether", "if", "how", "why", "what"):
            return t.start
    if all(t.pos in _FILL or t.pos in ("ADP",) for _, t in between):
        return start
    tree = page.tree(sentence)
    addressed = {w for c in tree.all_children(cue.token, "obj", "iobj", "nsubj", "obl") for w in tree.words(c)}
    rest = [t for i, t in between if i not in addressed and t.pos not in _FILL]
    return rest[0].start if rest else start
