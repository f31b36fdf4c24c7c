"""Who is named in words that a parse or a list could take for something else, and whom such words are not."""

from who_speaks import speakers


def test_no_country_is_she():
    text = (
        "From Orlo, Susan Tull, President Brand’s national security adviser, said that the launch, so soon after North "
        "Korea’s fourth test, “represents another provocative action.”\n\n"
        "“The programs are a serious threat to our interests,” she said in a statement."
    )
    assert speakers(text) == ["Susan Tull", "Susan Tull"]


def test_an_adviser_whom_an_owner_with_a_title_has_is_who_is_named_before():
    text = "Nora Brand, Mayor Tull’s aide, came first. “Nobody needs to leave,” she said."
    assert speakers(text) == ["Nora Brand"]


def test_somebody_whose_family_name_is_a_sort_of_newspaper_or_place_is_a_person_where_a_role_tells_it():
    aid = "Half of it is gone, according to Linda Daily, director for aid at Help Orlo.\n\n“We are late,” she said."
    film = "They raised $16,000, said Brian Town, station director and film teacher.\n\n“It is a start,” Town said."
    assert speakers(aid) == ["Linda Daily"]
    assert speakers(film) == ["Brian Town"]


def test_who_serves_a_club_is_no_club():
    text = "“It will rain,” said Tammy Ritchel, the club’s parent co-sponsor.\n\n“We need a garden,” she said."
    assert speakers(text) == ["Tammy Ritchel", "Tammy Ritchel"]


def test_a_family_name_that_a_parse_takes_for_a_verb_is_the_persons_who_bears_it():
    text = (
        "“You want a bill to go to committee,” said Sen. Jon Husted, a Kettering Republican.\n\n"
        "“This will foreshadow how it is solved,” Husted said of the plan."
    )
    assert speakers(text) == ["Jon Husted", "Jon Husted"]


def test_a_coach_speaks_and_not_the_school_before_the_title():
    text = "“I am proud of this team,” insists Scott West wrestling coach Darren Ripel."
    assert speakers(text) == ["Darren Ripel"]


def test_a_day_owns_no_statement():
    text = "Yesterday’s Orlo Foreign Ministry statement blamed the army. “It is too late,” the statement read."
    assert speakers(text) == ["Orlo Foreign Ministry"]


def test_whose_name_takes_the_rest_of_the_line_behind_whole_sentences_signs_them():
    text = (
        "The shop asks its guests what they think.\n\nReview: “I wear it all day. It is warm.” —hlc1976\n\nIt costs $9."
    )
    assert speakers(text) == ["hlc1976"]


def test_her_mother_is_the_only_one_whom_the_report_named_as_a_mother():
    text = (
        "Kim Orlo led them all. “She kept things moving,” said her mother, Mamie Orlo.\n\n"
        "Ms. Orlo was 34. Tom Brand of the choir came.\n\n“She was a warrior,” her mother said."
    )
    assert speakers(text) == ["Mamie Orlo", "Mamie Orlo"]


def test_whoever_says_something_of_somebody_goes_on_however_often_the_report_tells_of_that_one():
    text = (
        "Janae Brand was fined on Friday. Brand lied, the court heard. Brand paid, and Brand went home.\n\n"
        "Donna Tull, her accuser’s lawyer, said Orr was expecting Brand to spend some time in the lockup. "
        "“I think he will be disappointed,” she said."
    )
    assert speakers(text) == ["Donna Tull"]


def test_a_woman_with_an_age_of_three_words_speaks_behind_her_verb():
    text = (
        "Sam Abel, the prime minister, called for calm. Abel has asked for time.\n\n"
        "If anything, the town has been too passive, said 23-year-old Rio Kinosh, who supports Abel's party.\n\n"
        "“I'd almost like to see us fire one back,” he said."
    )
    assert speakers(text) == ["Rio Kinosh"]


def test_captions_do_not_end_a_speech_that_nobody_closed():
    text = (
        "Japan's minister Ito Orr spoke to Kim Tull on Monday.\n\n“We have won,” said Tull. “Nobody can deny it.\n\n"
        "A ship leaves the port\n\nOrr said it was late\n\nA map of the coast\n\nThe port at night\n\n"
        "“Now they fear us.\n\n“They will not come again.”\n\nThe ships left on Tuesday."
    )
    assert speakers(text) == ["Kim Tull"] * 3
