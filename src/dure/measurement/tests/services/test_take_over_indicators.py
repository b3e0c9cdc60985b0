"""One press takes over what a programme brings; what is there already is left as people made it."""

from datetime import date

import pytest

from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.programmes import programme
from dure.measurement.models import Assignment, Disaggregation, Indicator, IndicatorVersion
from dure.measurement.queries import programmes_on_offer
from dure.measurement.services import take_over_indicators
from dure.measurement.services.take_over_indicators import TakeOver
from dure.measurement.tests.releases import NORTH, county

pytestmark = pytest.mark.django_db
SINCE = date(2026, 11, 1)


def take(made, who=None, **said):
    asked = {
        "programme": "care_meals",
        "organisation_ids": [made.kitchens["손맛"].pk],
        "place_code": NORTH,
        "since": SINCE,
    } | said
    return take_over_indicators(
        who or made.village.director,
        initiative_id=made.village.initiative.pk,
        wish=TakeOver(**asked),
        at=NOW,
    )


def brought():
    known = programme("care_meals")
    assert known is not None
    return known.indicators["indicators"]


def test_what_is_missing_is_defined_and_asked_for_and_what_is_there_is_named():
    made = county()  # its library has an M01 of its own, which people type

    outcome = take(made)

    assert outcome.left == ("M01",)
    assert set(outcome.defined) == brought().keys() - {"M01"}
    asked = Assignment.objects.filter(organisation=made.kitchens["손맛"], computed=True)
    assert {row.indicator.code for row in asked} == brought().keys() - {"M01"}
    assert {row.since for row in asked} == {SINCE}
    stays = Assignment.objects.get(organisation=made.kitchens["손맛"], indicator__code="M01")
    assert not stays.computed
    assert Disaggregation.objects.filter(code="mode").exists()
    version = IndicatorVersion.objects.get(indicator__code="M15")
    assert (version.factor, version.computed_from["kind"]) == (1000, "ratio")


def test_pressed_twice_it_changes_nothing_and_another_kitchen_can_follow():
    made = county()
    take(made)
    before = Indicator.objects.count()

    again = take(made)
    assert (again.defined, again.asked) == ((), 0)
    later = take(made, organisation_ids=[made.kitchens["두손"].pk], codes=frozenset({"M02"}))

    assert later.asked == 1
    assert Indicator.objects.count() == before


def test_the_shelf_tells_what_runs_what_is_new_and_what_is_defined_otherwise():
    made = county()
    shelf = {"initiative_id": made.village.initiative.pk, "on": SINCE}
    (offer,) = programmes_on_offer(made.village.director, **shelf)
    assert not offer.runs
    assert [one.code for one in offer.otherwise] == ["M01"]
    assert len(offer.to_take) == len(brought()) - 1

    take(made)

    (offer,) = programmes_on_offer(made.village.director, **shelf)
    assert offer.to_take == ()
    assert {one.asked for one in offer.indicators} == {0, 1}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"programme": "repair_cafe"}, "measurement.no_such_programme"),
        ({"organisation_ids": []}, "measurement.nobody_to_ask"),
        ({"organisation_ids": [10**29]}, "measurement.not_a_member"),
        ({"place_code": ""}, "measurement.place_needed"),
    ],
)
def test_what_cannot_be_asked_is_said(said, code):
    with pytest.raises(Refused) as refused:
        take(county(), **said)
    assert refused.value.code == code


def test_a_reporter_takes_nothing_over_and_sees_no_shelf():
    made = county()
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        take(made, made.village.reporter)
    with pytest.raises(Refused, match=r"measurement\.not_your_desk"):
        programmes_on_offer(
            made.village.reporter, initiative_id=made.village.initiative.pk, on=SINCE
        )
