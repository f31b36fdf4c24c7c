"""People merged, split and renamed as an editor decided."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from msgspec.structs import replace

from stemma.records import Span, StoryName


def named(names: Mapping[str, StoryName], text: str) -> StoryName | None:
    """Return the one name of a story that is written so: its name, else an alias; None where none or several are.

    >>> tull = StoryName(id="n", name="Anna Tull", type="PERSON", aliases=("Tull",))
    >>> named({"n": tull}, "anna tull") is tull, named({"n": tull}, "Hale")
    (True, None)
    """
    wanted = _folded(text)
    for forms in (_only_name, _with_aliases):
        met = [name for name in names.values() if wanted in forms(name)]
        if len(met) == 1:
            return met[0]
        if met:
            return max(met, key=lambda name: (len(name.mentions), name.id))
    return None


def merged(names: Sequence[StoryName], to: str | None) -> StoryName:
    """Return several names as one, called as the most mentioned unless `to` says otherwise, with all their forms.

    >>> tull = StoryName(id="n", name="Anna Tull", type="PERSON", mentions=(Span(report="a", start=0, end=9),))
    >>> mayor = StoryName(id="m", name="the mayor", type="PERSON", role="mayor")
    >>> found = merged([tull, mayor], None)
    >>> found.name, found.aliases, found.role
    ('Anna Tull', ('the mayor',), 'mayor')
    """
    main = max(names, key=lambda name: (len(name.mentions), name.id))
    called = to or main.name
    forms = [form for name in (main, *names) for form in (name.name, *name.aliases)]
    mentions = sorted({(m.report, m.start, m.end) for name in names for m in name.mentions})
    return replace(
        main,
        name=called,
        aliases=tuple(form for form in dict.fromkeys(forms) if form != called),
        role=main.role or next((name.role for name in names if name.role), None),
        mentions=tuple(Span(report=r, start=s, end=e) for r, s, e in mentions),
    )


def split(name: StoryName, reports: Iterable[str], to: str | None) -> tuple[StoryName, StoryName] | None:
    """Return a name without its mentions in some reports, and another with these; None where one would have none.

    >>> mentions = tuple(Span(report=report, start=0, end=4) for report in "ab")
    >>> tull = StoryName(id="n", name="Tull", type="PERSON", mentions=mentions)
    >>> one, other = split(tull, ["b"], "Ida Tull")
    >>> one.mentions[0].report, other.name, split(tull, ["a", "b"], None)
    ('a', 'Ida Tull', None)
    """
    gone = frozenset(reports)
    goes = tuple(m for m in name.mentions if m.report in gone)
    stays = tuple(m for m in name.mentions if m.report not in gone)
    if not goes or not stays:
        return None
    seed = f"split\n{name.id}\n{goes[0].report}\n{goes[0].start}"
    id_ = "name-" + sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return replace(name, mentions=stays), replace(name, id=id_, name=to or name.name, mentions=goes)


def renamed(name: StoryName, to: str | None, role: str | None) -> StoryName:
    """Return a name under another form or with another role; the form that the machine chose becomes an alias.

    >>> tull = StoryName(id="n", name="Tull", type="PERSON", aliases=("Mrs Tull",))
    >>> found = renamed(tull, "Anna Tull", "mayor")
    >>> found.name, found.aliases, found.role
    ('Anna Tull', ('Tull', 'Mrs Tull'), 'mayor')
    """
    called = to or name.name
    forms = tuple(form for form in dict.fromkeys((name.name, *name.aliases)) if form != called)
    return replace(name, name=called, aliases=forms, role=role or name.role)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _only_name(name: StoryName) -> set[str]:
    return {_folded(name.name)}


def _with_aliases(name: StoryName) -> set[str]:
    return {_folded(form) for form in (name.name, *name.aliases)}
