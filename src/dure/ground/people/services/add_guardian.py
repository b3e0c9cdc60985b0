"""Name a guardian: one of the four kinds of the law, with evidence, limits and a time."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import must_reach
from dure.ground.people.models import Guardian
from dure.ground.people.rules.supporting import check_guardian, check_span
from dure.ground.people.services.rows import (
    living_row,
    log_change,
    needs_second_factor,
    subject_of,
)
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number


@dataclass(frozen=True, slots=True)
class NewGuardian:
    """Who supports or, within the court's order, decides; `limits` say what for."""

    kind: str
    name: str
    since: date
    phone: str = ""
    court_kind: str = ""
    limits: str = ""
    until: date | None = None
    evidence: str = ""

    def __repr__(self) -> str:
        return f"NewGuardian({self.kind})"


@action("people.guardian.add", may="open_person", on=subject_of)
def add_guardian(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, new: NewGuardian
) -> Done[int]:
    """Name a guardian of a person; answers its id. Refused: `people.no_such_guardian_kind`,
    `people.court_kind_needed`, `people.name_needed`, `people.ends_first`.
    """
    needs_second_factor(actor)
    refuse_resident_number(name=new.name, phone=new.phone, limits=new.limits)
    check_guardian(new.kind, new.court_kind, new.name, new.evidence)
    check_span(new.since, new.until)
    person = living_row(person_id)
    must_reach(actor, person.organisation_id, initiative_id, day_of(at))
    row = Guardian.objects.create(
        person_id=person_id,
        kind=new.kind,
        court_kind=new.court_kind,
        name=new.name,
        phone=new.phone,
        limits=new.limits,
        evidence=new.evidence,
        since=new.since,
        until=new.until,
    )
    log_change(actor, person, at, "guardian")
    return Done(row.pk, {"person": person_id, "kind": new.kind})


@action("people.guardian.end", may="open_person", on=subject_of)
def end_guardian(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, guardian_id: int
) -> Done[int]:
    """From today on this guardian is one no more. Refused: `people.no_such_guardian`."""
    needs_second_factor(actor)
    person = living_row(person_id)
    must_reach(actor, person.organisation_id, initiative_id, day_of(at))
    row = Guardian.objects.within(person_id=person_id, pk=guardian_id).first()
    if row is None:
        raise Refused("people.no_such_guardian")
    row.until = day_of(at)
    row.save(update_fields=["until"])
    log_change(actor, person, at, "guardian")
    return Done(row.pk, {"person": person_id, "guardian": row.pk})
