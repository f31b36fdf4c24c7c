"""Faults of our own: what fails without being meant to takes as little along as it can, and is told."""

import traceback
from pathlib import Path

from stemma.records import Failure


def fault_in(source: str, failed: str, fault: Exception, kept: str) -> Failure:
    """Return what to say of a fault: what it left out (`failed`), the place in the code, and what there still is.

    >>> fault_in("a.txt", "its dates could not be read", ValueError(), "the text is exported").problem
    'its dates could not be read (ValueError)'
    """
    frames = traceback.extract_tb(fault.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    remedy = f"this is a fault of Stemma: please report it with what was read; {kept}"
    return Failure(source=source, problem=f"{failed} ({type(fault).__name__}{where})", remedy=remedy)
