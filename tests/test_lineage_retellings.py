"""Reports told again in other words, texts of which neither is the source, and what a slip tells."""

from hypothesis import given
from hypothesis import strategies as st
from lineage_texts import INDEPENDENT

from stemma.lineage import trace
from stemma.lineage.agencies import credits
from stemma.lineage.compare import compare
from stemma.lineage.facts import Facts, common, facts, written_large
from stemma.lineage.graph import Families
from stemma.lineage.likelihood import score
from stemma.lineage.quotations import Sayings
from stemma.lineage.retold import Tellings
from stemma.lineage.storytext import prepare
from stemma.records import Lineage, Report
from stemma.sources import report_of_text

FIRST = """TARSK (Velm Press) – About 2,300 people were told to leave the villages of Ossel, Pradin and Little Karn on
Monday after a crack eleven metres long was found in the eastern wall of the Henmark dam, the district said.

The crack was noticed at 4.40 a.m. by a gardener who cuts the grass on the crest, said district governor Ulla
Stenvik. Both spillways were opened to lower the lake by six metres before Thursday.

“Better one night on a camp bed than one morning too late,” Stenvik told reporters in Tarsk.

Buses took 700 residents to the ice rink of Tarsk, where the army had set up 850 beds. A home for the blind in
Pradin with 36 residents was emptied first.

The dam was built in 1957 and last inspected in 2016, when engineers of the firm Lobeck advised that its joints
be renewed. The work was put off three times for lack of money.

Bo Harvig, who keeps geese in Little Karn, said he had opened his pens and let 1,400 birds go."""

RETOLD = """Villagers flee as fissure opens in reservoir wall

Some 2,300 inhabitants of three villages below Henmark had to abandon their houses, since the eastern side of
its dam has burst open over a length of eleven metres.

It was a gardener, mowing on top of the structure, who saw the fissure at 4.40 on Monday morning. According to
Ulla Stenvik, the governor, water now runs through the two spillways, so that by Thursday the level should be
down six metres.

In Tarsk, 850 beds of the army stand in the ice rink, to which 700 people from Ossel, Pradin and Little Karn
were driven. First to go were 36 blind people from a home in Pradin.

Completed in 1957, the wall was checked for the final time in 2016. Lobeck, an engineering firm, recommended new
joints back then, but three times the repair was postponed because funds were short.

One of those concerned, Bo Harvig from Little Karn, set his geese free, all 1,400 of them."""

WITNESS = """Camp beds and wet dogs

The ice rink of Tarsk smelled of coffee on Monday afternoon. Ilka Brunn, 74, from Ossel had brought her cat, a
radio and the wedding picture. “The driver gave us five minutes,” she said. “I forgot my glasses.”

She is one of about 2,300 people who had to go because of the Henmark dam. Governor Ulla Stenvik came at two and
was met with silence, then with questions.

“Better one night on a camp bed than one morning too late,” she said.

Pastor Leo Dragan of Pradin had written to the water company twice about damp meadows. Its spokesman, Mats
Ekholm, spoke of a diver and of sonar. At seven the first families, 40 of them, were told that they would stay
the week."""


def traced(**texts: str) -> Lineage:
    return trace([report_of_text(text, id=name) for name, text in texts.items()])


def lines(lineage: Lineage) -> list[tuple[str, ...]]:
    return sorted(origin.reports for origin in lineage.origins)


def test_a_report_told_again_in_other_words_is_of_the_same_origin():
    lineage = traced(first=FIRST, retold=RETOLD, witness=WITNESS, other=INDEPENDENT)
    assert ("first", "retold") in lines(lineage)


def test_who_was_there_himself_is_an_origin_though_officials_said_the_same_to_him():
    assert ("witness",) in lines(traced(first=FIRST, retold=RETOLD, witness=WITNESS))
    assert lines(traced(first=FIRST, witness=WITNESS)) == [("first",), ("witness",)]


def test_the_evidence_of_a_retelling_names_the_facts():
    lineage = traced(first=FIRST, retold=RETOLD)
    said = [words for edge in (*lineage.edges, *lineage.shared) for words in edge.evidence]
    assert any("told again in other words" in words for words in said)
    assert any(edge.passages for edge in (*lineage.edges, *lineage.shared))


BODY = (
    "The old mill on the river Orr burned down late on Friday night, the second fire there in a year. "
    "Fire chief {chief} said that the men of three villages had carried water until the morning. "
    "The owner, {owner}, had left the house an hour before and was found at his sister’s. "
    "Nobody knows what the mill was worth, for it had not been insured since the flood."
)
RIGHT = {"chief": "Mirela Dossan", "owner": "Halvern Tregast"}


def test_two_texts_with_slips_of_their_own_have_a_lost_original():
    one = BODY.format(**RIGHT | {"chief": "Mirela Dosssan"})
    two = BODY.format(**RIGHT | {"owner": "Halvern Tregasst"})
    lineage = traced(one=one, two=two, far="Mirela Dossan met Halvern Tregast.", off="Dossan and Tregast spoke.")
    assert [lost.children for lost in lineage.lost] == [("one", "two")]


def test_who_lacks_the_slip_is_not_made_from_who_has_it():
    wrong = BODY.format(**RIGHT | {"chief": "Mirela Dosssan"})
    lineage = traced(one=wrong, two=BODY.format(**RIGHT), far="Mirela Dossan met Halvern Tregast.")
    assert [(edge.child, edge.parent) for edge in lineage.edges] == [("one", "two")]


def test_a_slip_that_was_handed_down_does_not_outvote_the_text_that_lacks_it():
    wrong = BODY.format(**RIGHT | {"chief": "Mirela Dosssan"})
    handed = {f"copy{n}": wrong + f" It rained {n} days." for n in range(3)}
    lineage = traced(right=BODY.format(**RIGHT), **handed)
    assert not lineage.lost
    assert len(lineage.origins) == 1


def test_rare_words_in_one_and_a_slip_in_the_other_show_a_lost_original():
    spun = BODY.format(**RIGHT)
    for usual, rare in (("men", "gentlemen"), ("house", "dwelling"), ("worth", "valued"), ("year", "twelvemonth")):
        spun = spun.replace(usual, rare)
    spun = spun.replace(" said ", " stated ").replace("fire", "blaze")
    wrong = BODY.format(**RIGHT | {"owner": "Halvern Tregasst"})
    lineage = traced(one=spun, two=wrong, far="Mirela Dossan met Halvern Tregast.", off="Dossan and Tregast spoke.")
    assert [lost.children for lost in lineage.lost] == [("one", "two")]


def test_the_same_words_without_a_slip_leave_the_direction_open_and_make_no_lost_original():
    more = " It will be built again, the council said."
    lineage = traced(one=BODY.format(**RIGHT), two=BODY.format(**RIGHT) + more)
    assert not lineage.lost
    assert len(lineage.origins) == 1


def test_a_spun_text_with_rare_words_for_usual_ones_is_the_child():
    spun = BODY.format(**RIGHT)
    for usual, rare in (("men", "gentlemen"), ("house", "dwelling"), ("worth", "valued"), ("year", "twelvemonth")):
        spun = spun.replace(usual, rare)
    spun = spun.replace(" said ", " stated ").replace("fire", "blaze")
    assert [(e.child, e.parent) for e in traced(one=spun, two=BODY.format(**RIGHT)).edges] == [("one", "two")]


def test_a_story_with_many_copies_keeps_what_was_told_again():
    copies = {f"copy{n:02d}": FIRST + f"\n\nWeather report number {n} follows below." for n in range(40)}
    lineage = traced(first=FIRST, retold=RETOLD, witness=WITNESS, **copies)
    assert [len(line) for line in lines(lineage)] == [42, 1]


FLASH = """URGENT: Bus falls into Orr gorge, at least 7 dead

TARSK, May 4 (NPA) - A bus fell into the gorge of the Orr near Pradin late on Sunday, killing at least seven people,
the line Karn Coaches said.

The bus had left Tarsk at noon for Ossel. Firemen had not reached all of it, said Mats Ekholm of Karn Coaches.{}"""
SEQUEL = """Toll of bus in Orr gorge rises to 19

TARSK, May 5 (NPA) - The number of those killed when a bus of the line Karn Coaches fell into the gorge of the Orr
late on Sunday rose to 19 on Monday, as firemen cut open the coach, and governor Ulla Stenvik spoke of worn brakes.

Twelve people were hurt. The bus, bound from Tarsk for Ossel, broke through a rail near Pradin, said Karn Coaches,
which had spoken of seven dead.

"A road is no excuse," Stenvik told reporters on the bridge. The driver, Bo Harvig, 51, survived."""


def test_an_agency_s_next_report_carries_on_its_flash_of_the_day_before():
    reports = {"flash": FLASH.format("\n\nMORE"), "sequel": SEQUEL}
    assert lines(traced(**reports)) == [("flash", "sequel")]
    assert lines(traced(**reports | {"flash": FLASH.format("")})) == [("flash", "sequel")]
    later = {"sequel": SEQUEL.replace("May 5", "May 9")}
    assert lines(traced(**reports | later | {"flash": FLASH.format("")})) == [("flash",), ("sequel",)]


def test_a_report_of_an_agency_that_is_not_its_first_is_not_carried_on_by_the_next():
    reports = {
        "first": SEQUEL.replace("May 5", "May 3").replace("19", "3"),
        "flash": FLASH.format(""),
        "sequel": SEQUEL,
    }
    assert ("flash", "sequel") not in lines(traced(**reports))


def test_a_desk_s_capitals_and_accents_make_no_facts():
    told = "Nine people died at Pinós, the mayor Ana Solé said.", "DEATH came at Pinos, mayor Sole said: NINE died."
    known = written_large([facts(prepare(report_of_text(text))) for text in (*told, "A death in Ossel.")])
    assert known[1].every <= known[0].every


def test_a_figure_that_the_other_gives_inside_marks_is_no_fact_of_its_own():
    told = "He was clocked at 74 in Ossel.", "“He was doing 74,” she said in Ossel."
    one, two = (facts(prepare(report_of_text(text))) for text in told)
    assert common(one, two, {}).own == 0


@given(
    st.lists(st.text(alphabet="0123456789.:⁄½²٣x", min_size=1, max_size=12), max_size=4), st.text("1⁄2.:³9", min_size=1)
)
def test_numbers_of_any_make_are_compared(spoken, figure):
    small = Facts(frozenset({figure}), frozenset())
    large = Facts(frozenset(), frozenset(), spoken=frozenset(spoken))
    assert common(small, large, {}).met == 0


def test_a_rounded_figure_is_no_fact_of_its_own():
    told = "Nearly 2,000 people left Ossel.", "Around 1,900 people left Ossel for Pradin."
    one, two = (facts(prepare(report_of_text(text))) for text in told)
    assert common(one, two, {}).own == 0
    assert common(two, one, {}).own == 2


def test_a_quotation_that_went_through_another_language_is_the_same():
    told = "“I do not ask him for forgiveness.”", "(Automatic translation) “I don't demand him to forgive me.”"
    story = Sayings([prepare(report_of_text(text)) for text in told])
    plain = Sayings([prepare(report_of_text(text.replace("(Automatic translation) ", ""))) for text in told])
    assert story.shared(0, 1, Families())[0] >= plain.shared(0, 1, Families())[0]


def test_a_page_with_a_note_on_its_correction_has_its_text_from_the_one_without():
    before = FIRST.replace("TARSK (Velm Press) – ", "")
    after = before.replace("2,300", "2,100") + "\n\nAn earlier version of this article gave a wrong number of people."
    assert [(e.child, e.parent) for e in traced(before=before, after=after).edges] == [("after", "before")]


def test_an_agency_that_writes_its_name_small_is_one_house():
    assert credits([report_of_text("Ossel (hpd) - A mill burned down on Monday.")])[0].own == {"hpd"}
    assert not credits([report_of_text("Read the report (pdf) - It has nine pages.")])[0].own


PAGE = """{lead}

{more}

The lock keeper opened the upper gate at four although a red lamp told him not to, as he has said himself. Water
fell eleven feet on the deck of the barge, which broke in the middle and lay across the lower gate until noon.
Lamps were put up there after a rowing boat capsized in spring, and nobody had seen one of them lit before Tuesday.
Whoever travels by canal from Orr to the coast has to go by Kolm now, which takes two days longer and costs a toll
at nine bridges. {last}"""


def test_a_houses_page_that_begins_anew_and_keeps_a_good_part_is_one_text_carried_on():
    morning = PAGE.format(
        lead="Two men are missing after a barge went down at Halvern on Tuesday. Divers found a boot and a chest.",
        more="Their families wait in the chapel. A crane is on its way, but the road is narrow and wet. "
        "Neighbours bring soup and blankets. A priest from Tarsk, who had christened both of the missing, "
        "read aloud from a book of hymns while snow began to fall on the roofs. Children were sent home "
        "from school at ten, and shops stayed shut.",
        last="Boats queue for six miles. Grain prices went up a little in the city, and bakers complain of empty bins. "
        "Someone has painted the names of the missing on the wall of the customs house, in letters as high as a door.",
    )
    evening = PAGE.format(
        lead="The minister of waterways offered to resign, and the prime minister is said to think it over.",
        more="Opposition members want an inquiry. One asked why signals are older than those who have to obey them. "
        "Her speech was applauded by some of the majority, who fear for their seats in the river counties next year. "
        "No date is set. Two former ministers declined to comment, and a third is abroad, fishing for salmon.",
        last="The union calls that a tale and will strike on Friday unless he is heard by a judge. Its chairman spoke "
        "of cuts that left a single electrician for forty stations. The treasury says there had never been more.",
    )
    for day, origins in (("02", 1), ("09", 2)):
        told = (("morning", morning, "2024-05-02"), ("evening", evening, f"2024-05-{day}"))
        page = [report_of_text(text, id=id, outlet="Halvern Post", published=at) for id, text, at in told]
        assert len(trace(page).origins) == origins


def stated(how: str) -> list[Report]:
    one = f"Nine men of Ossel were led out of the Karn mine at 4.40, the Lobeck firm {how}. Seven are in Tarsk."
    two = f"Lobeck {how} that at 4.40 nine left the Karn mine alive. Of those from Ossel, seven came to Tarsk."
    return [report_of_text(one, id="one"), report_of_text(two, id="two")]


def test_a_paper_that_carries_an_agency_s_next_report_has_not_its_text_from_the_one_before():
    first = report_of_text(FIRST.replace("TARSK (", "TARSK, May 4 ("), id="first", outlet="Velm Press")
    for day, origins in (("May 4", 1), ("May 6", 2)):
        paper = report_of_text(f"TARSK, {day} (Velm Press) – {RETOLD}", id="paper", outlet="Halvern Post")
        assert len(trace([first, paper]).origins) == origins


def dated(**told: tuple[str, str]) -> Lineage:
    return trace([report_of_text(text, id=name, published=f"2024-05-02T{at}:00") for name, (at, text) in told.items()])


def test_a_small_figure_that_stands_elsewhere_for_something_else_shows_no_slip():
    ground = BODY.format(**RIGHT) + " It ground {} sacks of rye a week until the council took the weir away."
    lineage = dated(one=("08:00", ground.format(17)), two=("09:00", ground.format(24)), far=("09:30", "24 dogs bark."))
    assert not lineage.lost
    assert [(edge.child, edge.parent) for edge in lineage.edges] == [("two", "one")]


def test_who_merges_two_reports_is_no_sibling_of_who_copied_one_of_them_with_a_slip():
    bridge = (
        "Work on the new bridge at Lanmouth will begin in March, three years later than planned, the county decided. "
        "It is to cost twice what voters were told, since the old piers proved to be hollow. "
        "Ferries run until then, and the operator wants a higher fare for bicycles. "
        "A bus over the upper ford was tried in autumn, without success."
    )
    mill = BODY.format(**RIGHT)
    slip = BODY.format(**RIGHT | {"chief": "Mirela Dosssan"})
    lineage = dated(
        bridge=("07:00", bridge),
        mill=("08:00", mill),
        copy=("09:00", slip),
        again=("09:30", slip + " It rained."),
        both=("10:00", f"{bridge} {mill}"),
        far=("11:00", "Mirela Dossan spoke."),
    )
    assert not lineage.lost
    assert {e.parent for e in lineage.edges if e.child == "both"} == {"bridge", "mill"}


def test_two_who_tell_one_statement_are_nearer_than_two_with_the_same_facts():
    plain = compare(stated("told journalists")).witnesses
    cited = compare(stated("said in a statement")).witnesses
    found = [Tellings(those, [facts(w.text) for w in those], [(0, 1)], []).measures((0, 1)) for those in (plain, cited)]
    assert found[0] and found[1]
    assert found[0].cited == 0 < found[1].cited
    assert score(found[0]) < score(found[1])
