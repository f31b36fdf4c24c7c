"""What many texts are compared for together is what each two of them would be found to share alone."""

from itertools import combinations

import lineage_texts as texts
import pytest

from stemma.lineage.passages import match, match_all
from stemma.lineage.storytext import prepare, prepare_all
from stemma.sources import report_of_text

REPORTS = [
    report_of_text(text, id=name)
    for name, text in sorted(vars(texts).items())
    if name.isupper() and isinstance(text, str) and len(text.split()) > 40
]


def told(passages):
    return [(*found[:4], found.pairs.tolist(), found.sameness) for found in passages]


def test_the_passages_of_two_reports_do_not_depend_on_what_else_is_compared():
    every = list(combinations([prepare(report) for report in REPORTS], 2))
    assert [told(found) for found in match_all(every)] == [told(match(*pair)) for pair in every]


def test_some_of_the_reports_share_passages():
    every = combinations([prepare(report) for report in REPORTS], 2)
    assert any(match_all(every))


@pytest.mark.parametrize("part", ["words", "weights", "quoted", "named", "bounds", "stems", "keys", "importance"])
def test_the_words_of_a_report_do_not_depend_on_the_other_reports(part):
    together = [getattr(text, part) for text in prepare_all(REPORTS)]
    alone = [getattr(prepare(report), part) for report in REPORTS]
    assert list(map(list, together)) == list(map(list, alone))
