"""Keep lines of the ledger as they ought to be: what is new is added, what differs is put right.

The same lines kept twice change nothing. A line that was taken back and comes again gets a source of
its own, for no source is ever used twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from dure.activities.queries import LineFrom, known_kinds, lines_from
from dure.activities.services import correct_record, record_services
from dure.activities.types import Correction, ServiceFact
from dure.ground.journal.types import Actor
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Kitchen
from dure.programmes.care_meals.types.month import CountedLine, MonthCounted

NOON, AGAIN = time(12), "#"


@dataclass(frozen=True, slots=True)
class Where:
    """Which kitchen's lines, under which source, in which days; `whole` takes the others back."""

    kitchen: Kitchen
    prefix: str
    starts_on: date
    ends_before: date
    whole: bool = True


def keep_lines(
    actor: Actor, where: Where, wanted: Sequence[CountedLine], *, at: datetime
) -> MonthCounted:
    """Make the ledger say what is wanted. Refused: `care_meals.kinds_missing`."""
    _must_be_known(wanted)
    there = _there(where)
    fresh: list[ServiceFact] = []
    mended = 0
    for line in wanted:
        known = there.pop(line.key, [])
        stands = next((one for one in known if one.stands), None)
        if stands is None:
            fresh.append(_fact(where, line, len({one.source for one in known}), at))
        elif stands.quantity != line.quantity:
            _correct(actor, stands.id, Correction(quantity=line.quantity), at)
            mended += 1
    gone = [one for known in there.values() for one in known if one.stands and where.whole]
    for one in gone:
        _correct(actor, one.id, Correction(void=True), at)
    home = {"initiative_id": where.kitchen.initiative_id}
    home["organisation_id"] = where.kitchen.organisation_id
    record_services(actor, facts=fresh, at=at, **home)
    return MonthCounted(len(fresh), mended, len(gone), len(wanted))


def _must_be_known(wanted: Iterable[CountedLine]) -> None:
    missing = sorted({line.kind for line in wanted} - known_kinds().keys())
    if missing:
        raise Refused("care_meals.kinds_missing", kind=missing[0])


def _there(where: Where) -> dict[str, list[LineFrom]]:
    """Key → every line that was ever written for it."""
    found: dict[str, list[LineFrom]] = defaultdict(list)
    for one in lines_from(
        where.prefix,
        organisation_id=where.kitchen.organisation_id,
        starts_on=where.starts_on,
        ends_before=where.ends_before,
    ):
        found[one.source.removeprefix(where.prefix).partition(AGAIN)[0]].append(one)
    return found


def _fact(where: Where, line: CountedLine, used: int, at: datetime) -> ServiceFact:
    again = f"{AGAIN}{used + 1}" if used else ""
    return ServiceFact(
        initiative_id=where.kitchen.initiative_id,
        organisation_id=where.kitchen.organisation_id,
        kind=line.kind,
        occurred_at=min(at, datetime.combine(line.on, NOON, SEOUL)),
        place_code=line.place_code or where.kitchen.place_code,
        source=f"{where.prefix}{line.key}{again}",
        quantity=Decimal(line.quantity),
        person_id=line.person_id,
        attributes=line.attributes,
    )


def _correct(actor: Actor, record_id: int, correction: Correction, at: datetime) -> None:
    told = {"correction": correction, "reason": "", "code": "miscounted"}
    correct_record(actor, record_id=record_id, at=at, **told)
