"""Three tables and one woman at all of them: 박순례 eats at the kitchen, the welfare centre, the church.

Each house serves some of its own besides; March is counted from the records and approved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import combinations

from dure.activities.models import ServiceKind, ServiceRecord
from dure.activities.services import record_service
from dure.activities.tests.story import elder
from dure.activities.types import ServiceFact
from dure.ground.access.models import Account
from dure.ground.consent.models import Consent, Purpose, Withdrawal
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import CountingGround, Entrustment, Organisation
from dure.ground.organisations.queries import ground_on
from dure.ground.people.models import Person
from dure.ground.people.queries import link_numbers
from dure.ground.places.models import Place
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import NOW, Village, joins, organisation, person_who, village
from dure.kernel.clock import SEOUL
from dure.kernel.link_keys import made_link_key
from dure.measurement.models import (
    Assignment,
    CodedPair,
    IndicatorVersion,
    LikelyPair,
    LinkRun,
    PairDecision,
    Report,
)
from dure.measurement.queries.counted_parts import forget_parts
from dure.measurement.queries.once_now import forget_once
from dure.measurement.services import calculate_period
from dure.measurement.tests.factories import GARAM, IN_MARCH, assign, define, opened

LUNCH = {"kind": "distinct", "of": "person", "where": {"service": ["care_meals.lunch"]}}
BASIS = "개인정보 보호법 제17조 동의"
OWN = 6  # people each house serves alone


@dataclass
class Tables:
    """The houses in order, 박순례 in each of them with her consents, and everybody else."""

    village: Village
    houses: tuple[Organisation, ...]
    soonrye: list[Person] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    others: dict[str, list[Person]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def who(self, role: str, house: Organisation) -> Actor:
        """Somebody of that house, the same one each time."""
        name = f"{role}-{house.slug}"
        if name not in self.actors:
            self.actors[name] = person_who(role, self.village.initiative, house, name)
        return self.actors[name]

    @property
    def initiative_id(self) -> int:
        return self.village.initiative.pk


def tables(
    *, ground: str = "registry", own: int = OWN, linked: bool = True, agreed: bool = True
) -> Tables:
    """Everything up to approved reports of March 2026; call it where there is a database."""
    forget_parts()
    forget_once()
    garam = village()
    church = organisation("church", "솔내교회 밥상", "Solnae Table", "association")
    joins(church, garam.initiative)
    made = Tables(garam, (garam.kitchen, garam.welfare, church))
    _prepare(made, ground)
    for house in made.houses:
        known = [elder(house, f"{house.slug} {at}", f"N{at}") for at in range(own)]
        made.others[house.slug] = known
        made.soonrye.append(elder(house, "박순례", "S"))
        for at, one in enumerate([*known, made.soonrye[-1]]):
            lunch(made, house, one, day=2 + at)
    if agreed:
        made.consents += [agrees(made, one) for one in made.soonrye]
    counted(made)
    if linked:
        alike(made, made.soonrye)
    return made


def _prepare(made: Tables, ground: str) -> None:
    garam = made.village
    ServiceKind.objects.create(code="care_meals.lunch", name_ko="점심", name_en="Lunch", unit="식")
    Place.objects.create(
        code=GARAM, level="sigungu", name_ko="가람군", valid_from=date(2020, 1, 1), fictional=True
    )
    forget_trees()
    define(garam)
    assign(garam, *made.houses)
    IndicatorVersion.objects.filter(indicator__code="M02").update(
        computed_from=LUNCH, disaggregations=["sex"]
    )
    Assignment.objects.filter(indicator__code="M02").update(computed=True)
    Assignment.objects.exclude(indicator__code="M02").delete()
    opened(garam)
    if ground:
        grounded(made, ground)
    if ground == "entrusted":
        for house in made.houses:
            entrusts(made, house)


def grounded(made: Tables, mode: str, since: date = date(2026, 1, 1)) -> None:
    """The ground that the backbone recorded."""
    CountingGround.objects.create(
        initiative=made.village.initiative,
        mode=mode,
        basis=BASIS,
        since_on=since,
        recorded_at=NOW,
        recorded_by="백본 책임자",
    )


ALL_ITEMS = ("address", "birth_date", "contact", "name", "sex")


def entrusts(
    made: Tables,
    house: Organisation,
    *,
    opens_names: bool = True,
    items: Sequence[str] = ALL_ITEMS,
) -> Entrustment:
    """The contract of one house with the backbone."""
    return Entrustment.objects.create(
        initiative=made.village.initiative,
        organisation=house,
        contracted_on=date(2025, 12, 20),
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 12, 31),
        purpose="여러 기관을 다니는 사람을 한 번씩 세기",
        items=list(items),
        opens_names=opens_names,
        recorded_at=NOW,
        recorded_by="백본 책임자",
    )


def lunch(
    made: Tables, house: Organisation, one: Person, *, day: int, month: int = 3, sex: str = "f"
) -> None:
    """One lunch of one person."""
    source = f"t:{ServiceRecord.objects.everywhere('test').count()}"
    fact = ServiceFact(
        initiative_id=made.initiative_id,
        organisation_id=house.pk,
        kind="care_meals.lunch",
        occurred_at=datetime(2026, month, day, 12, tzinfo=SEOUL),
        place_code=GARAM,
        source=source,
        person_id=one.pk,
        attributes={"sex": sex},
    )
    record_service(made.who("worker", house), fact=fact, at=NOW)


def agrees(made: Tables, one: Person, to: Organisation | None = None) -> Consent:
    """To be counted across organisations by the backbone."""
    purpose, _ = Purpose.objects.get_or_create(code="count_across")
    return Consent.objects.create(
        person=one,
        purpose=purpose,
        holder=one.organisation,
        recipient=to or made.village.backbone,
        items=["name", "birth_date", "sex", "contact", "address"],
        given_on=date(2026, 1, 2),
        method="paper",
        recorded_at=NOW,
        recorded_by=Account.objects.first(),
    )


def withdraws(consent: Consent, on: date = date(2026, 11, 22)) -> None:
    """She no longer wants it."""
    Withdrawal.objects.create(
        consent=consent, withdrawn_on=on, recorded_at=NOW, recorded_by=Account.objects.first()
    )


def counted(made: Tables, period: str = "2026-03") -> None:
    """Each house's report worked out of its records, and approved."""
    for house in made.houses:
        calculate_period(
            made.who("reporter", house),
            initiative_id=made.initiative_id,
            organisation_id=house.pk,
            period=period,
            at=IN_MARCH,
        )
    Report.objects.within(round__initiative_id=made.initiative_id, round__period=period).update(
        status="approved"
    )
    forget_parts()


def alike(made: Tables, *groups: Sequence[Person], chance: float = 0.98) -> LinkRun:
    """A comparison that found each group to be one person, each pair as sure as `chance`."""
    entrusted = ground_on(made.initiative_id, NOW.date()).mode == "entrusted"
    run = LinkRun.objects.create(
        initiative=made.village.initiative,
        mode="entrusted" if entrusted else "registry",
        basis=BASIS,
        compared=sum(map(len, groups)),
        pairs=sum(map(len, groups)),
        fingerprint="f" * 64,
        engine="linkage 1",
        made_at=NOW,
        made_by=Account.objects.first(),
    )
    pairs = [pair for group in groups for pair in combinations(sorted(one.pk for one in group), 2)]
    if entrusted:
        made_link_key(made.initiative_id)
        whose = link_numbers(made.initiative_id, {one for pair in pairs for one in pair})
        numbers = {person: number for number, person in whose.items()}
        CodedPair.objects.bulk_create(
            CodedPair(run=run, left=numbers[left], right=numbers[right], probability=chance)
            for left, right in pairs
        )
        return run
    LikelyPair.objects.bulk_create(
        LikelyPair(run=run, left_id=left, right_id=right, probability=chance)
        for left, right in pairs
    )
    return run


def decided(made: Tables, one: Person, other: Person, verdict: str, at: datetime = NOW) -> None:
    """What a human said of two records."""
    left, right = sorted((one.pk, other.pk))
    PairDecision.objects.create(
        initiative=made.village.initiative,
        left_id=left,
        right_id=right,
        verdict=verdict,
        reason="전화로 물어보았어요",
        decided_at=at,
        decided_by=Account.objects.first(),
    )
