"""Overrides: an editor's decisions, read from a file and applied to the reports and accounts of every run."""
