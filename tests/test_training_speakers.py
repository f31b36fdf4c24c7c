"""The training of who speaks runs through the readers that ship, so that no change leaves it behind."""

import sys

from test_example_gold import ROOT

from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.sources import report_of_text

sys.path.insert(0, str(ROOT))
from training import weigh_speakers

STORY = """Ferry master returns

Ida Orlo came home to Kerrow on Friday. She<Orlo> had been at sea for nine weeks.
“I slept on a sack of flour,” she<Orlo> said. The master<Orlo> has a scar on her<Orlo> chin.
Tom Brand met her<Orlo> on the quay.
“You are late.”<Brand>
“The wind did not ask you.”<Orlo>
"""


def test_pronouns_and_descriptions_of_a_told_report_become_choices():
    [told] = weigh_speakers.reports_told(STORY)
    pronouns = list(weigh_speakers._of_told([told]))
    described = list(weigh_speakers._described_in_told([told]))
    assert len(pronouns) >= 3 and all(any(case.example.right) for case in pronouns)
    assert len(described) == 1


def test_words_without_a_cue_become_choices_with_the_right_speaker_among_those_weighed():
    [told] = weigh_speakers.reports_told(STORY)
    parsed = parse(report_of_text(told.text), bundled())
    cases = list(weigh_speakers._without_cue([(told.where, parsed, told.quotes)]))
    assert len(cases) == 2
    assert all(any(case.example.right) for case in cases)
