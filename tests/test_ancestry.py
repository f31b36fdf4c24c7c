"""Descent never closes a circle, however it grows."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.lineage.ancestry import Ancestry
from stemma.lineage.graph import reaches

LINKS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda link: link[0] != link[1]), max_size=40)


@given(LINKS, st.sampled_from([1, 3, 32]))
def test_a_text_descends_from_another_unless_that_closes_a_circle(links, search):
    ancestry = Ancestry()
    ancestry.shortest_search = search
    above: dict[int, set[int]] = {}
    for child, parent in links:
        circle = reaches(above, parent, child)
        assert ancestry.descend(child, parent) is not circle
        if not circle:
            above.setdefault(child, set()).add(parent)


def test_a_chain_of_any_length_is_one_line_of_descent():
    ancestry = Ancestry()
    assert all(ancestry.descend(text, text + 1) for text in range(20_000))
    assert not ancestry.descend(20_000, 0)
