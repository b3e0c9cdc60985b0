"""People who agreed to be counted across organisations: exactly what they agreed to, every look logged."""

from collections.abc import Collection
from datetime import datetime

from dure.ground.access.services import Act, log_access
from dure.ground.consent.queries import agreed_items
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.ground.people.models import Person
from dure.ground.people.queries.people_of import OPEN
from dure.ground.people.types import SharedPerson
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

TO_BE_COUNTED_ONCE = ("count_across", "count_across_sensitive")


def shared_people(
    actor: Actor,
    initiative_id: int,
    *,
    at: datetime,
    only: Collection[int] | None = None,
    reason: str = "",
) -> tuple[SharedPerson, ...]:
    """The people of an initiative's members who agree today, with the items that they agreed to.

    Whoever asks must be able to open people in the whole initiative and have a second factor.
    Withdrawn and erased people are not there. Each person leaves a line `seen` in the access log.
    Refused: `people.not_yours_to_open`, `access.second_factor_needed`.
    """
    if not may(actor, OPEN, Subject("initiative", initiative_id, initiative_id)):
        raise Refused("people.not_yours_to_open")
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")
    on = day_of(at)
    members = members_of(initiative_id, on)
    homes = [each.organisation.id for each in members]
    backbones = [each.organisation.id for each in members_of(initiative_id, on, part="backbone")]
    rows = Person.objects.within(organisation_id__in=homes, erased_at__isnull=True)
    if only is not None:
        rows = rows.filter(pk__in=sorted(only))
    found = {row.pk: row for row in rows.order_by("pk")}
    agreed = agreed_items(found, TO_BE_COUNTED_ONCE, backbones, on)
    shared = tuple(_shared(found[pk], agreed[pk]) for pk in sorted(agreed))
    _log(actor, shared, at, reason)
    return shared


def _shared(row: Person, items: frozenset[str]) -> SharedPerson:
    """No item is handed on that the consent does not name; the sex and the place go with the name."""
    year = str(row.birth_year or "")
    named = "name" in items
    return SharedPerson(
        id=row.pk,
        organisation_id=row.organisation_id,
        name=(row.name or f"{row.family_name}{row.given_name}") if named else "",
        birth_date=(row.birth_date or year) if "birth_date" in items else "",
        sex=row.sex if named or "sex" in items else "",
        phone=row.phone if "contact" in items else "",
        address=row.address if "address" in items else "",
        place_code=row.place_code if named or "address" in items else "",
    )


def _log(actor: Actor, shared: tuple[SharedPerson, ...], at: datetime, reason: str) -> None:
    homes = {one.organisation_id for one in shared}
    for home in sorted(homes):
        ids = [one.id for one in shared if one.organisation_id == home]
        done = Act("seen", "count_across", home, reason)
        log_access(actor, at=at, person_ids=ids, done=done)
