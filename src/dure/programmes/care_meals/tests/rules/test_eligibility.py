"""People decide from a checklist; accidents have their day; links know whose phone they are."""

from datetime import date

import pytest

from dure.kernel.errors import Refused
from dure.programmes.care_meals.queries.job_types import pack
from dure.programmes.care_meals.rules.accidents import due_on, standing
from dure.programmes.care_meals.rules.eligibility import check_decision, decide_by, items_for
from dure.programmes.care_meals.rules.links import digest_of
from dure.programmes.care_meals.rules.links import standing as link_standing
from dure.programmes.care_meals.types.jobs import EVIDENCE

LIST = pack("eligibility")


def test_each_kind_of_work_has_its_own_lines():
    public = items_for("public", "courier", LIST)
    community = items_for("community", "cook", LIST)
    assert "pension" in public
    assert "pension" not in community
    assert "health_paper" in community
    assert "health_paper" not in public  # who only carries sealed boxes may go without


def test_every_paper_has_words():
    assert {paper for item in LIST.values() for paper in item["evidence"]} <= set(EVIDENCE)


@pytest.mark.parametrize(
    ("decision", "seen", "why", "code"),
    [
        ("yes", {"age": True}, "", "care_meals.checklist_open"),
        ("yes", {"age": True, "one_programme": False}, "", "care_meals.checklist_fails"),
        ("no", {}, " ", "care_meals.why_not_needed"),
        ("perhaps", {}, "", "care_meals.no_such_decision"),
    ],
)
def test_a_decision_without_its_grounds_is_refused(decision, seen, why, code):
    with pytest.raises(Refused, match=code):
        check_decision(decision, ("age", "one_programme"), seen, why)


def test_a_decision_with_its_grounds_stands():
    check_decision("yes", ("age",), {"age": True}, "")
    check_decision("no", ("age",), {}, "다른 일자리에 참여 중")


def test_an_applicant_is_told_in_time():
    assert decide_by(date(2026, 1, 5), 15) == date(2026, 1, 20)


@pytest.mark.parametrize(
    ("severity", "reported", "on", "expected"),
    [
        ("minor", None, date(2026, 12, 30), "none"),
        ("serious", None, date(2026, 12, 8), "due"),
        ("serious", None, date(2026, 12, 9), "overdue"),
        ("death", date(2026, 12, 8), date(2026, 12, 9), "reported"),
        ("death", date(2026, 12, 9), date(2026, 12, 9), "late_reported"),
    ],
)
def test_a_bad_accident_is_reported_within_seven_days(severity, reported, on, expected):
    assert standing(due_on(severity, date(2026, 12, 1), 7), reported, on) == expected


@pytest.mark.parametrize(
    ("bound", "mark", "ended", "expected"),
    [
        ("", "", False, "free"),
        (digest_of("mine"), "mine", False, "mine"),
        (digest_of("mine"), "yours", False, "another"),
        (digest_of("mine"), "", False, "another"),
        (digest_of("mine"), "mine", True, "ended"),
    ],
)
def test_a_link_knows_whose_phone_it_is(bound, mark, ended, expected):
    assert link_standing(bound, mark, ended=ended) == expected
