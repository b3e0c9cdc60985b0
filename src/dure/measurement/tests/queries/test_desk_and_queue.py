"""What waits for the reporter, and what waits for the approver."""

from datetime import date

import pytest

from dure.ground.tests.story import joins, person_who, village
from dure.kernel.errors import Refused
from dure.measurement.models import Approval
from dure.measurement.queries import (
    approvers_desk,
    initiative_completeness,
    organisation_completeness,
    report_cells,
    report_differences,
    report_form,
    report_head,
    report_history,
    report_named,
    report_queue,
    round_overview,
)
from dure.measurement.services import (
    approve_report,
    return_report,
    save_values,
    set_targets,
    submit_report,
)
from dure.measurement.tests.factories import (
    GARAM,
    IN_MARCH,
    meals_before,
    opened,
    season,
    typed,
)
from dure.measurement.types.library import NewTarget
from dure.measurement.types.reports import RoundDates

pytestmark = pytest.mark.django_db
DAY = IN_MARCH.date()


def filled(the, *entries, at=IN_MARCH):
    save_values(the.garam.reporter, report_id=the.kitchen.id, entries=list(entries), at=at)


def desk(the, on=DAY, who=None):
    return approvers_desk(
        who or the.garam.director,
        initiative_id=the.garam.initiative.pk,
        round_id=the.round_id,
        on=on,
    )


def test_the_reporters_today_puts_returned_before_overdue_before_due():
    the = season()
    opened(the.garam, "2026-02", RoundDates(date(2026, 3, 1), date(2026, 3, 10), date(2026, 4, 20)))
    opened(the.garam, "2026-04", RoundDates(date(2026, 4, 2), date(2026, 5, 10), date(2026, 5, 20)))
    filled(the, typed("M01", 5))
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    return_report(the.garam.director, report_id=the.kitchen.id, comment="하나 더", at=IN_MARCH)

    queue = report_queue(the.garam.reporter, on=DAY)

    assert [(item.head.period, item.state) for item in queue] == [
        ("2026-03", "returned"),
        ("2026-02", "overdue"),
        ("2026-04", "open"),
    ]
    assert (queue[0].comment, queue[0].asked, queue[0].filled) == ("하나 더", 3, 1)


def test_the_queue_crosses_initiatives_and_holds_no_stranger():
    the = season()
    daon = village("daon")
    joins(the.garam.kitchen, daon.initiative)

    assert {item.head.organisation_id for item in report_queue(the.garam.reporter, on=DAY)} == {
        the.garam.kitchen.pk
    }
    assert report_queue(daon.reporter, on=DAY) == ()
    assert report_queue(the.garam.director, on=DAY) == ()


def test_a_missed_round_is_no_work_any_more():
    the = season()

    assert report_queue(the.garam.reporter, on=date(2026, 4, 19))
    assert report_queue(the.garam.reporter, on=date(2026, 4, 20)) == ()


def test_nobody_reads_another_organisations_report():
    the = season()
    filled(the, typed("M01", 5))
    strangers = (the.garam.welfare_reporter, the.garam.funder, village("daon").director)

    for who in strangers:
        for ask in (
            lambda who=who: report_form(who, report_id=the.kitchen.id, on=DAY),
            lambda who=who: report_head(who, report_id=the.kitchen.id),
            lambda who=who: report_named(who, public_id=the.kitchen.public_id),
            lambda who=who: report_history(who, report_id=the.kitchen.id),
            lambda who=who: report_differences(who, report_id=the.kitchen.id),
            lambda who=who: report_cells(
                who, report_id=the.kitchen.id, indicator="M02", place_code=GARAM
            ),
        ):
            with pytest.raises(Refused, match=r"measurement\.not_your_report"):
                ask()


def test_the_form_shows_last_month_the_target_and_how_many_cells_are_filled():
    the = season()
    meals_before(the.garam, 410)
    set_targets(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        targets=[
            NewTarget(
                indicator="M01",
                period="2026-03",
                role="target",
                value=500,
                organisation_id=the.garam.kitchen.pk,
            )
        ],
        at=IN_MARCH,
    )
    filled(the, typed("M02", 7), typed("M02", 3, cell="sex=f"))

    form = report_form(the.garam.reporter, report_id=the.kitchen.id, on=DAY)

    meals, elders, _ = form.lines
    assert (meals.last.value, meals.target, form.last_period) == (410, 500, "2026-02")
    assert (elders.cells_asked, elders.cells_filled) == (2, 1)
    assert (form.state, form.editable) == ("due_soon", True)


def test_the_cells_of_a_line_come_with_their_words():
    the = season()
    filled(the, typed("M02", 0, cell="sex=f"))

    cells = report_cells(
        the.garam.reporter, report_id=the.kitchen.id, indicator="M02", place_code=GARAM
    )

    name, boxes = cells.groups[0]
    assert name.ko == "성별"
    assert [(box.label.ko, box.current and box.current.value) for box in boxes] == [
        ("여성", 0),
        ("남성", None),
    ]


def test_the_desk_shows_who_waits_and_the_largest_difference_first():
    the = season()
    meals_before(the.garam, 400)
    meals_before(the.garam, 20, indicator_code="M02")
    filled(the, typed("M01", 404), typed("M02", 26), typed("M03", numerator=9, denominator=10))
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    now = desk(the)

    assert {row.organisation.ko: (row.state, row.filled) for row in now.rows} == {
        "손맛사회적협동조합": ("submitted", 3),
        "가람군노인복지관": ("due_soon", 0),
    }
    assert now.waiting_total == 1
    assert [(each.version.code, each.change) for each in now.waiting[0].differences] == [
        ("M03", None),
        ("M02", 6),
        ("M01", 4),
    ]
    assert now.waiting[0].submitted_by == "reporter-halmae"


def test_a_report_handed_in_again_says_what_changed_since():
    the = season()
    filled(the, typed("M01", 400), typed("M02", 20))
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    return_report(
        the.garam.director,
        report_id=the.kitchen.id,
        comment="식수 확인",
        at=IN_MARCH.replace(day=4),
    )
    later = IN_MARCH.replace(day=5)
    filled(the, typed("M01", 440), typed("M02", 21), at=later)
    filled(the, typed("M02", 20), at=later)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=later)

    changed = report_differences(the.garam.director, report_id=the.kitchen.id).changed

    assert [(each.indicator, each.old, each.new) for each in changed] == [("M01", "400", "440")]


def test_a_report_brought_with_its_steps_and_handed_in_anew_is_shown_with_what_changed():
    """Years before Dure come with steps that no journal knows: the first that is noted was the second."""
    the = season()
    filled(the, typed("M01", 440))
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    Approval.objects.bulk_create(
        [
            Approval(
                report_id=the.kitchen.id,
                step="submitted",
                at=IN_MARCH.replace(day=1),
                by_id=the.garam.reporter.account_id,
            )
        ]
    )

    changed = report_differences(the.garam.director, report_id=the.kitchen.id).changed

    assert [(each.indicator, each.new) for each in changed] == [("M01", "440")]


def test_the_desk_is_not_for_everyone():
    the = season()

    for who in (the.garam.reporter, the.garam.funder, village("daon").director):
        with pytest.raises(Refused, match=r"measurement\.not_your_desk"):
            desk(the, who=who)


def test_the_overview_counts_states_and_a_reporter_sees_her_own():
    the = season()
    filled(the, typed("M01", 4))
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    ask = {"initiative_id": the.garam.initiative.pk, "on": DAY}

    assert round_overview(the.garam.director, **ask)[0].states == {
        "submitted": 1,
        "due_soon": 1,
    }
    assert round_overview(the.garam.reporter, **ask)[0].states == {"submitted": 1}


def test_an_organisation_sees_its_score_first_and_the_backbone_a_week_after_the_day():
    the = season()
    filled(the, typed("M01", 4))
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH)
    give = {"initiative_id": the.garam.initiative.pk}
    since = date(2026, 1, 1)

    own = organisation_completeness(
        the.garam.reporter, organisation_id=the.garam.kitchen.pk, on=DAY, **give
    )
    early = initiative_completeness(the.garam.director, on=date(2026, 4, 16), since=since, **give)
    late = initiative_completeness(the.garam.director, on=date(2026, 4, 17), since=since, **give)

    assert (own.completeness, own.timeliness) == (pytest.approx(1 / 3), 1.0)
    assert (early.scores, early.held_back) == ((), 1)
    assert (late.completeness, late.timeliness) == (pytest.approx(1 / 6), 0.5)
    with pytest.raises(Refused):
        organisation_completeness(
            the.garam.welfare_reporter, organisation_id=the.garam.kitchen.pk, on=DAY, **give
        )


def test_an_approver_reads_and_does_not_write():
    the = season()
    approver = person_who("approver", the.garam.initiative, None, "approver")

    form = report_form(approver, report_id=the.kitchen.id, on=DAY)

    assert not form.editable
