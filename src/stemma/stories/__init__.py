"""Which reports tell of one event."""
