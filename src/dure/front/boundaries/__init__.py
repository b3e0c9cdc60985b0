"""Boundaries of places, where they come from, and places without any."""
