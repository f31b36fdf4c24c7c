"""Which reports tell one story."""

from stemma.stories.group import group, story_id
from stemma.stories.store import Placement, StoryStore

__all__ = ["Placement", "StoryStore", "group", "story_id"]
