"""Decisions of care meals on plain values."""
