"""Scores of an export against what a careful reader found."""
