"""A member's contract is recorded with days, purpose and items before anything rests on it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from dure.ground.organisations.queries import entrustments_of, entrustments_on
from dure.ground.organisations.services import end_entrustment, record_entrustment
from dure.ground.organisations.types import NewEntrustment
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW, TODAY, Village, organisation, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
PAGE = "/in/halmae/entrusted/"


def contract(garam: Village, **more: object) -> NewEntrustment:
    made = NewEntrustment(
        organisation_id=garam.kitchen.pk,
        contracted_on=date(2026, 1, 2),
        starts_on=date(2026, 1, 5),
        ends_on=date(2026, 12, 31),
        purpose="여러 기관을 다니는 분을 한 번씩 세기",
        items=("name", "birth_date"),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def record(garam: Village, **more: object) -> int:
    made: int = record_entrustment(
        garam.director,
        at=NOW,
        initiative_id=garam.initiative.pk,
        new=contract(garam, **more),
    )
    return made


def test_a_contract_holds_from_its_first_day_to_its_last_and_not_a_day_longer() -> None:
    garam = village()
    record(garam)

    held = [
        bool(entrustments_on(garam.initiative.pk, day))
        for day in (date(2026, 1, 4), date(2026, 1, 5), date(2026, 12, 31), date(2027, 1, 1))
    ]

    assert held == [False, True, True, False]


def test_it_ends_on_the_day_on_which_that_is_said_and_another_may_follow() -> None:
    garam = village()
    first = record(garam)
    end_entrustment(
        garam.director,
        at=NOW,
        initiative_id=garam.initiative.pk,
        entrustment_id=first,
        reason="사업이 끝났어요",
    )
    assert entrustments_on(garam.initiative.pk, TODAY) == {}
    assert entrustments_on(garam.initiative.pk, TODAY - timedelta(days=1))

    record(garam, opens_names=True)

    assert entrustments_on(garam.initiative.pk, TODAY)[garam.kitchen.pk].opens_names
    assert len(entrustments_of(garam.initiative.pk)) == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"ends_on": date(2026, 1, 4)}, "entrustment_days"),
        ({"contracted_on": date(2026, 2, 1)}, "entrustment_days"),
        ({"ends_on": date(2099, 1, 1)}, "entrustment_days"),
        ({"purpose": "  "}, "entrustment_purpose"),
        ({"items": ()}, "entrustment_items"),
        ({"items": ("birth_date",)}, "entrustment_items"),
        ({"items": ("name", "health")}, "entrustment_items"),
    ],
)
def test_a_contract_that_says_too_little_is_refused(wrong: dict[str, object], code: str) -> None:
    garam = village()

    with pytest.raises(Refused) as refused:
        record(garam, **wrong)

    assert refused.value.code == f"organisations.{code}"
    assert entrustments_of(garam.initiative.pk) == ()


def test_of_a_stranger_no_contract_is_recorded() -> None:
    garam = village()
    stranger = organisation("stranger", "먼 곳", "Far away", "association")

    with pytest.raises(Refused) as refused:
        record(garam, organisation_id=stranger.pk)

    assert refused.value.code == "organisations.not_a_member_here"


@pytest.mark.slow  # the fast run has no triggers: they come with the migrations
def test_what_is_recorded_cannot_be_changed_behind_its_back() -> None:
    garam = village()
    record(garam)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE entrustment SET ends_on = '2040-01-01'")


@pytest.mark.parametrize("role", ["organisation_director", "reporter", "worker"])
def test_only_the_backbone_records(role: str) -> None:
    garam = village()
    somebody = person_who(role, garam.initiative, garam.kitchen, f"x-{role}")

    with pytest.raises(Refused):
        record_entrustment(somebody, at=NOW, initiative_id=garam.initiative.pk, new=contract(garam))
    assert browser_of(somebody).get(PAGE).status_code in {302, 403, 404}


@pytest.mark.parametrize(
    ("language", "words"),
    [("ko", "아직 적힌 계약이 없어요"), ("en", "No contract is recorded yet")],
)
def test_the_page_stands_empty_and_says_what_that_means(language: str, words: str) -> None:
    garam = village()
    browser = browser_of(garam.director)
    browser.cookies["dure_language"] = language

    assert words in browser.get(PAGE).content.decode()


def test_a_contract_is_recorded_on_the_page_and_ended_with_a_button() -> None:
    garam = village()
    browser = browser_of(garam.director)
    typed = {
        "organisation": garam.kitchen.pk,
        "contracted_on": "2026-01-02",
        "starts_on": "2026-01-05",
        "ends_on": "2027-12-31",
        "purpose": "한 번씩 세기",
        "items": ["name", "birth_date"],
    }

    wrong = browser.post(PAGE, {**typed, "ends_on": "2025-01-01"})
    assert wrong.status_code == 422
    assert browser.post(PAGE, typed).status_code == 302
    page = browser.get(PAGE).content.decode()
    assert "한 번씩 세기" in page
    assert "가람군노인복지관" in page, "who has no contract is named"

    made = entrustments_of(garam.initiative.pk)[0].id
    browser.post(f"{PAGE}{made}/end/", {"reason": ""})
    assert entrustments_of(garam.initiative.pk)[0].ended_on is None
    browser.post(f"{PAGE}{made}/end/", {"reason": "끝났어요"})
    assert entrustments_of(garam.initiative.pk)[0].ended_on is not None
