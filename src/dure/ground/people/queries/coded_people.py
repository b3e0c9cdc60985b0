"""People under contract: codes for whoever compares, numbers for whoever counts, names for nobody else.

The key of an initiative is used here and nowhere else. What leaves this room is a number of each
person and, for the comparison, codes; neither leads back without the key.
"""

import hashlib
import hmac
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import entrustments_on
from dure.ground.people.models import Person
from dure.ground.people.queries.shared_people import agreeing_people
from dure.ground.people.types import SharedPerson
from dure.kernel.link_keys import link_key, made_link_key

Columns = Mapping[str, Sequence[str]]
Coder = Callable[..., Mapping[str, Sequence[object]]]
NUMBER_BITS = 62
NAMED_IN_A_QUERY = 5_000


def coded_people(
    actor: Actor, initiative_id: int, *, coder: Coder, at: datetime
) -> Mapping[str, Sequence[object]]:
    """The people of members with a contract who agree, as codes; `record_id` is their number.

    `coder` is `dure.engines.linkage.coded_apart`. Each person leaves a line in the access log. Refused
    as `shared_people`.
    """
    people = agreeing_people(actor, initiative_id, at=at, reason="coding")
    key = made_link_key(initiative_id)
    return coder(_columns(people, key), key=_for(key, "codes"))


def link_numbers(initiative_id: int, person_ids: Collection[int]) -> dict[int, int]:
    """Number → person, for these people; nothing where the key is gone."""
    key = link_key(initiative_id)
    if key is None:
        return {}
    return {_number(key, one): one for one in person_ids}


def entrusted_people(
    initiative_id: int, on: date, person_ids: Collection[int] | None = None
) -> frozenset[int]:
    """Those of some people, or all, whose member has a contract that holds on a day."""
    homes = sorted(entrustments_on(initiative_id, on))
    rows = Person.objects.within(organisation_id__in=homes, erased_at__isnull=True)
    if person_ids is None:
        return frozenset(rows.values_list("pk", flat=True))
    if len(person_ids) <= NAMED_IN_A_QUERY:
        rows = rows.filter(pk__in=sorted(person_ids))
    return frozenset(person_ids) & frozenset(rows.values_list("pk", flat=True))


def person_homes(person_ids: Collection[int]) -> dict[int, int]:
    """Person → the organisation that registered them."""
    rows = Person.objects.everywhere("whose people they are, nothing else")
    listed = rows.filter(pk__in=sorted(person_ids)) if len(person_ids) <= NAMED_IN_A_QUERY else rows
    asked = frozenset(person_ids)
    return {pk: home for pk, home in listed.values_list("pk", "organisation_id") if pk in asked}


def people_in(organisation_ids: Collection[int]) -> frozenset[int]:
    """The people of some organisations, by id only."""
    rows = Person.objects.within(organisation_id__in=sorted(organisation_ids))
    return frozenset(rows.filter(erased_at__isnull=True).values_list("pk", flat=True))


def _columns(people: Sequence[SharedPerson], key: bytes) -> dict[str, list[str]]:
    return {
        "record_id": [str(_number(key, one.id)).zfill(20) for one in people],
        "full_name": [one.name for one in people],
        "birth_date": [one.birth_date for one in people],
        "sex": [one.sex for one in people],
        "phone": [one.phone for one in people],
        "street": [one.address for one in people],
        "place": [one.place_code for one in people],
    }


def _number(key: bytes, person_id: int) -> int:
    made = hmac.new(_for(key, "numbers"), str(person_id).encode(), hashlib.sha256).digest()
    return int.from_bytes(made[:8]) >> (64 - NUMBER_BITS)


def _for(key: bytes, purpose: str) -> bytes:
    """Codes and numbers each have a key of their own."""
    return hmac.new(key, purpose.encode(), hashlib.sha256).digest()
