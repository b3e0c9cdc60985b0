"""Nouns: the journal."""

from dure.ground.journal.models.entry import JournalEntry

__all__ = ["JournalEntry"]
