"""Utterances as a page shows them: the earliest wording, and what others changed in it."""

from typing import NamedTuple

from markupsafe import Markup, escape

from stemma.output.cue_words import telling_cues
from stemma.output.limits import limit
from stemma.output.order import quotes_in_order
from stemma.output.override_words import edited
from stemma.output.page.citing import Cites, Citing
from stemma.output.page.wording import wording
from stemma.output.phrases import told_by
from stemma.output.sigla import of_fact
from stemma.output.visible import one_line
from stemma.output.wordings import said_by, wording_label, wordings
from stemma.records import Story, Utterance, Wording


class VariantView(NamedTuple):
    """One wording, its differences from the earliest one marked, and the reports that have it."""

    text: Markup
    kind: str
    said_by: str  # who says it here, where that is not the speaker of the utterance
    cue: str  # the verb that attributes it, where that says more than that it was said
    cites: Cites


class QuoteView(NamedTuple):
    """Something said once, in all its wordings; the first is the earliest. `id` is what `stemma explain` takes."""

    id: str
    key: tuple[bool, str, str]  # who speaks, unnamed speakers last
    speaker: str
    role: str
    wording: Wording
    label: str
    origins: str
    variants: tuple[VariantView, ...]
    edited: bool
    inferred: bool


class QuoteViews(NamedTuple):
    """Utterances that several reports give, and those of one report only."""

    several: list[QuoteView]
    single: list[QuoteView]


def quote_views(story: Story, citing: Citing) -> QuoteViews:
    """Return the views of a story's utterances, as many as a page shows.

    >>> from stemma.output.page.anchors import Anchors
    >>> from stemma.output.sigla import sigla
    >>> from stemma.records import Counts, Lineage
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> story = Story(id="s", title="Fire", reports=(), counts=counts, lineage=Lineage())
    >>> quote_views(story, Citing(sigla(story, {}), {}, Anchors([])))
    QuoteViews(several=[], single=[])
    """
    shown = quotes_in_order(story.quotes)[: limit("page_quotes")]
    views = QuoteViews([], [])
    people = {name.id: (one_line(name.name), one_line(name.role or "")) for name in story.names}
    marked = edited(story)
    for utterance in shown:
        view = _view(utterance, citing, people, utterance.id in marked)
        several = len({variant.report for variant in utterance.variants}) > 1 or utterance.wording == "conflicts"
        (views.several if several else views.single).append(view)
    return views


def _view(utterance: Utterance, citing: Citing, people: dict[str, tuple[str, str]], marked: bool) -> QuoteView:
    sigla = of_fact(utterance.variants, citing.names)
    variants: list[VariantView] = []
    said_as = wordings(utterance.variants)
    for text, members in said_as:
        shown = escape(text) if not variants else wording(text, said_as[0].text)
        whose = said_by(members, utterance.speaker, {who: name for who, (name, _) in people.items()})
        cue = telling_cues(members, citing.reports)
        variants.append(VariantView(shown, members[0].kind, whose, cue, citing.by_report(members, sigla)))
    speaker, role = people.get(utterance.speaker or "", ("", ""))
    key = (speaker == "", speaker, utterance.speaker or "")
    origins = told_by(utterance)
    label = wording_label(utterance)
    return QuoteView(
        utterance.id, key, speaker, role, utterance.wording, label, origins, tuple(variants), marked, utterance.inferred
    )
