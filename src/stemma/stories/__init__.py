"""Which reports tell one story."""

from stemma.stories.group import group, story_id

__all__ = ["group", "story_id"]
