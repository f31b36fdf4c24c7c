"""Lexicons, rules, weights and the bundled example: everything the rooms know that is not code."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


def path(*parts: str) -> Path:
    """Return the path of a file or folder that ships with the package.

    >>> path("lexicons").is_dir()
    True
    """
    return Path(str(files(__package__).joinpath(*parts)))


@cache
def lexicon(name: str) -> Any:
    """Return the lexicon ``data/lexicons/<name>.json``, parsed once.

    Raises FileNotFoundError where the package has no such lexicon. The result is shared: do not change it.

    >>> lexicon("sources_formats")["binary"][0].keys() >= {"name", "starts_with", "remedy"}
    True
    """
    return json.loads(path("lexicons", f"{name}.json").read_text(encoding="utf-8"))
