"""What a story says."""
