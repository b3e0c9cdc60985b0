"""The people whom somebody without an account is sent to: name and phone, on behalf of who sent them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from dure.ground.access.services import Act, log_access
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person


@dataclass(frozen=True, slots=True)
class CalledOn:
    """Whom to call on: what is needed at the door and no more."""

    id: int
    name: str
    phone: str

    def __repr__(self) -> str:
        return f"CalledOn({self.id})"


@dataclass(frozen=True, slots=True)
class Sent:
    """Who sent them there, and who goes: `reason` says by which link, never by name."""

    by_account: int
    organisation_id: int
    reason: str
    address: str | None = None


def called_on(person_ids: Collection[int], *, sent: Sent, at: datetime) -> dict[int, CalledOn]:
    """The people of one organisation, for its own service at their door; each leaves a line `seen`.

    The law asks who saw whose row: the line has the account that handed the link out, and the link.
    The dead and the erased are not called on.
    """
    rows = Person.objects.within(
        pk__in=sorted(person_ids),
        organisation_id=sent.organisation_id,
        erased_at__isnull=True,
        deceased_on__isnull=True,
    )
    found = {row.pk: CalledOn(row.pk, row.name, row.phone) for row in rows}
    who = Actor(account_id=sent.by_account, address=sent.address)
    done = Act("seen", "service", sent.organisation_id, sent.reason)
    log_access(who, at=at, person_ids=found, done=done)
    return found
