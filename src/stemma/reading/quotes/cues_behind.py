"""The cue that follows words in marks: verb and subject in either order, "according to", "as she put it"."""

from stemma.reading.cues.agents import agent
from stemma.reading.cues.contents_beside import cue_addresses
from stemma.reading.cues.cue_put import put_it
from stemma.reading.cues.cue_words import Cue, listed, verbs
from stemma.reading.cues.noun_phrases import noun_phrase
from stemma.reading.language import Token
from stemma.reading.quotes.page import Page

_OPEN_END = frozenset(",?!—–-…")
_NAMES = frozenset(("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"))
_STOPS = frozenset((",", ".", ";", ":", "(", "—", "–"))
_LAST = 6  # words of a sentence that may follow the cue at its end ("Orr said on Friday")
_NEAR = 30  # words between marks and the cue that follows them
_LINKS = frozenset((",", "—", "–", "―", "--", "-"))


def cue_behind(page: Page, mark: int, sentence: int, after: list[tuple[int, Token]]) -> Cue | None:
    """Return the cue that directly follows the marks: verb and subject in either order, or "according to".

    `after` holds the words behind the marks with their places in the sentence.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> page = Page(parse(report_of_text("“We stay,” Orla Tull said."), bundled()))
    >>> cue_behind(page, 0, 0, [(i, t) for i, t in enumerate(page.tokens(0)) if t.start >= 11]).lemma
    'say'
    """
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
    begins = final in "?!…" and after[0][1].text[:1].isupper()
    for cue in page.cues(sentence):
        if cue.token < indices[0] or cue.token > indices[-1]:
            continue
        if begins and cue.content is not None and cue.content.start >= cue.end:
            return None  # "“Who tested it?” Orr promised a check."
        if _says_that(page, cue):
            return None
        in_source = cue.source is not None and cue.source.start <= m.start and m.last <= cue.source.end
        heard = _of_patient(page, sentence, cue, indices) if cue.passive and cue.source is None else cue
        if heard.passive and heard.source is None and _is_told_to(page, sentence, heard, indices):
            return heard._replace(content=None)
        if (cue.quotes or cue.passive) and not in_source and not (cue.passive and heard.source is None):
            if _adjoins(page, sentence, cue, indices):
                return _with_source(page, sentence, heard, indices)
            if _is_told_of_subject(page, sentence, cue):
                continue
            return None
        break
    begins = begins and after[0][1].pos in ("PRON", "DET")
    return _any_verb(page, sentence, indices) if final in _OPEN_END and not begins else None


def _says_that(page: Page, cue: Cue) -> bool:
    """Tell whether a cue has its own content behind it ("Under the heading “Our mill”, Orr writes that it ...")."""
    content = cue.content
    beside = content is not None and content.start == cue.end + 1
    return beside and page.text.startswith("that ", cue.end + 1)


def _is_told_to(page: Page, sentence: int, cue: Cue, indices: list[int]) -> bool:
    """Tell whether somebody was told what stands in the marks, and by whom is not said ("“...,” they were told")."""
    return cue_addresses(cue) and _adjoins(page, sentence, cue, indices)


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
        verbal = verbal or (
            i > indices[0] and entry is not None and token.text.endswith("ed") and _ends(page, sentence, i)
        )
        if entry and "quote" in entry.takes and verbal:
            cue = Cue(token.start, token.end, i, entry.lemma, True, None, None, None)
            return _with_source(page, sentence, cue, indices) if _adjoins(page, sentence, cue, indices) else None
    return None


def _inverted(page: Page, sentence: int, indices: list[int]) -> Cue | None:
    """Return a verb right behind the marks that its subject ends the sentence of ("“...,” blasted miner Jo Orr")."""
    tokens = page.tokens(sentence)
    at = indices[0]
    rest = [tokens[i] for i in indices[1:] if tokens[i].pos not in ("PUNCT", "SPACE")]
    named = rest and rest[-1].pos == "PROPN" and all(t.pos in _NAMES and t.text != "," for t in rest)
    if not named or tokens[at].tag not in ("VBD", "VBN") or not tokens[at].text.islower():
        return None
    token = tokens[at]
    return _with_source(page, sentence, Cue(token.start, token.end, at, token.lemma, True, None, None, None), indices)


def _ends(page: Page, sentence: int, i: int) -> bool:
    """Tell whether nothing but signs follows a word in its sentence."""
    return all(token.pos in ("PUNCT", "SPACE") for token in page.tokens(sentence)[i + 1 :])


def _with_source(page: Page, sentence: int, cue: Cue, indices: list[int]) -> Cue:
    """Return a cue behind marks with the noun phrase beside it as source, where the parse sees no subject there."""
    tree = page.tree(sentence)
    i = cue.token
    if cue.passive:
        return _of_patient(page, sentence, cue, indices)
    if cue.lemma == "according to" or tree.tokens[i].tag == "VBG" or cue.source_token in indices:
        return cue
    ahead = [w for w in indices if w < i and (tree.tokens[w].pos in _NAMES or tree.tokens[w].text.istitle())]
    if ahead:
        comma = next((w for w in range(ahead[0], i) if tree.tokens[w].text == ","), i)
        source, head = tree.extent(range(ahead[0], i)), head_of(page, sentence, [w for w in ahead if w < comma])
        return cue._replace(source=source, source_token=head, content=None)
    if i + 1 >= len(tree.tokens) or tree.tokens[i + 1].pos not in _NAMES:
        return cue
    stop = next((w for w in range(i + 1, len(tree.tokens)) if tree.tokens[w].text in _STOPS), len(tree.tokens))
    stop = next((w for w in range(i + 1, stop) if tree.tokens[w].pos in ("ADP", "VERB", "SCONJ")), stop)
    words = [w for w in range(i + 1, stop) if tree.tokens[w].pos in _NAMES]
    source, head = tree.extent(range(i + 1, stop)), head_of(page, sentence, words)
    return cue._replace(source=source, source_token=head, content=None)


def _of_patient(page: Page, sentence: int, cue: Cue, indices: list[int]) -> Cue:
    """Return a passive cue of hearing with whom one hears as source ("“...,” Orr is heard saying")."""
    tree = page.tree(sentence)
    patient = tree.child(cue.token, "nsubj:pass")
    if cue.lemma not in ("hear", "see", "quote", "cite") or patient not in indices or patient is None:
        return cue
    return cue._replace(source=noun_phrase(tree, patient, cue.token), source_token=patient, content=None)


def head_of(page: Page, sentence: int, words: list[int]) -> int:
    """Return the word of a noun phrase that describes or names somebody: its last noun, the first part of a name.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "mill owner Ida Orr"
    >>> rows = ("mill", "NOUN"), ("owner", "NOUN"), ("Ida", "PROPN"), ("Orr", "PROPN")
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", "dep", 0, "") for w, p in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 18, 0, tokens, ()),)))
    >>> head_of(page, 0, [0, 1]), head_of(page, 0, [0, 1, 2, 3])
    (1, 2)
    """
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
        if i == indices[0] and (inverted := _inverted(page, sentence, indices)) is not None:
            return inverted
        if head is None or head not in indices or tree.tokens[i].tag not in ("VBD", "VBZ", "VBP"):
            return _lost_cue(page, sentence, indices)
        t = tree.tokens[i]
        return Cue(t.start, t.end, i, t.lemma, True, noun_phrase(tree, head, i), head, None)
    return _lost_cue(page, sentence, indices)
