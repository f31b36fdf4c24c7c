"""Speakers: which entity of the report the source of a cue is, or who says words that no cue attributes."""
