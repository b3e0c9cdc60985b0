"""Opening a question."""
