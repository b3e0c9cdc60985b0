"""The village's kitchen table: places, elders and the kinds of service that the stories need."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dure.activities.models import ServiceKind
from dure.activities.types import ServiceFact
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Organisation
from dure.ground.people.models import Person
from dure.ground.places.models import Place, PlaceChange
from dure.ground.tests.story import NOW, Village, person_who, village
from dure.kernel.clock import SEOUL
from dure.kernel.ids import public_id

GARAM, OLD_GARAM, UNHEARD = "5289000000", "4589000000", "9999999999"


@dataclass(frozen=True)
class Table:
    """The village with its places, elders and somebody who may record."""

    village: Village
    worker: Actor
    soonrye: Person
    malja: Person
    okbun: Person  # known to the welfare centre only


def table() -> Table:
    """박순례 and 김말자 eat at the kitchen, 이옥분 at the welfare centre."""
    garam = village()
    places()
    ServiceKind.objects.bulk_create(
        ServiceKind(code=code, name_ko=code, name_en=code, unit=unit, personal=personal)
        for code, unit, personal in (
            ("care_meals.lunch", "식", True),
            ("care_meals.banchan", "식", True),
            ("care_meals.respite", "시간", True),
            ("care_meals.open_table", "명", False),
        )
    )
    return Table(
        village=garam,
        worker=person_who("worker", garam.initiative, garam.kitchen, "worker"),
        soonrye=elder(garam.kitchen, "박순례", "K-1"),
        malja=elder(garam.kitchen, "김말자", "K-2"),
        okbun=elder(garam.welfare, "이옥분", "W-1"),
    )


def places() -> None:
    """가람군 with its code of today and the one that was abolished in 2024."""
    Place.objects.create(
        code=GARAM, level="sigungu", name_ko="가람군", valid_from=date(2024, 1, 18)
    )
    Place.objects.create(
        code=OLD_GARAM,
        level="sigungu",
        name_ko="가람군",
        valid_from=date(2000, 1, 1),
        valid_to=date(2024, 1, 18),
    )
    PlaceChange.objects.create(
        old_code=OLD_GARAM, new_code=GARAM, changed_on=date(2024, 1, 18), reason="전북특별자치도"
    )


def elder(where: Organisation, name: str, number: str) -> Person:
    """Somebody who is served."""
    return Person.objects.create(
        public_id=public_id(),
        organisation=where,
        own_number=number,
        name=name,
        sex="f",
        attributes={"living": "alone"},
        registered_at=NOW,
    )


def day(number: int, hour: int = 12) -> datetime:
    """A day of November 2026, at noon unless said otherwise."""
    return datetime(2026, 11, number, hour, 0, tzinfo=SEOUL)


def meal(at_table: Table, **said: object) -> ServiceFact:
    """박순례's lunch on the 2nd of November, unless something else is said."""
    given: dict[str, object] = {
        "initiative_id": at_table.village.initiative.pk,
        "organisation_id": at_table.village.kitchen.pk,
        "kind": "care_meals.lunch",
        "occurred_at": day(2),
        "place_code": GARAM,
        "source": "test:1",
        "person_id": at_table.soonrye.pk,
        "quantity": Decimal(1),
    }
    return ServiceFact(**(given | said))
