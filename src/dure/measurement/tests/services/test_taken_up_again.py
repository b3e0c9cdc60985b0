"""손맛 stops in March and is asked again from June: nobody says that it missed the spring."""

from dataclasses import replace
from datetime import date

import pytest

from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.measurement.models import Assignment, AssignmentPause, Report, ReportingRound
from dure.measurement.queries import trace
from dure.measurement.queries.asked_of_organisation import asked_of_organisation
from dure.measurement.queries.counted_observations import expected_slots
from dure.measurement.queries.counted_parts import PartsWanted
from dure.measurement.queries.lines_asked import lines_asked
from dure.measurement.queries.lines_counted import counted_in_round, lines_counted
from dure.measurement.queries.listed import assignments_listed
from dure.measurement.queries.report_head import heads
from dure.measurement.queries.reporters_counted import asked_in
from dure.measurement.services import assign_indicators, end_assignment, end_assignments
from dure.measurement.services.reports_of_round import make_reports
from dure.measurement.tests.releases import NORTH, County, county, reports
from dure.measurement.tests.screens.visiting import as_, text
from dure.measurement.types.library import NewAssignment

pytestmark = pytest.mark.django_db
MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


def ask(made: County, since: date, until: date | None = None, name: str = "손맛") -> int:
    wish = NewAssignment(
        indicator="M01",
        organisation_id=made.kitchens[name].pk,
        place_code=NORTH,
        since=since,
        until=until,
    )
    return assign_indicators(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        assignments=[wish],
        at=NOW,
    )


def line(made: County, name: str = "손맛") -> Assignment:
    return Assignment.objects.get(organisation=made.kitchens[name])


def end(made: County, until: date, name: str = "손맛") -> None:
    end_assignment(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        assignment_id=line(made, name).pk,
        until=until,
        at=NOW,
    )


@pytest.fixture
def back(db) -> County:
    """손맛 with its pause from March to May."""
    made = county()
    end(made, MARCH)
    assert ask(made, JUNE) == 0  # the line is not new
    return made


def a_round(made: County, period: str) -> ReportingRound:
    return ReportingRound.objects.create(
        initiative=made.village.initiative,
        period=period,
        period_kind="month",
        opens_on=date(2026, 1, 1),
        due_on=date(2027, 1, 1),
        locks_on=date(2027, 2, 1),
    )


@pytest.mark.parametrize(
    ("period", "asked"),
    [("2026-02", True), ("2026-03", False), ("2026-05", False), ("2026-06", True)],
)
def test_the_form_the_round_and_every_count_agree(back, period, asked):
    sonmat, initiative = back.kitchens["손맛"].pk, back.village.initiative.pk
    the = a_round(back, period)

    form = lines_asked(initiative_id=initiative, organisation_ids=[sonmat], period=period)
    wanted = PartsWanted(initiative_id=initiative, indicator_ids=[back.served.pk], periods=[period])
    slots = expected_slots(initiative_id=initiative, indicator_id=back.served.pk, periods=[period])

    assert bool(form.get(sonmat)) is asked
    assert make_reports(the) == (3 if asked else 2)
    assert asked_in(wanted) == {(back.served.pk, period): 3 if asked else 2}
    assert any(slot.organisation == str(sonmat) for slot in slots) is asked
    assert (sonmat in counted_in_round(initiative, period)) is asked


def test_a_report_that_was_made_before_the_end_asks_for_nothing_in_the_pause():
    made = county()
    the = a_round(made, "2026-04")
    make_reports(the)
    end(made, MARCH)
    ask(made, JUNE)
    sonmat = made.kitchens["손맛"].pk

    counted = lines_counted(heads(round_id=the.pk, organisation_id=sonmat))

    assert [each.asked for each in counted.values()] == [0]


def test_the_trace_of_april_names_nobody_who_was_not_asked(back):
    for name in ("두손", "새참"):
        reports(back, name, "2026-04", {"": 10})

    found = trace(
        back.village.director,
        initiative_id=back.village.initiative.pk,
        indicator="M01",
        period="2026-04",
    )

    assert found.not_reported == ()


def test_asked_of_each_organisation_only_who_paused_is_left_out():
    """Two lines of 손맛 in one indicator: while one pauses, the organisation is asked by the other."""
    made = county()
    Assignment.objects.create(
        initiative=made.village.initiative,
        indicator=made.served,
        organisation=made.kitchens["손맛"],
        place_code="5291000000",
        since=date(2024, 1, 1),
    )
    north = Assignment.objects.get(organisation=made.kitchens["손맛"], place_code=NORTH)
    AssignmentPause.objects.create(assignment=north, since=MARCH, until=JUNE)
    wanted = PartsWanted(
        initiative_id=made.village.initiative.pk,
        indicator_ids=[made.served.pk],
        periods=["2026-04"],
    )

    assert asked_in(wanted) == {(made.served.pk, "2026-04"): 3}
    narrowed = PartsWanted(
        initiative_id=made.village.initiative.pk,
        indicator_ids=[made.served.pk],
        periods=["2026-04", "2026-06"],
        place_codes=frozenset({NORTH}),
    )
    assert asked_in(narrowed) == {(made.served.pk, "2026-04"): 1, (made.served.pk, "2026-06"): 2}
    alone = replace(narrowed, organisation_id=made.kitchens["손맛"].pk)
    assert asked_in(alone) == {(made.served.pk, "2026-04"): 0, (made.served.pk, "2026-06"): 1}


@pytest.mark.parametrize(
    ("day", "asked"),
    [("2026-02-28", 1), ("2026-03-01", 0), ("2026-05-31", 0), ("2026-06-01", 1)],
)
def test_on_a_day_the_last_before_the_pause_and_the_first_after_it_are_asked(back, day, asked):
    found = asked_of_organisation(
        back.village.initiative.pk, back.kitchens["손맛"].pk, date.fromisoformat(day)
    )

    assert len(found.versions) == asked


def test_the_list_and_the_page_of_the_indicator_say_the_pause(back):
    director, initiative = back.village.director, back.village.initiative
    listed = [each.pauses for each in assignments_listed(director, initiative_id=initiative.pk)]

    page = text(as_(director).get(f"/in/{initiative.slug}/indicators/M01/definition/"))

    assert [(each.since, each.until) for pauses in listed for each in pauses] == [(MARCH, JUNE)]
    assert "2026. 3. 1.(일)" in page
    assert "2026. 5. 31.(일)" in page
    assert "쉼" in page


def test_a_second_stop_and_a_second_return_keep_both_pauses(back):
    end(back, date(2026, 8, 1))
    ask(back, date(2026, 10, 1))

    assert list(AssignmentPause.objects.values_list("since", "until")) == [
        (MARCH, JUNE),
        (date(2026, 8, 1), date(2026, 10, 1)),
    ]


def test_asked_for_the_spring_after_all_there_is_no_pause(back):
    ask(back, MARCH)

    assert not AssignmentPause.objects.exists()
    assert (line(back).since, line(back).until) == (date(2024, 1, 1), None)


def test_an_end_before_the_pause_forgets_it_and_one_on_its_first_day_is_refused(back):
    with pytest.raises(Refused, match="ends_before_it_begins"):
        end(back, date(2024, 1, 1))
    assert AssignmentPause.objects.count() == 1

    end_assignments(
        back.village.director,
        initiative_id=back.village.initiative.pk,
        assignment_ids=[line(back).pk],
        until=date(2026, 2, 1),
        at=NOW,
    )

    assert line(back).until == date(2026, 2, 1)
    assert not AssignmentPause.objects.exists()


def test_an_earlier_stretch_leaves_the_time_between_unasked():
    made = county()
    Assignment.objects.filter(organisation=made.kitchens["손맛"]).update(since=date(2026, 1, 1))

    ask(made, date(2025, 1, 1), until=date(2025, 7, 1))

    asked = {
        code: len(
            lines_asked(
                initiative_id=made.village.initiative.pk,
                organisation_ids=[made.kitchens["손맛"].pk],
                period=code,
            )
        )
        for code in ("2025-06", "2025-08", "2026-01")
    }
    assert asked == {"2025-06": 1, "2025-08": 0, "2026-01": 1}


def test_reports_of_a_round_in_the_pause_are_made_for_the_others_only(back):
    the = a_round(back, "2026-04")

    make_reports(the)

    assert set(
        Report.objects.within(round_id=the.pk).values_list("organisation__slug", flat=True)
    ) == {"duson", "saecham"}
