"""People who agreed to be counted across organisations: exactly what they agreed to, every look logged."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from dure.ground.access.services import Act, log_access
from dure.ground.consent.queries import ITEMS, agreed_items
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import entrustments_on, ground_on, members_of
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
    Under contracts (mode `entrusted`) only the people of members whose contract opens names.
    Refused: `people.not_yours_to_open`, `access.second_factor_needed`.
    """
    return _agreeing(actor, initiative_id, Asked(at, only, reason, opens_names=True))


def agreeing_people(
    actor: Actor, initiative_id: int, *, at: datetime, reason: str
) -> tuple[SharedPerson, ...]:
    """The same for this room's own use: whatever the contracts say of showing names."""
    return _agreeing(actor, initiative_id, Asked(at, None, reason, opens_names=False))


class Asked(NamedTuple):
    """When and why people are asked for, which of them, and whether somebody will read their names."""

    at: datetime
    only: Collection[int] | None
    reason: str
    opens_names: bool


def _agreeing(actor: Actor, initiative_id: int, asked: Asked) -> tuple[SharedPerson, ...]:
    if not may(actor, OPEN, Subject("initiative", initiative_id, initiative_id)):
        raise Refused("people.not_yours_to_open")
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")
    on = day_of(asked.at)
    homes = _homes(initiative_id, on, opens_names=asked.opens_names)
    backbones = [each.organisation.id for each in members_of(initiative_id, on, part="backbone")]
    rows = Person.objects.within(organisation_id__in=sorted(homes), erased_at__isnull=True)
    if asked.only is not None:
        rows = rows.filter(pk__in=sorted(asked.only))
    found = {row.pk: row for row in rows.order_by("pk")}
    agreed = agreed_items(found, TO_BE_COUNTED_ONCE, backbones, on)
    shared = tuple(
        _shared(found[pk], agreed[pk] & homes[found[pk].organisation_id]) for pk in sorted(agreed)
    )
    _log(actor, shared, asked.at, asked.reason)
    return shared


def _homes(initiative_id: int, on: date, *, opens_names: bool) -> dict[int, frozenset[str]]:
    """Whose people may be asked for, and which items: all of a consent, or what a contract covers."""
    members = members_of(initiative_id, on)
    if ground_on(initiative_id, on).mode != "entrusted":
        return {each.organisation.id: frozenset(ITEMS) for each in members}
    contracts = entrustments_on(initiative_id, on)
    return {
        each.organisation.id: frozenset(contracts[each.organisation.id].items)
        for each in members
        if each.organisation.id in contracts
        and (contracts[each.organisation.id].opens_names or not opens_names)
    }


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
