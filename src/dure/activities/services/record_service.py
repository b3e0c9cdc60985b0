"""Record what was done: one fact, or many at once. The same source is never recorded twice."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from dure.activities.queries.ledger_head import ledger_head
from dure.activities.queries.recorded_sources import recorded_sources
from dure.activities.services.lines import write_many, written
from dure.activities.types import Recorded, RecordedMany, ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused


def _of_fact(*, fact: ServiceFact) -> Subject:
    return Subject("service_record", fact.source, fact.initiative_id, fact.organisation_id)


def _of_facts(
    *, facts: Sequence[ServiceFact], initiative_id: int, organisation_id: int | None = None
) -> Subject:
    return Subject("service_ledger", initiative_id, initiative_id, organisation_id)


@action("activities.record.add", may="record_service", on=_of_fact)
def record_service(actor: Actor, *, fact: ServiceFact, at: datetime) -> Done[Recorded]:
    """Record one fact. A source that was recorded before adds no line, and the answer says so.

    Refused with the code of the first objection (`activities.unknown_kind`, `.in_the_future`,
    `.abolished_place`, `.quantity_too_large` …).
    """
    known = recorded_sources([fact.source]).get(fact.source)
    if known is not None:
        return Done(Recorded(known, is_new=False), {"kind": fact.kind, "new": False})
    try:
        with transaction.atomic():
            line = written([fact], at=at)[0]
    except IntegrityError:
        # Told twice at the same moment: the other one was a blink earlier, its line is the answer.
        known = recorded_sources([fact.source]).get(fact.source)
        if known is None:
            raise
        return Done(Recorded(known, is_new=False), {"kind": fact.kind, "new": False})
    return Done(Recorded(line.pk, is_new=True), {"kind": fact.kind, "new": True})


@action("activities.records.add", may="record_service", on=_of_facts)
def record_services(
    actor: Actor,
    *,
    facts: Sequence[ServiceFact],
    initiative_id: int,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[RecordedMany]:
    """Record many facts of one initiative in one transaction: all of them, or none.

    `organisation_id` narrows the permission that is asked for; facts of others are then refused.
    Sources that were recorded before, or stand twice in `facts`, are named in the answer.
    Refused with `FactsRefused`, which says for every fact not taken (its position among the new
    ones) why.
    """
    outside = any(
        fact.initiative_id != initiative_id or organisation_id not in (None, fact.organisation_id)
        for fact in facts
    )
    if outside:
        raise Refused("activities.rows_of_others")
    fresh, already = _set_apart(facts)
    try:
        with transaction.atomic():
            write_many(fresh, at=at)
    except IntegrityError:  # the same file, taken twice at the same moment
        fresh, more = _set_apart(fresh)
        already += more
        write_many(fresh, at=at)
    result = RecordedMany(len(fresh), tuple(already), ledger_head(initiative_id))
    return Done(result, {"recorded": len(fresh), "already": len(already)})


def _set_apart(facts: Sequence[ServiceFact]) -> tuple[list[ServiceFact], list[str]]:
    seen = set(recorded_sources(fact.source for fact in facts))
    fresh, already = [], []
    for fact in facts:
        if fact.source in seen:
            already.append(fact.source)
        else:
            seen.add(fact.source)
            fresh.append(fact)
    return fresh, already
