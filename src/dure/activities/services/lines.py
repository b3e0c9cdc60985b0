"""How facts become lines: shared by every verb of this room that writes the ledger."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection

from dure.activities.models import ServiceRecord
from dure.activities.queries.objections import Surroundings, objection_in, surroundings_of
from dure.activities.rules.bases import basis_for
from dure.activities.types import Objection, ServiceFact
from dure.kernel.errors import Refused

AT_ONCE = 5_000
COLUMNS = (
    "initiative_id",
    "organisation_id",
    "kind_id",
    "person_id",
    "head_count",
    "quantity",
    "unit",
    "occurred_at",
    "recorded_at",
    "place_code",
    "worker_id",
    "source",
    "consent_basis",
    "attributes",
)


class FactsRefused(Refused):
    """Some of many facts are not taken; `objections` says which ones (by position) and why.

    The code and the values are those of the first one.
    """

    def __init__(self, objections: Sequence[tuple[int, Objection]]) -> None:
        self.objections = tuple(objections)
        first = self.objections[0][1]
        super().__init__(first.code, **first.values)


def written(facts: Sequence[ServiceFact], *, at: datetime) -> list[ServiceRecord]:
    """Write a few facts and hand their lines back; the caller has set aside what was recorded."""
    around = surroundings_of(facts)
    return [written_line(fact, around=around, at=at) for fact in facts]


def written_line(
    fact: ServiceFact, *, around: Surroundings, at: datetime, corrects_id: int | None = None
) -> ServiceRecord:
    """Write one acceptable fact; refused with the objection's code otherwise."""
    objection = objection_in(fact, around=around, at=at)
    if objection is not None:
        raise Refused(objection.code, **objection.values)
    values = dict(zip(COLUMNS, _values(fact, around, at), strict=True))
    return ServiceRecord.objects.create(**values, corrects_id=corrects_id)


def write_many(facts: Sequence[ServiceFact], *, at: datetime) -> None:
    """Write many facts in their order, or none; refused with `FactsRefused`, naming every one."""
    around = surroundings_of(facts)
    objections = [
        (position, objection)
        for position, fact in enumerate(facts)
        if (objection := objection_in(fact, around=around, at=at)) is not None
    ]
    if objections:
        raise FactsRefused(objections)
    _insert(_values(fact, around, at) for fact in facts)


def _values(fact: ServiceFact, around: Surroundings, at: datetime) -> tuple[Any, ...]:
    kind_id, kind = around.kinds[fact.kind]
    return (
        fact.initiative_id,
        fact.organisation_id,
        kind_id,
        fact.person_id,
        fact.head_count,
        fact.quantity,
        kind.unit,
        fact.occurred_at,
        at,
        fact.place_code,
        fact.worker_id,
        fact.source,
        basis_for(person_id=fact.person_id, given=fact.consent_basis),
        dict(fact.attributes),
    )


def _insert(rows: Iterable[tuple[Any, ...]]) -> None:
    # Plain SQL on purpose: making 200,000 model objects takes five times as long as storing them.
    names = ", ".join(COLUMNS)
    places = ", ".join(["%s"] * len(COLUMNS))
    statement = f"INSERT INTO service_record ({names}) VALUES ({places})"  # noqa: S608
    remaining, moments = iter(rows), _Moments()
    with connection.cursor() as cursor:
        while some := [_stored(row, moments) for row in islice(remaining, AT_ONCE)]:
            cursor.executemany(statement, some)


class _Moments(dict[datetime, Any]):
    """A moment as the database keeps it, worked out once: all lines of a file are recorded at one."""

    def __missing__(self, at: datetime) -> Any:
        found = self[at] = connection.ops.adapt_datetimefield_value(at)
        return found


def _stored(row: tuple[Any, ...], moments: _Moments) -> tuple[Any, ...]:
    ops = connection.ops
    *head, quantity, unit, occurred_at, recorded_at, place, worker, source, basis, attributes = row
    return (
        *head,
        ops.adapt_decimalfield_value(quantity, 14, 2),
        unit,
        moments[occurred_at],
        moments[recorded_at],
        place,
        worker,
        source,
        basis,
        ops.adapt_json_value(attributes, None),
    )
