"""Nouns: the journal, the long work that is on its way, the workers and their timetable."""

from dure.ground.journal.models.entry import JournalEntry
from dure.ground.journal.models.timetable import ScheduledJob, WorkerBeat
from dure.ground.journal.models.work import Work

__all__ = ["JournalEntry", "ScheduledJob", "Work", "WorkerBeat"]
