"""Names that some report of a story cuts elsewhere than the others: where a full name is known, it stands whole.

"Tenzin Tashi Orlo" is one name though one report reads "Orlo" in it, "Seoul Simon Taylor" holds the name of Simon
Taylor, and "the Indian navy" is the body that others write with two capitals.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.people.naming import Known
from stemma.accounts.people.running_names import covering, is_sought, stands_alone, words_in, words_of
from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.records import Mention, Report

_BODIES = frozenset({"ORG", "FACILITY"})
_JUNK = frozenset(lexicon("names_ties")["no_part_of_a_name"])

Span = tuple[int, int]


class _Form(NamedTuple):
    """What is sought, how many words it has, whose name it is, and its type."""

    text: str
    size: int
    name: str
    type: str


class _Place(NamedTuple):
    """Where a form stands in a report, and the places of names there that it covers, or that covers it."""

    form: _Form
    span: Span
    others: tuple[Span, ...]


def with_agreed_extents(known: Sequence[Known], reports: Sequence[Report]) -> list[Known]:
    """Return the entities, with the places of their names made as long as the full names of the story.

    A place is made longer where at least as many reports read the full name as read a part of it, and shorter where
    somebody's full name ends it or what follows a name is no part of any.

    >>> from stemma.records import Entity
    >>> def item(report, name, start, end):
    ...     entity = Entity(id=name, name=name, type="PERSON", mentions=(Mention(start=start, end=end, kind="name"),))
    ...     return Known(report, entity, (("name", name),), "PERSON")
    >>> reports = [Report(id=id, source=id, text="So Ida Tashi Orr left.", text_sha256="") for id in "ab"]
    >>> found = with_agreed_extents([item("a", "Ida Tashi Orr", 3, 16), item("b", "Orr", 13, 16)], reports)
    >>> [(k.report, k.entity.name, [(m.start, m.end) for m in k.entity.mentions]) for k in found]
    [('a', 'Ida Tashi Orr', [(3, 16)]), ('b', 'Ida Tashi Orr', [(3, 16)])]
    """
    by_first = _forms(known)
    own: dict[str, list[Known]] = defaultdict(list)
    for item in known:
        own[item.report].append(item)
    whole: dict[str, Counter[bool]] = defaultdict(Counter)
    wanted: dict[str, list[_Place]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        places = list(_places(report, own[report.id], by_first)) if own[report.id] else []
        cut = {place.form.text for place in places if place.others}
        for text in sorted({place.form.text for place in places}):
            whole[text][text not in cut] += 1
        wanted[report.id] = [place for place in places if place.others]
    moves: dict[str, dict[Span, _Place]] = defaultdict(dict)
    for id_, places in wanted.items():
        for place in places:
            longer = place.others[0][1] - place.others[0][0] < place.span[1] - place.span[0]
            sure = not longer or place.form.text != place.form.name
            if sure or whole[place.form.text][True] >= whole[place.form.text][False]:
                moves[id_].update(dict.fromkeys(place.others, place))
    texts = {report.id: report.text for report in reports}
    return [one for k in known for one in (_moved(k, moves[k.report], texts[k.report]) if moves.get(k.report) else [k])]


def _forms(known: Sequence[Known]) -> dict[str, list[_Form]]:
    """Return the full names of the story by their first word, the longest first; bodies also in small letters."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for item in known:
        for text in {" ".join(text.split()) for kind, text in item.mentions if kind == "name" and item.entity.named}:
            if " " in text and is_sought(text):
                votes[text][item.type] += 1
    kinds = {text: max(sorted(count), key=lambda each: count[each]) for text, count in sorted(votes.items())}
    found: dict[str, _Form] = {}
    for text, kind in kinds.items():
        if _holds_more(text, kinds):
            continue
        for form in (text, *(_in_small_letters(text) if kind in _BODIES else ())):
            found.setdefault(form, _Form(form, len(words_in(form).texts), text, kind))
    by_first: dict[str, list[_Form]] = defaultdict(list)
    for form in sorted(found.values(), key=lambda f: (-len(f.text), f.text)):
        by_first[words_in(form.text).texts[0]].append(form)
    return by_first


def _holds_more(text: str, kinds: Mapping[str, str]) -> bool:
    """Tell whether a name is another one with something before or behind it that belongs to no name."""
    words = text.split()
    for at in range(1, len(words) - 1):
        ends = kinds[text] != "PERSON" and kinds.get(" ".join(words[at:])) == "PERSON" and _is_before(words[:at])
        if ends or (at > 1 and words[at].lower() in _JUNK and " ".join(words[:at]) in kinds):
            return True
    return False


def _is_before(words: Sequence[str]) -> bool:
    """Tell whether words before a full name are a place or end in an office or a dash, and are no part of a name."""
    vocab, last = vocabulary(), words[-1]
    place = " ".join(words).lower()
    office = last.lower() in vocab.roles or (last.isupper() and 1 < len(last) < 4 and last.lower() not in vocab.ships)
    return place in vocab.cities or place in vocab.country_of or office or last in _JUNK


def _in_small_letters(name: str) -> Iterator[str]:
    """Yield a body's name as some desks write it: "Halvern police" of the Halvern Police or its Department."""
    words = name.split()
    if len(words) > 2 and words[-1] in ("Department", "Force", "Service"):
        words = words[:-1]
        yield " ".join(words)
    if len(words) == 2 and words[-1].lower() in vocabulary().collectives | vocabulary().organisation_heads:
        yield f"{words[0]} {words[1].lower()}"


def _places(report: Report, own: Sequence[Known], by_first: Mapping[str, Sequence[_Form]]) -> Iterator[_Place]:
    """Yield where forms stand whole, in pieces or inside a longer name of a report."""
    taken = sorted({(m.start, m.end) for k in own if k.entity.named for m in k.entity.mentions if m.kind == "name"})
    other = {(m.start, m.end) for k in own if not k.entity.named for m in k.entity.mentions}
    words = words_of(report.text)
    free = 0
    for at, word in [(at, word) for at, word in enumerate(words.texts) if word in by_first]:
        start = words.starts[at]
        for form in by_first[word] if start >= free else ():
            span = (start, words.ends[min(len(words.ends), at + form.size) - 1])
            if " ".join(report.text[slice(*span)].split()) != form.text or span in other:
                continue
            named = covering(span, taken)
            over = [place for place in named if place != span]
            pieces = all(span[0] <= start and end <= span[1] for start, end in over)
            alone = not pieces or stands_alone(report.text, words, (at, at + form.size), ())
            if over and not (alone and (pieces or _holds_junk(report.text, span, over, form))):
                continue
            if named:
                yield _Place(form, span, tuple(over))
                free = span[1]
                break


def _holds_junk(text: str, span: Span, over: Sequence[Span], form: _Form) -> bool:
    """Tell whether one name is a full name with something before or behind it that belongs to no name."""
    (start, end), *more = over
    if more or start > span[0] or end < span[1]:
        return False
    rest = text[span[1] : end].split()
    before = text[start : span[0]].split()
    if end == span[1] and form.type == "PERSON" and before:
        return _is_before(before)
    return start == span[0] and bool(rest) and rest[0].lower() in _JUNK


def _moved(item: Known, moves: Mapping[Span, _Place], text: str) -> list[Known]:
    """Return an entity without the places that are moved, and each of these under the name that stands there."""
    gone = {(m.start, m.end): moves[m.start, m.end] for m in item.entity.mentions if (m.start, m.end) in moves}
    if not gone or not item.entity.named:
        return [item]
    kept = tuple(m for m in item.entity.mentions if (m.start, m.end) not in gone)
    spans: dict[_Form, set[Span]] = defaultdict(set)
    for place in gone.values():
        spans[place.form].add(place.span)
    out = []
    if any(m.kind == "name" for m in kept):
        out.append(item._replace(entity=replace(item.entity, mentions=kept), mentions=_told(kept, text)))
    for form in sorted(spans):
        same = not out
        mentions = tuple(Mention(start=start, end=end, kind="name") for start, end in sorted(spans[form]))
        mentions = tuple(sorted((*mentions, *(kept if same else ())), key=lambda m: (m.start, m.end)))
        gender = item.entity.gender if form.type == "PERSON" else None
        entity = replace(item.entity, name=form.name, type=form.type, gender=gender, aliases=(), mentions=mentions)
        entity = entity if same else replace(entity, id=f"{item.entity.id}-whole-{mentions[0].start}", role=None)
        out.append(item._replace(entity=entity, mentions=_told(mentions, text), type=form.type))
    return out


def _told(mentions: Sequence[Mention], text: str) -> tuple[tuple[str, str], ...]:
    return tuple((m.kind, text[m.start : m.end]) for m in mentions)
