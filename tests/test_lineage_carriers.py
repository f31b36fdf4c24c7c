"""Papers that have a text which is not there, as an agency's copy: which of them have it from each other."""

from lineage_texts import WIRE

from stemma.lineage import trace
from stemma.sources import report_of_text

PRINTED = WIRE.split(" – ", 1)[1].strip() + "\n\n– VPA"


def _papers(**texts):
    return [report_of_text(text, id=name, outlet=f"The {name.title()}") for name, text in texts.items()]


def _changed(text, *words):
    for old, new in words:
        assert old in text
        text = text.replace(old, new)
    return text


POST = _changed(PRINTED, ("destroyed", "gutted"), ("shortly before", "just before"), ("workshop", "joinery"))
MIRROR = _changed(POST, ("complained", "grumbled"))
DAILY = _changed(PRINTED, ("gymnasium", "hall"))
HERALD = _changed(PRINTED, ("blankets", "quilts"))


def test_a_paper_that_has_what_another_changed_in_an_agency_s_copy_has_it_from_that_paper():
    lineage = trace(_papers(daily=DAILY, herald=HERALD, post=POST, mirror=MIRROR))
    (lost,) = lineage.lost
    assert len(lost.children) == 3 and not {"post", "mirror"} <= set(lost.children)
    assert {"post", "mirror"} in [{edge.child, edge.parent} for edge in lineage.edges]
    assert len(lineage.origins) == 1


def test_papers_that_each_changed_an_agency_s_copy_in_their_own_way_are_siblings():
    (lost,) = trace(_papers(daily=DAILY, herald=HERALD, post=POST)).lost
    assert lost.children == ("daily", "herald", "post")


def test_two_that_agree_in_words_which_an_earlier_text_exchanged_have_them_from_one_that_is_not_there():
    text = PRINTED.removesuffix("\n\n– VPA")
    exchanged = ("destroyed", "gutted"), ("broke out", "started"), ("complained", "grumbled"), ("blankets", "covers")
    early = _changed(text, *exchanged, ("killing", "leaving dead"), ("visit", "tour"), ("spread", "moved"))
    slip, last = _changed(text, ("workshop", "workshp")), _changed(text, ("gymnasium", "hall"))
    papers = [
        report_of_text(told, id=name, outlet=name, published=f"2024-03-02T{hour}:00:00+00:00")
        for name, told, hour in (("early", early, "08"), ("slip", slip, "10"), ("last", last, "12"))
    ]
    assert [lost.children for lost in trace(papers).lost] == [("last", "slip")]
