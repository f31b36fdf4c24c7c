"""Who else has a share in a report: agencies and reporters named at its end."""

import re
from collections.abc import Iterator
from functools import cache

from stemma.records import Part
from stemma.sources.agencies import agency_named, agency_pattern, known_agency
from stemma.sources.lines import Line

LONGEST = 400  # characters of a line of credits

_STAFF = re.compile(
    r"[(\[—–-]{0,3} ?(?:additional |further )?(?:reporting|writing|editing|compiled|production|graphics?|translation)"
    r"(?:,? (?:and|&) (?:reporting|writing|editing|translation))? (?:by|(?<=reporting )from) .{2,360}",
    re.I,
)
_CONTRIBUTED = re.compile(
    r"[(\[—–*-]{0,3} ?.{3,300}\bcontributed (?:to (?:this|the) (?:report|story|article|piece|post)|reporting|from)\b"
    r".{0,80}|(?:the )?(?:associated press|ap|reuters|afp)(?: writers? .{3,80})? contributed[.]?",
    re.I,
)
_REPORTED_FROM = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,4}reported from [A-Z].{2,200}")
_WITH = re.compile(
    r"[(\[—–-]{0,3} ?(?:with|from|based on|using) (?:additional |further |agency )?"
    r"(?:inputs?|reports?|reporting|files|agencies|assistance)\b.{0,120}",
    re.I,
)
_SOURCE = re.compile(
    r"(?:sources?|via|information from|news source|agency)(?: ?: ?|: ?)(?P<name>[^.!?]{2,80})\.?", re.I
)


def credit_line(line: Line) -> Part | None:
    """Return what a line of credits at the end of a report says: a ``credit`` with its agency, or a ``byline``.

    >>> from stemma.sources.lines import lines_of
    >>> credit_line(lines_of("With inputs from PTI")[0]).value
    'PTI'
    >>> credit_line(lines_of("Ida Orr in Halvern contributed to this report.")[0]).kind
    'byline'
    """
    text = line.text
    if len(text) > LONGEST:
        return None
    agencies = _agencies_in(text)
    if _only_agencies().fullmatch(text):
        return _part(line, "credit", agencies or text.strip(" ()[]-–—"))
    if _STAFF.fullmatch(text):
        edited = re.search("reporting", text, re.I) and re.search("editing by", text, re.I)
        return _part(line, "credit" if agencies or edited else "byline", agencies)
    source = _SOURCE.fullmatch(text)
    if source:
        return _part(line, "credit", agencies or source.group("name").strip())
    if _WITH.fullmatch(text) or _CONTRIBUTED.fullmatch(text):
        return _part(line, "credit" if agencies else "byline", agencies)
    return _part(line, "byline", None) if _REPORTED_FROM.fullmatch(text) else None


def credit_at_end(line: Line) -> Part | None:
    """Return the agency that is credited behind the last sentence of a line, "(Reuters)" or "– AFP".

    >>> from stemma.sources.lines import lines_of
    >>> part = credit_at_end(lines_of("No one was hurt, police said. – NPA")[0])
    >>> part.value, part.start
    ('NPA', 30)
    """
    tail = line.text[-120:]
    match = _at_end().search(tail)
    if not match:
        return None
    name = match.group("inside") or match.group("bare") or match.group("behind")
    value = _agencies_in(name) or agency_named(name)
    if not value:
        return None
    start = line.end - len(tail) + match.start() + match.group().startswith(" ")
    return Part(start=start, end=line.end, kind="credit", value=value)


def agencies_named(line: Line) -> Iterator[Part]:
    """Yield the agencies that a copyright line or a byline names.

    >>> from stemma.sources.lines import lines_of
    >>> [part.value for part in agencies_named(lines_of("© 2018 The Associated Press. All rights reserved.")[0])]
    ['AP']
    """
    for match in _agency().finditer(line.text[:LONGEST]):
        start, end = line.start + match.start(), line.start + match.end()
        yield Part(start=start, end=end, kind="credit", value=known_agency(match.group()))


def _part(line: Line, kind: "str", value: str | None) -> Part:
    return Part(start=line.start, end=line.end, kind="credit" if kind == "credit" else "byline", value=value)


def _agencies_in(text: str) -> str | None:
    names = dict.fromkeys(known_agency(match.group()) or match.group() for match in _agency().finditer(text))
    return ", ".join(names) or None


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(agency_pattern())


@cache
def _only_agencies() -> re.Pattern[str]:
    name = agency_pattern()
    return re.compile(
        rf"[(\[—–-]{{0,3}} ?{name}(?: ?(?:[-–/|,&]|and) ?{name}){{0,4}}[)\].]{{0,2}}|[—–-]{{1,2}} ?[A-Z]{{2,8}}"
    )


@cache
def _at_end() -> re.Pattern[str]:
    name = agency_pattern()
    inputs = r"(?:with (?:inputs?|reports?|reporting|files|additional reporting) (?:from|by) |source:? ?|via |by )?"
    listed = rf"{name}(?: ?(?:[-/|,&]|and) ?(?:{name}|[A-Z][\w ]{{1,20}})){{0,3}}"
    unknown = r"[A-Z]{2,8}"
    stopped = r"(?<=[.!?…”\"’')]) ?"
    return re.compile(
        rf"{stopped}\((?P<inside>(?i:{inputs})(?:{listed}|{unknown}))\)[.]?$"
        rf"|(?<=\w) \((?P<bare>(?i:{inputs}){listed})\)$"
        rf"|{stopped}(?:[–—]|-{{1,2}}) ?(?P<behind>{listed}|{unknown})[.]?$"
    )
