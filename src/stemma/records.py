"""The nouns of Stemma: typed, frozen records without behaviour.

A `Report` enters with its text and what its source says of it; each room adds a layer of records that point into the
text by offsets and never change it. `Export` is the outermost record: its JSON is the public format ``stemma/1``, and
`json_schema` derives the JSON Schema from the same classes.

Offsets are half-open and count Unicode code points of the report's ``text``.

>>> Extent(start=3, end=7)
Extent(start=3, end=7)
"""

from typing import Any, Literal

import msgspec

Number = int | float
PublishedBasis = Literal["metadata", "text", "story", "unknown"]
FurnitureKind = Literal[
    "advert",
    "related",
    "photo-credit",
    "caption",
    "share",
    "subscribe",
    "comments",
    "legal",
    "navigation",
    "correction",
]
PartKind = Literal["title", "standfirst", "byline", "dateline", "credit", "date", "caption", "heading", "list-item"]
MentionKind = Literal["name", "title", "pronoun"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteKind = Literal["direct", "mixed", "indirect"]
EdgeKind = Literal["copy", "rewrite", "translation", "excerpt", "shared-source"]
Wording = Literal["same", "differs", "conflicts"]
FigureStatus = Literal["single", "agree", "conflict", "superseded", "different-scope"]
Precision = Literal["time", "day", "week", "month", "year"]
MomentStatus = Literal["happened", "planned", "cancelled", "unclear"]
ProblemKind = Literal[
    "number",
    "name",
    "date",
    "quotation",
    "attribution",
    "negation",
    "claim",
    "no citation",
    "unknown report",
    "span out of range",
]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, hashable where their fields are, encoded by msgspec."""


class Extent(Record, frozen=True, kw_only=True):
    """A stretch of one known report's text."""

    start: int
    end: int


class Span(Record, frozen=True, kw_only=True):
    """A stretch of text in a named report: the unit of evidence."""

    report: str
    start: int
    end: int


class Furniture(Extent, frozen=True, kw_only=True):
    """A part of the text that is not the story, such as an advert or a photo credit."""

    kind: FurnitureKind


class Part(Extent, frozen=True, kw_only=True):
    """A part of the text with a function of its own in the story: title, byline, dateline, credit, ..."""

    kind: PartKind
    value: str | None = None  # what it says in short: the agency of a credit, the place of a dateline


class Sentence(Extent, frozen=True, kw_only=True):
    """One sentence (or one line that is none), and the number of the paragraph that it stands in."""

    paragraph: int


class Name(Extent, frozen=True, kw_only=True):
    """A proper name in full extent, without titles."""

    type: str
    name_id: str | None = None


class Mention(Extent, frozen=True, kw_only=True):
    """A place in the text that means an entity: by its name, by a title or description, or by a pronoun."""

    kind: MentionKind


class Entity(Record, frozen=True, kw_only=True):
    """A person, body or place as one report knows it.

    `name` is the fullest form that the report gives; for an unnamed source it is the description, `named` is then
    false ("a senior State Department official").
    """

    id: str
    name: str
    type: str
    named: bool = True
    aliases: tuple[str, ...] = ()
    role: str | None = None
    gender: Literal["f", "m"] | None = None
    mentions: tuple[Mention, ...] = ()


class Date(Extent, frozen=True, kw_only=True):
    """A date expression with its TimeML TIMEX3 value.

    `basis` says how the value came about: `absolute` from the words alone, `anchored` from the report's own date,
    `story` from the dates of other reports, `open` where nothing fixes it: the value then keeps ``X`` for the digits
    that are not known ("XXXX-WXX-3" for "on Wednesday", "XXXX-10-07" for "October 7"). `tense` is that of the clause,
    which tells on which side of the day of publication the date lies.
    """

    value: str
    type: DateType
    basis: Literal["absolute", "anchored", "story", "open"] = "absolute"
    tense: Literal["past", "present", "future"] | None = None


class Quote(Extent, frozen=True, kw_only=True):
    """Words or thoughts attributed to a source; the span is the whole content from its first to its last character."""

    kind: QuoteKind
    quoted: tuple[Extent, ...] = ()
    cue: Extent | None = None
    source: Extent | None = None
    speaker: str | None = None


class Quantity(Extent, frozen=True, kw_only=True):
    """A number with the bounds that its words commit to and what it counts.

    `kind` tells counts of people and things from money, shares, measures, and from numbers that are no figure of the
    event (ages, durations, ranks). `measure` is the normalised fate or property counted ("killed", "injured",
    "missing", "held", ...) where the words tell one; `of` what is counted ("Americans"); `phrase` the words that
    say all of this ("killing 1,200 people").
    """

    low: Number | None
    high: Number | None
    approximate: bool = False
    unit: str | None = None
    counted: str | None = None
    kind: Literal["count", "money", "percent", "measure", "rate", "age", "duration", "rank", "score", "other"] = "count"
    measure: str | None = None
    of: str | None = None
    place: str | None = None
    phrase: Extent | None = None
    said_by: str | None = None
    change: Literal["rise", "fall"] | None = None
    negated: bool = False
    background: bool = False
    head: str | None = None  # lemma of the noun that is counted
    predicate: str | None = None  # lemma of the verb that the counted noun belongs to
    verb: str | None = None  # lemma of the verb whose clause the number stands in, None where it says nothing
    subject: tuple[str, ...] = ()  # lemmas of the subject of that clause ("price", "bitcoin")
    under: tuple[str, ...] = ()  # lemmas of the nouns that the number depends on ("premium" of 31 per cent)
    beside: tuple[str, ...] = ()  # lemmas of the other nouns that the verb takes
    tally: bool = False  # the value of a tally that its sentence names ("the count stands at 356")
    delta: bool = False  # the amount of a change ("rose by 5"), not a level
    was: bool = False  # an earlier level that the words say has been replaced ("up from 14")


class Happening(Extent, frozen=True, kw_only=True):
    """Something that a report puts at a moment: the clause, its date expression, and whether it is past or planned.

    `date` is the extent of the date expression (one of the report's `dates`); `predicate` the lemma of what happens;
    `actors` the ids of entities that take part, subject first. `noun` is true where a noun names what happens ("the
    October 7 attack"); `tense` is that of the clause, and `clause` its readable extent with subject and complements.
    """

    date: Extent
    predicate: str
    status: MomentStatus
    actors: tuple[str, ...] = ()
    noun: bool = False
    tense: Literal["past", "present", "future"] | None = None
    clause: Extent | None = None


class Report(Record, frozen=True, kw_only=True):
    """One published text, and the layers that the reading room lays over it."""

    id: str
    source: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    text: str
    text_sha256: str
    version_of: str | None = None  # the id of the first version, where this is a later text of one page or one id
    furniture: tuple[Furniture, ...] = ()
    parts: tuple[Part, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[Date, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    happenings: tuple[Happening, ...] = ()


class Failure(Record, frozen=True, kw_only=True):
    """An input, or a part of one, that could not be read: where it is, what is wrong and what to do.

    `fatal` is false for a notice about a report that was read all the same (a language other than English).
    """

    source: str
    problem: str
    remedy: str
    fatal: bool = True


class Passage(Record, frozen=True, kw_only=True):
    """A run of text that a child shares with its parent; `sameness` is 1.0 for word for word, less where reworded."""

    child: Extent
    parent: Extent
    sameness: float


class Edge(Record, frozen=True, kw_only=True):
    """Descent: `child` took passages from `parent` (a report, or a lost original).

    `share` is the part of the child's story words that stand in the passages, from 0 to 1.
    """

    id: str
    child: str
    parent: str
    kind: EdgeKind
    share: float
    evidence: tuple[str, ...]
    passages: tuple[Passage, ...] = ()


class LostPiece(Record, frozen=True, kw_only=True):
    """What can be told of a passage of a lost original.

    `text` is the wording of the child that keeps most, with an ellipsis for words that no other child confirms; `spans`
    are the passage in that child and in the others that have it.
    """

    text: str
    spans: tuple[Span, ...]


class LostOriginal(Record, frozen=True, kw_only=True):
    """A text that no one handed in, inferred because its children share what none of them can have from another.

    `spans` is what survives of it, in the wording of the child that keeps most; `text` is what can be told of its
    wording, passage by passage.
    """

    id: str
    children: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    text: tuple[LostPiece, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """An independent line of reporting: what remains when copies are counted once."""

    id: str
    reports: tuple[str, ...]


class Versions(Record, frozen=True, kw_only=True):
    """The texts that one report had, one after the other: revisions of one page, or of one id.

    `reports` are in order of time; where `in_order` is false nothing tells which is the later, and none replaces
    another. `page` is the address that they share without its variants, None where they share an id only.
    """

    reports: tuple[str, ...]
    page: str | None = None
    in_order: bool = True


class Lineage(Record, frozen=True, kw_only=True):
    """The stemma of one story.

    `versions` are reports that count once, since they are one report at several moments. `shared` holds text that two
    reports share without one descending from the other: siblings under a lost original, text that both have from a
    third report, and passages too few or too common to prove descent.
    """

    edges: tuple[Edge, ...] = ()
    lost: tuple[LostOriginal, ...] = ()
    origins: tuple[Origin, ...] = ()
    shared: tuple[Edge, ...] = ()
    versions: tuple[Versions, ...] = ()


class Listed(Record, frozen=True, kw_only=True):
    """What was counted: ids of reports, names of outlets and of owners, ids of origins (labels of them for a fact).

    Of the versions of one report the last is listed. An outlet has the name that the list of owners gives it.
    """

    reports: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class Counts(Record, frozen=True, kw_only=True):
    """How many reports, outlets, owners of outlets and origins a story or a fact has, and which.

    Versions of one report count once; a report without an outlet counts as a report only.
    """

    reports: int
    outlets: int
    owners: int = 0
    origins: int
    lists: Listed | None = None


class StatedRole(Record, frozen=True, kw_only=True):
    """A role that reports state of somebody, and where they do.

    `odd` is true where only one line of descent has it, against an office on which the others agree.
    """

    text: str
    origins: int
    spans: tuple[Span, ...]
    odd: bool = False


class StoryName(Record, frozen=True, kw_only=True):
    """One person, body or place across the reports of a story; `role` is the one that most reports state."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    roles: tuple[StatedRole, ...] = ()
    mentions: tuple[Span, ...] = ()


class Override(Record, frozen=True, kw_only=True):
    """An editor's decision that was applied: what it did, to which records, and what the machine had found.

    `line` is that of the file of overrides, 0 for an option of the command line. `who`, `when` and `why` are the
    editor's words. `targets` are ids of names, quotes, figures or reports of this account. `applied` is false where
    another decision on the same target stands before it in the file.
    """

    id: str
    line: int
    do: str
    effect: str
    found: str | None = None
    who: str | None = None
    when: str | None = None
    why: str | None = None
    targets: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    applied: bool = True


class Variant(Span, frozen=True, kw_only=True):
    """One wording of an utterance in one report; `speaker` is who says it there (a story name id)."""

    text: str
    kind: QuoteKind
    origin: str
    speaker: str | None = None


class Utterance(Record, frozen=True, kw_only=True):
    """Something said once, in all the wordings that the reports give it; the first variant is the earliest wording.

    `inferred` tells that no report attributes the words to the speaker: who speaks follows from where they stand.
    """

    id: str
    speaker: str | None
    wording: Wording
    origins: int
    variants: tuple[Variant, ...]
    counts: Counts | None = None
    inferred: bool = False


class Reading(Span, frozen=True, kw_only=True):
    """What one report says of one fact."""

    text: str
    low: Number | None
    high: Number | None
    approximate: bool
    said_by: str | None
    as_of: str | None
    origin: str


class Current(Record, frozen=True, kw_only=True):
    """The bounds that the latest readings leave, and the moment for which they hold."""

    low: Number | None
    high: Number | None
    as_of: str | None


class Figure(Record, frozen=True, kw_only=True):
    """A fact with a number, and all its readings."""

    id: str
    measure: str
    of: str | None
    place: str | None
    status: FigureStatus
    why: str
    origins: int
    current: Current | None
    readings: tuple[Reading, ...]
    counts: Counts | None = None


class MomentReading(Record, frozen=True, kw_only=True):
    """What some reports say of one moment: the date that they give, and whether it happened or is planned."""

    date: str
    status: MomentStatus
    spans: tuple[Span, ...]


class Moment(Record, frozen=True, kw_only=True):
    """A row of the timeline; `date` is ISO 8601 cut to what is known, or an EDTF interval.

    `readings` are what its reports say; where `disputed`, other rows tell the same and put it on another date, and
    their readings stand among these.
    """

    date: str
    precision: Precision
    status: MomentStatus
    what: str
    spans: tuple[Span, ...]
    readings: tuple[MomentReading, ...] = ()
    disputed: bool = False


class Event(Record, frozen=True, kw_only=True):
    """A coded event (PLOVER); filled by a later room."""

    id: str
    type: str
    mode: str | None
    actor: str | None
    recipient: str | None
    date: str | None
    place: str | None
    origins: int
    spans: tuple[Span, ...]


class BriefSentence(Record, frozen=True, kw_only=True):
    """A sentence of the brief and the spans that support it."""

    sentence: str
    spans: tuple[Span, ...]


class Problem(Record, frozen=True, kw_only=True):
    """Words of a sentence that its evidence does not support, why, and what the evidence says instead where close."""

    kind: ProblemKind
    words: str
    why: str
    instead: str | None = None


class Missing(Record, frozen=True, kw_only=True):
    """What a report leaves out: facts that other origins tell, or that a report tells from which it descends.

    `figures` and `quotes` are ids, `moments` places in the story's timeline from 0; the most widely told stand first.
    `dropped` are those of the ids that a report has from which this one took text. `more` counts what is not listed.
    """

    report: str
    figures: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    moments: tuple[int, ...] = ()
    dropped: tuple[str, ...] = ()
    more: int = 0


class Alone(Record, frozen=True, kw_only=True):
    """What only one line of descent has: facts that no report of another origin tells; fields as in `Missing`."""

    origin: str
    figures: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    moments: tuple[int, ...] = ()
    more: int = 0


class CheckedSentence(Record, frozen=True, kw_only=True):
    """A sentence of a text, where it stands, what it cites and what of it is not supported.

    `line` counts the lines of the text (or the rows of a JSON file) from 1. `evidence` is ``report`` where a citation
    names a whole report and not the words in it, which makes the check a weaker one.
    """

    line: int
    sentence: str
    spans: tuple[Span, ...]
    evidence: Literal["span", "report", "none"]
    problems: tuple[Problem, ...] = ()


class Check(Record, frozen=True, kw_only=True):
    """What the checker found in a text."""

    format: Literal["stemma-check/1"] = "stemma-check/1"
    supported: bool
    sentences: tuple[CheckedSentence, ...] = ()


SAME_TEXT = "the same text"  # why a story grew by a copy, word for word


class StoryChange(Record, frozen=True, kw_only=True):
    """An entry in the history of stories: what happened to `story`, to which reports, and why.

    `others` are the stories that it took in or that parted from it. `reports` came with the change: the first ones, the
    new one, those that moved. `undoes` is the number of the entry that this one takes back.
    """

    number: int
    what: Literal["began", "grew", "merged", "split", "moved", "undone"]
    story: str
    others: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    why: str = ""
    undoes: int | None = None


class StoryLink(Record, frozen=True, kw_only=True):
    """Two stories that are told apart but belong to one another.

    `kind` is ``follow-up`` where the later story goes on with the earlier, days or months after, and ``look-alike``
    where two stories of the same days resemble each other. `likeness` is the mean of their reports, days left aside.
    """

    story: str
    earlier: str
    kind: Literal["follow-up", "look-alike"]
    days: int | None
    likeness: float
    why: str


class Story(Record, frozen=True, kw_only=True):
    """The account of one story."""

    id: str
    title: str
    reports: tuple[str, ...]
    counts: Counts
    lineage: Lineage
    names: tuple[StoryName, ...] = ()
    quotes: tuple[Utterance, ...] = ()
    figures: tuple[Figure, ...] = ()
    timeline: tuple[Moment, ...] = ()
    events: tuple[Event, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    missing: tuple[Missing, ...] = ()
    alone: tuple[Alone, ...] = ()
    overrides: tuple[Override, ...] = ()


class Export(Record, frozen=True, kw_only=True):
    """Everything that one run found: the public JSON."""

    format: Literal["stemma/1"] = "stemma/1"
    reports: tuple[Report, ...] = ()
    stories: tuple[Story, ...] = ()
    overrides: tuple[Override, ...] = ()  # those that left reports out; what a story's overrides did stands with it


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an export.

    >>> json_schema()["$ref"]
    '#/$defs/Export'
    """
    return msgspec.json.schema(Export)
