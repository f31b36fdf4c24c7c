"""Proper names: where each begins and ends, its type, its spelling and its title."""
