"""Access: who an account is and what it may do."""

from dure.ground.access.queries.actor import actor_of, actor_of_id, house, needs_second_factor

__all__ = ["actor_of", "actor_of_id", "house", "needs_second_factor"]
