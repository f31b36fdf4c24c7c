"""What the letters of a word tell before its sentence does: its form in lower case, its runs of letters, its shape."""

from functools import lru_cache
from zlib import crc32

RUNS = 6_144  # rows among which runs of letters are spread
KEPT = 4_096  # forms whose runs and shapes are remembered: two networks ask for the same new words
LONGEST = 40  # letters of a word that are looked at: what is longer is an address or noise
_ONE_WAY = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", **dict.fromkeys("123456789", "0")})


def plain_form(word: str) -> str:
    """Return a word in lower case, with one apostrophe for all and 0 for every digit.

    >>> plain_form("Tull’s"), plain_form("3,150")
    ("tull's", '0,000')
    """
    return word[:LONGEST].lower().translate(_ONE_WAY)


@lru_cache(maxsize=KEPT)
def letter_runs(form: str) -> tuple[int, ...]:
    """Return the rows of the runs of two to four letters in a form, its ends marked.

    The rows are by a checksum, so that no list of runs is needed (Bojanowski et al. 2017).

    >>> len(letter_runs("orr")), all(0 <= row < RUNS for row in letter_runs("orr"))
    (9, True)
    """
    marked = f"<{form}>"
    size = len(marked)
    places = [(at, at + length) for length in (2, 3, 4) for at in range(size - length + 1)]
    if form.isascii():
        letters = marked.encode()
        return tuple([crc32(letters[first:last]) % RUNS for first, last in places])
    return tuple([crc32(marked[first:last].encode("utf8", "replace")) % RUNS for first, last in places])


@lru_cache(maxsize=KEPT)
def shape(word: str) -> str:
    """Return a word with X for capitals, x for small letters and d for digits; of more than three alike, three stay.

    >>> shape("Arlen"), shape("AK-47s"), shape("“")
    ('Xxxx', 'XX-ddx', '“')
    """
    made: list[str] = []
    for letter in word[:LONGEST]:
        sign = "d" if letter.isdigit() else letter
        if letter.isalpha():
            sign = "X" if letter.isupper() else "x"
        if made[-3:] != [sign] * 3:
            made.append(sign)
    return "".join(made)
