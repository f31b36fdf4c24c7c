"""What marks hold: a title or speech, words whose cue has others already, and where a content with marks ends."""

from stemma.reading.cues.boundaries import to_boundary
from stemma.reading.cues.cue_words import Cue, listed
from stemma.reading.quotes.page import Page

_PRONOUNS = frozenset(
    ("i", "we", "you", "he", "she", "they", "it", "my", "our", "your", "i'm", "i’m", "we're", "we’re")
)
_CONTINUES = frozenset(("CCONJ", "SCONJ", "PRON", "AUX"))


def is_title(page: Page, mark: int) -> bool:
    """Tell whether marks hold a name or title: every longer word begins with a capital letter.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> def page(text):
    ...     report = Report(id="a", source="a", text=text, text_sha256="")
    ...     return Page(ParsedReport(report, (ParsedSentence(0, len(text), 0, (), ()),)))
    >>> is_title(page("“The Mill on the Orr”"), 0), is_title(page("“We stay here.”"), 0)
    (True, False)
    """
    m = page.marked[mark]
    words = [w.strip(".,;:!?'’‘“”\"") for w in page.text[m.first : min(m.last, m.first + 200)].split()]
    words = [w for w in words if w[:1].isalpha()]
    long = [w for w in words if len(w) > 3 and w not in listed("small_words")]
    if not words or any(not w[0].isupper() for w in long or words):
        return False
    small = [w for w in words[1:] if w[0].islower() and w not in listed("small_words")]
    spoken = any(w.lower() in _PRONOUNS and w != "I" and w[0].islower() for w in words)
    return not spoken and not small


def is_spent(page: Page, mark: int, sentence: int, cue: Cue) -> bool:
    """Tell whether a cue directly follows the marks before, so that it has its words already.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“We stay,” Orr said. “It burns.”"
    >>> tokens = tuple(Token(at, at + 4, w, w, "X", "", "dep", 1, "") for at, w in ((11, "Orr"), (15, "said")))
    >>> sentences = ParsedSentence(0, 20, 0, tokens, ()), ParsedSentence(21, 32, 0, (), ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), sentences))
    >>> is_spent(page, 1, 0, Cue(15, 19, 1, "say", True, None, 0, None))
    True
    """
    if not mark or page.marked[mark - 1].end > cue.start:
        return False
    between = [t for t in page.tokens(sentence) if page.marked[mark - 1].end <= t.start < cue.start]
    return all(t.pos not in ("VERB", "CCONJ", "SCONJ") for t in between)


def end_of_content(page: Page, mark: int, end: int) -> int:
    """Return where a content ends that runs on behind marks: at a comma within marks, unless its clause goes on.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“We stay,” Orr said."
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> end_of_content(Page(ParsedReport(report, (ParsedSentence(0, 20, 0, (), ()),))), 0, 20)
    10
    """
    for at in range(mark, len(page.marked)):
        m = page.marked[at]
        if m.start >= end:
            break
        if page.text[m.last - 1] == "," and not _runs_on(page, at, end) and not is_title(page, at):
            return m.end
    m = page.marked[mark]
    return max(end, m.end) if m.end >= end - 1 else end


def end_of_clause(page: Page, mark: int, sentence: int, cue: Cue, start: int) -> int:
    """Return where a content clause ends that begins before the marks ("that it was “futile,” because ..."): where the
    clause of its cue goes on or is over.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "Orr said it was “futile.” It rained."
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, 25, 0, (), ()), ParsedSentence(26, 36, 0, (), ()))))
    >>> end_of_clause(page, 0, 0, Cue(4, 8, 1, "say", True, None, 0, None), 9)
    25
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


def is_part_of_phrase(page: Page, mark: int) -> bool:
    """Tell whether a noun phrase that marks hold a part of goes on behind them ("warned of a “fierce” battle").

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "Orr warned of a “fierce” battle."
    >>> token = Token(25, 31, "battle", "battle", "NOUN", "NN", "obl", 0, "")
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> is_part_of_phrase(Page(ParsedReport(report, (ParsedSentence(0, 32, 0, (token,), ()),))), 0)
    True
    """
    m = page.marked[mark]
    after = next((t for t in page.tokens(page.sentence_at(m.end - 1)) if t.start >= m.end), None)
    if after is None or page.text[m.last - 1] in ".,?!:;" or not page.text[m.first].islower():
        return False
    return after.pos == "NOUN" or after.text.lower() in ("of", "that", "over") or after.tag == "VBN"


def _is_fragment(page: Page, mark: int) -> bool:
    """Tell whether marks hold the first words of a clause that goes on behind them ("vowed to “mend” the bridge")."""
    m = page.marked[mark]
    if is_part_of_phrase(page, mark):
        return True
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
