"""What the checker found, one line for each problem."""

from typing import Literal

import msgspec

from stemma.output.phrases import counted
from stemma.output.visible import cut, one_line
from stemma.records import Check, CheckedSentence, Problem

_LONGEST = 160  # characters of a sentence or of words that are shown


def render_check(check: Check, source: str, format: Literal["json", "text"]) -> bytes:
    """Return what the checker found in `source`, as JSON (format ``stemma-check/1``) or as lines of text, in UTF-8.

    >>> render_check(Check(supported=True), "brief.md", "json")[:35]
    b'{\\n "format": "stemma-check/1",\\n "su'
    """
    if format == "json":
        return msgspec.json.format(msgspec.json.encode(check), indent=1) + b"\n"
    return as_check(check, source).encode("utf-8", "replace")


def as_check(check: Check, source: str) -> str:
    """Return one line for each problem, as ``SOURCE:LINE: KIND: WORDS``, and a last line with the counts.

    >>> as_check(Check(supported=True), "brief.md")
    'brief.md: nothing to check: no sentence was found\\n'
    """
    lines = [_line(source, sentence, problem) for sentence in check.sentences for problem in sentence.problems]
    return "\n".join([*lines, *_closing(check, source)]) + "\n"


def _line(source: str, sentence: CheckedSentence, problem: Problem) -> str:
    told = f"{source}:{sentence.line}: {problem.kind}: “{cut(one_line(problem.words), _LONGEST)}”: {problem.why}"
    if problem.instead:
        told += f"; they say: “{cut(one_line(problem.instead), _LONGEST)}”"
    same = one_line(problem.words) == one_line(sentence.sentence)
    return told if same else f"{told} – in: {cut(one_line(sentence.sentence), _LONGEST)}"


def _closing(check: Check, source: str) -> list[str]:
    total = len(check.sentences)
    if not total:
        return [f"{source}: nothing to check: no sentence was found"]
    wrong = sum(1 for sentence in check.sentences if sentence.problems)
    problems = sum(len(sentence.problems) for sentence in check.sentences)
    verdict = f"{counted(problems, 'problem')} in {wrong} of them" if wrong else "all are supported by what they cite"
    lines = [f"{source}: {counted(total, 'sentence')}, {verdict}"]
    whole = sum(1 for sentence in check.sentences if sentence.evidence == "report")
    if whole:
        cite = "cites a whole report" if whole == 1 else "cite whole reports"
        lines.append(
            f"{source}: {counted(whole, 'sentence')} {cite} and no place in it: a number or name passes "
            "that stands anywhere in the report, which is a weaker check"
        )
    return lines
