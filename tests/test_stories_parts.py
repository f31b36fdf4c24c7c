"""What hangs together: each test is a claim about `stemma.stories.parts` or `holders` on invented ties."""

import random
from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.stories.holders import BOUND, Holders
from stemma.stories.part import BITS, Tie
from stemma.stories.parts import Parts

RUNGS, MOST, COUNT = 4, 4, 24


def _connected(ties, number, rung):
    seen, todo = {number}, [number]
    while todo:
        for other, reached in ties[todo.pop()].items():
            if reached >= rung and other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _check(parts, ties):
    for number in range(COUNT):
        for rung, part in enumerate(parts._above(number)):
            assert part.rung == rung
            assert set(parts.members(part)) == _connected(ties, number, rung)
            assert part.size == len(parts.members(part))
            assert (part.members is not None) == (part.size <= MOST or rung == parts.top)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 9))
def test_parts_are_what_ties_connect_whatever_ties_have_come_and_gone(seed, at_once):
    draw = random.Random(seed)
    ties = [{} for _ in range(COUNT)]
    parts = Parts(RUNGS, MOST, lambda number: [other << BITS | rung for other, rung in ties[number].items()])
    for number in range(COUNT):
        parts.add(number)
    for _ in range(40):
        gone = []
        for _ in range(at_once):
            one, two = draw.sample(range(COUNT), 2)
            if two in ties[one]:
                gone.append(Tie(one, two, ties[one].pop(two)))
                del ties[two][one]
            else:
                rung = draw.randrange(RUNGS)
                ties[one][two] = ties[two][one] = rung
                parts.join(Tie(one, two, rung))
        parts.loosen(gone)
    _check(parts, ties)


@given(st.lists(st.integers(0, BOUND - 1), min_size=1, max_size=200), st.randoms(use_true_random=False))
def test_who_is_chosen_depends_on_the_set_of_holders_and_not_on_their_order(hashes, shuffler):
    def chosen(order):
        held = Holders(8, 2)
        for number in order:
            held.add(number, array("I", hashes))
        return sorted(held.chosen)

    order = list(range(len(hashes)))
    expected = chosen(order)
    shuffler.shuffle(order)
    assert chosen(order) == expected


def test_the_chosen_stay_few_while_holders_become_many():
    draw = random.Random(1)
    hashes = array("I", [draw.randrange(BOUND) for _ in range(5000)])
    held = Holders(32, 2)
    for number in range(5000):
        held.add(number, hashes)
        assert number < 32 or len(held.chosen) < 40
