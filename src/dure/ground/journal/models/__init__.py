"""Nouns: the journal, and the long work that is on its way."""

from dure.ground.journal.models.entry import JournalEntry
from dure.ground.journal.models.work import Work

__all__ = ["JournalEntry", "Work"]
