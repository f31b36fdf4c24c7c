"""What many reports have proves little of two of them: statements, appeals, the background of an agency."""

from msgspec import structs

from stemma.lineage import trace
from stemma.records import Lineage, Quote, Report
from stemma.sources import report_of_text

STATEMENT = "The blaze began in a store room on the second floor and was under control after about three hours."
ALONE = {
    "courier": """Smoke over the harbour
Nobody who lives on Tanner's Quay slept on Friday night. Ida Quell carried her two cats down four flights of stairs in a
pillowcase and then sat on a bollard until the sun came up. {} She says that the stairwell was black before she
had found her shoes, and that a neighbour banged on each door with a frying pan.""",
    "herald": """Hotel Marrow lost
For ninety years the Hotel Marrow was where captains took their wives on shore leave. {} What is left of its
ballroom can be seen from the ferry. The owner, Bram Ostler, stood before it yesterday in a borrowed coat. He had
the wallpaper renewed in spring, he said, and did not want to speak of insurance.""",
    "radio": """Good morning from the Quay
Our reporter Jo Hessel has been at the fire engine since five. {} Forty guests are in the sports hall of the school
now, where there is tea. A cook told her that the oven had been off since nine in the evening, whatever people say.""",
    "post": """Questions for the town
When was the Hotel Marrow last inspected? The town hall has not answered this newspaper since Saturday. {} A former
porter, Lev Adair, speaks of extinguishers that hung there for the inspector and were then taken to another house.""",
}
APPEAL = "Anyone with information is asked to call the police in Halvern on 0555 0142 or Crimestoppers anonymously."

WIRE = """HALVERN (NPA) – A storm tore the roof off the covered market on Tuesday, injuring 17 people, police said.

Stalls were thrown across the square and 212 trees fell on Linden Avenue. Two of the injured are in a grave condition.

The market was built in 1931 and had been due for repair since 2019."""
BRIEF = """Seventeen people were hurt and 212 trees felled on Linden Avenue when a storm took the roof off a market
built in 1931, according to NPA."""
NEXT_DAY = """HALVERN (NPA) – The mayor of Halvern resigned on Thursday over repairs that were never made.

Ann Corder had promised them before her election. A successor is to be chosen on May 3.

The market was built in 1931 and had been due for repair since 2019. Stalls were thrown across the square and 212
trees fell on Linden Avenue when a storm came through on Tuesday."""


def traced(texts: dict[str, str], outlets: dict[str, str] | None = None) -> Lineage:
    known = outlets or {}
    return trace([report_of_text(text, id=name, outlet=known.get(name)) for name, text in texts.items()])


def test_a_sentence_of_a_statement_that_many_carry_makes_no_line_of_reporting():
    lineage = traced({name: text.format(STATEMENT) for name, text in ALONE.items()})
    assert len(lineage.origins) == 4


def test_the_same_sentence_in_two_reports_only_ties_them():
    texts = {name: text.format(STATEMENT) for name, text in ALONE.items() if name in ("radio", "post")}
    assert len(traced(texts).origins) == 1


def test_what_two_reports_give_as_an_officials_words_does_not_tie_them():
    said = f"Police said: {STATEMENT}"

    def attributed(name: str) -> Report:
        report = report_of_text(ALONE[name].format(said), id=name)
        start = report.text.index(STATEMENT)
        return structs.replace(report, quotes=(Quote(start=start, end=start + len(STATEMENT), kind="indirect"),))

    assert len(trace([attributed("radio"), attributed("post")]).origins) == 2


def test_an_appeal_to_witnesses_ties_nobody():
    texts = {name: text.format(APPEAL) for name, text in ALONE.items() if name in ("radio", "post")}
    assert len(traced(texts).origins) == 2


def test_a_brief_that_credits_an_agency_is_made_from_its_report():
    lineage = traced({"wire": WIRE, "brief": BRIEF}, {"wire": "NPA", "brief": "Netnews"})
    assert [(edge.child, edge.parent) for edge in lineage.edges] == [("brief", "wire")]
    assert lineage.edges[0].passages


def test_a_credit_is_for_the_report_that_tells_the_news_and_not_for_the_agencys_next():
    texts = {"wire": WIRE, "brief": BRIEF, "next": NEXT_DAY}
    lineage = traced(texts, {"wire": "NPA", "brief": "Netnews", "next": "NPA"})
    assert [(edge.child, edge.parent) for edge in lineage.edges] == [("brief", "wire")]


def test_a_copy_is_not_tied_by_its_background_to_other_reports_of_the_agency():
    copy = WIRE.replace("HALVERN (NPA) – ", "") + "\n\n– NPA"
    texts = {"wire": WIRE, "copy": copy, "next": NEXT_DAY}
    lineage = traced(texts, {"wire": "NPA", "copy": "Daily", "next": "NPA"})
    assert {origin.reports for origin in lineage.origins} == {("copy", "wire"), ("next",)}


RECORD = "He had been released from prison in May after serving four years for a robbery, court records show."
OWN = """{} spent the whole of Tuesday at the court house of Halvern, where nobody would speak. {} A clerk who asked for
tea was given coffee, and an usher who had been told to keep the doors shut kept them open with his foot. Behind
the building the van was waiting with its engine running, and a boy counted the minutes on his fingers until he
had none left. A woman in a green coat said that she had known the accused when he was nine and that he had been
kind to a dog. Her neighbour had not known him and said more. The judge came late, since a tram had stopped on
the bridge for want of current, and left early. Of the three lawyers one slept, one wrote letters and one asked
for a glass of water that did not come. At four the windows were opened, at five they were closed again, and
then it was over for the day, as it had been on every day of that week and of the week before."""
OTHER = """It is a quiet street, and {} wanted it to stay so. The baker shut at noon because his customers stood outside
and talked. {} Children who came from school were called in at once. Two men from the water works, who knew
nothing of it all, lifted a lid, looked into the ground and put the lid back, and were asked by four people what
they had found. The owner of the house painted his fence last summer and says he will paint it again. Upstairs a
curtain moved, but that was the wind. Somebody had put a candle on the step. By evening it had been joined by
eleven others and a bear made of cloth. The parson went from door to door with a list of those who might cook
for the mother. He came back with more names than days. When it grew dark the lamps did not go on, which they
had not done since March either, and the council says that it is looking into it, and has said so for some time."""


def test_a_sentence_of_a_record_in_two_long_reports_ties_nobody():
    texts = {"one": OWN.format("Our reporter", RECORD), "two": OTHER.format("the mayor", RECORD)}
    assert len(traced(texts).origins) == 2


GALLERY = """Photos: The tannery fire in Brenwick

Photos: The tannery fire in Brenwick Engines from three districts drew up at the harbour quarter before midnight.

Photos: The tannery fire in Brenwick A ladder that two men held against the north wall burned through at its foot.

Photos: The tannery fire in Brenwick Neighbours carried blankets and warm clothes to the gymnasium of the school.
"""


def test_a_gallery_that_is_copied_is_one_origin_though_all_of_it_is_captions():
    """What a page tells under its pictures is its text where it tells nothing else."""
    copy = GALLERY.replace("Photos: The", "Pictures of the", 1).replace("warm clothes", "clothes")
    assert len(traced({"gallery": GALLERY, "copy": copy, "wire": WIRE}).origins) == 2


LEAD = "A taxi driver ploughed through the window of a bakery on Quarry Lane at dawn and got out with flour on him."
ROLLS = "Two trays of rolls were pulled from under the front wheels and handed to the crowd while the engine still ran."
PAPER = """Nils Ferrow was a printer for forty years and sells his own jam now. {} He has rung the council about the
lane six times, and each call stands in a blue exercise book on his kitchen shelf. {} Ferrow kept one, for the insurers
he said, and put it beside the book. Nobody has come for it."""
WEEKLY = """Dora Pell of the bakers' guild counts what it will cost. {} A pane of that size has to come by barge, and
the oven stood nearer to it than the plan allows. {} She ate hers with butter. The guild meets on Monday and will ask
whether a bollard is dearer than a window. It was, she recalls, the last time they asked."""
BLOG = """Three doors on a cobbler has hung out a sign that cars are to use the back entrance. {} Business is good, and
he has soled the shoes of two reporters who had stood in the glass. A boy who was late for school drew it all."""


def test_sentences_that_others_carry_too_tie_two_reports_of_which_they_are_much():
    short = {"paper": PAPER.format(LEAD, ROLLS), "weekly": WEEKLY.format(LEAD, ROLLS)}
    others = {"blog": BLOG.format(LEAD), "radio": ALONE["radio"].format(ROLLS)}
    origins = {origin.reports for origin in traced({**short, **others}).origins}
    assert ("paper", "weekly") in origins
