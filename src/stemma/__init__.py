"""Stemma reads many news reports of the same events and tells one story, with every word traced to its source."""

__version__ = "0.1.0"
