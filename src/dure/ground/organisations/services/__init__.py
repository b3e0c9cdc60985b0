"""Organisations, what can be done: register, start, join, leave, appoint."""

from dure.ground.organisations.services.change_initiative import change_initiative
from dure.ground.organisations.services.register_organisation import (
    move_under,
    register_organisation,
)
from dure.ground.organisations.services.revise_organisation import (
    end_affiliation,
    register_member,
    revise_organisation,
)
from dure.ground.organisations.services.take_part import (
    appoint_delegate,
    join_initiative,
    leave_initiative,
    start_initiative,
)

__all__ = [
    "appoint_delegate",
    "change_initiative",
    "end_affiliation",
    "join_initiative",
    "leave_initiative",
    "move_under",
    "register_member",
    "register_organisation",
    "revise_organisation",
    "start_initiative",
]
