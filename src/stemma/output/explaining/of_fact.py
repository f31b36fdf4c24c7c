"""Why a figure has its status, which wordings a quote has, and where a name stands."""

from stemma.output.explaining.explanation import Explanation, Point, Section
from stemma.output.explaining.scene import Scene, counted_by, section
from stemma.output.figure_words import current, heading
from stemma.output.phrases import bounds, day, told_by
from stemma.output.wordings import in_marks
from stemma.records import Figure, Reading, StoryName, Utterance, Variant
from stemma.words import amid

_WORDING = {
    "same": "all reports give the same words",
    "differs": "the wording differs, the meaning does not",
    "conflicts": "the wordings cannot all be right: a negation, a number or a speaker differs",
}


def of_figure(figure: Figure, here: Scene) -> Explanation:
    """Return the explanation of a figure: its status and why, its readings, and who tells it.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Report, Story
    >>> mill = Report(id="a", source="a.txt", text="Nine died.", text_sha256="")
    >>> nine = Reading(report="a", start=0, end=9, text="Nine died", low=9, high=9, approximate=False, said_by=None,
    ...     as_of=None, origin="o")
    >>> figure = Figure(id="f", measure="killed", of="people", place=None, status="single", why="", origins=1,
    ...     current=None, readings=(nine,))
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a",), counts=counts, lineage=Lineage(), figures=(figure,))
    >>> of_figure(figure, scene(Export(reports=(mill,), stories=(story,)), story)).says
    'people killed: single, 1 origin'
    """
    status = [Point(name=figure.status, text=figure.why)]
    if now := current(figure):
        status.append(Point(name="now", text=now))
    readings = (_reading(reading, here) for reading in figure.readings)
    return Explanation(
        id=figure.id,
        what="figure",
        story=here.story.id,
        says=f"{heading(figure) or 'a number'}: {figure.status}, {told_by(figure)}",
        sections=(
            Section(head="Status", points=tuple(status)),
            section("Readings", readings),
            section("Counted", counted_by(figure.counts)),
        ),
    )


def _reading(reading: Reading, here: Scene) -> Point:
    people = {name.id: name.name for name in here.story.names}
    said = [bounds(reading.low, reading.high, reading.approximate), here.called(reading.report)]
    if reading.said_by:
        said.append(f"said by {amid(people.get(reading.said_by, reading.said_by))}")
    if reading.as_of:
        said.append(f"as of {day(reading.as_of)}")
    return Point(name=_letter(reading, here), text=", ".join(said), words=here.words([reading]))


def of_quote(utterance: Utterance, here: Scene) -> Explanation:
    """Return the explanation of a quote: who speaks, its wordings from the earliest on, and who tells it.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Report, Story, Variant
    >>> mill = Report(id="a", source="a.txt", text="“We stay,” they said.", text_sha256="")
    >>> stay = Variant(report="a", start=1, end=9, text="We stay,", kind="direct", origin="o")
    >>> said = Utterance(id="q", speaker=None, wording="same", origins=1, variants=(stay,))
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a",), counts=counts, lineage=Lineage(), quotes=(said,))
    >>> of_quote(said, scene(Export(reports=(mill,), stories=(story,)), story)).what
    'quote'
    """
    speaker = next((name.name for name in here.story.names if name.id == utterance.speaker), "a speaker not named")
    variants = (
        Point(
            name=_letter(variant, here),
            text=f"{in_marks(variant.text, variant.kind)} – {here.called(variant.report)} ({variant.kind})",
            words=here.words([variant]),
        )
        for variant in utterance.variants
    )
    return Explanation(
        id=utterance.id,
        what="quote",
        story=here.story.id,
        says=f"said by {amid(speaker)}, {told_by(utterance)}",
        sections=(
            Section(head="Wording", points=(Point(name=utterance.wording, text=_WORDING[utterance.wording]),)),
            section("Variants, the earliest first", variants),
            section("Counted", counted_by(utterance.counts)),
        ),
    )


def of_name(name: StoryName, here: Scene) -> Explanation:
    """Return where a person, body or place is mentioned, and under which names.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Story
    >>> orr = StoryName(id="n", name="Ada Orr", type="PERSON", aliases=("Orr",))
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> story = Story(id="s", title="Fire", reports=(), counts=counts, lineage=Lineage(), names=(orr,))
    >>> of_name(orr, scene(Export(stories=(story,)), story)).says
    'Ada Orr'
    """
    facts = [Point(name="type", text=name.type)]
    if name.role:
        facts.append(Point(name="role", text=name.role))
    if name.aliases:
        facts.append(Point(name="also", text=", ".join(f"“{alias}”" for alias in name.aliases)))
    mentions = (Point(name=here.called(span.report), text="", words=here.words([span])) for span in name.mentions)
    return Explanation(
        id=name.id,
        what="name",
        story=here.story.id,
        says=name.name,
        sections=(Section(head="Who or what", points=tuple(facts)), section("Mentions", mentions)),
    )


def _letter(told: Reading | Variant, here: Scene) -> str:
    """Return the letter of the origin of a reading, with its number where the line tells the fact more than once."""
    line, slash, number = told.origin.partition("/")
    siglum = here.names.origins.get(line)
    return f"origin {siglum.letter}{slash}{number}" if siglum else f"origin {told.origin}"
