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


def check_place(role: Role, organisation_id: int | None, initiative_id: int | None = None) -> None:
    """Refused when a role is given where it says nothing: `access.role_of_an_organisation` without one,
    `access.role_of_the_house` inside an initiative.

    Without this a reporter would be given for a whole initiative, and see every member's reports.
    """
    if role.of_organisation and organisation_id is None:
        raise Refused("access.role_of_an_organisation", role=role.name)
    if role.of_house and (organisation_id is not None or initiative_id is not None):
        raise Refused("access.role_of_the_house", role=role.name)
