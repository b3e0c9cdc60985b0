"""What the reporter types is kept at once, or refused with a sentence that names the cell."""

from datetime import datetime
from decimal import Decimal

import pytest

from dure.ground.journal.queries import entries_about
from dure.ground.tests.story import joins, person_who, village
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.measurement.models import Observation
from dure.measurement.queries import check_values, report_form
from dure.measurement.queries.report_head import report_head_of
from dure.measurement.services import (
    grant_exception,
    save_values,
    submit_report,
)
from dure.measurement.tests.factories import (
    GARAM,
    IN_MARCH,
    assign,
    meals_before,
    opened,
    season,
    typed,
)

pytestmark = pytest.mark.django_db
AFTER_LOCK = datetime(2026, 4, 25, 9, 0, tzinfo=SEOUL)


def save(the, *entries, who=None, at=IN_MARCH, report=None):
    actor = who or the.garam.reporter
    return save_values(actor, report_id=(report or the.kitchen).id, entries=list(entries), at=at)


def rows(the, **asked):
    return Observation.objects.within(organisation_id=the.garam.kitchen.pk, **asked)


def test_zero_nothing_and_not_applicable_are_three_things():
    the = season()

    save(the, typed("M01", 0), typed("M02", not_applicable=True))

    form = report_form(the.garam.reporter, report_id=the.kitchen.id, on=IN_MARCH.date())
    meals, elders, on_time = (line.current for line in form.lines)
    assert (meals.state, meals.value, meals.short) == ("value", 0, "0")
    assert (elders.state, elders.value) == ("not_applicable", None)
    assert on_time is None
    assert (form.asked, form.filled) == (3, 2)


def test_clearing_a_cell_takes_it_back_to_not_reported():
    the = season()
    save(the, typed("M01", 120))

    outcome = save(the, typed("M01", cleared=True)).outcomes[0]

    assert outcome.outcome == "cleared"
    assert not rows(the).exists()


def test_the_journal_remembers_old_and_new_and_unchanged_cells_are_not_news():
    the = season()
    save(the, typed("M01", 120), typed("M03", numerator=Decimal(9), denominator=Decimal(10)))

    again = save(the, typed("M01", 125), typed("M03", numerator=9, denominator=10))

    assert [each.outcome for each in again.outcomes] == ["saved", "unchanged"]
    last = entries_about("report", [the.kitchen.id], initiative_id=the.garam.initiative.pk)[-1]
    assert last.values["changes"] == [
        {"indicator": "M01", "place": GARAM, "cell": "", "old": "120", "new": "125"}
    ]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (typed("M01", -1), "measurement.negative"),
        (typed("M01", 10**15), "measurement.too_large"),
        (typed("M01", Decimal("NaN")), "measurement.not_a_number"),
        (typed("M02", "3.5"), "measurement.not_whole"),
        (typed("M02", 3, cell="sex=x"), "measurement.unknown_cell"),
        (typed("M02", 3, cell="nonsense"), "measurement.unknown_cell"),
        (typed("M01", numerator=1, denominator=2), "measurement.no_parts_here"),
        (typed("M01"), "measurement.one_answer"),
        (typed("M01", 3, not_applicable=True), "measurement.one_answer"),
        (typed("M99", 3), "measurement.not_asked"),
    ],
)
def test_each_impossible_value_is_refused_alone_with_its_sentence(entry, code):
    the = season()

    saved = save(the, typed("M03", numerator=9, denominator=10), entry)

    assert [each.outcome for each in saved.outcomes] == ["saved", "refused"]
    said = words_of(saved.refused[0].refused)
    assert saved.refused[0].refused.code == code
    name = (
        "M99" if entry.indicator == "M99" else "제공 식수" if entry.indicator == "M01" else "실인원"
    )
    assert name in said.ko
    assert rows(the).count() == 1


def test_a_rate_is_kept_while_only_half_of_it_is_typed_but_not_handed_in():
    the = season()

    save(the, typed("M03", numerator=9))

    with pytest.raises(Refused, match=r"measurement\.must_be_mended") as refused:
        submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    assert "분모" in words_of(refused.value).ko


def test_another_organisation_is_refused_by_its_own_sentence():
    the = season()

    with pytest.raises(Refused, match=r"measurement\.not_your_report"):
        save(the, typed("M01", 5), who=the.garam.welfare_reporter)
    with pytest.raises(Refused, match=r"measurement\.not_your_report"):
        check_values(
            the.garam.welfare_reporter, report_id=the.kitchen.id, entries=[typed("M01", 5)]
        )

    assert not rows(the).exists()


def test_a_closed_period_takes_nothing_until_an_exception_which_expires_by_itself():
    the = season()
    with pytest.raises(Refused, match=r"measurement\.period_closed") as refused:
        save(the, typed("M01", 5), at=AFTER_LOCK)
    assert "2026년 4월 19일" in words_of(refused.value).ko

    grant_exception(
        the.garam.director,
        round_id=the.round_id,
        organisation_id=the.garam.kitchen.pk,
        until=AFTER_LOCK.date(),
        reason="담당자 입원",
        at=AFTER_LOCK,
    )

    assert save(the, typed("M01", 5), at=AFTER_LOCK).outcomes[0].outcome == "saved"
    with pytest.raises(Refused, match=r"measurement\.period_closed"):
        save(the, typed("M01", 6), at=AFTER_LOCK.replace(day=26))
    with pytest.raises(Refused, match=r"measurement\.period_closed"):
        save(
            the,
            typed("M01", 5),
            who=the.garam.welfare_reporter,
            at=AFTER_LOCK,
            report=the.welfare,
        )


def test_a_round_that_is_not_open_yet_says_when_it_will_be():
    the = season()

    with pytest.raises(Refused, match=r"measurement\.round_not_open") as refused:
        save(the, typed("M01", 5), at=IN_MARCH.replace(month=3, day=20))

    assert "1 April 2026" in words_of(refused.value).en


def test_a_handed_in_report_is_read_only():
    the = season()
    save(the, typed("M01", 5))
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    with pytest.raises(Refused, match=r"measurement\.report_stands"):
        save(the, typed("M01", 6))


def test_two_colleagues_at_one_cell_the_second_sees_that_something_stands_there():
    the = season()
    save(the, typed("M01", 120, seen=""))

    late = save(the, typed("M01", 90, seen="")).outcomes[0]
    knowing = save(the, typed("M01", 90, seen="120")).outcomes[0]

    assert late.refused.code == "measurement.changed_meanwhile"
    assert "120" in words_of(late.refused).ko
    assert knowing.outcome == "saved"


def test_what_is_handed_in_to_one_initiative_is_read_only_in_the_other():
    the = season()
    daon = village("daon")
    joins(the.garam.kitchen, daon.initiative)
    assign(daon, daon.kitchen, daon.welfare, the.garam.kitchen)
    in_daon = opened(daon)
    theirs = report_head_of(
        daon.director, organisation_id=the.garam.kitchen.pk, round_id=in_daon.round_id
    )
    both = person_who("reporter", daon.initiative, the.garam.kitchen, "both")
    save(the, typed("M01", 120))
    assert save(in_daon, typed("M01", 130), who=both, report=theirs).outcomes[0].refused is None

    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    refused = save(in_daon, typed("M01", 140), who=both, report=theirs).outcomes[0].refused

    assert refused.code == "measurement.reported_elsewhere"
    assert "할매손밥상" in words_of(refused).ko
    line = report_form(both, report_id=theirs.id, on=IN_MARCH.date()).lines[0]
    assert (line.current.value, line.locked_by.ko) == (130, "할매손밥상")


def test_an_unusual_value_is_kept_and_hinted_at_at_once():
    the = season()
    meals_before(the.garam, 400, 410, 395, 402, 408)

    saved = save(the, typed("M01", 4020))

    assert saved.outcomes[0].outcome == "saved"
    assert [hint.code for hint in saved.hints] == ["measure.outlier"]
    assert "제공 식수" in saved.hints[0].words.ko


def test_a_dry_run_says_the_same_and_writes_nothing():
    the = season()

    dry = check_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M01", 7), typed("M01", -1)],
    )

    assert [each.outcome for each in dry.outcomes] == ["saved", "refused"]
    assert not rows(the).exists()
