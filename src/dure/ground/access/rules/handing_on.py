"""Handing on: nobody gives away more than they hold."""

from collections.abc import Callable

from dure.ground.access.rules.roles import Role
from dure.kernel.errors import Refused


def check_handing_on(role: Role, holds: Callable[[str], bool]) -> None:
    """Refused with `access.beyond_own_rights` when the role may do something its giver may not.

    `holds` answers whether the giver holds a permission in the place for which the role is given.
    """
    beyond = sorted(permission for permission in role.may if not holds(permission))
    if beyond:
        raise Refused("access.beyond_own_rights", role=role.name, permission=beyond[0])


def check_place(role: Role, organisation_id: int | None) -> None:
    """Refused with `access.role_of_an_organisation` when such a role is given without one.

    Without this a reporter would be given for a whole initiative, and see every member's reports.
    """
    if role.of_organisation and organisation_id is None:
        raise Refused("access.role_of_an_organisation", role=role.name)
