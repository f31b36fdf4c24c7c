"""What was said once, in all its wordings across the reports of a story."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from stemma.accounts.utterances.alike import groups
from stemma.accounts.utterances.sameness import sameness
from stemma.accounts.utterances.statements import Statement, statements
from stemma.accounts.utterances.wording import Change, change
from stemma.data import lexicon
from stemma.lineage.origins import FactOrigins
from stemma.records import Report, Span, Utterance, Variant, Wording

_COMPARED = 40  # wordings of one utterance that are compared with the earliest; the rest are copies of these


def gather(
    reports: Sequence[Report], origins: FactOrigins, names_of: Mapping[tuple[str, str], str]
) -> tuple[Utterance, ...]:
    """Return the utterances of a story, those that most origins carry first.

    Each pair of marks is a variant, and each indirect quote is one; the first variant is the earliest wording. The
    speaker is a story name id, or None where no report tells. The result does not depend on the order of the reports.

    >>> from stemma.records import Extent, Lineage, Quote
    >>> def report(id, text):
    ...     quoted = Extent(start=1, end=len(text) - 1)
    ...     quote = Quote(start=0, end=len(text), kind="direct", quoted=(quoted,))
    ...     return Report(id=id, source=id, text=text, text_sha256="", quotes=(quote,))
    >>> both = [report("a", "“We will hold the old bridge”"), report("b", "“We will not hold the old bridge”")]
    >>> [(u.wording, u.origins, len(u.variants)) for u in gather(both, FactOrigins(both, Lineage()), {})]
    [('conflicts', 2, 2)]
    """
    ordered = sorted(reports, key=lambda r: r.id)
    published = {r.id: r.published or "9999" for r in ordered}
    found = [_utterance(group, origins, published) for group in groups(statements(ordered, names_of))]
    return tuple(sorted(found, key=lambda u: (-u.origins, -len(u.variants), u.id)))


def _utterance(group: Sequence[Statement], origins: FactOrigins, published: Mapping[str, str]) -> Utterance:
    said = sorted(group, key=lambda s: (published[s.report], s.report, s.extents[0].start))
    spans = [Span(report=s.report, start=e.start, end=e.end) for s in said for e in s.extents]
    texts = [s.report_text[e.start : e.end] for s in said for e in s.extents]
    whose = [s for s in said for _ in s.extents]
    labels = _labels(spans, origins)
    speaker = _speaker(said)
    variants = tuple(
        Variant(
            report=span.report,
            start=span.start,
            end=span.end,
            text=text,
            kind=s.kind,
            origin=label,
            speaker=(s.speaker if s.sure else None) or speaker,
        )
        for span, text, s, label in zip(spans, texts, whose, labels, strict=True)
    )
    return Utterance(
        id=_id(spans),
        speaker=speaker,
        wording=_wording(said),
        origins=len(set(labels)),
        variants=variants,
        inferred=speaker is not None and not any(s.sure and s.speaker == speaker for s in said),
    )


def _labels(spans: Sequence[Span], origins: FactOrigins) -> tuple[str, ...]:
    """Return the origin of each span; what one report says twice has one origin, that of its longest wording."""
    longest: dict[str, Span] = {}
    for span in spans:
        known = longest.get(span.report)
        if known is None or span.end - span.start > known.end - known.start:
            longest[span.report] = span
    of = dict(zip(longest, origins.label(list(longest.values())), strict=True))
    return tuple(of[span.report] for span in spans)


def _id(spans: Sequence[Span]) -> str:
    content = "|".join(f"{s.report}:{s.start}:{s.end}" for s in sorted(spans, key=lambda s: (s.report, s.start, s.end)))
    return "quote-" + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _speaker(said: Sequence[Statement]) -> str | None:
    """Return the speaker whom most wordings give; the earliest where they tie.

    Words in marks count before indirect ones, those that a report attributes before those whose speaker only their
    place suggests. A person named counts for more than a body, a body for more than a description, and a text for
    nobody where another report tells who speaks.
    """
    marked = [s for s in said if s.kind != "indirect" and s.speaker] or [s for s in said if s.speaker]
    marked = [s for s in marked if s.sure] or marked
    marked = [s for s in marked if s.somebody] or marked
    by = lexicon("quotes_grouping")["voices"]
    count: Counter[str | None] = Counter()
    for s in marked:
        count[s.speaker] += by[s.how] if s.known else by["body" if s.named and s.how == "name" else "others"]
    first = {s.speaker: -at for at, s in reversed(list(enumerate(marked)))}
    return max(count, key=lambda who: (count[who], first[who]), default=None)


def _change(statement: Statement, before: Sequence[Statement]) -> Change:
    """Return what changed from the most similar earlier wording; parts of one utterance are shortened forms of it."""
    alike = [(sameness(statement.forms, other.forms), other) for other in before]
    nearest, other = max(alike, key=lambda pair: (pair[0].inner, pair[0].letters))
    if nearest.inner < lexicon("quotes_grouping")["compared"]["share"] or _holds(other.forms, statement.forms):
        return "shortened"
    return change(other.text, statement.text)


def _holds(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether the shorter wording stands in the longer one without a gap."""
    if one == two:
        return False
    short, long = sorted((f" {' '.join(one)} ", f" {' '.join(two)} "), key=len)
    return short in long


def _wholes(said: Sequence[Statement]) -> list[Statement]:
    """Return the statements with those put together that stand in one sentence of one content."""
    of: dict[tuple[str, int], Statement] = {}
    for at, s in enumerate(said):
        key = (s.report, s.whole if s.whole is not None and s.kind == "mixed" else -1 - at)
        known = of.get(key)
        of[key] = s if known is None else known._replace(text=f"{known.text} {s.text}", forms=known.forms + s.forms)
    return list(of.values())


def _wording(said: Sequence[Statement]) -> Wording:
    """Return whether the wordings agree: a lost negation, another number or another speaker makes a conflict."""
    marked = [s for s in said if s.kind != "indirect"] or list(said)
    if len({s.speaker for s in marked if s.speaker and s.known and s.sure}) > 1:
        return "conflicts"
    distinct = list({s.forms: s for s in _wholes(marked)}.values())[:_COMPARED]
    changes = {_change(other, distinct[:at]) for at, other in enumerate(distinct) if at}
    if "meaning-changed" in changes:
        return "conflicts"
    return "differs" if changes - {"same"} else "same"
