"""People, what can be done: register, change, erase, name who stands by them."""

from dure.ground.people.services.add_guardian import NewGuardian, add_guardian, end_guardian
from dure.ground.people.services.add_supporter import NewSupporter, add_supporter, end_supporter
from dure.ground.people.services.erase_person import erase_person
from dure.ground.people.services.register_person import (
    change_person,
    mark_deceased,
    register_person,
)

__all__ = [
    "NewGuardian",
    "NewSupporter",
    "add_guardian",
    "add_supporter",
    "change_person",
    "end_guardian",
    "end_supporter",
    "erase_person",
    "mark_deceased",
    "register_person",
]
