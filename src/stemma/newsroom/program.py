"""What a kept reading depends on besides the report: the rules, lexicons and models of this program."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import stemma

_ROOMS = ("data", "reading", "lineage", "stories", "accounts")
_FILES = ("records.py", "words.py", "meaning.py")


@cache
def program() -> str:
    """Return a digest that changes whenever this program could say anything else of the same reports.

    >>> len(program())
    64
    """
    found = sha256(f"{stemma.__version__} {version('spacy')} {version('numpy')}".encode())
    root = Path(stemma.__file__).parent
    for path in _parts(root):
        content = path.read_bytes()
        found.update(f"\n{path.relative_to(root).as_posix()} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _parts(root: Path) -> Iterator[Path]:
    yield from (root / name for name in _FILES)
    for room in _ROOMS:
        every = (path for path in (root / room).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        yield from sorted(path for path in every if "example" not in path.parts and "page" not in path.parts)
