"""Nobody hands on more than they hold, and a role says something where it is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dure.ground.access.rules.handing_on import check_handing_on, check_place
from dure.ground.access.rules.roles import roles
from dure.ground.access.rules.tokens import is_same_address
from dure.kernel.errors import Refused

CODES = sorted(roles())
PERMISSIONS = sorted(frozenset().union(*(each.may for each in roles().values())))


@given(some.sampled_from(CODES), some.frozensets(some.sampled_from(PERMISSIONS)))
def test_a_role_is_handed_on_exactly_by_who_holds_all_of_it(
    code: str, held: frozenset[str]
) -> None:
    role = roles()[code]
    if role.may <= held:
        check_handing_on(role, held.__contains__)
        return
    with pytest.raises(Refused, match="beyond_own_rights") as refused:
        check_handing_on(role, held.__contains__)
    assert refused.value.values["permission"] in role.may - held


@pytest.mark.parametrize("code", CODES)
def test_whoever_holds_a_role_may_hand_on_that_very_role(code: str) -> None:
    role = roles()[code]
    check_handing_on(role, role.may.__contains__)


@pytest.mark.parametrize("code", [code for code in CODES if roles()[code].of_organisation])
def test_a_role_of_an_organisation_needs_one(code: str) -> None:
    check_place(roles()[code], 7, 1)
    with pytest.raises(Refused, match="role_of_an_organisation"):
        check_place(roles()[code], None, 1)


@pytest.mark.parametrize("code", [code for code in CODES if roles()[code].of_house])
@pytest.mark.parametrize(("organisation", "initiative"), [(7, None), (None, 1), (7, 1)])
def test_a_role_of_the_house_holds_nowhere_inside(
    code: str, organisation: int | None, initiative: int | None
) -> None:
    check_place(roles()[code], None)
    with pytest.raises(Refused, match="role_of_the_house"):
        check_place(roles()[code], organisation, initiative)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kim@Example.org ", "kim@example.org", True),
        ("kim@example.org", "kim@example.com", False),
        ("kim+a@example.org", "kim@example.org", False),
        ("", "", True),
    ],
)
def test_an_address_is_the_same_whatever_its_case(one: str, other: str, same: bool) -> None:
    assert is_same_address(one, other) is same
