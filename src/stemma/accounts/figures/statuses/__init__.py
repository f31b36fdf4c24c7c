"""Statuses: whether the readings of a fact agree, conflict, follow one another, or count different things."""
