"""An indicator crosses the agreed value, and the clause of the agenda comes up (A10)."""

from decimal import Decimal

import pytest

from dure.agenda.queries import reviews_of
from dure.agenda.services import agree_review, end_review
from dure.agenda.tests.clauses import adopted_agenda_of
from dure.agenda.types import OccasionDraft
from dure.ground.access.queries import house
from dure.ground.tests.story import NOW, TODAY
from dure.measurement.services.raise_crossed import raise_crossed
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> County:
    told = county()
    adopted_agenda_of(told.village)
    return told


def agreed(made: County, crosses: str, threshold: int, code: str = "M01") -> None:
    agree_review(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        key="jobs000000",
        occasion=OccasionDraft(indicator=code, crosses=crosses, threshold=Decimal(threshold)),
        at=NOW,
    )


def counted(made: County, month: str, people: int) -> None:
    for kitchen in ("손맛", "두손", "새참"):
        reports(made, kitchen, month, {"": people})


def test_a_number_that_falls_below_brings_the_clause_up_and_only_once(made: County) -> None:
    agreed(made, "below", 150)
    counted(made, "2026-08", 60)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 0  # 180

    counted(made, "2026-09", 40)

    assert raise_crossed(house(), on=TODAY, at=NOW) == 1  # 120
    assert raise_crossed(house(), on=TODAY, at=NOW) == 0
    (review,) = reviews_of(made.village.initiative.pk)
    assert review.title.ko == "동네 일터를 함께 만든다"
    assert "150보다 낮아요" in review.told.ko
    assert "below 150" in review.told.en
    assert "120" not in review.told.ko  # who may see the number is decided where it is shown


def test_it_stays_low_and_nobody_is_told_every_month_but_when_it_crosses_again(
    made: County,
) -> None:
    agreed(made, "below", 150)
    counted(made, "2026-06", 40)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 1
    (review,) = reviews_of(made.village.initiative.pk)
    end_review(made.village.director, review_id=review.id, outcome="kept", reason="한철", at=NOW)

    counted(made, "2026-07", 41)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 0
    counted(made, "2026-08", 70)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 0
    counted(made, "2026-09", 39)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 1


def test_above_is_watched_as_well_and_the_value_itself_is_not_beyond(made: County) -> None:
    agreed(made, "above", 180)
    counted(made, "2026-08", 60)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 0
    counted(made, "2026-09", 61)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 1


def test_a_code_nobody_counts_and_a_number_nobody_reported_call_nobody(made: County) -> None:
    agreed(made, "below", 150, code="F10")
    agreed(made, "below", 150)
    assert raise_crossed(house(), on=TODAY, at=NOW) == 0
