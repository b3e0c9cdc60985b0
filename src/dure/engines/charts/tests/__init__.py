"""Stories about drawings."""
