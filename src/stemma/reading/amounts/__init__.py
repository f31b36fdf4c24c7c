"""Amounts: numbers in running text with their units, ranges and bounds, and numbers that count nothing."""
