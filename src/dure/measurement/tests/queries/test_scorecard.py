"""The scorecard obeys the rights of whoever reads it (E11), and its queries do not grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dure.ground.tests.story import joins, organisation, person_who, village
from dure.kernel.errors import Refused
from dure.measurement.queries import indicator_story, scorecard, scorecard_choices
from dure.measurement.tests.releases import NORTH, SOUTH, assign, county, reports

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 20)


def read(actor, made, **narrowed):
    return scorecard(actor, initiative_id=made.village.initiative.pk, on=ON, **narrowed)


def test_the_backbone_reads_every_number_and_how_many_stand_behind_it():
    made = county()
    reports(made, "손맛", "2026-03", {"": 3})
    reports(made, "두손", "2026-03", {"": 0})

    (row,) = read(made.village.director, made)

    assert row.latest.figure.value == 3
    assert (row.reported, row.expected) == (2, 3)


def test_a_total_of_three_people_is_hidden_from_everybody_else():
    made = county()
    reports(made, "손맛", "2026-03", {"": 3})
    reports(made, "손맛", "2026-02", {"": 0})

    for reader in (made.village.funder, made.village.reporter):
        (row,) = read(reader, made)
        assert row.latest.hidden
        assert row.latest.figure.value is None
        assert row.progress.share is None
        # zero is nobody: it is shown
        assert [point.figure.value for point in row.points] == [0, None]


def test_people_in_work_on_the_last_day_are_added_up_with_their_range_and_never_over_months():
    made = county()
    made.served.versions.update(kind="latest")
    for name, (earlier, now) in {"손맛": (20, 12), "두손": (9, 15)}.items():
        reports(made, name, "2026-02", {"": earlier})
        reports(made, name, "2026-03", {"": now})

    (row,) = read(made.village.director, made)
    (own,) = read(made.village.director, made, organisation_id=made.kitchens["두손"].pk)

    whole, alone = row.latest.figure, own.latest.figure
    assert (whole.value, whole.method, whole.low, whole.high) == (27, "sum", 15, 27)
    assert (alone.value, alone.low, alone.high) == (15, 15, 15)


def test_refrigerators_on_the_last_day_are_added_up_exactly():
    made = county()
    made.served.versions.update(kind="latest", of_people=False)
    for name, now in {"손맛": 12, "두손": 15}.items():
        reports(made, name, "2026-03", {"": now})

    (row,) = read(made.village.director, made)

    assert (row.latest.figure.value, row.latest.figure.method) == (27, "exact")


def test_a_kitchen_reads_its_own_three_people():
    made = county()
    reports(made, "손맛", "2026-03", {"": 3})

    (row,) = read(made.village.reporter, made, organisation_id=made.kitchens["손맛"].pk)

    assert row.latest.figure.value == 3


def test_no_row_of_a_third_organisation_is_seen():
    made = county()
    reports(made, "두손", "2026-03", {"": 40})
    reporter = made.village.reporter

    with pytest.raises(Refused, match=r"measurement\.not_your_report"):
        read(reporter, made, organisation_id=made.kitchens["두손"].pk)
    story = indicator_story(
        reporter, initiative_id=made.village.initiative.pk, code="M01", on=ON, period="2026-03"
    )
    choices = scorecard_choices(reporter, initiative_id=made.village.initiative.pk, on=ON)

    assert [split.code for split in story.organisations] == [made.kitchens["손맛"].slug]
    assert (story.places, story.cells, story.narrowed) == ((), (), True)
    assert [choice.code for choice in choices.organisations] == [made.kitchens["손맛"].slug]


def test_a_stranger_reads_nothing():
    made = county()
    elsewhere = organisation("far", "먼곳", "Far", "ngo")

    for stranger in (
        person_who("reporter", None, elsewhere, "stranger"),
        person_who("observer", village("other").initiative, None, "visitor"),
    ):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            read(stranger, made)


def test_one_town_is_read_alone():
    made = county()
    reports(made, "손맛", "2026-03", {"": 30})
    reports(made, "새참", "2026-03", {"": 50})

    (north,) = read(made.village.director, made, place=NORTH)
    (south,) = read(made.village.director, made, place=SOUTH)

    assert (north.latest.figure.value, south.latest.figure.value) == (30, 50)
    assert (north.expected, south.expected) == (2, 1)


def test_more_organisations_ask_no_more_questions():
    made = county()
    reports(made, "손맛", "2026-03", {"": 30})
    with CaptureQueriesContext(connection) as few:
        read(made.village.director, made)
    for at in range(5):
        made.kitchens[f"곳{at}"] = organisation(f"k{at}", f"곳{at}", f"K{at}", "cooperative")
        joins(made.kitchens[f"곳{at}"], made.village.initiative)
        assign(made, made.served, f"곳{at}", NORTH)
        reports(made, f"곳{at}", "2026-03", {"": 10 + at})

    with CaptureQueriesContext(connection) as many:
        (row,) = read(made.village.director, made)

    assert len(many) == len(few)
    assert row.reported == 6
