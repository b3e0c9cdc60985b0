"""The journal's questions: who may, what was done to a thing, how far long work has come."""

from dure.ground.journal.queries.entries import (
    JournalLine,
    Noted,
    entries_about,
    entries_after,
    last_entry,
)
from dure.ground.journal.queries.work import WorkCard, work_card
from dure.ground.journal.queries.workers import work_waiting, workers_alive
from dure.ground.journal.rules.following import Followed
from dure.ground.journal.rules.may import initiatives_where, may, must

__all__ = [
    "Followed",
    "JournalLine",
    "Noted",
    "WorkCard",
    "entries_about",
    "entries_after",
    "initiatives_where",
    "last_entry",
    "may",
    "must",
    "work_card",
    "work_waiting",
    "workers_alive",
]
