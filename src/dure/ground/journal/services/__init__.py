"""The journal's doors: `@action`, the entry it writes, and long work."""

from dure.ground.journal.services.action import action, note
from dure.ground.journal.services.work import carry_out, start_work

__all__ = ["action", "carry_out", "note", "start_work"]
