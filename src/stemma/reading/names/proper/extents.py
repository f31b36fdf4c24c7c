"""Where the names of one sentence begin and end, and what they name: the model's chunks put right by English usage.

Titles, articles and possessive endings stand outside. A name runs on over neighbouring capitals that can only be its,
a body's over "of" and "for". After a title or office stands a person. The last word of a name may tell what it names.
"""

from collections.abc import Sequence

from stemma.meaning import frequency
from stemma.reading.language import Token
from stemma.reading.names.proper.after_courtesy import is_after_courtesy
from stemma.reading.names.proper.body_names import run_on_body
from stemma.reading.names.proper.bracketed_bodies import before_open_bracket, bracketed_bodies
from stemma.reading.names.proper.capital_runs import capital_runs
from stemma.reading.names.proper.composed_bodies import composed_bodies
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.headlines import is_headline
from stemma.reading.names.proper.listed_names import acronyms, acronyms_like_words, ends_company, typed, well_known
from stemma.reading.names.proper.offices_written import is_office
from stemma.reading.names.proper.openings import GERUNDS, RARE, from_opening
from stemma.reading.names.proper.person_chunks import person_chunk
from stemma.reading.names.proper.personal_names import (
    after_titles,
    is_family_too,
    nicknamed,
    run_on_person,
)
from stemma.reading.names.proper.reach import Reach, is_capital, separate
from stemma.reading.names.proper.two_names import two_names
from stemma.reading.names.proper.whole_runs import whole_runs
from stemma.reading.parsed import ParsedSentence
from stemma.reading.vocabulary import Vocabulary

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_EDGES = frozenset(".,;:!?-–—\"“”‘’'«»()[]/|…*•")
_NAMELIKE = frozenset({"PROPN", "X"})
_PROPER = frozenset({"PERSON", "ORG", "PLACE"})
_WRITTEN_SHORT = 4  # letters of a title that is cut short and has a stop
_SHARED = frozenset(["services", "affairs", "sciences", "studies", "sports", "systems", "industries", "resources"])
_FIRMS = frozenset(("group", "bank", "holdings", "airlines", "airways", "motors"))  # end a firm's name before "and"
_WITH_FIRMS = frozenset(("trust", "savings", "insurance", "credit", "finance", "company", "co", "sons", "partners"))
_PEOPLE_ENDINGS = ("ian", "ians", "ese", "ish", "i", "is")
_TRAILING = frozenset(["and", "of", "the", "in", "at", "on", "for", "to", "with", "from", "by", "or"])


def reaches(sentence: ParsedSentence, vocab: Vocabulary) -> list[Reach]:
    """Return the names of a sentence in order, none overlapping another.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = [("Mr", 0), ("Orlo", 3), ("Tull", 8), ("left", 13)]
    >>> tokens = tuple(Token(at, at + len(w), w, w.lower(), "PROPN", "NNP", "flat", 0, "") for w, at in words)
    >>> reaches(ParsedSentence(0, 17, 0, tokens, ()), vocabulary())
    [Reach(first=1, last=3, type='PERSON')]
    """
    tokens = sentence.tokens
    lower = [t.text.lower() for t in tokens]
    chunks = [person_chunk(tokens, lower, chunk, vocab) for chunk in sentence.chunks]
    titled = [r for r in after_titles(tokens, lower, vocab) if not _is_in_body(lower, r, chunks, vocab)]
    found = separate([*nicknamed(tokens), *titled])
    taken = {at for first, last, _ in found for at in range(first, last)}
    for first, last, label in chunks:
        kind = vocab.types.get(label.upper())
        if kind and taken.isdisjoint(range(first, last)):
            reach = _trimmed(tokens, lower, Reach(first, last, kind), vocab)
            if reach.first < reach.last:
                found.append(_run_on(tokens, lower, from_opening(tokens, lower, reach, vocab), vocab))
    found += composed_bodies(tokens, lower, vocab)
    found = [_over_and(tokens, lower, reach, vocab) for reach in _joined(separate(found), tokens, lower, vocab)]
    found = [part for reach in found for part in _two_bodies(tokens, lower, reach, vocab)]
    found = [typed(tokens, lower, reach, vocab) for reach in found]
    found = separate([*found, *well_known(tokens, lower, found, vocab)])
    found = separate([*found, *acronyms(tokens, lower, found, vocab)])
    found = [reach for reach in found if _is_name(tokens, lower, reach, vocab)]
    found = separate([*found, *bracketed_bodies(tokens, found)])
    found = separate([*found, *capital_runs(tokens, lower, found, vocab)])
    found = [part for reach in found for part in two_names(tokens, lower, reach, vocab)]
    found = [Reach(*person_chunk(tokens, lower, reach, vocab)) for reach in found]
    return whole_runs(tokens, lower, found, vocab)


def _is_in_body(lower: Sequence[str], reach: Reach, chunks: Sequence[tuple[int, int, str]], vocab: Vocabulary) -> bool:
    """Tell whether the model sees a body where a word that may be a title begins its name ("State Rescue Board")."""
    title = reach.first - 1
    whole = any((first, last, label) == (title, reach.last, "ORG") for first, last, label in chunks)
    return whole and lower[title] not in vocab.sure_titles


def _joined(found: Sequence[Reach], tokens: Sequence[Token], lower: Sequence[str], vocab: Vocabulary) -> list[Reach]:
    """Join a country or people with the body right after it ("Palestinian" + "Health Ministry" is one name)."""
    joined: list[Reach] = []
    for reach in found:
        before = joined[-1] if joined else None
        if before and reach.type == "ORG" and before.type in ("NORP", "PLACE") and before.last == reach.first:
            headed = lower[reach.last - 1] in vocab.organisation_heads or lower[reach.last - 1] in vocab.head_types
            if headed and is_capital(tokens[before.first]) and is_capital(tokens[reach.first]):
                joined[-1] = Reach(before.first, reach.last, "ORG")
                continue
        joined.append(reach)
    return joined


def _over_and(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Carry a body's name back over "and" to capitals inside the clause ("Truth" + "and Reconciliation Commission")."""
    first, last, kind = reach
    headed = kind == "ORG" and last - first > 1 and lower[last - 1] in vocab.organisation_heads
    if not headed or first < 3 or lower[first - 1] != "and" or tokens[first - 2].pos not in ("PROPN", "NOUN", "ADJ"):
        return reach
    if not is_capital(tokens[first - 2]) or _is_common(lower[first - 2], vocab) or not _opens_phrase(tokens, first - 3):
        return reach
    return Reach(first - 2, last, kind)


def _opens_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word before a name shows that it begins there: "the", or what it says ("the ruling")."""
    if tokens[at].pos in ("ADJ", "VERB") and at > 0 and tokens[at].text.islower():
        at -= 1
    return tokens[at].text in ("the", "The")


def _two_bodies(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Cut in two what is two bodies ("Halvern Bank and Orlo Bank", "NATO and Sarn University"), each with its head."""
    first, last, kind = reach
    if kind != "ORG" or "and" not in lower[first:last]:
        return [reach]
    at = first + lower[first:last].index("and")
    if lower[at - 1] in _FIRMS and lower[at + 1] in _WITH_FIRMS:
        return [reach]  # "Halvern Bank and Trust Company"
    firm = lower[at - 1] in _FIRMS and last - at > 2 and is_capital(tokens[at + 2])
    if (ends_company(tokens[at - 1]) or firm) and is_capital(tokens[at + 1]):
        return [Reach(first, at, kind), Reach(at + 1, last, kind)]
    whole = [_is_whole_body(tokens, lower, first, at, vocab), _is_whole_body(tokens, lower, at + 1, last, vocab)]
    return [Reach(first, at, kind), Reach(at + 1, last, kind)] if all(whole) else [reach]


def _is_whole_body(tokens: Sequence[Token], lower: Sequence[str], first: int, last: int, vocab: Vocabulary) -> bool:
    known = " ".join(lower[first:last]) in vocab.known_bodies
    acronym = last - first == 1 and 1 < len(tokens[first].text) < 8 and tokens[first].text.isupper()
    headed = last - first > 1 and (lower[last - 1] in vocab.organisation_heads or lower[last - 1].endswith("s"))
    named = headed and not any(word in ("of", "for") for word in lower[first:last]) and is_capital(tokens[last - 1])
    return known or acronym or (named and lower[last - 1] not in _SHARED)


def _trimmed(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Cut articles, titles, possessive endings and marks off both ends."""
    first, last, kind = reach
    while first < last:
        more = last - first > 1
        hague = lower[first : first + 2] == ["the", "hague"] or (kind == "ORG" and _owns_article(tokens, first))
        title = kind == "PERSON" and more and (_is_title(lower, first, last, vocab) or lower[first].endswith(GERUNDS))
        if (lower[first] in _ARTICLES and not hague) or (more and lower[first] in _EDGES) or title:
            first += 1
        else:
            break
    if first == 0 and last - first > 2 and lower[1] == "of" and _is_plain_noun(tokens, lower, vocab):
        first = 2  # "Shares of Halvern Inc." opens a sentence
    while first < last and (
        tokens[last - 1].text in _POSSESSIVES or lower[last - 1] in _EDGES or tokens[last - 1].text in _TRAILING
    ):
        last -= 1
    last = before_open_bracket(lower, first, last)
    if kind == "PERSON":
        first = _behind_dash(tokens, first, last)
    if kind == "ORG" and "of" in lower[first + 1 : last]:
        at = lower.index("of", first + 1)
        if not any(is_capital(t) or t.text[:1].isdigit() for t in tokens[at:last]):
            last = at  # "Halvern Capital of the investment fund"
    return Reach(first, last, kind)


def _is_plain_noun(tokens: Sequence[Token], lower: Sequence[str], vocab: Vocabulary) -> bool:
    """Tell whether a sentence opens with a common noun that heads no name."""
    heads = (vocab.organisation_heads, vocab.place_heads, vocab.head_types, vocab.roles)
    return tokens[0].pos == "NOUN" and not any(lower[0] in known for known in heads)


def _behind_dash(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a person's name begins behind a dash between capitals with spaces around ("Halvern - Orlo Tull")."""
    for at in range(last - 2, first, -1):
        open_on_both = tokens[at].start > tokens[at - 1].end and tokens[at + 1].start > tokens[at].end
        if tokens[at].text in ("-", "–", "—") and open_on_both and is_capital(tokens[at + 1]) and last - at > 2:
            return at + 1
    return first


def _owns_article(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a capital "The" inside a clause belongs to the name ("told The Halvern Star")."""
    acronym = first + 1 < len(tokens) and tokens[first + 1].text.isupper()  # "told The UN"
    return tokens[first].text == "The" and first > 0 and tokens[first - 1].text[-1:].isalpha() and not acronym


def _is_title(lower: Sequence[str], first: int, last: int, vocab: Vocabulary) -> bool:
    word = lower[first]
    plural = word.endswith("s") and (word[:-1] in vocab.roles or word[:-1] in vocab.honorifics)
    return word in vocab.honorifics or word in vocab.roles or plural or (word in vocab.demonyms and last - first > 2)


def _run_on(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    if reach.type == "PERSON":
        reach = run_on_person(tokens, lower, reach, vocab)
        after = lower[reach.last] if reach.last < len(tokens) and is_capital(tokens[reach.last]) else ""
        told = vocab.head_types.get(after)
        return Reach(reach.first, reach.last + 1, told) if told and after not in vocab.roles else reach
    if reach.type in ("ORG", "PLACE", "FACILITY"):
        return run_on_body(tokens, lower, reach, vocab)
    return _beyond_people(tokens, lower, reach, vocab) if reach.type == "NORP" else reach


def _beyond_people(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Carry a rare word that only the model takes for a people's on over capitals ("Selan" + "Medical Supplies")."""
    first, last, _ = reach
    word = lower[first]
    listed = word in vocab.demonyms or word in vocab.more_demonyms or word.endswith(_PEOPLE_ENDINGS)
    if last - first > 1 or listed or is_headline(tokens) or not _is_rare(tokens[first].text):
        return reach
    while last < len(tokens) and is_capital(tokens[last]) and tokens[last].pos in ("PROPN", "NOUN", "ADJ"):
        last += 1
    return Reach(first, last, "ORG") if last - first > 1 and lower[last - 1] not in vocab.roles else reach


def _is_name(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> bool:
    first, last, kind = reach
    words = [token.text for token in tokens[first:last]]
    if not any(word[:1].isupper() or word[:1].isdigit() for word in words):
        return kind == "NORP" and lower[first] in vocab.demonyms
    if not any(c.isalpha() for word in words for c in word):
        return False
    unknown = words[0] in vocab.not_acronyms and lower[first] not in vocab.known_bodies
    if last - first == 1 and (unknown or _is_written_title(tokens, first, vocab)):
        return False
    if last - first == 1 and (
        _is_currency(tokens, last, lower[first], vocab)
        or (lower[first] in vocab.never and words[0] not in acronyms_like_words())
    ):
        return False
    if last - first == 1 and kind in ("ORG", "PLACE") and lower[first] in vocab.place_heads:
        return False
    if first == 0 and last == 1 and tokens[0].pos not in _NAMELIKE and kind in _PROPER:
        return words[0].lower() in vocab.gazetteer_openers or words[0].isupper() or _is_rare(words[0])
    if kind == "ORG" and all(word in vocab.sure_titles or word in vocab.roles for word in lower[first:last]):
        return False
    if " ".join(lower[first:last]) in vocab.role_phrases or is_office(lower, reach, vocab):
        return False
    if kind != "PERSON":
        return True
    office = last - first > 1 and lower[last - 1] in vocab.roles and not is_family_too(tokens, lower, last - 1, vocab)
    if office and lower[first] not in vocab.given_genders and not _is_rare(words[0]):
        return False
    return is_after_courtesy(tokens, lower, first) or not all(_is_common(word, vocab) for word in lower[first:last])


def _is_written_title(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Tell whether a word with a stop before a name is a title written short ("Det. Orlo", "Kap. Tull")."""
    word = tokens[at].text
    stop = tokens[at + 1] if at + 1 < len(tokens) else None
    stopped = word.endswith(".") or (stop is not None and stop.text == "." and stop.start == tokens[at].end)
    named = at + 1 + (not word.endswith("."))
    if not stopped or named >= len(tokens) or not is_capital(tokens[named]) or "." in word[:-1]:
        return False
    plain = word.rstrip(".").lower()
    listed = plain in vocab.honorifics or f"{plain}." in vocab.honorifics
    return listed or (1 < len(plain) <= _WRITTEN_SHORT and word[1:].rstrip(".").islower() and not is_given(plain))


def _is_rare(word: str) -> bool:
    """Tell whether a word that a model takes for a name is no word of the language, whatever a parser sees in it."""
    return word.isalpha() and len(word) > 2 and frequency(word.lower()) < RARE


def _is_currency(tokens: Sequence[Token], last: int, word: str, vocab: Vocabulary) -> bool:
    """Tell whether a word names a currency before an amount ("US$4", "LE 30", "US dollars")."""
    if last >= len(tokens):
        return False
    following = tokens[last].text.lower()
    if following in ("dollar", "dollars"):
        return word in vocab.currencies
    return word in vocab.currencies and (following[0] in "$€£" or (following[0].isdigit() and word != "us"))


def _is_common(word: str, vocab: Vocabulary) -> bool:
    single = word.removesuffix("s")
    return (
        word in vocab.honorifics
        or single in vocab.roles
        or word in vocab.roles
        or word in vocab.collectives
        or word in vocab.never
        or word in vocab.demonyms
    )
