"""Which reports tell one story."""

from stemma.stories.group import group, story_id
from stemma.stories.keep import dump, load, renewed
from stemma.stories.links import links
from stemma.stories.store import Placement, StoryStore
from stemma.stories.why import Why, why

__all__ = ["Placement", "StoryStore", "Why", "dump", "group", "links", "load", "renewed", "story_id", "why"]
