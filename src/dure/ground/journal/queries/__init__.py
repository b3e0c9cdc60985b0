"""The journal's questions: who may do something here, and how far long work has come."""

from dure.ground.journal.queries.work import WorkCard, work_card
from dure.ground.journal.rules.may import initiatives_where, may, must

__all__ = ["WorkCard", "initiatives_where", "may", "must", "work_card"]
