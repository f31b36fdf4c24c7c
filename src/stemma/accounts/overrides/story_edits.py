"""An editor's decisions applied to one story: to its people, its quotes and the readings of its figures."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from msgspec.structs import replace

from stemma.accounts.overrides.decision_places import place, places
from stemma.accounts.overrides.decisions import Order
from stemma.accounts.overrides.people_edits import merged, named, renamed, split
from stemma.accounts.stated import Stated
from stemma.checking.cited import Library
from stemma.records import Date, Entity, Figure, Override, Quantity, Quote, Report, Span, StoryName, Utterance


class Edited:
    """A story's reports and names after an editor's decisions, and what these did; made by `edit`.

    >>> from stemma.accounts.overrides.decisions import orders as read_orders
    >>> tull = StoryName(id="n", name="Ana Tull", type="PERSON", mentions=(Span(report="a", start=0, end=8),))
    >>> edited = Edited([], [tull], {})
    >>> for order in read_orders('{"do": "rename", "name": "Ana Tull", "to": "Anna Tull"}')[0]:
    ...     edited.apply(order)
    >>> edited.names["n"].name, edited.of((), ())[0].found
    ('Anna Tull', 'Ana Tull')
    """

    def __init__(
        self, reports: Sequence[Report], names: Sequence[StoryName], names_of: Mapping[tuple[str, str], str]
    ) -> None:
        self.reports = {report.id: report for report in reports}
        self.library = Library(self.reports)
        self.names = {name.id: name for name in names}
        self.names_of = dict(names_of)
        self.done: list[Override] = []
        self.taken: dict[tuple[str, ...], int] = {}
        self.together: list[tuple[Order, tuple[Span, ...]]] = []
        self.apart: list[tuple[Order, tuple[Span, ...]]] = []

    def apply(self, order: Order) -> None:
        """Apply one decision where this story has its target."""
        {
            "merge-people": self._merge_people,
            "split-people": self._split_people,
            "rename": self._rename,
            "speaker": self._speaker,
            "wrong-reading": self._wrong_reading,
            "wrong-moment": self._wrong_moment,
            "merge-facts": self._merge_facts,
            "split-fact": self._split_fact,
        }[order.do](order)

    def _takes(self, order: Order, *targets: tuple[str, ...]) -> bool:
        """Take targets for a decision; tell whether no other one has any of them."""
        for target in targets:
            if target in self.taken:
                against = f"not applied: line {self.taken[target]} decides on the same"
                self._note(order, against, None, [], [], applied=False)
                return False
        self.taken.update(dict.fromkeys(targets, order.line))
        return True

    def _note(
        self,
        order: Order,
        effect: str,
        found: str | None,
        targets: Sequence[str],
        spans: Sequence[Span],
        *,
        applied: bool = True,
    ) -> None:
        self.done.append(
            Override(
                id=order.id,
                line=order.line,
                do=order.do,
                effect=effect,
                found=found,
                who=order.text("who"),
                when=order.text("when"),
                why=order.text("why"),
                targets=tuple(dict.fromkeys(targets)),
                spans=tuple(spans),
                applied=applied,
            )
        )

    def _merge_people(self, order: Order) -> None:
        wanted = [named(self.names, text) for text in order.fields["names"]]
        found = list(dict.fromkeys(name.id for name in wanted if name is not None))
        if any(name is None for name in wanted) or len(found) < 2:
            return
        if not self._takes(order, *(("merge", id_) for id_ in found)):
            return
        was = " · ".join(self.names[id_].name for id_ in found)
        one = merged([self.names[id_] for id_ in found], order.text("to"))
        for id_ in found:
            self.names.pop(id_)
        self.names[one.id] = one
        self.names_of = {key: one.id if id_ in found else id_ for key, id_ in self.names_of.items()}
        self._note(order, f"one person: {one.name}", was, [one.id], one.mentions[:1])

    def _split_people(self, order: Order) -> None:
        name = named(self.names, order.fields["name"])
        reports = {id_ for text in order.fields["reports"] if (id_ := self.library.id_of(text)) is not None}
        parts = split(name, reports, order.text("to")) if name else None
        if name is None or parts is None or not self._takes(order, ("merge", name.id)):
            return
        stays, goes = parts
        self.names[name.id], self.names[goes.id] = stays, goes
        moved = {key: goes.id for key, id_ in self.names_of.items() if id_ == name.id and key[0] in reports}
        self.names_of.update(moved)
        self._note(order, f"two people: {stays.name} · {goes.name}", name.name, [stays.id, goes.id], goes.mentions[:1])

    def _rename(self, order: Order) -> None:
        name = named(self.names, order.fields["name"])
        if name is None or not self._takes(order, ("rename", name.id)):
            return
        new = renamed(name, order.text("to"), order.text("role"))
        self.names[name.id] = new
        told = ", ".join(part for part in (new.name, order.text("role")) if part)
        was = ", ".join(part for part in (name.name, name.role if order.text("role") else None) if part)
        self._note(order, f"called {told}", was, [name.id], name.mentions[:1])

    def _speaker(self, order: Order) -> None:
        span = place(order.fields, self.library)
        report = self.reports.get(span.report) if span else None
        met = [q for q in report.quotes if q.start < span.end and span.start < q.end] if report and span else []
        if not met or report is None or span is None:
            return
        if not self._takes(order, *(("quote", report.id, str(q.start)) for q in met)):
            return
        who = named(self.names, order.fields["speaker"]) or self._new_name(order.fields["speaker"], span)
        local = f"override {who.id}"
        was = " · ".join(dict.fromkeys(self._called(report.id, q) for q in met))
        quotes = tuple(replace(q, speaker=local) if q in met else q for q in report.quotes)
        entities = report.entities
        if all(e.id != local for e in entities):
            entities = (*entities, Entity(id=local, name=who.name, type=who.type))
        self.reports[report.id] = replace(report, quotes=quotes, entities=entities)
        self.names_of[report.id, local] = who.id
        self._note(order, f"said by {who.name}", was, [who.id], [span])

    def _new_name(self, text: str, span: Span) -> StoryName:
        id_ = "name-" + sha256(f"override\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self.names[id_] = StoryName(id=id_, name=text, type="PERSON", mentions=(span,))
        return self.names[id_]

    def _called(self, report: str, quote: Quote) -> str:
        name = self.names.get(self.names_of.get((report, quote.speaker or ""), ""))
        return name.name if name else "nobody named"

    def _wrong_reading(self, order: Order) -> None:
        span = place(order.fields, self.library)
        report = self.reports.get(span.report) if span else None
        met = [q for q in report.quantities if q.start < span.end and span.start < q.end] if report and span else []
        if not met or report is None or span is None:
            return
        if not self._takes(order, *(("reading", report.id, str(q.start)) for q in met)):
            return
        fields = order.fields
        stays = "low" in fields or "high" in fields
        changed = tuple(self._bounded(q, order) if q in met else q for q in report.quantities if stays or q not in met)
        was = " · ".join(f"{_bounds(q)} in “{report.text[q.start : q.end]}”" for q in met)
        self.reports[report.id] = replace(report, quantities=changed)
        now = f"reads {_bounds(self._bounded(met[0], order))}" if stays else "no reading of any figure"
        self._note(order, now, was, [report.id], [span])

    def _wrong_moment(self, order: Order) -> None:
        """Take what a report puts at a moment away, or give it another day or status."""
        span = place(order.fields, self.library)
        report = self.reports.get(span.report) if span else None
        met = [h for h in report.happenings if h.start < span.end and span.start < h.end] if report and span else []
        if not met or report is None or span is None:
            return
        if not self._takes(order, *(("moment", report.id, str(h.date.start)) for h in met)):
            return
        day, status = order.text("date"), order.text("status")
        dated = {(h.date.start, h.date.end) for h in met}
        was = [d for d in report.dates if (d.start, d.end) in dated]
        found = " · ".join(f"{d.value} in “{report.text[d.start : d.end]}”" for d in was)
        self.reports[report.id] = replace(
            report,
            dates=tuple(_on(d, day) if day and d in was else d for d in report.dates),
            happenings=tuple(
                replace(h, status=status or h.status) if h in met else h
                for h in report.happenings
                if day or status or h not in met
            ),
        )
        now = ", ".join(part for part in (f"on {day}" if day else "", status or "") if part)
        self._note(order, now or "at no moment", found, [report.id], [span])

    @staticmethod
    def _bounded(quantity: Quantity, order: Order) -> Quantity:
        fields = order.fields
        low, high = fields.get("low"), fields.get("high")
        return replace(quantity, low=low, high=high, approximate=bool(fields.get("approximate", False)))

    def _merge_facts(self, order: Order) -> None:
        spans = places(order.fields["readings"], self.library)
        if spans and len(spans) > 1 and self._takes(order, *(("fact", s.report, str(s.start)) for s in spans)):
            self.together.append((order, spans))

    def _split_fact(self, order: Order) -> None:
        spans = places(order.fields["readings"], self.library)
        if spans and self._takes(order, *(("fact", s.report, str(s.start)) for s in spans)):
            self.apart.append((order, spans))

    def regroup(self, groups: Sequence[tuple[Stated, ...]]) -> Sequence[tuple[Stated, ...]]:
        """Return the groups of readings with facts merged and split as the editor decided."""
        kept = [list(group) for group in groups]
        for order, spans in self.together:
            met = [group for group in kept if any(_meets(s, spans) for s in group)]
            if len(met) > 1:
                one = [s for group in met for s in group]
                kept = [group for group in kept if group not in met] + [one]
                self._note(order, "one fact", f"{len(met)} facts", [], spans)
        for order, spans in self.apart:
            for group in list(kept):
                goes = [s for s in group if _meets(s, spans)]
                if goes and len(goes) < len(group):
                    kept.remove(group)
                    kept += [[s for s in group if s not in goes], goes]
                    self._note(order, "a fact of its own", f"a reading of a fact with {len(group)} readings", [], spans)
        ordered = [tuple(sorted(group, key=lambda s: s.key)) for group in kept]
        return sorted(ordered, key=lambda group: group[0].key)

    def of(self, figures: Sequence[Figure], quotes: Sequence[Utterance]) -> tuple[Override, ...]:
        """Return what the decisions did, with the ids of the figures and quotes that they changed."""
        return tuple(replace(o, targets=(*o.targets, *_changed(o, figures, quotes))) for o in self.done)


def edit(
    reports: Sequence[Report],
    names: Sequence[StoryName],
    names_of: Mapping[tuple[str, str], str],
    orders: Sequence[Order],
) -> Edited:
    """Apply an editor's decisions to a story, in the order of the file; those that mean other stories do nothing.

    Reports come back with changed speakers and readings, names merged, split and renamed; `Edited.regroup` is for
    `stemma.accounts.figures.reconcile`. Of two decisions on one target the first is applied.

    >>> from stemma.accounts.overrides.decisions import orders as read_orders
    >>> tull = StoryName(id="n", name="Ana Tull", type="PERSON", mentions=(Span(report="a", start=0, end=8),))
    >>> given, _ = read_orders('{"do": "rename", "name": "Ana Tull", "to": "Anna Tull"}')
    >>> done = edit([], [tull], {}, given)
    >>> done.names["n"].name, done.names["n"].aliases, done.done[0].found
    ('Anna Tull', ('Ana Tull',), 'Ana Tull')
    """
    desk = Edited(reports, names, names_of)
    for order in orders:
        desk.apply(order)
    return desk


def _on(date: Date, day: str) -> Date:
    return replace(date, value=day, type="TIME" if "T" in day else "DATE", basis="absolute")


def _changed(override: Override, figures: Sequence[Figure], quotes: Sequence[Utterance]) -> list[str]:
    if override.do in ("wrong-reading", "merge-facts", "split-fact"):
        return [f.id for f in figures if any(_meets(r, override.spans) for r in f.readings)]
    if override.do == "speaker":
        return [u.id for u in quotes if any(_meets(v, override.spans) for v in u.variants)]
    return []


def _meets(one: Span | Stated, spans: Sequence[Span]) -> bool:
    return any(one.report == s.report and one.start < s.end and s.start < one.end for s in spans)


def _bounds(q: Quantity) -> str:
    low = "open" if q.low is None else f"{q.low:g}" if isinstance(q.low, float) else str(q.low)
    high = "open" if q.high is None else f"{q.high:g}" if isinstance(q.high, float) else str(q.high)
    return low if low == high else f"{low} to {high}"
