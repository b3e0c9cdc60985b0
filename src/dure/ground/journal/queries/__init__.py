"""The journal's questions: who may do something here, and what was done to a thing."""

from dure.ground.journal.queries.entries import Noted, entries_about
from dure.ground.journal.rules.may import initiatives_where, may

__all__ = ["Noted", "entries_about", "initiatives_where", "may"]
