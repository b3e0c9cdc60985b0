"""A reporter who never saw Dure fills in her first report, is asked once more, and it counts."""

import pytest

from dure.kernel.errors import Refused
from dure.measurement.queries import report_form, report_history
from dure.measurement.services import (
    approve_report,
    explain_finding,
    return_report,
    save_values,
    submit_report,
)
from dure.measurement.tests.factories import IN_MARCH, meals_before, season, typed
from dure.measurement.types.entries import FindingAt

pytestmark = pytest.mark.django_db


def test_from_the_first_cell_to_a_report_that_counts():
    march = season()
    garam, report_id = march.garam, march.kitchen.id
    meals_before(garam, 1800, 1850, 1790, 1820, 1810)
    reporter, checker = garam.reporter, garam.director

    saved = save_values(
        reporter,
        report_id=report_id,
        entries=[typed("M01", 4200), typed("M03", numerator=900, denominator=1000)],
        at=IN_MARCH,
    )
    assert [one.outcome for one in saved.outcomes] == ["saved", "saved"]
    assert {hint.code for hint in saved.hints} == {"measure.outlier"}

    with pytest.raises(Refused, match="explain_first"):
        submit_report(reporter, report_id=report_id, at=IN_MARCH)
    outlier = FindingAt("M01", typed("M01").place_code, "", "measure.outlier")
    why = "설 연휴 전에 두 번 나누어 드렸어요."
    explain_finding(reporter, report_id=report_id, finding=outlier, explanation=why, at=IN_MARCH)
    told = submit_report(reporter, report_id=report_id, at=IN_MARCH)
    assert (told.asked, told.filled) == (3, 2)

    return_report(checker, report_id=report_id, comment="실인원도 적어 주세요.", at=IN_MARCH)
    save_values(reporter, report_id=report_id, entries=[typed("M02", 152)], at=IN_MARCH)
    submit_report(reporter, report_id=report_id, at=IN_MARCH)
    approve_report(checker, report_id=report_id, at=IN_MARCH)

    steps = [step.step for step in report_history(reporter, report_id=report_id)]
    line = report_form(reporter, report_id=report_id, on=IN_MARCH.date()).lines[0]
    assert steps == ["submitted", "returned", "submitted", "approved"]
    assert [finding.explanation for finding in line.findings] == [why]


def test_an_impossible_number_is_refused_in_words_and_the_rest_is_kept():
    march = season()
    entries = [typed("M01", -3), typed("M02", 152)]

    saved = save_values(
        march.garam.reporter, report_id=march.kitchen.id, entries=entries, at=IN_MARCH
    )

    assert [one.outcome for one in saved.outcomes] == ["refused", "saved"]
    assert saved.refused[0].refused.code == "measurement.negative"
