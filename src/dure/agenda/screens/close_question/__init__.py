"""Closing a question."""
