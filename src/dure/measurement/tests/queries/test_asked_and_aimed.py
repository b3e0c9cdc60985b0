"""How many were asked, and what is aimed at: the same on the scorecard and on the indicator's own page."""

from datetime import date
from decimal import Decimal

import pytest

from dure.ground.tests.story import joins, organisation
from dure.measurement.models import Assignment, Target
from dure.measurement.queries import indicator_story, rounds_missing, scorecard, target_grid
from dure.measurement.queries.counted_parts import PartsWanted
from dure.measurement.queries.indicator_library import indicator_library
from dure.measurement.queries.reporters_counted import asked_in
from dure.measurement.queries.scorecard_rows import Goals, goals_of
from dure.measurement.tests.releases import NORTH, SOUTH, County, assign, county, reports

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 12)


def row_of(made: County, on: date = ON, **narrowed: object):
    rows = scorecard(
        made.village.director, initiative_id=made.village.initiative.pk, on=on, **narrowed
    )
    return next((row for row in rows if row.code == "M01"), None)


def story_of(made: County, on: date = ON):
    return indicator_story(
        made.village.director, initiative_id=made.village.initiative.pk, code="M01", on=on
    )


def newcomers(made: County, since: date, count: int = 6) -> None:
    for number in range(count):
        one = organisation(f"new-{number}", f"새기관{number}", f"New {number}", "cooperative")
        joins(one, made.village.initiative)
        made.kitchens[f"새기관{number}"] = one
        assign(made, made.served, f"새기관{number}", SOUTH)
    Assignment.objects.filter(organisation__slug__startswith="new-").update(since=since)


def all_report(made: County, period: str, value: int = 10) -> None:
    for name in ("손맛", "두손", "새참"):
        reports(made, name, period, {"": value})


def aim(made: County, period: str, value: object, role: str = "target", who=None) -> None:
    Target.objects.create(
        initiative=made.village.initiative,
        indicator=made.served,
        organisation=who,
        period=period,
        role=role,
        value=Decimal(str(value)),
    )


# --- asked


def test_who_joins_in_april_was_not_missing_in_march():
    """Three of three had reported March; six join in April. March is still three of three."""
    made = county()
    all_report(made, "2026-03")
    newcomers(made, date(2026, 4, 1))

    row, story = row_of(made), story_of(made)

    assert (row.latest.period, row.reported, row.expected) == ("2026-03", 3, 3)
    assert (story.row.reported, story.row.expected) == (3, 3)


def test_a_month_with_newcomers_is_complete_when_they_have_answered_too():
    made = county()
    all_report(made, "2026-02")
    all_report(made, "2026-03")
    newcomers(made, date(2026, 3, 1))

    row = row_of(made)

    # Three of nine: the newest month cannot stand for all yet, and the one before can.
    assert (row.latest.period, row.reported, row.expected) == ("2026-02", 3, 3)
    assert (row.coming.period, row.coming_reported) == ("2026-03", 3)


def test_an_assignment_with_an_end_to_come_is_in_force():
    """The funded year ends in December: until then the kitchens are on the scorecard."""
    made = county()
    all_report(made, "2026-03")
    Assignment.objects.update(until=date(2026, 12, 31))

    row, story = row_of(made), story_of(made)

    assert row is not None
    assert (row.reported, row.expected) == (3, 3)
    assert (story.row.reported, story.row.expected) == (3, 3)


def test_after_its_last_day_an_indicator_is_not_on_the_scorecard_any_more():
    made = county()
    all_report(made, "2026-03")
    Assignment.objects.update(until=date(2026, 4, 1))

    assert row_of(made) is None
    assert row_of(made, on=date(2026, 3, 31)) is not None


def test_who_left_in_march_is_not_expected_in_march_and_is_in_february():
    made = county()
    all_report(made, "2026-02")
    Assignment.objects.filter(organisation=made.kitchens["새참"]).update(until=date(2026, 3, 1))
    for name in ("손맛", "두손"):
        reports(made, name, "2026-03", {"": 10})

    row = row_of(made)

    assert (row.latest.period, row.reported, row.expected) == ("2026-03", 2, 2)
    wanted = PartsWanted(
        initiative_id=made.village.initiative.pk,
        indicator_ids=[made.served.pk],
        periods=["2026-02", "2026-03"],
    )
    assert asked_in(wanted) == {
        (made.served.pk, "2026-02"): 3,
        (made.served.pk, "2026-03"): 2,
    }


def test_a_house_with_two_places_is_asked_once():
    made = county()
    Assignment.objects.create(
        initiative=made.village.initiative,
        indicator=made.served,
        organisation=made.kitchens["손맛"],
        place_code=SOUTH,
        since=date(2026, 3, 1),
    )
    wanted = PartsWanted(
        initiative_id=made.village.initiative.pk,
        indicator_ids=[made.served.pk],
        periods=["2026-02", "2026-03", "2026-Q1"],
    )

    assert set(asked_in(wanted).values()) == {3}


def test_one_place_and_one_house_ask_for_their_own():
    made = county()
    here = {
        "initiative_id": made.village.initiative.pk,
        "indicator_ids": [made.served.pk],
        "periods": ["2026-03"],
    }
    own = made.kitchens["손맛"].pk

    assert list(asked_in(PartsWanted(**here, place_codes={NORTH})).values()) == [2]
    assert list(asked_in(PartsWanted(**here, organisation_id=own)).values()) == [1]
    assert asked_in(PartsWanted(**{**here, "periods": []})) == {}


def test_a_round_is_missing_also_for_what_is_asked_until_december():
    made = county()
    Assignment.objects.update(until=date(2026, 12, 31))
    ask = {"initiative_id": made.village.initiative.pk}

    (missing,) = rounds_missing(made.village.director, on=ON, **ask)

    assert (missing.period, missing.indicators) == ("2026-03", 1)
    assert rounds_missing(made.village.director, on=date(2027, 2, 1), **ask) == ()
    assert rounds_missing(made.village.reporter, on=ON, **ask) == ()


def test_the_grid_of_goals_holds_who_is_asked_until_december():
    made = county()
    Assignment.objects.filter(organisation=made.kitchens["두손"]).update(until=date(2026, 12, 31))
    Assignment.objects.filter(organisation=made.kitchens["새참"]).update(until=date(2026, 1, 1))
    here = {"initiative_id": made.village.initiative.pk, "on": ON}
    (card,) = indicator_library(**here)

    grid = target_grid(card=card, place_code="", **here)

    assert [words.ko for _, words in grid.rows] == [
        "모두 함께",
        "두손밥상협동조합",
        "손맛사회적협동조합",
    ]


# --- aimed at


def test_the_page_of_an_indicator_aims_at_what_the_scorecard_aims_at():
    made = county()
    all_report(made, "2026-03", 30)
    aim(made, "2025-12", 40, "baseline")
    aim(made, "2026-03", 50, "baseline")
    aim(made, "2026-02", 80)
    aim(made, "2026-04", 100)
    aim(made, "2030-12", 900)

    row, story = row_of(made), story_of(made)

    assert (row.baseline, row.target) == (40, 100)
    assert (story.row.baseline, story.row.target) == (row.baseline, row.target)
    assert story.row.progress == row.progress


def test_before_any_target_has_begun_the_next_one_is_aimed_at():
    made = county()
    all_report(made, "2026-03")
    aim(made, "2027-01", 700)
    aim(made, "2030-12", 900)

    assert row_of(made).target == story_of(made).row.target == 700


def test_the_goal_of_a_year_begins_with_its_january_and_not_with_its_letters():
    rows = [
        ("target", "2026-Q2", Decimal(20)),
        ("target", "2026", Decimal(100)),
        ("target", "2026-H2", Decimal(60)),
        ("baseline", "2025-H1", Decimal(1)),
        ("baseline", "2025", Decimal(2)),
    ]

    assert goals_of(rows, date(2026, 2, 1)) == Goals(baseline=2, target=100)
    assert goals_of(rows, date(2026, 4, 1)) == Goals(baseline=2, target=20)
    assert goals_of(rows, date(2026, 7, 1)) == Goals(baseline=2, target=60)
    assert goals_of(reversed(rows), date(2026, 4, 1)) == Goals(baseline=2, target=20)
    assert goals_of([], date(2026, 4, 1)) == Goals()


def test_a_goal_of_zero_is_a_goal():
    made = county()
    all_report(made, "2026-03", 0)
    aim(made, "2026", 0)

    row = row_of(made)

    assert (row.target, row.progress.reached) == (0, True)


def test_one_houses_goal_is_not_everybodys():
    made = county()
    all_report(made, "2026-03")
    aim(made, "2026", 12, who=made.kitchens["손맛"])

    assert row_of(made).target is None
    assert row_of(made, organisation_id=made.kitchens["손맛"].pk).target == 12
    story = story_of(made)
    assert story.row.target is None
    targets = {split.code: split.target for split in story.organisations}
    assert targets == {"halmae-kitchen": 12, "duson": None, "saecham": None}
