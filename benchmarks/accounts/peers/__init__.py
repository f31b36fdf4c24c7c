"""Tools that somebody might use instead, one a file: `account(reports)` gives the part of an export that it can.

A peer names itself (`NAME`) and the measures that it is judged on (`MEASURES`, the words with which they begin).
"""

from . import dateparser_search, minhash, patterns, quantulum, textacy_quotes

ALL = (patterns, quantulum, textacy_quotes, minhash, dateparser_search)
