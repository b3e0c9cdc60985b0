"""One account as whoever looks after an initiative sees it: roles, second factor, at rest or not."""

from collections.abc import Callable, Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Q

from dure.ground.access.models import Account, Affiliation, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.types import AccountHere
from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def account_here(actor: Actor, *, initiative_id: int, account_id: int, at: datetime) -> AccountHere:
    """Refused where the actor does not manage the access of the whole initiative."""
    must(actor, "manage_access", Subject("account", account_id, initiative_id))
    row = account_row(account_id, initiative_id=initiative_id, at=at)
    elsewhere = others_than(
        places_of(account_id, at), lambda where: may(actor, "manage_access", where)
    )
    return AccountHere(
        id=row.pk,
        name=row.name or row.email,
        email=row.email,
        language=row.language,
        is_active=row.is_active,
        has_second_factor=Authenticator.objects.filter(user=row).exists(),
        is_own=row.pk == actor.account_id,
        is_elsewhere_too=elsewhere,
    )


def account_row(account_id: int, *, initiative_id: int, at: datetime) -> Account:
    """An account that has a role here or belongs to a member. Refused: `access.no_such_account`."""
    on = in_force(day_of(at))
    roles = Grant.objects.filter(on, account_id=account_id)
    here = roles.filter(Q(initiative_id=initiative_id) | Q(initiative__isnull=True)).exists()
    belongs = Affiliation.objects.filter(
        on, account_id=account_id, organisation__memberships__initiative_id=initiative_id
    )
    row = Account.objects.filter(pk=account_id).first()
    if row is None or not (here or belongs.exists()):
        raise Refused("access.no_such_account")
    return row


def places_of(account_id: int, at: datetime) -> list[Subject]:
    """Where the account holds a role today."""
    rows = Grant.objects.filter(in_force(day_of(at)), account_id=account_id)
    return [Subject("grant", row.pk, row.initiative_id, row.organisation_id) for row in rows]


def others_than(places: Iterable[Subject], manages: Callable[[Subject], bool]) -> bool:
    """True when one of these places is somebody else's to manage."""
    return not all(manages(place) for place in places)
