"""The ledger line by line, as it was written: what an extract is made from."""

from decimal import Decimal

import pytest

from dure.activities.queries import ledger_head, ledger_lines, named_lines
from dure.activities.services import correct_record, record_service
from dure.activities.tests.story import day, meal, table
from dure.activities.types import Correction
from dure.ground.tests.story import NOW

pytestmark = pytest.mark.django_db


def lunch(here, source, **said):
    return record_service(here.worker, fact=meal(here, source=source, **said), at=NOW).record_id


def test_a_correction_is_two_more_lines_that_point_back():
    here = table()
    first = lunch(here, "m:1")
    right = Correction(quantity=Decimal(3))
    correct_record(here.worker, record_id=first, correction=right, reason="typo", at=NOW)

    lines = list(ledger_lines(here.village.initiative.pk, after=0, up_to=10**9))

    assert [(line.quantity, line.reverses) for line in lines] == [(1, None), (-1, first), (3, None)]
    assert {line.person for line in lines} == {str(here.soonrye.pk)}
    assert {line.occurred_on for line in lines} == {day(2).date()}


def test_only_what_lies_between_two_heads_is_handed_over():
    here = table()
    initiative = here.village.initiative.pk
    first, second, third = (lunch(here, f"m:{number}") for number in range(3))

    between = ledger_lines(initiative, after=first, up_to=second)

    assert [line.id for line in between] == [second]
    assert ledger_head(initiative) == third
    assert list(ledger_lines(initiative, after=third, up_to=10**9)) == []


def test_anonymous_heads_are_lines_without_a_person():
    here = table()
    initiative = here.village.initiative.pk
    lunch(here, "m:1")
    lunch(
        here,
        "m:2",
        kind="care_meals.open_table",
        person_id=None,
        head_count=12,
        quantity=Decimal(12),
    )

    lines = list(ledger_lines(initiative, after=0, up_to=10**9))

    assert [line.person for line in lines] == [str(here.soonrye.pk), ""]
    assert named_lines(initiative, up_to=10**9) == 1


def test_another_initiative_sees_none_of_them():
    here = table()
    lunch(here, "m:1")

    assert list(ledger_lines(here.village.initiative.pk + 1, after=0, up_to=10**9)) == []
