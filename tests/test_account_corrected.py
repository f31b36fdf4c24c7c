"""A correction, a garbled copy, a visit called off, a byline with its date: as an editor meets them."""

import pytest

import stemma
from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.statuses import judge
from stemma.output.rendering import render
from stemma.records import Export, Reading
from stemma.sources import report_of_text

WIRE = (
    "At least six people were killed when an explosion tore through the market hall in Verrin on Tuesday morning, "
    "fire chief Lotte Brandsma said.\n\nThe blast brought down the roof of the eastern wing, where traders had stalls. "
    "Police said they were investigating a leaking gas main below Sallow Street.\n"
)
CORRECTED = (
    "Five people died in Tuesday's explosion in the market hall in Verrin, police said on Wednesday, correcting an "
    "earlier figure of six. One victim had been counted twice, a police spokeswoman said.\n"
)
LATER = "Five people were killed in the explosion in the market hall in Verrin on 4 March, the engineers' union said.\n"


def _story(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return stemma.read([folder]).export.stories[0]


@pytest.fixture
def story(tmp_path):
    return _story(
        tmp_path,
        wire=f"Blast in Verrin kills at least six\nMeridian Wire, March 4, 2025\n\n{WIRE}",
        copy=f"Market hall blast in Verrin\nVerrin Post, March 4, 2025\n\n{WIRE}",
        garbled=f"Blast in market hall\nHot News, March 4, 2025\n\n{WIRE.replace('At least six', 'At least 60')}",
        corrected=f"Verrin toll lowered to five\nLowland Courier, March 5, 2025\n\n{CORRECTED}",
        later=f"Union on the blast in Verrin\nHarbour Telegraph, March 10, 2025\n\n{LATER}",
    )


def test_a_corrected_number_makes_no_conflict_and_the_account_says_so(story):
    killed = next(figure for figure in story.figures if figure.measure == "killed" and len(figure.readings) > 3)
    assert killed.status == "agree"
    assert killed.current is not None
    assert (killed.current.low, killed.current.high) == (5, 5)
    assert "which a correction withdraws" in killed.why
    assert "taken for a slip in copying" in killed.why


def test_the_terminal_says_which_readings_do_not_count(story):
    shown = " ".join(render(Export(stories=(story,)), "text").decode().split())
    assert "Not counted: “" in shown
    assert "taken for a slip in copying." in shown


def test_the_brief_holds_nobody_to_a_number_that_he_corrects(story):
    assert not any("earlier figure of six" in sentence.sentence for sentence in story.brief)


@pytest.mark.parametrize(("second", "status"), [("2025-03-04", "agree"), ("2025-03-06", "superseded")])
def test_a_zero_is_lost_in_copying_on_one_day_and_no_slip_on_two(second, status):
    def held(report, number, day, origin):
        reading = Reading(report=report, start=0, end=2, text=str(number), low=number, high=number, approximate=False,
                          said_by=None, as_of=day, origin=origin)  # fmt: skip
        return Held(reading, reading, teller=report, evolves=True, grows=True, toll=True)

    day = "2025-03-04"
    told = [held("a", 6, day, "o/1"), held("b", 6, day, "o/1"), held("d", 6, day, "p"), held("c", 60, second, "o/2")]
    assert judge(told, {}).status == status


@pytest.mark.parametrize(
    ("line", "outlet", "byline"),
    [
        ("By Hanne Oldero, Lowland Courier, 5 March 2025", "Lowland Courier", "Hanne Oldero"),
        ("*By Hanne Oldero and Jo Lund, The Gazette, March 5, 2025*", "The Gazette", "Hanne Oldero and Jo Lund"),
        ("By Hanne Oldero | Lowland Courier | 5 March 2025", "Lowland Courier", "Hanne Oldero"),
        ("By Hanne Oldero, 5 March 2025", None, "Hanne Oldero"),
        ("Lowland Courier, 5 March 2025", "Lowland Courier", None),
    ],
)
def test_a_byline_with_its_date_names_the_writer_and_the_outlet_apart(line, outlet, byline):
    report = report_of_text(f"Mill burns down in Verrin\n\n{line}\n\nThe old mill on the river burned down on Friday.")
    assert (report.outlet, report.byline, report.published) == (outlet, byline, "2025-03-05")


@pytest.mark.parametrize(
    ("text", "status", "what"),
    [
        ("The prime minister cancelled her visit to Verrin on Thursday because of fog.", "cancelled", "cancelled"),
        ("The government called off the parade on Friday.", "cancelled", "called off the parade"),
        (
            "Strong winds delayed the arrival of the plane earlier in the day, Orr said.",
            "happened",
            "delayed the arrival",
        ),
        ("She said that at least two warnings had been sent in February.", "happened", "at least two warnings"),
        ("Officials said that as many as 200 houses were destroyed on Tuesday.", "happened", "as many as 200 houses"),
    ],
)
def test_a_row_of_the_timeline_says_what_was_called_off_and_keeps_its_bounds(tmp_path, text, status, what):
    story = _story(tmp_path, one=f"News from the town of Verrin\nVerrin Post, March 5, 2025\n\n{text}\n")
    assert [(row.status, what in row.what) for row in story.timeline] == [(status, True)]


def test_what_somebody_denied_is_not_shown_as_what_he_said(tmp_path):
    text = "The gas company Norvane denied that there was any gas in its pipes, in a letter to the town of Verrin."
    (tmp_path / "one.txt").write_text(f"News of Verrin\nVerrin Post, March 5, 2025\n\n{text}\n", encoding="utf-8")
    export = stemma.read([tmp_path]).export
    shown = render(export, "text").decode()
    assert "(indirect: denied)" in shown
    assert "(indirect: denied)" in render(export, "md").decode()
    assert "indirect: denied" in render(export, "html").decode()


def test_two_speakers_of_one_utterance_stand_apart_and_outside_the_marks(tmp_path):
    for name, speaker in (("wire", "mayor Ines Corral"), ("garbled", "governor Paul Aster")):
        text = f'{WIRE}\n"We will rebuild this hall stone by stone," {speaker} told reporters at the scene.\n'
        (tmp_path / f"{name}.txt").write_text(
            f"Blast in Verrin\nVerrin Post, March 4, 2025\n\n{text}", encoding="utf-8"
        )
    export = stemma.read([tmp_path]).export
    for form in ("text", "md", "html"):
        shown = render(export, form).decode()
        assert "speakers conflict" in shown
        assert "wording conflicts" not in shown.replace("conflicts</del>", "")
    assert shown.count("said by Paul Aster") + shown.count("said by Ines Corral") >= 1
    assert "stone, <small>" not in shown
