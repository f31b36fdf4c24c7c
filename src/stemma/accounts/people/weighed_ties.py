"""Short forms and spellings of one name, weighed: for each entry of a story the one longer name it may be short for.

Candidates share a telling word, or words that are alike. Their signs (`tie_signs`) are weighed by a log-linear ranking
in which "none of them" stands at 0 (`names_tie_weights`, learnt by `training/weigh_ties.py`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from stemma.accounts.people.name_entries import Entry, sentences_of
from stemma.accounts.people.name_forms import form_of, initials
from stemma.accounts.people.place_signs import places_by_setting
from stemma.accounts.people.tie_signs import Scene, Signs, acronym, listed, signs
from stemma.data import lexicon
from stemma.reading.names.proper.body_titles import body_title
from stemma.reading.names.proper.letters_alike import skeleton
from stemma.reading.names.roles.body_kinds import kinds_of_name
from stemma.reading.vocabulary import vocabulary
from stemma.records import Report

CROWD = 120  # entries that share a word; beyond that the word tells nothing, and comparing all is slow
_OF_A_PLACE = 1.0  # weight that it takes for a place to be short for a body: of 24 that weighed less 2 were right
_STEM = 4  # letters by which words that are alike are brought together
_SHORT = 3  # letters of an abbreviated word
_LONGEST = 24  # words; more are a list or a page in capitals taken for a name, compared word by word in square time


def weighed(entries: Sequence[Entry], reports: Sequence[Report]) -> list[tuple[int, int]]:
    """Return the pairs (entry, the entry whose name it is another form of) that their signs make likely.

    Two candidates of about the same weight leave the entry alone, unless they are one themselves.

    >>> from stemma.accounts.people.naming import Known
    >>> from stemma.records import Entity
    >>> names = "Ministry of Land", "Ministry of Land and Transport", "Halvern"
    >>> entries = [Entry([Known("a", Entity(id=n, name=n, type="ORG"), (), "ORG")]) for n in names]
    >>> weighed(entries, ())
    [(0, 1)]
    """
    known = scene(entries, reports)
    ranked = [_ranked(told(one, others, entries, known)) for one, others in enumerate(candidates(entries))]
    first = {one: found[0][1] for one, found in enumerate(ranked) if found}
    first = _agreeing({one: ranked[one][0][0] for one in first}, first, entries)
    kept = []
    for one, other in first.items():
        lead = ranked[one][0][0] - _margin()
        rival = next((o for weight, o in ranked[one][1:] if weight > lead), other)
        if {rival, first.get(rival, rival)} & {other, first.get(other, other)}:
            kept.append((one, other))
    return kept


def _agreeing(weights: Mapping[int, float], first: Mapping[int, int], entries: Sequence[Entry]) -> dict[int, int]:
    """Return the ties without those to a name of which another thing of the same report is the likelier short form.

    A report that names the Bank of Orlo and Reft Bank does not mean "Reft Bank of Orlo" by both.
    """
    kept: dict[int, int] = {}
    heaviest: dict[int, list[int]] = defaultdict(list)
    for one in sorted(first, key=lambda at: (-weights[at], at)):
        rivals = heaviest[first[one]]
        if not any(_are_two(entries[one], entries[other]) for other in rivals):
            kept[one] = first[one]
            rivals.append(one)
    return kept


def _are_two(one: Entry, other: Entry) -> bool:
    """Tell whether one report has both names, and neither holds all words of the other or stands for it by letters.

    Of two single words one may be the first and one the last of a name ("Orlo" and "the Foundation" of that name).
    """
    if (
        len(one.main) == len(other.main) == 1
        or one.reports.isdisjoint(other.reports)
        or any(acronym(text) for e in (one, other) for text in e.texts)
    ):
        return False
    words = [{word for form in entry.forms for word in form} for entry in (one, other)]
    return not (words[0] <= words[1] or words[1] <= words[0])


def _ranked(found: Sequence[tuple[int, Signs]]) -> list[tuple[float, int]]:
    """Return the candidates that weigh enough, the likeliest first."""
    weights: dict[str, float] = lexicon("names_tie_weights")["weights"]
    found = [(other, own) for other, own in found if not _is_only_alike(own)]
    sums = [(sum(weights.get(name, 0.0) * own[name] for name in sorted(own)), other) for other, own in found]
    enough = {other: _OF_A_PLACE if _stands_in_place(own) else 0.0 for other, own in found}
    return sorted((pair for pair in sums if pair[0] > enough[pair[1]]), key=lambda pair: (-pair[0], pair[1]))


def _is_only_alike(own: Signs) -> bool:
    """Tell whether a lone word is merely spelt like a word of a longer name: of 20 such ties 17 were wrong."""
    return bool(own.get("one_alike_in_longer")) and not own.get("meant")


def _stands_in_place(own: Signs) -> bool:
    """Tell whether a name that reports set as a place's ("in Orlo") may be short for a body or building there."""
    return bool(own.get("as_place")) and bool(own.get("PLACE_of_ORG") or own.get("PLACE_of_FACILITY"))


def _are_other(short: Entry, long: Entry) -> bool:
    """Tell whether a name is a place's or body's and the other one's that is called after it.

    That is a newspaper or agency of the place ("Orlo Gazette"), or an organ of the body ("Board of the Bank of Orlo").
    """
    if long.type != "ORG":
        return False
    if short.type == "PLACE":
        return "media" in kinds_of_name(long.texts[0])
    tails = {form_of(text.partition(" of ")[2]) for text in long.texts if " of the " in text}
    heads = vocabulary().organisation_heads
    return any(len(form) > 1 and form in tails and not heads.isdisjoint(form) for form in short.forms)


def scene(entries: Sequence[Entry], reports: Sequence[Report]) -> Scene:
    """Return what the signs need to know of the story.

    >>> from stemma.accounts.people.naming import Known
    >>> from stemma.records import Entity, Mention
    >>> orlo = Entity(id="n0", name="Orlo", type="PLACE", mentions=(Mention(start=8, end=12, kind="name"),))
    >>> report = Report(id="a", source="a", text="Rain in Orlo.", text_sha256="")
    >>> found = scene([Entry([Known("a", orlo, (), "PLACE")])], [report])
    >>> sorted(found.place_words), found.as_place
    (['orlo'], [1.0])
    """
    set_as_place = places_by_setting(reports, [(k.report, k.entity.mentions) for e in entries for k in e.members])
    places = [entry.places() for entry in entries]
    shares = [sum(place in set_as_place for place in own) / max(1, len(own)) for own in places]
    words = frozenset(form[0] for e in entries if e.type == "PLACE" for form in e.forms if len(form) == 1)
    return Scene(words, sentences_of(entries, reports), shares)


def told(one: int, others: Sequence[int], entries: Sequence[Entry], known: Scene) -> list[tuple[int, Signs]]:
    """Return the signs of each candidate of an entry, with how many of them hold all its words as well.

    >>> from stemma.accounts.people.naming import Known
    >>> from stemma.records import Entity
    >>> names = "Orlo", "Orlo Rail"
    >>> entries = [Entry([Known("a", Entity(id=n, name=n, type="ORG"), (), "ORG")]) for n in names]
    >>> [other for other, _ in told(0, [1], entries, scene(entries, ()))]
    [1]
    """
    whose = _countries(entries[one])
    mine = [other for other in others if not whose or whose & (_countries(entries[other]) or whose)]
    mine = [other for other in mine if not _are_counterparts(entries[one], entries[other])]
    found = [(other, signs(one, other, entries, known)) for other in mine]
    found = [(other, own) for other, own in found if not _apart(own) and not _are_other(entries[one], entries[other])]
    full = sum(own.get("same", 0.0) > 0.99 for _, own in found)
    for _, own in found:
        if own.get("same", 0.0) > 0.99 and full > 1:
            own["rivals"] = float(min(3, full - 1))
    return found


def _are_counterparts(one: Entry, other: Entry) -> bool:
    """Tell whether each name has a word that tells it from others of its sort: the North and the South Orlo Board."""
    words = set(one.main), set(other.main)
    return all(not listed("counterparts").isdisjoint(own - others) for own, others in (words, words[::-1]))


def _countries(entry: Entry) -> frozenset[str]:
    """Return the countries that the forms of a body's name have in them: bodies of two countries are two."""
    told_of = {body_title(text).country for text in entry.texts} if entry.type == "ORG" else set()
    return frozenset(country for country in told_of if country)


def candidates(entries: Sequence[Entry]) -> list[list[int]]:
    """Return, for each entry, those with a longer name, or an earlier of as many words, that share a word or sound.

    >>> from stemma.accounts.people.naming import Known
    >>> from stemma.records import Entity
    >>> names = "Orlo Rail", "Orlo", "Halvern"
    >>> candidates([Entry([Known("a", Entity(id=n, name=n, type="ORG"), (), "ORG")]) for n in names])
    [[], [0], []]
    """
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    keys = [_keys(entry) for entry in entries]
    for at, own in enumerate(keys):
        for key in own:
            held[key].append(at)
    size = [(len(e.main), sum(map(len, e.main))) for e in entries]
    found = []
    for at, own in enumerate(keys):
        near = sorted({other for key in own if len(held[key]) <= CROWD for other in held[key]} - {at})
        people = entries[at].type == "PERSON"  # who are brought together by the rules of people's names
        found.append(
            [o for o in near if (size[o], -o) > (size[at], -at) and not people & (entries[o].type == "PERSON")]
        )
    return found


def _keys(entry: Entry) -> list[tuple[str, str]]:
    found = set()
    for form in entry.forms if len(entry.main) <= _LONGEST else ():
        for word in form:
            if word not in listed("links"):
                found |= {("word", word), ("stem", word[:_STEM]), ("short", word[:_SHORT]), ("sound", skeleton(word))}
    for text in entry.texts:
        found |= {("initials", letters) for letters in initials(text)} | {("initials", acronym(text))}
    return sorted(found - {("initials", "")})


def _apart(own: Signs) -> bool:
    """Tell whether two names cannot be one: a youth wing is not its party, a group not one of its firms.

    Nor are two firms that one report names with their legal forms, or two bodies that are both called "the Times".
    """
    respelt = own.get("spelt") and own.get("in_one_report") and not own.get("rest_rare")
    other = own.get("only_other") and not own.get("missing")
    part = own.get("whole_of_parts")
    firms = own.get("both_legal") and own.get("in_one_report")
    sort = own.get("one_sort") and own.get("main_missing")
    return bool(other or respelt or part or firms or sort)


def _margin() -> float:
    return float(lexicon("names_tie_weights")["margin"])
