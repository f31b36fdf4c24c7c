"""An editor's overrides in words."""

from stemma.output.visible import one_line
from stemma.records import Override, Story


def told(override: Override) -> str:
    """Return what a decision did, what the machine had found, and who took it when and why.

    >>> told(Override(id="o", line=2, do="rename", effect="called Anna Tull", found="Ana Tull", who="K. Orr"))
    'called Anna Tull (the machine found: Ana Tull); K. Orr'
    """
    found = f" (the machine found: {one_line(override.found)})" if override.found else ""
    by = ", ".join(one_line(part) for part in (override.who, override.when) if part)
    why = f"“{one_line(override.why)}”" if override.why else ""
    return "; ".join(part for part in (f"{one_line(override.effect)}{found}", by, why) if part)


def edited(story: Story) -> frozenset[str]:
    """Return the ids of the records that an editor's decisions changed.

    >>> from stemma.records import Counts, Lineage
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> sorted(edited(Story(id="s", title="", reports=(), counts=counts, lineage=Lineage())))
    []
    """
    return frozenset(id_ for override in story.overrides if override.applied for id_ in override.targets)
