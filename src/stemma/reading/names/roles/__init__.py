"""Roles: descriptions of people by office, work or part in events, and the kinds of bodies."""
