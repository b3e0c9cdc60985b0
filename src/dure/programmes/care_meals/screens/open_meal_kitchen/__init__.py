"""Opening a kitchen."""
