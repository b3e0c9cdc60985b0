"""Terms of consent: who gives it, for how long, and what never rides along."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.ground.consent.rules.purposes import purpose, purposes
from dure.ground.consent.rules.terms import (
    age_at_least,
    check_terms,
    end_of,
    is_in_force,
    months_after,
)
from dure.ground.consent.types import Giver, NewConsent
from dure.kernel.errors import Refused

SPRING = date(2026, 3, 1)
SUNRYE = Giver(1, 5, birth_year=1944)
COUNTING = NewConsent("count_across", ("birth_year",), SPRING, recipient_id=9)


def check(new=COUNTING, giver=SUNRYE):
    check_terms(new, purpose(new.purpose), giver, child_age=14)


def test_an_adult_agrees_for_herself():
    check()
    check(replace(COUNTING, given_by="supported", supported_by="활동지원사"))


@pytest.mark.parametrize(
    ("new", "giver", "answer"),
    [
        (replace(COUNTING, recipient_id=None), SUNRYE, "consent.recipient_needed"),
        (replace(COUNTING, items=()), SUNRYE, "consent.items_needed"),
        (replace(COUNTING, items=("disability",)), SUNRYE, "consent.separate_sensitive"),
        (replace(COUNTING, method="wink"), SUNRYE, "consent.no_such_method"),
        (COUNTING, Giver(1, 5), "consent.age_unknown"),
        (COUNTING, Giver(1, 5, birth_year=2012), "consent.guardian_needed"),
        (COUNTING, Giver(1, 5, birth_date=date(2012, 3, 2)), "consent.guardian_needed"),
    ],
)
def test_what_is_no_good_consent(new, giver, answer):
    with pytest.raises(Refused) as refused:
        check(new, giver)

    assert refused.value.code == answer


def test_on_the_fourteenth_birthday_she_decides_herself():
    assert age_at_least(Giver(1, 5, birth_date=date(2012, 3, 1)), SPRING) == 14
    check(COUNTING, Giver(1, 5, birth_date=date(2012, 3, 1)))


def test_disability_has_a_consent_of_its_own():
    check(NewConsent("count_across_sensitive", ("disability",), SPRING, recipient_id=9))


def test_without_an_end_it_runs_for_the_longest_term_and_never_longer():
    assert end_of(COUNTING, 36) == date(2029, 3, 1)
    assert end_of(COUNTING, None) is None
    assert end_of(replace(COUNTING, expires_on=date(2027, 1, 1)), 36) == date(2027, 1, 1)
    with pytest.raises(Refused, match="too_long"):
        end_of(replace(COUNTING, expires_on=date(2030, 1, 1)), 36)
    with pytest.raises(Refused, match="ends_before"):
        end_of(replace(COUNTING, expires_on=SPRING), 36)


def test_the_end_of_a_short_month():
    assert months_after(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
@settings(max_examples=50)
def test_from_the_day_of_withdrawal_it_never_holds_again(withdrawn, day):
    if day >= withdrawn:
        assert not is_in_force(date(2020, 1, 1), None, withdrawn, day)


def test_every_purpose_can_be_read_easily_in_both_languages():
    for each in purposes().values():
        assert each.plain.ko.count("요.") >= 1
        assert len(each.plain.en.split()) >= 8
        assert each.basis in {"task", "consent", "emergency"}
