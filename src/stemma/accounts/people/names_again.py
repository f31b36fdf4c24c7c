"""Names that one report of a story shows and others hold unseen: sought wherever they stand with their capitals.

A report is read by itself, and what names a person in one sentence may look like a common word in another report's
("Quaife retires in summer"). The story knows better: what is a name in one report is that name in the others.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.people.naming import Known
from stemma.accounts.people.running_names import covering, is_sought, opens, stands_alone, words_in, words_of
from stemma.meaning import frequency
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.spelling import core
from stemma.records import Entity, Mention, Report

_SOUGHT = frozenset({"PERSON", "ORG", "PLACE", "FACILITY", "MISC", "PRODUCT"})

Places = Mapping[str, list[tuple[int, int]]]


class _Form(NamedTuple):
    text: str
    size: int  # words


def with_names_again(known: Sequence[Known], reports: Sequence[Report]) -> list[Known]:
    """Return the entities, with those places added where a report holds the name of another report's entity unseen.

    A word that English has as well is sought inside sentences only, where its capital tells. What is a part of a longer
    run of capitals is another name, and what is no sentence of the report (a byline, an advert) is not looked at.

    >>> from stemma.records import Sentence
    >>> def report(id, text):
    ...     whole = Sentence(start=0, end=len(text), paragraph=0)
    ...     return Report(id=id, source=id, text=text, text_sha256="", sentences=(whole,))
    >>> reports = report("a", "She met Quaife."), report("b", "Quaife retires.")
    >>> quaife = Entity(id="n0", name="Quaife", type="PERSON", mentions=(Mention(start=8, end=14, kind="name"),))
    >>> found = with_names_again([Known("a", quaife, (("name", "Quaife"),), "PERSON")], reports)
    >>> [(k.report, k.entity.name, [(m.start, m.end) for m in k.entity.mentions]) for k in found]
    [('a', 'Quaife', [(8, 14)]), ('b', 'Quaife', [(0, 6)])]
    """
    types = _types(known)
    by_first: dict[str, list[_Form]] = defaultdict(list)
    for form in sorted(types, key=lambda form: (-len(form), form)):
        split = words_in(form).texts
        by_first[split[0]].append(_Form(form, len(split)))
    own = defaultdict(list)
    for item in known:
        own[item.report].append(item)
    more: dict[tuple[str, str], list[tuple[int, int]]] = {}
    new: list[Known] = []
    for report in sorted(reports, key=lambda r: r.id):
        unseen = defaultdict(list)
        for form, place in _unseen(report, own[report.id], by_first):
            unseen[form].append(place)
        for form, places in unseen.items():
            holder = _holder(form, own[report.id])
            if holder is not None:
                more.setdefault((report.id, holder.entity.id), []).extend(places)
            else:
                new.append(_entity(report, form, types[form], places))
    texts = {report.id: report.text for report in reports}
    seen = (_with(item, more.get((item.report, item.entity.id), ()), texts[item.report]) for item in known)
    return [*seen, *new]


def _types(known: Sequence[Known]) -> dict[str, str]:
    """Return the forms that are sought, each with the type that most entities of that name have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for item in known:
        if not item.entity.named or item.type not in _SOUGHT:
            continue
        forms = {" ".join(text.split()) for kind, text in item.mentions if kind == "name"}
        if item.type == "PERSON" and len(core(item.entity.name)) > 1:
            forms.add(item.entity.name.split()[-1])
        for form in forms:
            votes[form][item.type] += 1
    return {form: max(sorted(count), key=lambda kind: count[kind]) for form, count in votes.items() if is_sought(form)}


def _unseen(
    report: Report, own: Sequence[Known], by_first: Mapping[str, Sequence[_Form]]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the forms that stand in a report's sentences outside the names found there, with their places."""
    taken = sorted((m.start, m.end) for k in own if k.entity.named for m in k.entity.mentions if m.kind == "name")
    known = set(taken)
    begins = [sentence.start for sentence in report.sentences]
    words = words_of(report.text if by_first else "")
    free = 0
    for at, word in [(at, word) for at, word in enumerate(words.texts) if word in by_first]:
        start = words.starts[at]
        if start < free:
            continue
        sentence = bisect_right(begins, start) - 1
        if sentence < 0 or report.sentences[sentence].end < words.ends[at]:
            continue
        for form, size in by_first[word]:
            place = (start, words.ends[min(len(words.ends), at + size) - 1])
            if place in known or " ".join(report.text[slice(*place)].split()) != form or covering(place, taken):
                continue
            if stands_alone(report.text, words, (at, at + size), taken) and _is_told(report.text, place, form):
                yield form, place
                free = place[1]
                break


def _is_told(text: str, place: tuple[int, int], form: str) -> bool:
    """Tell whether a form is a name where it stands: a word of the language is one inside a sentence only."""
    if " " in form or frequency(form.lower()) < RARE:
        return True
    return (form.isupper() and len(form) > 1) or not opens(text, place[0])


def _holder(form: str, own: Sequence[Known]) -> Known | None:
    """Return the entity of a report that bears a form, or the only one whose family name it is."""
    named = [k for k in own if k.entity.named]
    same = [k for k in named if k.entity.name == form or ("name", form) in k.mentions]
    if same:
        return same[0]
    family = [k for k in named if k.type == "PERSON" and k.entity.name.split()[-1] == form]
    return family[0] if len(family) == 1 else None


def _entity(report: Report, form: str, kind: str, places: Sequence[tuple[int, int]]) -> Known:
    mentions = tuple(Mention(start=start, end=end, kind="name") for start, end in places)
    entity = Entity(id=f"again-{places[0][0]}", name=form, type=kind, mentions=mentions)
    return Known(report.id, entity, tuple(("name", form) for _ in places), kind)


def _with(item: Known, places: Sequence[tuple[int, int]], text: str) -> Known:
    """Return an entity with further places of its names in its report's text."""
    if not places:
        return item
    added = [Mention(start=start, end=end, kind="name") for start, end in places]
    every = sorted([*item.entity.mentions, *added], key=lambda m: (m.start, m.end))
    told = tuple((m.kind, text[m.start : m.end]) for m in every)
    return item._replace(entity=replace(item.entity, mentions=tuple(every)), mentions=told)
