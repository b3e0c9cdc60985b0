"""From draft to approval and back: every step has a name, a day and a reason."""

from datetime import datetime

import pytest

from dure.ground.access.queries import house
from dure.ground.tests.story import NOW, person_who, village
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.models import Finding, Report, Restatement
from dure.measurement.queries import report_form, report_history
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published_now import published_now
from dure.measurement.rules.report_status import counts
from dure.measurement.services import (
    approve_report,
    approve_reports,
    explain_finding,
    lock_round,
    reopen_report,
    return_report,
    save_values,
    submit_report,
    withdraw_report,
)
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.tests.factories import GARAM, IN_MARCH, meals_before, season, typed
from dure.measurement.tests.releases import county, reports
from dure.measurement.types.entries import FindingAt

pytestmark = pytest.mark.django_db
LATER = IN_MARCH.replace(day=5)
AFTER_LOCK = datetime(2026, 4, 25, 9, 0, tzinfo=SEOUL)
OUTLIER = FindingAt("M01", GARAM, "", "measure.outlier")


def filled(the, value=120):
    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M01", value)],
        at=IN_MARCH,
    )


def handed_in(the, value=120):
    filled(the, value)
    return submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)


def approved(the):
    handed_in(the)
    approve_report(the.garam.director, report_id=the.kitchen.id, at=LATER)


def status(the):
    return Report.objects.within(pk=the.kitchen.id).get().status


def test_what_stays_empty_is_allowed_and_said():
    the = season()

    submitted = handed_in(the)

    assert (submitted.asked, submitted.filled) == (3, 1)
    assert submitted.missing == (("M02", GARAM), ("M03", GARAM))


def test_an_unusual_value_asks_for_a_word_and_the_word_stays():
    the = season()
    meals_before(the.garam, 400, 410, 395, 402, 408)
    filled(the, 4020)
    with pytest.raises(Refused, match=r"measurement\.explain_first") as refused:
        submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    assert "4,020" in words_of(refused.value).ko

    explain_finding(
        the.garam.reporter,
        report_id=the.kitchen.id,
        finding=OUTLIER,
        explanation="설 명절 도시락을 함께 셌어요.",
        at=IN_MARCH,
    )
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    line = report_form(the.garam.director, report_id=the.kitchen.id, on=IN_MARCH.date()).lines[0]
    assert line.findings[0].explanation == "설 명절 도시락을 함께 셌어요."
    assert line.findings[0].explained


def test_an_explanation_holds_only_for_the_value_it_was_written_for():
    the = season()
    meals_before(the.garam, 400, 410, 395, 402, 408)
    filled(the, 4020)
    explain_finding(
        the.garam.reporter,
        report_id=the.kitchen.id,
        finding=OUTLIER,
        explanation="설 명절",
        at=IN_MARCH,
    )

    filled(the, 40200)

    with pytest.raises(Refused, match=r"measurement\.explain_first"):
        submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    assert Finding.objects.get().explanation == "설 명절"
    filled(the, 405)
    assert not Finding.objects.exists()


def test_all_problems_are_told_at_once():
    the = season()
    meals_before(the.garam, 400, 410, 395, 402, 408)
    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[
            typed("M01", 4020),
            typed("M02", 10),
            typed("M02", 11, cell="sex=f"),
            typed("M03", numerator=12, denominator=10),
        ],
        at=IN_MARCH,
    )

    with pytest.raises(Refused, match=r"measurement\.explain_first") as refused:
        submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    problems = refused.value.values["problems"].each
    assert [each.code for each in problems] == [
        "measure.outlier",
        "measure.part_above_total",
        "measure.denominator_smaller",
    ]


def test_a_blank_explanation_and_an_explanation_of_nothing_are_refused():
    the = season()
    filled(the)
    for text, code in ((" ", "explanation_blank"), ("그냥", "no_such_finding")):
        with pytest.raises(Refused, match=code):
            explain_finding(
                the.garam.reporter,
                report_id=the.kitchen.id,
                finding=OUTLIER,
                explanation=text,
                at=IN_MARCH,
            )


def test_returned_with_a_comment_mended_and_approved_with_every_step_named():
    the = season()
    handed_in(the)
    with pytest.raises(Refused, match=r"measurement\.comment_needed"):
        return_report(the.garam.director, report_id=the.kitchen.id, comment=" ", at=LATER)

    return_report(
        the.garam.director, report_id=the.kitchen.id, comment="배달 수도 넣어 주세요.", at=LATER
    )
    form = report_form(the.garam.reporter, report_id=the.kitchen.id, on=LATER.date())
    filled(the, 121)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=LATER)
    approve_report(the.garam.director, report_id=the.kitchen.id, at=LATER)

    assert (form.state, form.editable) == ("returned", True)
    assert form.returned.comment == "배달 수도 넣어 주세요."
    history = report_history(the.garam.reporter, report_id=the.kitchen.id)
    assert [(step.step, step.by) for step in history] == [
        ("submitted", "reporter-halmae"),
        ("returned", "director-halmae"),
        ("submitted", "reporter-halmae"),
        ("approved", "director-halmae"),
    ]


def test_a_returned_report_counts_no_longer():
    the = season()
    approved(the)
    assert counts(status(the))

    return_report(the.garam.director, report_id=the.kitchen.id, comment="다시", at=LATER)

    assert not counts(status(the))


def test_a_withdrawn_report_is_a_draft_again_and_counts_no_longer():
    the = season()
    approved(the)

    withdraw_report(the.garam.reporter, report_id=the.kitchen.id, at=LATER, comment="잘못 셌어요")

    assert status(the) == "draft"


@pytest.mark.parametrize("went_back", ["returned", "withdrawn"])
def test_a_report_that_goes_back_drops_out_of_the_published_total_at_once(went_back):
    made = county()
    reports(made, "손맛", "2026-09", {"": 90})
    duson = reports(made, "두손", "2026-09", {"": 40})
    reports(made, "새참", "2026-09", {"": 25})
    prepared = prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first="2026-09",
        last="2026-09",
        as_of=NOW.date(),
    )
    publish_numbers(made.village.director, prepared=prepared, title=Words("9월", "Sept"), at=NOW)

    if went_back == "returned":
        return_report(made.village.director, report_id=duson.pk, comment="다시 세기", at=NOW)
    else:
        withdraw_report(made.village.director, report_id=duson.pk, at=NOW)

    total = next(
        number
        for number in published_now(made.village.initiative.pk).values()
        if (number.organisation_id, number.place_code, number.cell) == (None, "", "")
        and number.period == "2026-09"
    )
    assert total.value == 115
    change = Restatement.objects.get(address=total.address)
    assert (change.old_number.value, change.cause) == (155, f"report_{went_back}")
    assert "2026년 9월" in change.cause_ko


@pytest.mark.parametrize("step", [approve_report, withdraw_report])
def test_a_step_that_is_not_next_is_refused_in_words(step):
    the = season()
    who = the.garam.director

    with pytest.raises(Refused, match=r"measurement\.step_not_possible") as refused:
        step(who, report_id=the.kitchen.id, at=IN_MARCH)

    assert "작성 중" in words_of(refused.value).ko


def test_handing_in_twice_happens_once():
    the = season()
    handed_in(the)

    with pytest.raises(Refused, match=r"measurement\.step_not_possible"):
        submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    assert len(report_history(the.garam.reporter, report_id=the.kitchen.id)) == 1


def test_a_reporter_approves_nothing_and_a_director_elsewhere_neither():
    the = season()
    handed_in(the)
    stranger = village("daon").director

    for who in (the.garam.reporter, the.garam.funder, stranger):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            approve_report(who, report_id=the.kitchen.id, at=LATER)


def test_the_house_itself_hands_in_nothing():
    the = season()
    filled(the)

    with pytest.raises(Refused, match=r"measurement\.needs_a_person"):
        submit_report(house(), report_id=the.kitchen.id, at=IN_MARCH)


def test_the_lock_comes_by_date_and_the_verb_only_writes_it_down():
    the = season()
    approved(the)

    form = report_form(the.garam.reporter, report_id=the.kitchen.id, on=AFTER_LOCK.date())
    with pytest.raises(Refused, match=r"measurement\.step_not_possible"):
        withdraw_report(the.garam.reporter, report_id=the.kitchen.id, at=AFTER_LOCK)

    assert (form.state, status(the)) == ("locked", "approved")
    assert lock_round(the.garam.director, round_id=the.round_id, at=AFTER_LOCK) == 1
    assert status(the) == "locked"


def test_a_round_cannot_be_locked_before_it_is_due():
    the = season()

    with pytest.raises(Refused, match=r"measurement\.not_due_yet"):
        lock_round(the.garam.director, round_id=the.round_id, at=IN_MARCH)


def test_a_locked_report_is_reopened_with_a_day_and_closes_again_by_itself():
    the = season()
    approved(the)
    lock_round(the.garam.director, round_id=the.round_id, at=AFTER_LOCK)

    reopen_report(
        the.garam.director,
        report_id=the.kitchen.id,
        until=AFTER_LOCK.date().replace(day=28),
        reason="배달 기록이 늦게 왔어요.",
        at=AFTER_LOCK,
    )

    states = {
        day: report_form(
            the.garam.reporter, report_id=the.kitchen.id, on=AFTER_LOCK.date().replace(day=day)
        )
        for day in (28, 29)
    }
    assert (states[28].state, states[28].editable) == ("returned", True)
    assert (states[29].state, states[29].editable) == ("returned", False)
    assert states[28].returned.step == "reopened"
    filled_late(the)
    assert status(the) == "submitted"


def filled_late(the):
    late = AFTER_LOCK.replace(day=27)
    save_values(the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 122)], at=late)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=late)


def test_returning_after_the_lock_points_to_reopening():
    the = season()
    handed_in(the)

    with pytest.raises(Refused, match=r"measurement\.reopen_instead"):
        return_report(the.garam.director, report_id=the.kitchen.id, comment="다시", at=AFTER_LOCK)


def test_a_pile_is_approved_whole_or_not_at_all():
    the = season()
    handed_in(the)
    pile = [the.kitchen.id, the.welfare.id]
    give = {"initiative_id": the.garam.initiative.pk, "report_ids": pile, "at": LATER}

    with pytest.raises(Refused, match=r"measurement\.step_not_possible"):
        approve_reports(the.garam.director, **give)
    assert status(the) == "submitted"
    submit_report(the.garam.welfare_reporter, report_id=the.welfare.id, at=IN_MARCH)

    assert approve_reports(the.garam.director, **give) == 2
    steps = report_history(the.garam.director, report_id=the.welfare.id)
    assert [(each.step, each.at) for each in steps][-1] == ("approved", LATER)


def test_a_pile_holds_no_report_of_another_initiative():
    the = season()
    other = village("daon")
    approver = person_who("approver", other.initiative, None, "approver-daon")
    handed_in(the)

    with pytest.raises(Refused, match=r"measurement\.no_such_report"):
        approve_reports(
            approver, initiative_id=other.initiative.pk, report_ids=[the.kitchen.id], at=NOW
        )
