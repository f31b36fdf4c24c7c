"""An account as terminal text, Markdown, JSON or a page."""
