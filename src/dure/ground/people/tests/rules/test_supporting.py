"""Guardians as the law knows them, help as people give it; and who may open a row at all."""

from datetime import date
from itertools import product

import pytest

from dure.ground.people.rules.may_open import Asking, check_opening
from dure.ground.people.rules.supporting import (
    COURT_KINDS,
    GUARDIAN_KINDS,
    HELPS_WITH,
    check_guardian,
    check_span,
    check_supporter,
)
from dure.kernel.errors import Refused


@pytest.mark.parametrize(("kind", "court"), product(GUARDIAN_KINDS, COURT_KINDS))
def test_only_a_courts_guardian_has_an_order_and_always_has_one(kind: str, court: str) -> None:
    if (kind == "court") == (court != ""):
        check_guardian(kind, court, "고영진", "")
        return
    with pytest.raises(Refused, match="court_kind_needed"):
        check_guardian(kind, court, "고영진", "")


@pytest.mark.parametrize(
    ("kind", "court", "evidence"),
    [("neighbour", "", ""), ("court", "total", ""), ("family", "", "his word")],
)
def test_what_the_law_does_not_know_is_refused(kind: str, court: str, evidence: str) -> None:
    with pytest.raises(Refused, match="no_such_guardian_kind"):
        check_guardian(kind, court, "고영진", evidence)


@pytest.mark.parametrize("name", ["", "   "])
def test_nobody_is_no_guardian_and_no_supporter(name: str) -> None:
    with pytest.raises(Refused, match="name_needed"):
        check_guardian("family", "", name, "")
    with pytest.raises(Refused, match="name_needed"):
        check_supporter(name, ("say",))


def test_help_is_one_of_the_list_or_none_at_all() -> None:
    check_supporter("한결", ())
    check_supporter("한결", tuple(HELPS_WITH))
    with pytest.raises(Refused, match="no_such_help") as refused:
        check_supporter("한결", ("say", "decide"))
    assert refused.value.values["help"] == "decide"


@pytest.mark.parametrize(
    ("until", "fits"),
    [
        (None, True),
        (date(2026, 11, 23), True),
        (date(2026, 11, 22), False),
        (date(2025, 1, 1), False),
    ],
)
def test_nothing_ends_before_or_as_it_begins(until: date | None, fits: bool) -> None:
    if fits:
        check_span(date(2026, 11, 22), until)
        return
    with pytest.raises(Refused, match="ends_first"):
        check_span(date(2026, 11, 22), until)


BASES = ("task", "consent", "emergency")
EVERY_CASE = [
    Asking(factor, permitted, own, basis, consent, reason, erased)
    for factor, permitted, own, consent, reason, erased in product((False, True), repeat=6)
    for basis in BASES
]


def answer(asking: Asking) -> str:
    try:
        check_opening(asking)
    except Refused as refused:
        return refused.code
    return "open"


def test_of_all_that_can_be_asked_no_row_opens_without_right_factor_and_ground() -> None:
    assert len(EVERY_CASE) == 192
    for one in EVERY_CASE:
        if answer(one) != "open":
            continue
        assert one.is_permitted
        assert one.has_second_factor
        assert not one.is_erased
        own_task = one.basis == "task" and one.is_own
        rescue = one.basis == "emergency" and one.has_reason
        assert own_task or rescue or (one.basis != "emergency" and one.has_consent)


def test_everything_that_has_a_ground_does_open() -> None:
    grounds = (
        Asking(True, True, True, "task", False, False, False),
        Asking(True, True, False, "task", True, False, False),
        Asking(True, True, False, "consent", True, False, False),
        Asking(True, True, False, "emergency", False, True, False),
    )
    assert {answer(one) for one in grounds} == {"open"}


def test_who_may_not_at_all_learns_nothing_about_the_row() -> None:
    """Neither that it was erased nor that a consent is missing."""
    told = {answer(one) for one in EVERY_CASE if not one.is_permitted}
    assert told == {"people.not_yours_to_open"}


def test_in_an_emergency_a_consent_does_not_stand_in_for_the_reason() -> None:
    assert answer(Asking(True, True, True, "emergency", True, False, False)) == (
        "people.reason_needed"
    )
