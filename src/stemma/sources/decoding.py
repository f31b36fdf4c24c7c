"""Bytes become text: byte order mark, UTF-8, declared charset, Western European, charset-normalizer, in this order."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from stemma.data import lexicon
from stemma.sources.unreadable import Unreadable

SAMPLE = 64_000  # bytes that a guess looks at
MOST_BROKEN = 0.02  # a file that is UTF-8 but for this share of its bytes is damaged UTF-8, not another encoding
MOST_CONTROLS = 0.02  # text holds fewer control characters than this, compressed data and programs many more

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD_IN_WESTERN = re.compile(
    r"[^\x00-\x7f\u00a0-\u00ff\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u2010-\u2026\u2030\u20ac\u2122]"
)
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-©¬-±³-¹»-¿×÷][^\W\d_]")  # as where Polish is read as French


class Decoded(NamedTuple):
    """Text, its encoding, how many characters could not be decoded and stand as U+FFFD, and whether it was guessed."""

    text: str
    encoding: str
    replaced: int
    guessed: bool = False


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Return the text of some bytes; `declared` is the charset that a page declares for itself.

    Raises `Unreadable` for bytes that are not text.

    >>> decode("naïve".encode("utf-16")).text
    'naïve'
    >>> decode("“No,” she said".encode("cp1252")).text
    '“No,” she said'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _replacing(raw[len(mark) :], encoding)
    wide = _wide_without_mark(raw)
    if wide:
        return _replacing(raw, wide)
    refuse_binary(raw)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        pass
    return _declared(raw, declared) or _damaged(raw) or _western(raw) or _guessed(raw)


def refuse_binary(raw: bytes) -> None:
    """Raise `Unreadable` where the first bytes are those of a known binary format, or no text at all.

    >>> refuse_binary(b"The mill burned down.")
    >>> refuse_binary(b"%PDF-1.7")
    Traceback (most recent call last):
    ...
    stemma.sources.unreadable.Unreadable: is a PDF, not text
    """
    for known in lexicon("sources_formats")["binary"]:
        if raw.startswith(bytes.fromhex(known["starts_with"])):
            raise Unreadable(f"is {known['name']}, not text", known["remedy"])
    sample = raw[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > max(2, MOST_CONTROLS * len(sample)):
        raise Unreadable("is binary data, not text", "give the text of the report as .txt, .md, .html or .jsonl")


def _wide_without_mark(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark shows in Western text by a NUL in every other byte."""
    sample = raw[:4_000]
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 0.4 and there < 0.05 and not _is_noise(sample[: len(sample) // 2 * 2].decode(encoding, "replace")):
            return encoding
    return None


def _is_noise(text: str) -> bool:
    return sum(character < " " and character not in "\t\n\r" for character in text) > MOST_CONTROLS * len(text)


def _replacing(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        encoding = codecs.lookup(declared).name
        # what calls itself Latin-1 on the web is Windows-1252 (WHATWG Encoding Standard)
        encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
        return Decoded(raw.decode(encoding), encoding, 0)
    except (LookupError, UnicodeError, ValueError, AssertionError):
        return None


def _damaged(raw: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, as a cut or a bad copy leaves it, where its good characters outnumber them."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(character > "\x7f" for character in text) - broken
    if broken <= MOST_BROKEN * len(text) and beyond_ascii >= broken:
        return Decoded(text, "utf-8", broken)
    return None


def _western(raw: bytes) -> Decoded | None:
    """Windows-1252, tried before any guess since short English texts with a few accents mislead statistics."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond_ascii = sum(character > "\x7f" for character in text)
    too_many = beyond_ascii > max(10, 0.1 * len(text))
    if too_many or _ODD_IN_WESTERN.search(text) or len(_SIGN_IN_WORD.findall(text)) > 1:
        return None
    return Decoded(text, "cp1252", 0, guessed=True)


def _guessed(raw: bytes) -> Decoded:
    best = from_bytes(raw[:SAMPLE]).best()
    if best is None or best.language == "Unknown":
        raise Unreadable("has a broken encoding or one that cannot be recognised", "save it as UTF-8")
    return _replacing(raw, best.encoding)._replace(guessed=True)
