"""People, what can be done: register, change, erase, name a guardian."""

from dure.ground.people.services.add_guardian import NewGuardian, add_guardian
from dure.ground.people.services.register_person import (
    change_person,
    erase_person,
    register_person,
)

__all__ = ["NewGuardian", "add_guardian", "change_person", "erase_person", "register_person"]
