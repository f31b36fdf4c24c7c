"""Who took which passages from whom."""
