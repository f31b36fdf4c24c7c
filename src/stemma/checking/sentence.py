"""Does the evidence bear a sentence? Numbers, names, dates, quotations and attributions, one after the other.

The checker knows nothing of how the sentence came about, so it judges a brief of ours, of a person or of a language
model alike. It follows the idea of attribution to identified sources (Rashkin et al. 2023) with checks that a reader
can repeat by eye, and runs no model.
"""

import re
from collections.abc import Mapping, Sequence

from stemma.checking.assertions import wrong_claims
from stemma.checking.attributions import wrong_attributions
from stemma.checking.dates import wrong_dates, wrong_durations
from stemma.checking.denials import cut_off, wrong_negations
from stemma.checking.evidence import Evidence, blank
from stemma.checking.fates import wrong_fates
from stemma.checking.names import wrong_names
from stemma.checking.numbers import wrong_numbers
from stemma.checking.opposites import wrong_opposites
from stemma.checking.quotations import altered, placed, quotations
from stemma.records import Problem, Report, Span, StoryName


def unsupported(
    sentence: str,
    spans: Sequence[Span],
    reports: Mapping[str, Report],
    names: Mapping[str, StoryName] | None = None,
) -> tuple[Problem, ...]:
    """Return what the spans do not support; an empty tuple means that they support the sentence.

    `reports` maps report ids to reports, with the layers of an export where there are some: dates in other words
    ("on Wednesday"), names in other forms and speakers are known from these. `names` maps story name ids to names.

    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("At least 22 people died, Mayor Anna Tull said.")
    >>> spans = [Span(report=report.id, start=0, end=46)]
    >>> unsupported("Anna Tull said at least 22 people died.", spans, {report.id: report})
    ()
    >>> [(p.kind, p.words, p.instead) for p in unsupported("Anna Tull said 22 died.", spans, {report.id: report})]
    [('number', '22', 'At least 22')]
    """
    problems = [problem for span in spans if (problem := _out_of_reach(span, reports)) is not None]
    within = [span for span in spans if _out_of_reach(span, reports) is None]
    if not spans:
        return (Problem(kind="no citation", words=" ".join(sentence.split()), why="the sentence cites nothing"),)
    if not within:
        return tuple(problems)
    return tuple(dict.fromkeys([*problems, *_judged(sentence, Evidence(within, reports, names))]))


def _judged(sentence: str, evidence: Evidence) -> list[Problem]:
    marked = quotations(sentence)
    found = [placed(quotation, evidence) for quotation in marked]
    problems = [altered(q, evidence) for q, place in zip(marked, found, strict=True) if place is None]
    bare = blank(sentence, [(q.start, q.end) for q in marked])
    own = blank(bare, _outlets(bare, evidence))
    near = evidence.about(sentence)
    wrong, dates = wrong_dates(own, near)
    undated = blank(own, dates)
    more, read = wrong_numbers(undated, near)
    problems += [*wrong, *more, *wrong_durations(own, near, read)]
    problems += wrong_names(undated, evidence)
    kept = [q for q in found if q is not None]
    problems += wrong_attributions(blank(bare, dates), kept, evidence, sentence, altered=len(kept) < len(found))
    problems += [*wrong_negations(own, near), *cut_off(bare, kept)]
    problems += wrong_fates(own, evidence)
    problems += wrong_opposites(own, near)
    return problems + wrong_claims(own, evidence, quotes=any(found))


def _outlets(sentence: str, evidence: Evidence) -> list[tuple[int, int]]:
    """Return where a sentence names the outlets that it cites: who published a report is no claim of its text."""
    cited = {piece.report.outlet for piece in evidence.pieces if piece.report.outlet}
    outlets = sorted(outlet for outlet in cited if outlet in sentence)
    return [m.span() for outlet in outlets for m in re.finditer(rf"(?<!\w){re.escape(outlet)}(?!\w)", sentence)]


def _out_of_reach(span: Span, reports: Mapping[str, Report]) -> Problem | None:
    cited = f"{span.report}:{span.start}-{span.end}"
    report = reports.get(span.report)
    if report is None:
        return Problem(kind="unknown report", words=cited, why="the export has no report with this id")
    if not 0 <= span.start < span.end <= len(report.text):
        why = f"the text of this report has {len(report.text):,} characters"
        return Problem(kind="span out of range", words=cited, why=why)
    return None
