"""Matrices multiplied in one thread: blocks are too small to gain from more, and workers would take each other's."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep the library that multiplies matrices to one thread inside the block, and give its threads back after it.

    Without threadpoolctl nothing is changed: the results are the same, and `OPENBLAS_NUM_THREADS=1` does as well.

    >>> import numpy as np
    >>> with one_thread():
    ...     product = np.ones((2, 2)) @ np.ones((2, 2))
    >>> product.tolist()
    [[2.0, 2.0], [2.0, 2.0]]
    """
    controller = _controller()
    if controller is None:
        yield
        return
    with controller.limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> Any:
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return None
    return ThreadpoolController()
