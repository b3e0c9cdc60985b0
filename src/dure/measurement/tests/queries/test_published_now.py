"""What stands published: the newest word of every address, of all periods or of some."""

import pytest

from dure.front.tests.published import publish
from dure.measurement.queries.published_now import published_now, published_periods
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_months() -> County:
    made = county()
    for month in ("2026-06", "2026-07"):
        reports(made, "손맛", month, {"": 40, "sex=f": 20, "sex=m": 20})
        reports(made, "두손", month, {"": 71, "sex=f": 50, "sex=m": 21})
        publish(made, month, month)
    return made


def test_asked_for_one_month_it_answers_of_that_month_as_it_would_among_all(two_months: County):
    initiative = two_months.village.initiative.pk

    july = published_now(initiative, periods=["2026-07"])

    everything = published_now(initiative)
    assert july == {at: one for at, one in everything.items() if one.period == "2026-07"}
    assert july
    assert len(july) < len(everything)


def test_a_number_published_again_is_the_newest_also_when_only_its_month_is_asked_for(
    two_months: County,
):
    initiative = two_months.village.initiative.pk
    before = published_now(initiative, periods=["2026-07"])

    publish(two_months, "2026-07", "2026-07")

    after = published_now(initiative, periods=["2026-07"])
    assert set(after) == set(before)
    assert all(after[at].pk > before[at].pk for at in before)


def test_a_month_never_published_holds_nothing(two_months: County):
    assert published_now(two_months.village.initiative.pk, periods=["2019-01"]) == {}


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ((), {"2026-06", "2026-07"}),
        (("2026-07",), {"2026-07"}),
        (("2026-08",), set()),
    ],
)
def test_a_changed_report_touches_the_published_periods_that_hold_it(
    two_months: County, changed: tuple[str, ...], touched: set[str]
):
    found = published_periods(two_months.village.initiative.pk, changed)

    assert found == touched
