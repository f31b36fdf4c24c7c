"""Entities: whom names, titles, descriptions and pronouns of a report mean."""
