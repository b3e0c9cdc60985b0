"""Access: who an account is and what it may do."""

from dure.ground.access.queries.acting import ActingRequest
from dure.ground.access.queries.actor import actor_of, actor_of_id, house, needs_second_factor

__all__ = ["ActingRequest", "actor_of", "actor_of_id", "house", "needs_second_factor"]
