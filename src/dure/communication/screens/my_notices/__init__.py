"""A screen."""
