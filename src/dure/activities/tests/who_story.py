"""Who does what in 가람군: a bath at the kitchen and one at the welfare centre, on Monday mornings."""

from dataclasses import dataclass
from datetime import date

from dure.activities.models import ServiceKind
from dure.activities.rules.weekly import read_weekly
from dure.activities.services import describe_service, offer_service
from dure.activities.tests.story import GARAM, Table, table
from dure.activities.types import LineTold, ServiceDraft
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Initiative, Organisation
from dure.ground.places.models import Place
from dure.ground.tests.story import NOW, person_who
from dure.kernel.words import Words

EUP, MYEON, PROVINCE = "5289025000", "5289031000", "5200000000"
SINCE = date(2026, 1, 1)
MONDAY, TUESDAY = "월 10:00-12:00", "화 10:00-12:00"


@dataclass(frozen=True)
class Register:
    """The table, with the heads of both houses, a stranger and two overlapping baths."""

    table: Table
    kitchen_head: Actor
    welfare_head: Actor
    stranger: Actor  # of another initiative
    ours: int  # the kitchen's bath
    theirs: int  # the welfare centre's bath

    @property
    def initiative_id(self) -> int:
        """The initiative all of it is in."""
        return self.table.village.initiative.pk


def register(weekly: str = MONDAY, other: str = MONDAY) -> Register:
    """Two baths in 가람읍, for elders."""
    here = table()
    garam = here.village
    for code, name in ((EUP, "가람읍"), (MYEON, "새들면")):
        Place.objects.create(
            code=code,
            level="eup_myeon_dong",
            name_ko=name,
            parent_code=GARAM,
            valid_from=date(2024, 1, 18),
        )
    Place.objects.create(
        code=PROVINCE, level="sido", name_ko="전북특별자치도", valid_from=date(2024, 1, 18)
    )
    Place.objects.filter(code=GARAM).update(parent_code=PROVINCE)
    garam.initiative.place_code = GARAM
    garam.initiative.save()
    ServiceKind.objects.create(
        code="care.bath", name_ko="목욕", name_en="Bath", unit="회", personal=True
    )
    elsewhere = Initiative.objects.create(
        slug="daon", name_ko="다온", name_en="Daon", started_on=date(2024, 1, 1)
    )
    return Register(
        table=here,
        kitchen_head=head_of(here, garam.kitchen, "kitchen-head"),
        welfare_head=head_of(here, garam.welfare, "welfare-head"),
        stranger=person_who("backbone_director", elsewhere, None, "stranger"),
        ours=bath(here, garam.kitchen, "손맛 목욕", weekly),
        theirs=bath(here, garam.welfare, "복지관 목욕", other),
    )


def head_of(here: Table, home: Organisation, name: str) -> Actor:
    """Who answers for a house."""
    return person_who("organisation_director", here.village.initiative, home, name)


def bath(
    here: Table, home: Organisation, name: str, weekly: str, *, capacity: int | None = 10
) -> int:
    """A bath in 가람읍 at some hours of the week."""
    key: int = offer_service(
        here.village.director,
        service=ServiceDraft(
            initiative_id=here.village.initiative.pk,
            organisation_id=home.pk,
            kind="care.bath",
            name=Words(name, name),
            place_code=EUP,
            starts_on=SINCE,
            capacity=capacity,
        ),
        at=NOW,
    )
    times = read_weekly(weekly)
    assert times is not None
    told = LineTold(areas={EUP: None}, groups=("elders",), weekly=times)
    describe_service(here.village.director, service_id=key, told=told, at=NOW)
    return key
