"""Placeholder for branch work: the states that count."""

COUNTING = ("approved", "locked")
