"""Meals per person, and the share of people who …: recomputed from people counted once, at every level."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from dure.activities.models import ServiceKind, ServiceRecord
from dure.activities.services import record_service
from dure.activities.types import ServiceFact
from dure.ground.tests.story import NOW
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words
from dure.measurement.models import (
    Assignment,
    IndicatorVersion,
    Observation,
    PublishedNumber,
    Report,
)
from dure.measurement.queries import scorecard
from dure.measurement.queries.counted_parts import forget_parts
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published import published_number
from dure.measurement.queries.published_now import published_now
from dure.measurement.services import assign_indicators, define_indicator
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.tests.factories import GARAM, IN_MARCH, SINCE
from dure.measurement.tests.tables_shared import OWN, Tables, counted, lunch, tables
from dure.measurement.types.library import NewAssignment, NewIndicator, NewVersion

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PEOPLE = {"kind": "distinct", "of": "person", "where": {"service": ["care_meals.lunch"]}}
MEALS = {"kind": "sum", "of": "quantity", "where": {"service": ["care_meals.lunch"]}}
WALKERS = {"kind": "distinct", "of": "person", "where": {"service": ["care_meals.walk"]}}
EACH = OWN + 1  # people of a house, 박순례 among them
TOGETHER = 3 * EACH - 2  # she counts once
TODAY = date(2026, 11, 22)


def rate_of(made: Tables, code: str, recipe: dict[str, object], **more: object) -> None:
    """One more indicator, computed from the records of each house."""
    village = made.village
    define_indicator(
        village.director,
        initiative_id=made.initiative_id,
        indicator=NewIndicator(
            code=code,
            level="performance",
            version=NewVersion(
                name=Words("비율", "Rate"),
                definition=Words("사람 수로 나눈 값", "Divided by people"),
                kind="ratio",
                unit=Words("식", "meals"),
                numerator=Words("위", "above"),
                denominator=Words("사람", "people"),
                of_people=True,
                valid_from=SINCE,
                **more,
            ),
        ),
        at=IN_MARCH,
    )
    IndicatorVersion.objects.filter(indicator__code=code).update(computed_from=recipe)
    assign_indicators(
        village.director,
        initiative_id=made.initiative_id,
        assignments=[
            NewAssignment(indicator=code, organisation_id=one.pk, place_code=GARAM, since=SINCE)
            for one in made.houses
        ],
        at=IN_MARCH,
    )
    Assignment.objects.filter(indicator__code=code).update(computed=True)


def counted_again(made: Tables) -> None:
    """The reports are opened once more, counted and approved."""
    Report.objects.within(round__initiative_id=made.initiative_id).update(status="draft")
    counted(made)


def walks(made: Tables, at: int, who: object) -> None:
    """Somebody comes on foot."""
    fact = ServiceFact(
        initiative_id=made.initiative_id,
        organisation_id=made.houses[at].pk,
        kind="care_meals.walk",
        occurred_at=datetime(2026, 3, 20, 12, tzinfo=SEOUL),
        place_code=GARAM,
        source=f"w:{ServiceRecord.objects.everywhere('test').count()}",
        person_id=who.pk,  # type: ignore[attr-defined]
        attributes={"sex": "f"},
    )
    record_service(made.who("worker", made.houses[at]), fact=fact, at=NOW)


def meals_per_person(*, ground: str = "registry", by_name: bool = False) -> Tables:
    """Everybody has one meal, 박순례 at each of the three tables one; hers are three in all."""
    made = tables(ground=ground)
    below: object = "M02" if by_name else PEOPLE
    rate_of(made, "M07", {"kind": "ratio", "numerator": MEALS, "denominator": below})
    counted_again(made)
    return made


def published(made: Tables, code: str = "M07") -> dict[tuple[str, str], PublishedNumber]:
    release = prepare_release(
        initiative_id=made.initiative_id, min_cell=3, first="2026-03", last="2026-03", as_of=TODAY
    )
    publish_numbers(made.village.director, prepared=release, title=Words("3월", "March"), at=NOW)
    return {
        (one.organisation.slug if one.organisation else "", one.place_code): one
        for one in published_now(made.initiative_id).values()
        if one.indicator.code == code and one.period == "2026-03" and not one.cell
    }


@pytest.mark.parametrize("by_name", [False, True])
def test_meals_of_a_person_over_three_tables_divide_by_people_counted_once(by_name: bool) -> None:
    made = meals_per_person(by_name=by_name)

    numbers = published(made)

    whole = numbers["", ""]
    assert (whole.numerator, whole.denominator) == (3 * EACH, TOGETHER)
    assert round(whole.value, 4) == round(Decimal(3 * EACH) / TOGETHER, 4)
    assert numbers["", GARAM].denominator == TOGETHER
    houses = [one.value for (who, _), one in numbers.items() if who]
    assert set(houses) - {None} == {1}
    assert houses.count(None) == 1, "all three and the whole would tell who eats at several"


def test_the_range_follows_from_the_people_who_did_not_agree() -> None:
    whole = published(meals_per_person())["", ""]

    # 18 others may be among each other or 박순례: at least one person had all the meals.
    assert whole.low < whole.value + Decimal("0.001")
    assert whole.high == 3 * EACH


def test_without_links_the_rate_says_that_people_were_added_and_how_far_it_may_be_off() -> None:
    made = meals_per_person(ground="")

    whole = published(made)["", ""]

    assert (whole.method, whole.value, whole.denominator) == ("sum", 1, 3 * EACH)
    assert (whole.low, whole.high) == (1, 3)
    card = published_number(whole.address).number
    assert card.people_mode == "sum"


def test_the_mode_stands_with_a_rate_of_people_too() -> None:
    whole = published(meals_per_person())["", ""]

    card = published_number(whole.address).number

    assert (card.people_mode, "한 번씩" in card.people_words.ko) == ("registry", True)


def test_members_see_the_same_rate_as_everybody_else() -> None:
    made = meals_per_person()
    whole = published(made)["", ""]

    rows = scorecard(made.village.director, initiative_id=made.initiative_id, on=TODAY)
    row = next(one for one in rows if one.code == "M07")

    assert row.latest is not None
    assert float(row.latest.figure.value) == pytest.approx(float(whole.value), abs=1e-5)
    assert row.people_mode == "registry"


def test_a_share_counts_people_once_above_and_below() -> None:
    made = tables()
    ServiceKind.objects.create(code="care_meals.walk", name_ko="걷기", name_en="Walk", unit="번")
    recipe = {"kind": "ratio", "numerator": WALKERS, "denominator": PEOPLE, "scale": 100}
    rate_of(made, "M08", recipe, factor=100, highest=Decimal(100))
    for at in range(3):
        for one in (made.soonrye[at], *made.others[made.houses[at].slug][:3]):
            walks(made, at, one)
    counted_again(made)

    numbers = published(made, "M08")

    whole = numbers["", ""]
    assert (whole.numerator, whole.denominator) == (3 * 4 - 2, TOGETHER)
    assert whole.value == round(Decimal(100 * 10) / TOGETHER, 6)
    assert whole.high <= 100


def test_a_house_that_typed_its_rate_without_the_numbers_behind_it_is_not_mixed_in() -> None:
    made = meals_per_person()
    Observation.objects.within(organisation_id=made.houses[0].pk, indicator__code="M07").update(
        value=2, numerator=None, denominator=None, source="form", calculation=None
    )
    forget_parts()

    assert published(made)["", ""].status == "not_combined"


def test_a_quarter_of_one_house_divides_by_the_people_of_the_quarter() -> None:
    made = meals_per_person()
    first = made.houses[0]
    lunch(made, first, made.others[first.slug][0], day=30)
    counted_again(made)

    numbers = published(made)

    mine = numbers[first.slug, ""]
    assert (mine.numerator, mine.denominator) == (EACH + 1, EACH)


def test_a_typed_rate_of_people_is_told_as_a_sum_within_its_bounds_and_never_as_exact() -> None:
    """Each house typed so many of so many. Whether they are the same people in all three is not known."""
    made = tables(linked=True)
    rate_of(made, "M08", {})
    Assignment.objects.filter(indicator__code="M08").update(computed=False)
    typed(made, "M08", [(6, 12), (9, 12), (12, 16)])

    numbers = published(made, "M08")

    whole = next(one for (who, _), one in numbers.items() if not who)
    assert (whole.value, whole.method) == (Decimal("0.675"), "sum")
    assert (whole.low, whole.high) == (Decimal("0.3"), Decimal("1.6875"))


def typed(made: Tables, code: str, told: list[tuple[int, int]]) -> None:
    version = IndicatorVersion.objects.get(indicator__code=code)
    for house, (above, below) in zip(made.houses, told, strict=True):
        Observation.objects.create(
            organisation=house,
            indicator=version.indicator,
            version=version,
            period="2026-03",
            place_code=GARAM,
            cell="",
            numerator=above,
            denominator=below,
            changed_at=NOW,
            changed_by_id=made.village.reporter.account_id,
        )
    forget_parts()
