"""Keys of nobody, of a family or of everybody; and a withdrawal that is seen everywhere at once."""

from datetime import date, datetime

import pytest

from dure.activities.services import record_service
from dure.activities.tests.story import elder
from dure.activities.types import ServiceFact
from dure.engines.linkage import Limits, Linked
from dure.ground.people.services import register_person
from dure.ground.people.types import NewPerson
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.measurement.models import LikelyPair, Report
from dure.measurement.queries import opened_pair, people_once
from dure.measurement.services import link_people
from dure.measurement.tests.api.caller import caller
from dure.measurement.tests.factories import GARAM
from dure.measurement.tests.services.test_people_published_once import (
    ALL_APART,
    TODAY,
    prepared,
    publish,
    whole,
)
from dure.measurement.tests.tables_shared import (
    OWN,
    Tables,
    agrees,
    alike,
    counted,
    lunch,
    tables,
    withdraws,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def counted_again(made: Tables) -> None:
    Report.objects.within(round__initiative_id=made.initiative_id).update(status="draft")
    counted(made)


def test_a_meal_of_nobody_counts_no_person_and_joins_nobody() -> None:
    made = tables()
    for at, house in enumerate(made.houses):
        fact = ServiceFact(
            initiative_id=made.initiative_id,
            organisation_id=house.pk,
            kind="care_meals.lunch",
            occurred_at=datetime(2026, 3, 29, 12, tzinfo=SEOUL),
            place_code=GARAM,
            source=f"nobody:{at}",
            head_count=1,
            attributes={"sex": "f"},
        )
        record_service(made.who("worker", house), fact=fact, at=NOW)
    counted_again(made)

    publish(made)

    assert whole(made).value == ALL_APART - 2


def test_one_number_is_of_one_person_so_that_000_can_be_of_no_two() -> None:
    made = tables()
    house = made.houses[0]
    here = {"initiative_id": made.initiative_id, "organisation_id": house.pk, "at": NOW}
    director = made.who("organisation_director", house)
    register_person(director, **here, new=NewPerson(name="김말순", own_number="000"))

    with pytest.raises(Refused) as refused:
        register_person(director, **here, new=NewPerson(name="이복례", own_number="000"))

    assert refused.value.code == "people.own_number_taken"


def test_the_number_000_of_three_houses_is_three_people() -> None:
    made = tables()
    for house in made.houses:
        lunch(made, house, elder(house, "누구", "000"), day=29)
    counted_again(made)

    publish(made)

    assert whole(made).value == ALL_APART - 2 + 3, "equal own numbers say nothing across houses"


def test_a_family_that_shares_all_but_the_names_stays_a_family_until_somebody_says_otherwise() -> (
    None
):
    made = tables()
    kitchen, welfare, _ = made.others.values()
    for one in (kitchen[0], welfare[0]):
        agrees(made, one)
    alike(made, [kitchen[0], welfare[0]], made.soonrye, chance=0.3)

    publish(made)

    assert whole(made).value == ALL_APART, "what is likelier apart is counted apart"
    assert whole(made).low < ALL_APART


@pytest.mark.parametrize("ground", ["", "estimate"])
def test_without_a_basis_that_allows_it_nobody_is_linked(ground: str) -> None:
    made = tables(ground=ground, linked=False)

    def never(_columns: object, _limits: Limits) -> Linked:
        raise AssertionError("somebody was compared")

    with pytest.raises(Refused) as refused:
        link_people(made.village.director, initiative_id=made.initiative_id, linker=never, at=NOW)

    assert refused.value.code == "measurement.no_ground_to_link"


@pytest.mark.parametrize("ground", ["registry", "entrusted"])
def test_a_withdrawn_consent_is_seen_at_once_on_pages_in_programs_and_at_the_desk(
    ground: str,
) -> None:
    made = tables(ground=ground)
    publish(made)
    director = made.village.director
    program = caller(director)
    series = f"/initiatives/{made.village.initiative.slug}/indicators/M02/series"

    def told() -> tuple[object, ...]:
        rows = program.get(f"/initiatives/{made.village.initiative.slug}/scorecard").body
        row = next(one for one in rows if one["code"] == "M02")
        story = program.get(series).body
        spans = {
            "starts_on": date(2026, 3, 1),
            "ends_before": date(2026, 4, 1),
        }
        once = people_once(made.initiative_id, **spans, on=TODAY)
        return (
            row["points"][-1]["figure"]["value"],
            story["row"]["points"][-1]["figure"]["value"],
            once.people,
        )

    before = told()
    withdraws(made.consents[0], on=TODAY)
    after = told()

    assert [b != a for b, a in zip(before, after, strict=True)] == [True, True, True]
    page = browser_of(director).get("/in/halmae/indicators/M02/").content.decode()
    assert f"{ALL_APART - 1}" in page
    assert prepared(made).people.agreed == 2
    if ground == "registry":
        gone = LikelyPair.objects.filter(left=made.soonrye[0]).first()
        assert gone is not None
        with pytest.raises(Refused):
            opened_pair(director, initiative_id=made.initiative_id, pair_id=gone.pk, at=NOW)


def test_the_files_and_the_public_page_follow_with_the_release_that_says_why() -> None:
    made = tables()
    publish(made)
    withdraws(made.consents[0], on=TODAY)

    release = prepared(made)

    figures = {
        one.key.period: (one.withheld or one.shown.figure).value
        for one in release.numbers
        if one.key.where == ("", "") and not one.key.cell
    }
    assert figures["2026-03"] == 3 * (OWN + 1) - 1
