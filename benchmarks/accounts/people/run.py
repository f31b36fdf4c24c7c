"""How many names of short invented stories stand under one entry, which is nobody else's (docs/benchmark.md).

python benchmarks/accounts/people/run.py [STORY...]
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from scoring import names_together  # noqa: E402

import stemma  # noqa: E402


class Story(NamedTuple):
    """A short story: its name, the texts of its reports, and the spellings of each person and body."""

    name: str
    texts: list[str]
    names: dict[str, list[str]]


def main() -> None:
    """Print the share of each story and of all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", nargs="*", metavar="STORY")
    wanted = asked.parse_args().stories
    right = of = 0
    for story in stories((HERE / "stories.txt").read_text(encoding="utf-8")):
        if wanted and story.name not in wanted:
            continue
        note = score_of(story)
        print(f"{story.name:24s} {note}")
        found, names = (int(number) for number in note.split(" of "))
        right, of = right + found, of + names
    print(f"{'all':24s} {right} of {of} ({right / max(1, of):.3f})")


def stories(content: str) -> Iterator[Story]:
    """Yield the stories of a file: "### name", names ("@ full | short | ..."), then reports, each after "== outlet"."""
    for part in content.split("### ")[1:]:
        head, *texts = re.split(r"^== .*\n", part, flags=re.MULTILINE)
        name, *rows = head.splitlines()
        spelt = [row[2:].split(" | ") for row in rows if row.startswith("@ ")]
        yield Story(name, [text.strip() + "\n" for text in texts], {forms[0]: forms for forms in spelt})


def score_of(story: Story) -> str:
    """Return how many of a story's names are under one entry ("7 of 8")."""
    with tempfile.TemporaryDirectory() as folder:
        for at, text in enumerate(story.texts):
            (Path(folder) / f"report-{at:02d}.txt").write_text(text, encoding="utf-8")
        export = stemma.read([Path(folder)]).export
    return names_together(export, {"names": story.names}).note


if __name__ == "__main__":
    main()
