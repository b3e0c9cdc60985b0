"""The journal's door: `@action`, and the entry it writes."""

from dure.ground.journal.services.action import action, note

__all__ = ["action", "note"]
