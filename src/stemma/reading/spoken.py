"""Which cue gives the words between marks to somebody, and what around the marks belongs to the same content.

News puts the cue after the words ("“...,” Orr said"), before them ("Orr said: “...”") or around them, or lets the marks
begin in the middle of the content ("that the state would “never” pay"). The order of the marks, the punctuation between
and the subject beside the verb decide; the parse is asked last, since marks break parses.
"""

from typing import NamedTuple

from stemma.reading.agents import agent, noun_phrase
from stemma.reading.boundaries import to_boundary
from stemma.reading.cue_phrases import colon, holder
from stemma.reading.cue_put import put_it
from stemma.reading.cue_words import Cue, listed, nominals, verbs
from stemma.reading.language import Token
from stemma.reading.page import Page

_OPEN_END = frozenset(",?!—–-…")
_PRONOUNS = frozenset(
    ("i", "we", "you", "he", "she", "they", "it", "my", "our", "your", "i'm", "i’m", "we're", "we’re")
)
_NAMES = frozenset(("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"))
_LEADS_TO = frozenset(("as", "of", "about", "with", "that", "by", "for"))
_STOPS = frozenset((",", ".", ";", ":", "(", "—", "–"))
_LAST = 6  # words of a sentence that may follow the cue at its end ("Orr said on Friday")
_LATER = 10  # words between a noun of saying and its "that"
_NEAR = 30  # words between marks and the cue that follows them
_LINKS = frozenset((",", "—", "–", "―", "--", "-"))
_CONTINUES = frozenset(("CCONJ", "SCONJ", "PRON", "AUX"))
_FILL = frozenset(("ADV", "AUX", "PUNCT", "PART", "SPACE"))


class Spoken(NamedTuple):
    """A marked stretch, the cue that attributes it (with its sentence), and the extent of the content."""

    mark: int
    sentence: int | None
    cue: Cue | None
    start: int
    end: int


def attach(page: Page, mark: int) -> Spoken | None:
    """Return how the marked stretch `mark` is attributed, or None where no cue beside it does."""
    m = page.marked[mark]
    first, last = page.sentence_at(m.start), page.sentence_at(max(m.start, m.last - 1))
    before, after = _before(page, mark, first), _after(page, mark, last)
    whole = all(t.pos in ("PUNCT", "SPACE", "CCONJ") for _, t in before)
    last, after = _carried_over(page, mark, last, after)
    follows = _cue_after(page, mark, last, after)
    end = _end_before(page, last, follows, after, m.end) if follows else m.end
    if follows and follows.lemma == "put" and not whole:
        return Spoken(mark, last, follows, _start_of_words(before, m.start), m.end)
    if follows and whole:
        return Spoken(mark, last, follows, m.start, end)
    ahead = _cue_before(page, mark, first, before)
    if ahead and not (follows and before[-1][1].text == "," and _is_spent(page, mark, first, ahead[0])):
        cue, start, end = ahead
        if mark and start <= page.marked[mark - 1].start and page.marked[mark - 1].end <= cue.start:
            start = m.start  # the cue interrupts: what stands in marks before it is a piece of its own
        return Spoken(mark, first, cue, start, max(m.end, end))
    if follows and not is_title(page, mark) and (ahead or _may_be_said(before, follows)):
        start = m.start if ahead else _start_of_words(before, m.start)
        return Spoken(mark, last, follows, start, end)
    if whole and (told := _announced(page, mark)):
        return Spoken(mark, told[0], told[1], m.start, m.end)
    return None


def _may_be_said(before: list[tuple[int, Token]], cue: Cue) -> bool:
    """Tell whether the words before marks can be said with them: a clause, unless the verb behind is one of saying.

    "A self-made “odd job”, Orr changed ..." and "Since Orr is “odd,” he feels free" say nothing.
    """
    if cue.lemma in listed("core") or cue.lemma == "according to":
        return True
    words = [t for _, t in before if t.pos not in ("PUNCT", "SPACE", "CCONJ")]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)
    return finite and words[0].pos != "SCONJ" and cue.lemma in verbs()


def _end_before(page: Page, sentence: int, cue: Cue, after: list[tuple[int, Token]], end: int) -> int:
    """Return where a content ends that goes on behind its marks ("“...” to the very end, Orr said")."""
    stop = cue.start if cue.source is None else min(cue.start, cue.source.start)
    words = [t for _, t in after if t.end <= stop]
    if len(words) < 3 or words[-1].text != "," or not words[0].text.islower() or words[0].pos in ("VERB", "PRON"):
        return end
    return words[-2].end


def is_title(page: Page, mark: int) -> bool:
    """Tell whether marks hold a name or title: every longer word begins with a capital letter."""
    m = page.marked[mark]
    words = [w.strip(".,;:!?'’‘“”\"") for w in page.text[m.first : min(m.last, m.first + 200)].split()]
    words = [w for w in words if w[:1].isalpha()]
    long = [w for w in words if len(w) > 3]
    if not words or any(not w[0].isupper() for w in long or words):
        return False
    small = [w for w in words[1:] if w[0].islower() and w not in listed("small_words")]
    spoken = any(w.lower() in _PRONOUNS and w != "I" and w[0].islower() for w in words)
    return not spoken and not small


def _before(page: Page, mark: int, sentence: int) -> list[tuple[int, Token]]:
    """Return the tokens of the sentence before the marks, back to the marks before."""
    floor = page.marked[mark - 1].end if mark else 0
    start = page.marked[mark].start
    return [(i, t) for i, t in enumerate(page.tokens(sentence)) if floor <= t.start and t.end <= start]


def _after(page: Page, mark: int, sentence: int) -> list[tuple[int, Token]]:
    roof = page.marked[mark + 1].start if mark + 1 < len(page.marked) else len(page.text)
    end = page.marked[mark].end
    inside = enumerate(page.tokens(sentence))
    return [(i, t) for i, t in inside if end <= t.start and t.end <= roof and t.pos != "SPACE"]


def _carried_over(
    page: Page, mark: int, sentence: int, after: list[tuple[int, Token]]
) -> tuple[int, list[tuple[int, Token]]]:
    """Return the words after the marks, those of the next sentence where only the mark's "?" or "!" ended the first."""
    m = page.marked[mark]
    following = sentence + 1
    if after or following >= len(page.sentences) or m.end - 1 < m.first:
        return sentence, after
    same = page.sentences[following].paragraph == page.sentences[sentence].paragraph
    if not same or page.text[m.last - 1 : m.last] not in "?!…—-":
        return sentence, after
    return following, _after(page, mark, following)


def _cue_after(page: Page, mark: int, sentence: int, after: list[tuple[int, Token]]) -> Cue | None:
    """Return the cue that directly follows the marks: verb and subject in either order, or "according to"."""
    m = page.marked[mark]
    if not after:
        return None
    final = page.text[m.last - 1 : m.last]
    linked = final in _OPEN_END or after[0][1].text == "as" or after[0][1].text in _LINKS or not m.closed
    if not linked and (final in ".;:" or final.isalnum()) and not _starts_attribution(page, sentence, after):
        return _cue_at_end(page, sentence, after)
    indices = [i for i, _ in after]
    if (put := put_it(page.tree(sentence), indices[0], indices[-1])) is not None:
        return put
    if after[0][1].pos == "CCONJ" and _goes_to_next(page, mark, after):
        return None
    for cue in page.cues(sentence):
        if cue.token < indices[0] or cue.token > indices[-1]:
            continue
        in_source = cue.source is not None and cue.source.start <= m.start and m.last <= cue.source.end
        heard = _of_patient(page, sentence, cue, indices) if cue.passive and cue.source is None else cue
        if (cue.quotes or cue.passive) and not in_source and not (cue.passive and heard.source is None):
            if _adjoins(page, sentence, cue, indices):
                return _with_source(page, sentence, heard, indices)
            if _is_told_of_subject(page, sentence, cue):
                continue
            return None
        break
    return _any_verb(page, sentence, indices) if final in _OPEN_END else None


def _cue_at_end(page: Page, sentence: int, after: list[tuple[int, Token]]) -> Cue | None:
    """Return the cue that ends a sentence of which the marks hold the beginning ("“I like” the plan, Orr said.")."""
    tokens = page.tokens(sentence)
    if not after[0][1].text[:1].islower() or after[0][1].pos in ("VERB", "AUX", "CCONJ"):
        return None
    for cue in page.cues(sentence):
        if cue.token <= after[0][0] or cue.passive or not cue.quotes or cue.lemma not in listed("plain"):
            continue
        comma = next((i for i in range(cue.token - 1, after[0][0], -1) if tokens[i].text == ","), None)
        ends = len([t for t in tokens[cue.token + 1 :] if t.pos != "PUNCT"]) <= _LAST
        source = cue.source if cue.source is not None else None
        if comma is None or not ends or source is None or source.start < tokens[comma].end:
            continue
        if any(t.pos in ("VERB", "SCONJ") for t in tokens[comma + 1 : cue.token]):
            continue
        return cue
    return None


def _goes_to_next(page: Page, mark: int, after: list[tuple[int, Token]]) -> bool:
    """Tell whether "and then says" stands between two pairs of marks: it attributes the second one."""
    last = after[-1][1]
    verb = last.pos == "VERB" or (last.text in (",", ":") and len(after) > 1 and after[-2][1].pos == "VERB")
    return verb and mark + 1 < len(page.marked) and page.text[last.end : page.marked[mark + 1].start].strip() == ""


def _is_told_of_subject(page: Page, sentence: int, cue: Cue) -> bool:
    """Tell whether a cue stands in what is told of the subject of a later one ("Orr, who told of it first, said")."""
    tree = page.tree(sentence)
    return tree.tokens[cue.token].tag in ("VB", "VBG", "VBN") or tree.dep(cue.token).startswith("acl")


def _lost_cue(page: Page, sentence: int, indices: list[int]) -> Cue | None:
    """Return a verb of speech beside the marks that the parse took for something else ("“...,” noted Orr")."""
    for i in indices[:_NEAR]:
        token = page.tokens(sentence)[i]
        entry = verbs().get(token.text.lower())
        verbal = token.tag.startswith("VB") or (token.tag == "NNS" and i > indices[0])
        if entry and "quote" in entry.takes and verbal:
            cue = Cue(token.start, token.end, i, entry.lemma, True, None, None, None)
            return _with_source(page, sentence, cue, indices) if _adjoins(page, sentence, cue, indices) else None
    return None


def _with_source(page: Page, sentence: int, cue: Cue, indices: list[int]) -> Cue:
    """Return a cue behind marks with the noun phrase beside it as source, where the parse sees no subject there."""
    tree = page.tree(sentence)
    i = cue.token
    if cue.passive:
        return _of_patient(page, sentence, cue, indices)
    if cue.lemma == "according to" or tree.tokens[i].tag == "VBG" or cue.source_token in indices:
        return cue
    ahead = [w for w in indices if w < i and tree.tokens[w].pos in _NAMES]
    if ahead:
        comma = next((w for w in range(ahead[0], i) if tree.tokens[w].text == ","), i)
        source, head = tree.extent(range(ahead[0], i)), _head_of(page, sentence, [w for w in ahead if w < comma])
        return cue._replace(source=source, source_token=head, content=None)
    if i + 1 >= len(tree.tokens) or tree.tokens[i + 1].pos not in _NAMES:
        return cue
    stop = next((w for w in range(i + 1, len(tree.tokens)) if tree.tokens[w].text in _STOPS), len(tree.tokens))
    stop = next((w for w in range(i + 1, stop) if tree.tokens[w].pos in ("ADP", "VERB", "SCONJ")), stop)
    words = [w for w in range(i + 1, stop) if tree.tokens[w].pos in _NAMES]
    source, head = tree.extent(range(i + 1, stop)), _head_of(page, sentence, words)
    return cue._replace(source=source, source_token=head, content=None)


def _of_patient(page: Page, sentence: int, cue: Cue, indices: list[int]) -> Cue:
    """Return a passive cue of hearing with whom one hears as source ("“...,” Orr is heard saying")."""
    tree = page.tree(sentence)
    patient = tree.child(cue.token, "nsubj:pass")
    if cue.lemma not in ("hear", "see", "quote", "cite") or patient not in indices or patient is None:
        return cue
    return cue._replace(source=noun_phrase(tree, patient, cue.token), source_token=patient, content=None)


def _head_of(page: Page, sentence: int, words: list[int]) -> int:
    """Return the word of a noun phrase that describes or names somebody: its last noun, the first part of a name."""
    tokens = page.tokens(sentence)
    nouns = [w for w in words if tokens[w].pos in ("NOUN", "PRON", "PROPN")]
    if nouns and tokens[nouns[-1]].pos != "PROPN":
        return nouns[-1]
    return next((w for w in words if tokens[w].pos == "PROPN"), (nouns or words)[-1])


def _starts_attribution(page: Page, sentence: int, after: list[tuple[int, Token]]) -> bool:
    """Tell whether the words after the marks are verb and subject and nothing else, as in "“Gone” said Orr."."""
    at = after[0][0]
    if not after[0][1].text[:1].islower() and after[0][1].pos not in ("PRON", "PROPN"):
        return False
    for cue in page.cues(sentence):
        if cue.quotes and at <= cue.token <= at + 5 and not cue.passive:
            begins = cue.source is not None and cue.source.start == after[0][1].start
            return cue.token == at or (begins and cue.source_token is not None and cue.source_token >= at)
    return False


def _adjoins(page: Page, sentence: int, cue: Cue, indices: list[int]) -> bool:
    """Tell whether only the source, adverbs and auxiliaries stand between the marks and the cue."""
    tokens = page.tokens(sentence)
    between = [i for i in indices if i < cue.token]
    if len(between) > 40:
        return False
    source = cue.source
    for i in between:
        token = tokens[i]
        in_source = source is not None and source.start <= token.start and token.end <= source.end
        if not in_source and token.pos in ("VERB", "SCONJ"):
            return _is_apposed(page, sentence, cue, between)
        if token.text == ":":
            return False
    return True


def _is_apposed(page: Page, sentence: int, cue: Cue, between: list[int]) -> bool:
    """Tell whether a name and what is told of it stand before a cue ("“...,” Orr, who was there, said")."""
    tokens = page.tokens(sentence)
    commas = [i for i in between if tokens[i].text == ","]
    named = [i for i in between if commas and i < commas[0]]
    verbal = any(tokens[i].pos == "VERB" for i in named)
    speaks = tokens[cue.token].tag in ("VBD", "VBZ") and cue.lemma in listed("plain")
    if speaks and _is_told_of(page, sentence, cue, between):
        return True
    return speaks and len(commas) > 1 and commas[-1] == between[-1] and tokens[between[0]].pos in _NAMES and not verbal


def _is_told_of(page: Page, sentence: int, cue: Cue, between: list[int]) -> bool:
    """Tell whether a noun phrase with "who ..." stands before a verb of speech that ends the sentence."""
    tokens = page.tokens(sentence)
    who = next((i for i in between if tokens[i].text.lower() == "who"), None)
    ends = all(t.pos == "PUNCT" for t in tokens[cue.token + 1 :])
    return (
        ends and who is not None and who > between[0] and all(tokens[i].pos in _NAMES for i in range(between[0], who))
    )


def _any_verb(page: Page, sentence: int, indices: list[int]) -> Cue | None:
    """Return a verb that is no cue in itself but stands where only a cue can ("“...,” she smiled")."""
    tree = page.tree(sentence)
    for i in indices[:14]:
        if tree.tokens[i].pos != "VERB":
            continue
        head = agent(tree, i)
        if head is None or head not in indices or tree.tokens[i].tag not in ("VBD", "VBZ", "VBP"):
            return _lost_cue(page, sentence, indices)
        t = tree.tokens[i]
        return Cue(t.start, t.end, i, t.lemma, True, noun_phrase(tree, head, i), head, None)
    return _lost_cue(page, sentence, indices)


def _cue_before(page: Page, mark: int, sentence: int, before: list[tuple[int, Token]]) -> tuple[Cue, int, int] | None:
    """Return the cue before the marks with the start and end of the content."""
    words = [(i, t) for i, t in before if t.pos != "SPACE"]
    m = page.marked[mark]
    if not words:
        return None
    every = page.cues(sentence)
    known = [c for c in every if words[0][0] <= c.token <= words[-1][0]]
    stop = words[-1][1].text
    if stop == "," and len(words) > 1 and words[-2][1].text.lower() in listed("works") and is_title(page, mark):
        return None
    if known and stop not in (",", ":") and is_title(page, mark) and _is_spent(page, mark, sentence, known[-1]):
        return None
    speaks = bool(known) and known[-1].quotes and words[-1][0] - known[-1].token < 8
    if not speaks and (told := _message(page, sentence, words)) is not None:
        return told, m.start, m.end
    if stop == ":":
        spoken = [c for c in known if c.quotes or c.content] or known
        if spoken:
            last = spoken[-1]
            if last.content is not None and last.content.end < words[-1][1].start + 1:
                tree = page.tree(sentence)
                last = min(spoken, key=lambda c: (not c.quotes, sum(1 for _ in tree.above(c.token))))
            return last, m.start, m.end
        if len(words) > 2 and (lost := _lost_before(page, sentence, words)) is not None:
            return lost, m.start, m.end
        mark_of_colon = colon(page.tree(sentence), words[-1][0])
        return (mark_of_colon, m.start, m.end) if mark_of_colon else None
    if (put := put_it(page.tree(sentence), words[0][0], words[-1][0])) is not None:
        comma = next((t.end for i, t in words if i > put.token and t.text == ","), m.start)
        return put, next((t.start for _, t in words if t.start >= comma), m.start), m.end
    outer = [c for c in every if _covers(page, c, mark)]
    beside = _directly_before(page, mark, words, known)
    if beside and not any(c.quotes and not c.passive for c in outer if c.token != beside.token):
        halved = page.text[m.first].islower() and beside.content is not None and beside.content.start < beside.start
        if halved and beside.content:
            return beside, beside.content.start, _end_of_content(page, mark, beside.content.end)
        return beside, m.start, m.end
    if outer:
        tree = page.tree(sentence)
        cue = min(outer, key=lambda c: (sum(1 for _ in tree.above(c.token)), c.token))
        assert cue.content is not None
        start = m.start if _only_fills(page, sentence, cue.content.start, m.start) else cue.content.start
        return cue, start, _end_of_content(page, mark, cue.content.end)
    if not known and (noun := _noun_before(page, sentence, words)) is not None:
        that = next(t.start for _, t in reversed(words) if t.text == "that")
        return noun, that, _end_of_clause(page, mark, sentence, noun, that)
    for cue in reversed(known):
        between = [(i, t) for i, t in words if i > cue.token]
        if any(t.pos == "VERB" and t.tag not in ("VBG", "VBN") for _, t in between) or len(between) > 12:
            return None
        names = cue.lemma in listed("naming")
        if between and between[-1][1].pos == "ADP" and between[-1][1].text.lower() not in _LEADS_TO:
            return None
        if cue.passive or (not cue.quotes and not names and cue.content is None and between):
            continue
        start = _start_between(page, sentence, cue, between, m.start)
        return cue, start, _end_of_clause(page, mark, sentence, cue, start)
    return None


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


def _announced(page: Page, mark: int) -> tuple[int, Cue] | None:
    """Return the cue (and its sentence) of a sentence that ends in a colon directly before the marks."""
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
    source, head = tree.extent(inside), _head_of(page, sentence, inside)
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
    if last is None or not last.quotes or last.passive or words[-1][1].text != "," or last.lemma == ":":
        return None
    between = [t for i, t in words if i > last.token]
    return last if all(_is_plain(t) for t in between[:-1]) and len(between) < 8 else None


def _is_plain(token: Token) -> bool:
    verb = token.pos == "VERB" and token.tag not in ("VBG", "VBN")
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


def _end_of_content(page: Page, mark: int, end: int) -> int:
    """Return where a content ends that runs on behind marks: at a comma within marks, unless its clause goes on."""
    for at in range(mark, len(page.marked)):
        m = page.marked[at]
        if m.start >= end:
            break
        if page.text[m.last - 1] == "," and not _runs_on(page, at, end) and not is_title(page, at):
            return m.end
    m = page.marked[mark]
    return max(end, m.end) if m.end >= end - 1 else end


def _end_of_clause(page: Page, mark: int, sentence: int, cue: Cue, start: int) -> int:
    """Return where a content clause ends that begins before the marks ("that it was “futile,” because ..."): where the
    clause of its cue goes on or is over.
    """
    m, tokens = page.marked[mark], page.tokens(sentence)
    first = next((i for i, t in enumerate(tokens) if t.start >= start), len(tokens))
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].end <= m.end), 0)
    if (
        not first < last
        or (start == m.start and not _is_fragment(page, mark))
        or page.sentence_at(m.end - 1) != sentence
    ):
        return m.end
    if page.text[m.last - 1] in ".?!":
        return m.end
    if page.text[m.last - 1] == "," and not _runs_on(page, mark, page.sentences[sentence].end):
        return m.end
    tree = page.tree(sentence)
    extent = tree.extent(to_boundary(tree, cue.token, list(range(first, last + 1))))
    return max(m.end, extent.end if extent else 0)


def _is_fragment(page: Page, mark: int) -> bool:
    """Tell whether marks hold the first words of a clause that goes on behind them ("vowed to “mend” the bridge")."""
    m = page.marked[mark]
    before = page.text[max(0, m.start - 4) : m.start].lower()
    return before.endswith((" to ", " not ")) and page.text[m.first].islower()


def _runs_on(page: Page, mark: int, end: int) -> bool:
    """Tell whether a clause goes on behind marks that close after a comma: with a conjunction, its subject, a list."""
    here = page.marked[mark].end
    after = next((t for t in page.tokens(page.sentence_at(here - 1)) if t.start >= here and t.pos != "PUNCT"), None)
    if after is None or after.start >= end or after.text.lower() in listed("aside_openers"):
        return False
    more = mark + 1 < len(page.marked) and page.marked[mark + 1].start < end
    return after.tag != "VBG" and (more or after.pos in _CONTINUES)


def _is_spent(page: Page, mark: int, sentence: int, cue: Cue) -> bool:
    """Tell whether a cue directly follows the marks before, so that it has its words already."""
    if not mark or page.marked[mark - 1].end > cue.start:
        return False
    between = [t for t in page.tokens(sentence) if page.marked[mark - 1].end <= t.start < cue.start]
    return all(t.pos not in ("VERB", "CCONJ", "SCONJ") for t in between)


def _only_fills(page: Page, sentence: int, start: int, end: int) -> bool:
    return all(t.pos == "PUNCT" for t in page.tokens(sentence) if start <= t.start < end)


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


def _start_of_words(before: list[tuple[int, Token]], start: int) -> int:
    return next((t.start for _, t in before if t.pos not in ("PUNCT", "SPACE")), start)
