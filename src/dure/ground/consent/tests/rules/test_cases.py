"""The case files of consent hold: when, and from which age; and what holds for every day."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.ground.consent.rules.items import GIVER_WORDS, ITEMS, METHOD_WORDS, SENSITIVE, item_name
from dure.ground.consent.rules.purposes import purpose, purposes
from dure.ground.consent.rules.terms import (
    LONGEST_KEPT,
    SENSITIVE_ITEMS,
    age_at_least,
    check_age,
    check_terms,
    end_of,
    is_in_force,
    months_after,
)
from dure.ground.consent.types import Giver, NewConsent
from dure.kernel.errors import Refused

CASES = Path(__file__).parents[2] / "cases"
NEWS = NewConsent("message_news", ("phone",), date(2026, 3, 1))
ADULT = Giver(1, 5, birth_year=1944)
days = st.dates(date(1950, 1, 1), date(2150, 1, 1))


def cases(name: str) -> list[dict]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("in_force"), ids=lambda case: case["name"])
def test_when_a_consent_holds(case):
    held = is_in_force(case["given"], case.get("ends"), case.get("withdrawn"), case["day"])
    assert held is case["holds"]


@pytest.mark.parametrize("case", cases("ages"), ids=lambda case: case["name"])
def test_who_may_consent_alone(case):
    giver = Giver(1, 5, birth_date=case.get("born"), birth_year=case.get("year"))
    assert age_at_least(giver, case["day"]) == case["age"]
    new = replace(NEWS, given_on=case["day"])
    if case["self"]:
        check_age(new, giver, 14)
    else:
        with pytest.raises(Refused, match=r"guardian_needed|age_unknown"):
            check_age(new, giver, 14)
    check_age(replace(new, given_by="guardian"), giver, 14)  # a guardian may at any age


@given(days, st.integers(0, 240))
def test_some_months_later_is_the_same_day_or_the_last_of_its_month(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(1)).day == 1)


@given(days, st.integers(0, 120), st.integers(0, 120))
def test_more_months_are_never_earlier(day, months, more):
    assert months_after(day, months) <= months_after(day, months + more)


@given(days, days, st.one_of(st.none(), days), st.one_of(st.none(), days))
def test_once_it_has_ended_it_never_holds_again(given_on, day, expires_on, withdrawn_on):
    later = day + timedelta(days=1)
    if given_on <= day and not is_in_force(given_on, expires_on, withdrawn_on, day):
        assert not is_in_force(given_on, expires_on, withdrawn_on, later)


@given(days, st.integers(1, 60), st.integers(-400, 4000))
def test_a_term_is_kept_or_refused_and_never_longer_than_the_law(given_on, months, offset):
    new = replace(NEWS, given_on=given_on, expires_on=given_on + timedelta(days=offset))
    latest = months_after(given_on, months)
    if offset <= 0 or new.expires_on > latest:
        with pytest.raises(Refused, match=r"too_long|ends_before_it_starts"):
            end_of(new, months)
        return
    end = end_of(new, months)
    assert given_on < end <= latest
    assert end_of(replace(new, expires_on=None), months) == latest
    assert end_of(replace(new, expires_on=None), None) is None


@pytest.mark.parametrize("item", sorted(SENSITIVE_ITEMS))
def test_health_never_rides_along_with_an_ordinary_consent(item):
    for code, terms in purposes().items():
        new = NewConsent(code, ("name", item), date(2026, 3, 1), recipient_id=9)
        if terms.sensitive:
            check_terms(new, terms, ADULT, child_age=14)
            continue
        with pytest.raises(Refused, match="separate_sensitive"):
            check_terms(new, terms, ADULT, child_age=14)


@pytest.mark.parametrize("months", [-1, LONGEST_KEPT + 1])
def test_papers_are_not_kept_for_ever(months):
    with pytest.raises(Refused, match="kept_too_long"):
        check_terms(replace(NEWS, keep_months=months), purpose("message_news"), ADULT, child_age=14)


@pytest.mark.parametrize("supporter", ["", "   "])
def test_help_has_a_name(supporter):
    new = replace(NEWS, given_by="supported", supported_by=supporter)
    with pytest.raises(Refused, match="supporter_needed"):
        check_terms(new, purpose("message_news"), ADULT, child_age=14)


def test_every_choice_has_its_words_and_no_item_is_both_ordinary_and_sensitive():
    assert set(SENSITIVE) == set(SENSITIVE_ITEMS)
    assert not set(ITEMS) & set(SENSITIVE)
    for words in (
        *ITEMS.values(),
        *SENSITIVE.values(),
        *METHOD_WORDS.values(),
        *GIVER_WORDS.values(),
    ):
        assert words.ko
        assert words.en
        assert words.ko != words.en
    assert item_name("gone").ko == "gone"


def test_every_purpose_says_plainly_what_it_is_for():
    for terms in purposes().values():
        assert terms.basis in ("task", "consent", "emergency")
        assert len(terms.plain.ko) > 10
        assert len(terms.plain.en) > 10
        assert terms.months is None or 0 < terms.months <= 120
    with pytest.raises(Refused, match="no_such_purpose"):
        purpose("everything")
