"""Organisations, what can be done: register, start, join, leave, appoint."""

from dure.ground.organisations.services.ask_to_join import (
    accept_joining,
    ask_to_join,
    confirm_memberships,
    decline_joining,
    welcome_organisation,
    withdraw_joining,
)
from dure.ground.organisations.services.begin_house import add_initiative, begin_house
from dure.ground.organisations.services.change_initiative import change_initiative
from dure.ground.organisations.services.entrust import end_entrustment, record_entrustment
from dure.ground.organisations.services.register_organisation import (
    move_under,
    register_organisation,
)
from dure.ground.organisations.services.revise_organisation import (
    end_affiliation,
    register_member,
    revise_organisation,
)
from dure.ground.organisations.services.run_programme import run_programme
from dure.ground.organisations.services.take_part import (
    appoint_delegate,
    join_initiative,
    leave_initiative,
    start_initiative,
)

__all__ = [
    "accept_joining",
    "add_initiative",
    "appoint_delegate",
    "ask_to_join",
    "begin_house",
    "change_initiative",
    "confirm_memberships",
    "decline_joining",
    "end_affiliation",
    "end_entrustment",
    "join_initiative",
    "leave_initiative",
    "move_under",
    "record_entrustment",
    "register_member",
    "register_organisation",
    "revise_organisation",
    "run_programme",
    "start_initiative",
    "welcome_organisation",
    "withdraw_joining",
]
