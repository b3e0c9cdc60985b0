"""손맛 takes part in the county and the federation: a number is typed once, and both have it."""

import pytest

from dure.ground.access.models import Affiliation, Grant
from dure.ground.tests.story import village
from dure.kernel.clock import day_of, now
from dure.measurement.models import Observation, Report
from dure.measurement.services import assign_indicators, open_round
from dure.measurement.tests.api.caller import caller
from dure.measurement.tests.factories import GARAM, SINCE
from dure.measurement.tests.screens.season_today import Today, dates_around, season_today
from dure.measurement.tests.screens.visiting import as_, text
from dure.measurement.types.library import NewAssignment

pytestmark = pytest.mark.django_db
FEDERATION = "federation"


class Both:
    """The county's season of today, and the federation that invited the kitchen and asks for its meals."""

    def __init__(self) -> None:
        self.county: Today = season_today()
        self.garam = self.county.season.garam
        self.federation = village(FEDERATION)
        self.invited_and_accepted()
        self.asked_for_meals()
        rounds = opened_in(self)
        self.other = Report.objects.within(
            round_id=rounds, organisation_id=self.garam.kitchen.pk
        ).get()

    def invited_and_accepted(self) -> None:
        account = self.garam.reporter.account_id
        kitchen = self.garam.kitchen
        Affiliation.objects.create(
            account_id=account, organisation=kitchen, delegate="delegate", since=SINCE
        )
        Grant.objects.create(
            account_id=account,
            role="reporter",
            initiative=self.federation.initiative,
            organisation=kitchen,
            since=SINCE,
        )
        director = as_(self.federation.director)
        asked = {"organisation": kitchen.pk, "part": "member", "joined_on": "2025-01-01"}
        director.post(f"/in/{FEDERATION}/members/welcome/", asked)
        assert kitchen.slug not in members(self)
        reporter = as_(self.garam.reporter)
        (way,) = [each for each in text(reporter.get("/today/")).split('"') if "/joining/" in each]
        reporter.post(f"{way}accept/")
        assert kitchen.slug in members(self)

    def asked_for_meals(self) -> None:
        wish = NewAssignment(
            indicator="M01",
            organisation_id=self.garam.kitchen.pk,
            place_code=GARAM,
            since=SINCE,
        )
        assign_indicators(
            self.federation.director,
            initiative_id=self.federation.initiative.pk,
            assignments=[wish],
            at=now(),
        )

    def types(self, report: str, value: str) -> str:
        told = {"indicator": "M01", "place": GARAM, "value": value, "key": "k"}
        return as_(self.garam.reporter).post(f"/reports/{report}/cell/", told)["X-Kept"]


def members(both: Both) -> str:
    return text(as_(both.garam.funder).get(f"/i/{FEDERATION}/members/"))


def opened_in(both: Both) -> int:
    return open_round(
        both.federation.director,
        initiative_id=both.federation.initiative.pk,
        period=both.county.period,
        dates=dates_around(day_of(now())),
        at=now(),
    )


def test_a_number_is_typed_once_and_stands_in_both() -> None:
    both = Both()
    assert both.types(both.county.report, "90") == "saved"
    reporter = as_(both.garam.reporter)
    reporter.post(f"/reports/{both.county.report}/hand-in/", {})
    as_(both.garam.director).post(f"/reports/{both.county.report}/approve/", {})

    page = text(reporter.get(f"/reports/{both.other.public_id}/"))

    assert '<span class="figure">90' in page
    assert "‘할매손밥상’에 이미 낸 값이에요" in page
    assert both.types(both.other.public_id, "95") == "refused"
    cell = f"/reports/{both.other.public_id}/values/M01/{GARAM}"
    by_key = caller(both.garam.reporter).put(cell, {"value": 95}).body["outcomes"][0]
    assert (by_key["outcome"], by_key["code"]) == ("refused", "measurement.reported_elsewhere")
    assert Observation.objects.within(organisation_id=both.garam.kitchen.pk).count() == 1


def test_the_other_initiative_counts_it_when_its_own_report_is_approved() -> None:
    both = Both()
    both.types(both.county.report, "90")
    reporter = as_(both.garam.reporter)
    reporter.post(f"/reports/{both.county.report}/hand-in/", {})
    as_(both.garam.director).post(f"/reports/{both.county.report}/approve/", {})
    assert "90" not in shown(both), "the federation has approved nothing yet"

    reporter.post(f"/reports/{both.other.public_id}/hand-in/", {})
    as_(both.federation.director).post(f"/reports/{both.other.public_id}/approve/", {})
    assert "90" in shown(both)


def shown(both: Both) -> set[str]:
    told = caller(both.federation.director).get(f"/initiatives/{FEDERATION}/scorecard").body
    return {
        point["figure"]["value"]
        for row in told
        for point in row["points"]
        if point["figure"]["state"] == "value"
    }


def test_a_draft_typed_for_the_one_is_a_draft_in_the_other() -> None:
    both = Both()
    both.types(both.county.report, "90")
    assert both.types(both.other.public_id, "95") == "saved"
    page = text(as_(both.garam.reporter).get(f"/reports/{both.county.report}/"))
    assert 'value="95"' in page
    assert Observation.objects.within(organisation_id=both.garam.kitchen.pk).count() == 1
