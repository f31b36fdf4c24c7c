"""Facts: which statements are of one thing, by what they have in common and what sets them apart."""
