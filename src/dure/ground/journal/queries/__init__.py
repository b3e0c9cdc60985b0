"""The journal's questions: who may do something here."""

from dure.ground.journal.rules.may import initiatives_where, may

__all__ = ["initiatives_where", "may"]
