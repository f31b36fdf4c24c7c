"""An utterance as a sentence of the brief: words of a named speaker, or wordings that differ."""

from collections.abc import Iterator

from stemma.accounts.brief.desk import LONGEST, Desk, bare, is_marked, stripped
from stemma.data import lexicon
from stemma.records import BriefSentence, Quote, Utterance, Variant
from stemma.words import fold, folded


def quote_sentences(desk: Desk, utterance: Utterance) -> Iterator[BriefSentence]:
    """Yield the sentence that tells an utterance, none where nobody who said it is mentioned.

    >>> from stemma.records import Counts, Entity, Lineage, Mention, Report, Story, StoryName
    >>> tull = Entity(id="n", name="Ana Tull", type="PERSON", mentions=(Mention(start=0, end=8, kind="name"),))
    >>> report = Report(id="a", source="a", text="Ana Tull: “We will hold it.”", text_sha256="", entities=(tull,))
    >>> story = Story(id="s", title="", reports=("a",), counts=Counts(reports=1, outlets=0, origins=1),
    ...     lineage=Lineage(), names=(StoryName(id="n", name="Ana Tull", type="PERSON"),))
    >>> desk = Desk(story, {"a": report}, ())
    >>> said = Variant(report="a", start=11, end=27, text="We will hold it.", kind="direct", origin="o")
    >>> utterance = Utterance(id="u", speaker="n", wording="same", origins=1, variants=(said,))
    >>> [made.sentence for made in quote_sentences(desk, utterance)]
    ['Ana Tull: “We will hold it.”']
    """
    if (told := _utterance(desk, utterance)) is not None:
        yield told


def is_quotable(utterance: Utterance) -> bool:
    """Tell whether an utterance has a wording in marks that fits into a sentence and says something by itself.

    >>> def said(text):
    ...     variant = Variant(report="a", start=0, end=len(text), text=text, kind="direct", origin="o")
    ...     return Utterance(id="u", speaker=None, wording="same", origins=1, variants=(variant,))
    >>> is_quotable(said("We will hold the old bridge.")), is_quotable(said("mother vessel"))
    (True, False)
    """
    best = best_variant(utterance)
    if best.kind == "indirect" or not 1 < len(best.text) <= LONGEST or is_marked(stripped(best.text)):
        return False
    least: int = lexicon("brief")["quote_words"]["least"]
    return utterance.wording == "conflicts" or len(folded(best.text)) >= least  # "mother vessel" says too little


def best_variant(utterance: Utterance) -> Variant:
    """Return the earliest wording in marks, or the earliest at all.

    >>> told = Variant(report="a", start=0, end=7, text="it held", kind="indirect", origin="o")
    >>> said = Variant(report="b", start=0, end=8, text="It holds", kind="direct", origin="p")
    >>> best_variant(Utterance(id="u", speaker=None, wording="same", origins=2, variants=(told, said))).report
    'b'
    """
    return next((v for v in utterance.variants if v.kind != "indirect"), utterance.variants[0])


def _utterance(desk: Desk, utterance: Utterance) -> BriefSentence | None:
    best = best_variant(utterance)
    if utterance.wording == "conflicts":
        conflict = _conflict(desk, utterance, best)
        if conflict is not None:
            return conflict
    who = desk.mention(utterance.speaker or "", best.report)
    name = desk.names.get(utterance.speaker or "")
    if who is None or name is None:
        return None
    outlet = desk.outlet(best.report)
    if fold(outlet) == fold(name.name):
        return None
    sentence = desk.frames["quote_in" if outlet else "quote"].format(
        name=_opening_capital(desk.called(name.name, who)), outlet=outlet, words=_stop(best.text)
    )
    return BriefSentence(sentence=sentence, spans=(who, bare(best)))


def _conflict(desk: Desk, utterance: Utterance, best: Variant) -> BriefSentence | None:
    """Return a sentence with two wordings, or with one wording and its two speakers."""
    marked = [v for v in utterance.variants if v.kind != "indirect" and _fits(desk, v)]
    forms = set(folded(best.text))
    others = [v for v in marked if set(folded(v.text)) ^ forms and not _is_part(v.text, best.text)]
    if others:
        return _two_wordings(desk, utterance, best, others[0])
    speakers: dict[str, Variant] = {}
    for variant in marked:
        quote = _quote_at(desk, variant)
        if quote is not None and quote.speaker in desk.names:
            speakers.setdefault(quote.speaker or "", variant)
    if len(speakers) < 2:
        return None
    told, spans = [], []
    for name_id, variant in list(speakers.items())[:2]:
        who = desk.mention(name_id, variant.report)
        if who is None:
            return None
        name = desk.called(desk.names[name_id].name, who)
        told.append(f"{_reading(desk, variant)}, as words of {name}")
        spans += [who, bare(variant)]
    sentence = desk.frames["quote_speakers"].format(told=desk.between["quote"].join(told))
    return BriefSentence(sentence=sentence, spans=tuple(spans))


def _two_wordings(desk: Desk, utterance: Utterance, best: Variant, other: Variant) -> BriefSentence | None:
    name = desk.names.get(utterance.speaker or "")
    who = next((m for v in (best, other) if name and (m := desk.mention(name.id, v.report)) is not None), None)
    if name is None or who is None:
        return None
    told = desk.between["quote"].join(_reading(desk, v) for v in (best, other))
    sentence = desk.frames["quote_conflicts"].format(name=desk.called(name.name, who), told=told)
    return BriefSentence(sentence=sentence, spans=(who, bare(best), bare(other)))


def _reading(desk: Desk, variant: Variant) -> str:
    outlet = desk.outlet(variant.report)
    frame = desk.frames["reading_of" if outlet else "reading"]
    return frame.format(words=stripped(variant.text), whose=outlet)


def _fits(desk: Desk, variant: Variant) -> bool:
    return len(variant.text) <= LONGEST and not is_marked(stripped(variant.text))


def _quote_at(desk: Desk, variant: Variant) -> Quote | None:
    quotes = desk.reports[variant.report].quotes
    return next((q for q in quotes if q.start <= variant.start and variant.end <= q.end), None)


def _stop(text: str) -> str:
    """Return quoted words as a whole sentence: a comma before the cue becomes a full stop."""
    plain = " ".join(text.split()).rstrip(" ,;:")
    return plain if plain[-1:] in (".", "!", "?", "…") else plain + "."


def _opening_capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _is_part(one: str, two: str) -> bool:
    short, long = sorted((" ".join(folded(one)), " ".join(folded(two))), key=len)
    return f" {short} " in f" {long} "
