"""One alert."""
