"""What one report says."""
