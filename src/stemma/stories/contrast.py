"""How far two reports name different people and places where they tell what happened."""

import math

import numpy as np

from stemma.data import lexicon
from stemma.stories.rows import Floats, Numbers, Rows
from stemma.stories.sketch import LEAD, NAMES, NUMBERS, SCALE, places


def contrast(rows: Rows, some: Numbers, others: Numbers) -> Floats:
    """Return for pairs of reports from 0 (names in common, or too few) to 1 (leads full of names, none the same).

    Reports of two events of one kind are told in the same words with other names: their leads tell them apart before
    the rest of the text makes them alike.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "Nadia Orr of Halvern met Corrin Tull.", "Ida Kestrin of Ronda met Mirela Osk.", "It rained on Monday."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> contrast(rows, np.array([0, 0, 0]), np.array([0, 1, 2])).round(1).tolist()
    [0.0, 1.0, 0.0]
    """
    rule = lexicon("stories_grouping")["contrast"]
    here, there = _names_of_leads(rows, some), _names_of_leads(rows, others)
    sizes = [np.sqrt(np.square(weights).sum(axis=1)) for _, weights in (here, there)]
    told = np.minimum(*sizes) / (math.sqrt(lexicon("stories_grouping")["kept"]["share_of_lead"]) * SCALE)
    same = here[0][:, :, None] == there[0][:, None, :]
    shared = (same * (here[1][:, :, None] * there[1][:, None, :])).sum(axis=(1, 2))
    alike = shared / np.maximum(sizes[0] * sizes[1], 1.0)
    return np.asarray(np.minimum(1.0, told / rule["full"]) ** 2 * np.maximum(0.0, 1.0 - alike / rule["shared"]))


def _names_of_leads(rows: Rows, at: Numbers) -> tuple[Numbers, Floats]:
    """Return the names in the leads of reports with weights; 0 where one has fewer than another."""
    lead, names = slice(*places()[LEAD : NAMES + 1]), slice(*places()[NAMES : NUMBERS + 1])
    all_words = rows.words.take(at, 0)
    words, named = all_words[:, lead], all_words[:, names] - (NAMES - LEAD)
    told = (words[:, :, None] == named[:, None, :]).any(axis=2) & (words > 0)
    order = np.argsort(~told, axis=1, kind="stable")[:, : max(1, int(told.sum(axis=1).max(initial=0)))]
    kept = np.take_along_axis(told, order, 1)
    weights = np.take_along_axis(rows.weights.take(at, 0)[:, lead], order, 1)
    return np.take_along_axis(words.astype(np.int64), order, 1), np.where(kept, weights, 0).astype(np.float64)
