"""The Monday table of the stories: offered, enrolled in, met, signed in."""

from dataclasses import replace
from datetime import date

from dure.activities.models import ServiceRecord
from dure.activities.services import enrol_person, hold_session, offer_service, record_attendance
from dure.activities.tests.story import GARAM, Table, day
from dure.activities.types import Attendance, ServiceDraft
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW
from dure.kernel.words import Words

START = date(2026, 11, 1)


def offered(here: Table, *, by: Actor | None = None, **said: object) -> int:
    """The kitchen's Monday lunch, unless something else is said."""
    draft = ServiceDraft(
        initiative_id=here.village.initiative.pk,
        organisation_id=here.village.kitchen.pk,
        kind="care_meals.lunch",
        name=Words("월요 밥상", "Monday table"),
        place_code=GARAM,
        starts_on=START,
    )
    return offer_service(by or here.village.director, service=replace(draft, **said), at=NOW)


def enrolled(here: Table, service: int, person: Person, since: date = START) -> object:
    """Somebody takes part from a day on."""
    return enrol_person(here.worker, service_id=service, person_id=person.pk, since=since, at=NOW)


def met(here: Table, service: int, number: int = 9, *, hours: int = 2) -> int:
    """A session at noon of a day of November."""
    starts, ends = day(number, 12), day(number, 12 + hours)
    return hold_session(here.worker, service_id=service, starts_at=starts, ends_at=ends, at=NOW)


def signed(here: Table, session: int, *who: tuple[Person, str]) -> object:
    """The sheet as it is handed in."""
    sheet = [Attendance(person.pk, state) for person, state in who]  # type: ignore[arg-type]
    return record_attendance(here.worker, session_id=session, sheet=sheet, at=NOW)


def lines() -> int:
    """How many lines the ledger has, standing or not."""
    return ServiceRecord.objects.everywhere("a test").count()


def standing() -> list[ServiceRecord]:
    """The lines that stand, oldest first."""
    rows = ServiceRecord.objects.everywhere("a test")
    return list(rows.filter(reverses__isnull=True, reversed_by__isnull=True).order_by("pk"))
