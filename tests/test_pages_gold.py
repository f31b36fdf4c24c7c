"""The gold of single pages says where a quotation stands and who speaks, and holds no page's words."""

import sys
from itertools import pairwise

from test_example_gold import ROOT

sys.path.insert(0, str(ROOT / "benchmarks" / "reading"))
import pages
import real

GOLD = {
    id_: page for kind in pages.SETS for half in ("open", "blind") for id_, page in pages.gold_of(half, kind).items()
}


def test_no_words_of_a_page_are_kept():
    assert all(set(quote) == {"start", "end", "speaker"} for page in GOLD.values() for quote in page["quotes"])


def test_quotations_of_a_page_do_not_overlap():
    for page in GOLD.values():
        spans = sorted((quote["start"], quote["end"]) for quote in page["quotes"])
        assert all(start < end for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_the_pages_at_hand_are_those_that_were_annotated(shared):
    rows = pages.rows_of(shared / "data")
    assert {id_: real.digest(rows[id_]["text"]) for id_ in GOLD} == {id_: page["text"] for id_, page in GOLD.items()}


def test_a_quotation_counts_where_it_is_found_and_its_speaker_where_the_name_is_right():
    text = "“It burned all night,” said Ida Orr. “We saw it,” said Pel Tam, a neighbour."
    quotes = [{"start": 1, "end": 21, "speaker": "Ida Orr"}, {"start": 38, "end": 48, "speaker": "Ida Orr"}]
    assert pages.judged({"id": "a", "text": text}, quotes) == (2, 2, 2, 1)


def test_a_quotation_whose_speaker_no_page_tells_is_counted_as_found_only():
    text = "“The mill will open again,” said Orla Tull on Monday.\n"
    quote = {"start": 1, "end": 26, "speaker": None}
    assert pages.judged({"id": "a", "text": text}, [quote]) == (1, 1, 1, 0)
    assert pages.judged({"id": "a", "text": text}, [{**quote, "speaker": "Orla Tull"}]) == (1, 1, 1, 1)
