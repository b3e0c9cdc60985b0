"""Name a guardian: one of the four kinds of the law, with limits and a time."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import subject_within
from dure.ground.people.models import Guardian, Person
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

KINDS = ("parent", "court", "family", "named")  # 발달장애인법 제2조
COURT_KINDS = ("", "full", "limited", "specific", "voluntary")


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

    def __repr__(self) -> str:
        return f"NewGuardian({self.kind})"


def _person(*, initiative_id: int, person_id: int, **_: object) -> Subject:
    row = Person.objects.everywhere("the verb's gate decides").filter(pk=person_id).first()
    if row is None:
        raise Refused("people.no_such_person")
    return subject_within("person", row.pk, initiative_id, row.organisation_id)


@action("people.guardian.add", may="open_person", on=_person)
def add_guardian(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, new: NewGuardian
) -> Done[int]:
    """Name a guardian of a person; answers its id. Refused: `people.no_such_guardian_kind`."""
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")
    refuse_resident_number(name=new.name, phone=new.phone, limits=new.limits)
    if new.kind not in KINDS or new.court_kind not in COURT_KINDS:
        raise Refused("people.no_such_guardian_kind", kind=new.kind)
    row = Guardian.objects.create(
        person_id=person_id,
        kind=new.kind,
        court_kind=new.court_kind,
        name=new.name,
        phone=new.phone,
        limits=new.limits,
        since=new.since,
        until=new.until,
    )
    return Done(row.pk, {"person": person_id, "kind": new.kind})
