"""Name somebody who helps a person decide. A supporter decides nothing; the person does."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import must_reach
from dure.ground.people.models import Supporter
from dure.ground.people.rules.supporting import check_span, check_supporter
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
class NewSupporter:
    """Who helps, with what, and whether the person chose them."""

    name: str
    since: date
    helps_with: tuple[str, ...] = ()
    relation: str = ""
    phone: str = ""
    chosen_by_person: bool = True
    until: date | None = None

    def __repr__(self) -> str:
        return "NewSupporter(…)"


@action("people.supporter.add", may="open_person", on=subject_of)
def add_supporter(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, new: NewSupporter
) -> Done[int]:
    """Name a decision supporter; answers its id. Refused: `people.no_such_help`,
    `people.name_needed`, `people.ends_first`.
    """
    needs_second_factor(actor)
    refuse_resident_number(name=new.name, phone=new.phone, relation=new.relation)
    check_supporter(new.name, new.helps_with)
    check_span(new.since, new.until)
    person = living_row(person_id)
    must_reach(actor, person.organisation_id, initiative_id, day_of(at))
    row = Supporter.objects.create(
        person_id=person_id,
        name=new.name,
        phone=new.phone,
        relation=new.relation,
        helps_with=list(new.helps_with),
        chosen_by_person=new.chosen_by_person,
        since=new.since,
        until=new.until,
    )
    log_change(actor, person, at, "supporter")
    return Done(row.pk, {"person": person_id, "supporter": row.pk})


@action("people.supporter.end", may="open_person", on=subject_of)
def end_supporter(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, supporter_id: int
) -> Done[int]:
    """From today on this supporter is one no more. Refused: `people.no_such_supporter`."""
    needs_second_factor(actor)
    person = living_row(person_id)
    must_reach(actor, person.organisation_id, initiative_id, day_of(at))
    row = Supporter.objects.within(person_id=person_id, pk=supporter_id).first()
    if row is None:
        raise Refused("people.no_such_supporter")
    row.until = day_of(at)
    row.save(update_fields=["until"])
    log_change(actor, person, at, "supporter")
    return Done(row.pk, {"person": person_id, "supporter": row.pk})
