"""Organisations, what can be done: register, start, join, leave, appoint."""

from dure.ground.organisations.services.register_organisation import (
    move_under,
    register_organisation,
)
from dure.ground.organisations.services.take_part import (
    appoint_delegate,
    join_initiative,
    leave_initiative,
    start_initiative,
)

__all__ = [
    "appoint_delegate",
    "join_initiative",
    "leave_initiative",
    "move_under",
    "register_organisation",
    "start_initiative",
]
