"""Nouns: the journal, long work on its way, workers and their timetable, calls that named themselves."""

from dure.ground.journal.models.api_call import ApiCall
from dure.ground.journal.models.entry import JournalEntry
from dure.ground.journal.models.timetable import ScheduledJob, WorkerBeat
from dure.ground.journal.models.work import Work

__all__ = ["ApiCall", "JournalEntry", "ScheduledJob", "Work", "WorkerBeat"]
