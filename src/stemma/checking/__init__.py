"""The checking room: does the evidence that a text cites bear what it says?"""

from stemma.checking.check import Checked, check
from stemma.checking.exports import NotAnExport, export_of
from stemma.checking.sentence import unsupported

__all__ = ["Checked", "NotAnExport", "check", "export_of", "unsupported"]
