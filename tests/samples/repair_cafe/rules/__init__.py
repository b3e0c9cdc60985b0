"""Decisions of the repair café."""
