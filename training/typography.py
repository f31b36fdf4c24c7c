"""The same words in other typography: capitals, headline capitals, curly or doubled quotation marks."""

from __future__ import annotations

RARE_KINDS = [(0, 0.025, "lower"), (0.025, 0.05, "upper"), (0.05, 0.06, "headline")]  # shares as ranges of one draw
SMALL = {"of", "the", "in", "a", "an", "to", "for", "and", "on", "at", "by"}


def retype(words: list[str], kind: str) -> list[str]:
    if kind in {"lower", "upper"}:
        return [getattr(word, kind)() for word in words]
    if kind == "headline":
        return [w if i and w.lower() in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)]
    marks = ("“", "”") if kind == "curly" else ("``", "''")
    retyped, opened = [], False
    for word in words:
        if word == '"':
            opened = not opened
            retyped.append(marks[0] if opened else marks[1])
        else:
            retyped.append(word.replace("'", "’") if kind == "curly" else word)
    return retyped
