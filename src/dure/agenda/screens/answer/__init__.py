"""Answering: one statement at a time, with an account or by link."""
