"""What the journal can be asked."""

from dure.ground.journal.queries.work import WorkCard, work_card

__all__ = ["WorkCard", "work_card"]
