"""A conditional log-linear ranking: the weights of signs by which one of several candidates, or none, is chosen."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np

STEPS = 60  # of Newton's method at the most
ENOUGH = 1e-6  # change of a weight below which it is settled


class Example(NamedTuple):
    """One choice: the signs of each candidate, which are right (none: nobody is meant), how much it counts."""

    signs: list[dict[str, float]]
    right: list[bool]
    counts: float = 1.0


def fit(examples: list[Example], prior: float, fewest: int) -> dict[str, float]:
    """Return the weights that make the right choices likeliest, by Newton's method.

    `prior` is the precision of a Gaussian prior around 0; signs seen in fewer than `fewest` candidates are left out.
    """
    seen = Counter(name for e in examples for signs in e.signs for name in signs)
    names = sorted(name for name, count in seen.items() if count >= fewest)
    tables = [_table(e, {name: at for at, name in enumerate(names)}) for e in examples if e.signs]
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        gradient, curvature = prior * weights, prior * np.eye(len(names))
        for table, right, counts in tables:
            chances = _chances(table @ weights)
            wanted = chances * right / (chances * right).sum()
            gradient += counts * table.T @ (chances - wanted)
            curvature += counts * (table.T * chances) @ table - counts * np.outer(chances @ table, chances @ table)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < ENOUGH:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def chosen(weights: dict[str, float], signs: list[dict[str, float]]) -> int | None:
    """Return the number of the candidate that the weights choose, None where none adds up to more than 0."""
    sums = [sum(weights.get(name, 0.0) * value for name, value in own.items()) for own in signs]
    return int(np.argmax(sums)) if sums and max(sums) > 0 else None


def _table(example: Example, at: dict[str, int]) -> tuple[np.ndarray, np.ndarray, float]:
    """Return a row of signs for nobody and for each candidate, which rows are right, and how much it counts."""
    table = np.zeros((len(example.signs) + 1, len(at)))
    for row, signs in enumerate(example.signs, start=1):
        for name, value in signs.items():
            if name in at:
                table[row, at[name]] = value
    right = np.array([not any(example.right), *example.right], dtype=float)
    return table, right, example.counts


def _chances(sums: np.ndarray) -> np.ndarray:
    raised = np.exp(sums - sums.max())
    return raised / raised.sum()
