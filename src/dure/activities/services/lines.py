"""How a fact becomes a line: shared by every verb of this room that writes the ledger."""

from collections.abc import Sequence
from datetime import datetime

from dure.activities.models import ServiceRecord
from dure.activities.queries.objections import Surroundings, objection_in, surroundings_of
from dure.activities.rules.bases import basis_for
from dure.activities.types import ServiceFact
from dure.kernel.errors import Refused

AT_ONCE = 2_000


def line_of(fact: ServiceFact, *, around: Surroundings, at: datetime) -> ServiceRecord:
    """The unsaved line for an acceptable fact; refused with the objection's code otherwise."""
    objection = objection_in(fact, around=around, at=at)
    if objection is not None:
        raise Refused(objection.code, **objection.values)
    kind_id, kind = around.kinds[fact.kind]
    return ServiceRecord(
        initiative_id=fact.initiative_id,
        organisation_id=fact.organisation_id,
        kind_id=kind_id,
        person_id=fact.person_id,
        head_count=fact.head_count,
        quantity=fact.quantity,
        unit=kind.unit,
        occurred_at=fact.occurred_at,
        recorded_at=at,
        place_code=fact.place_code,
        worker_id=fact.worker_id,
        source=fact.source,
        consent_basis=basis_for(person_id=fact.person_id, given=fact.consent_basis),
        attributes=dict(fact.attributes),
    )


def written(facts: Sequence[ServiceFact], *, at: datetime) -> list[ServiceRecord]:
    """Write the facts as lines in their order; the caller has set aside what was recorded before."""
    around = surroundings_of(facts)
    lines = [line_of(fact, around=around, at=at) for fact in facts]
    return ServiceRecord.objects.bulk_create(lines, batch_size=AT_ONCE)
