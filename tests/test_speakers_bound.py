"""He is nobody who is named below his verb."""

from who_speaks import speakers


def test_he_is_not_the_one_according_to_whom_he_spoke():
    text = (
        "Manjit Orr, 60, pulled three people out of the van. “It is a name like Orlo,” he said. "
        "He remembers a man in a white hat who stood in the road. It was Kalani Tull, the driver of the truck.\n\n"
        "“I had no sign,” he was saying, according to Orr. The sign was on the other road."
    )
    assert speakers(text) == ["Manjit Orr", "Kalani Tull"]


def test_who_was_ill_may_be_the_one_who_says_so():
    text = "The mayor of Kerrow stayed at home. He was ill, Jonas Tull said. “I had a fever,” he said."
    assert speakers(text) == ["Jonas Tull"]


def test_who_is_asked_answers():
    text = (
        "The judge, Ida Orr, was late. At the hearing, Jonas Tull asked Bruno Orlo if that was true.\n\n“Yes,” he said."
    )
    assert speakers(text) == ["Bruno Orlo"]
