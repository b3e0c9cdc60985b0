"""The list of alerts."""
