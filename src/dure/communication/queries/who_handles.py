"""Who handles the alerts of an organisation: the people that are written to and can be handed one."""

from datetime import date

from dure.communication.queries.alerts import HANDLE
from dure.ground.access.queries import accounts_over, accounts_who_may
from dure.ground.access.types import AccountCard


def handlers_of(*, initiative_id: int, organisation_id: int, on: date) -> tuple[AccountCard, ...]:
    """Those of the organisation itself whose role lets them; where it has none, those over all of them."""
    found = accounts_who_may(
        HANDLE, initiative_id=initiative_id, organisation_ids=[organisation_id], on=on
    )
    return found.get(organisation_id, ()) or accounts_over(
        HANDLE, initiative_id=initiative_id, on=on
    )
