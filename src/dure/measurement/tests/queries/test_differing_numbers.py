"""A restatement is asked for where a total says something else than the reports, and only there."""

from datetime import date, timedelta

import pytest

from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Initiative
from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Approval, Observation, Publication, PublishedNumber, Report
from dure.measurement.queries import differing_numbers
from dure.measurement.queries.counted_parts import forget_parts
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services import publish_numbers
from dure.measurement.tests.releases import county, reports
from dure.measurement.tests.tables_shared import tables

pytestmark = pytest.mark.django_db


def publish(director: Actor, initiative_id: int) -> Publication:
    prepared = prepare_release(
        initiative_id=initiative_id,
        min_cell=5,
        first="2026-03",
        last="2026-03",
        as_of=date(2026, 11, 22),
    )
    title = Words("공표", "A release")
    made: Publication = publish_numbers(director, prepared=prepared, title=title, at=NOW)
    return made


def approved_again(director: Actor, initiative_id: int) -> None:
    """A report came back after the release and was approved anew."""
    own = Report.objects.within(round__initiative_id=initiative_id).order_by("pk")[0]
    later = NOW + timedelta(hours=1)
    Approval.objects.create(report=own, step="approved", at=later, by_id=director.account_id)
    forget_parts()


def whole() -> PublishedNumber:
    return PublishedNumber.objects.get(organisation=None, place_code="", cell="")


def test_a_rounded_total_differs_only_where_the_true_one_has_moved():
    made = county()
    here, director = made.village.initiative.pk, made.village.director
    Initiative.objects.filter(pk=here).update(protection="round")
    for name, value in (("손맛", 101), ("두손", 58)):
        reports(made, name, "2026-03", {"": value})
    publish(director, here)
    approved_again(director, here)

    assert (whole().method, int(whole().value)) == ("rounded", 160)
    assert differing_numbers(director, initiative_id=here) == ()

    Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=131)
    forget_parts()
    (told,) = differing_numbers(director, initiative_id=here)
    assert told.now == 189


@pytest.mark.slow
def test_people_counted_once_are_compared_as_people_counted_once():
    made = tables()
    here, director = made.initiative_id, made.village.director
    publish(director, here)
    approved_again(director, here)

    assert whole().method == "distinct"  # the sum of the three houses would be two more
    assert differing_numbers(director, initiative_id=here) == ()
