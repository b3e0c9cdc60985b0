"""Stories about how things are shown."""
