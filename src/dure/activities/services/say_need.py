"""Say how many need a kind of service at a place: counted, known to be 0, or not applicable there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dure.activities.models import Need
from dure.activities.queries.known_kinds import known_kinds
from dure.activities.rules.groups import groups
from dure.activities.types import UNITS
from dure.activities.types.register import NeedTold
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.places.queries import place_standings
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

MOST, MOST_SOURCE = 100_000_000, 200
STATES = ("value", "not_applicable")


def _of_needs(*, initiative_id: int, needs: Sequence[NeedTold]) -> Subject:
    return Subject("need", len(needs), initiative_id)


@dataclass(frozen=True, slots=True)
class NeedsAround:
    """What needs are looked at beside: the kinds by code, the places that are known."""

    kinds: Mapping[str, int]
    places: frozenset[str]


def around_needs(places: Iterable[str]) -> NeedsAround:
    """Looked up once for all of them."""
    kinds = {code: key for code, (key, _facts) in known_kinds().items()}
    return NeedsAround(kinds, frozenset(place_standings(sorted(set(places)))))


@action("activities.need.say", may="manage_services", on=_of_needs)
def say_needs(
    actor: Actor, *, initiative_id: int, needs: Sequence[NeedTold], at: datetime
) -> Done[tuple[int, int]]:
    """Write them down, all or none: how many are new or changed, and how many stood so already.

    The same place, kind, group and day said again replaces what was said. Refused as `need_objection`
    says, for the first that does not fit.
    """
    around = around_needs(one.place_code for one in needs)
    for one in needs:
        objection = need_objection(one, around, at=at)
        if objection is not None:
            raise objection
    told = sum(_written(actor, initiative_id, around.kinds[one.kind], one, at) for one in needs)
    return Done((told, len(needs) - told), {"needs": len(needs), "written": told})


def need_objection(one: NeedTold, around: NeedsAround, *, at: datetime) -> Refused | None:
    """Why a need is not taken: `activities.unknown_kind`, `.unknown_place`, `.unknown_group`,
    `.unknown_unit`, `.need_count`, `.need_source` or `.in_the_future`."""
    counted = one.count is not None and 0 <= one.count < MOST
    fits = one.state in STATES and counted == (one.state == "value")
    source = bool(one.source.strip()) and len(one.source) <= MOST_SOURCE
    objections = (
        (one.kind in around.kinds, "activities.unknown_kind", {"kind": one.kind}),
        (one.place_code in around.places, "activities.unknown_place", {"place": one.place_code}),
        (not one.group or one.group in groups(), "activities.unknown_group", {"group": one.group}),
        (
            one.unit in UNITS,
            "activities.unknown_unit",
            {"unit": one.unit, "units": ", ".join(UNITS)},
        ),
        (fits, "activities.need_count", {"most": f"{MOST:,}"}),
        (source, "activities.need_source", {"most": MOST_SOURCE}),
        (
            one.counted_on <= day_of(at),
            "activities.in_the_future",
            {"when": one.counted_on.isoformat()},
        ),
    )
    for is_well, code, values in objections:
        if not is_well:
            return Refused(code, **values)
    return None


def _written(actor: Actor, initiative_id: int, kind_id: int, one: NeedTold, at: datetime) -> bool:
    refuse_resident_number(source=one.source)
    same: dict[str, Any] = {
        "initiative_id": initiative_id,
        "kind_id": kind_id,
        "place_code": one.place_code,
        "group": one.group,
        "counted_on": one.counted_on,
    }
    told: dict[str, Any] = {
        "state": one.state,
        "count": one.count,
        "unit": one.unit,
        "source": one.source.strip(),
    }
    if Need.objects.within(**same, **told).exists():
        return False
    by = {"noted_at": at, "noted_by_id": actor.account_id}
    Need.objects.within(**same).update_or_create(defaults={**told, **by}, **same)
    return True
