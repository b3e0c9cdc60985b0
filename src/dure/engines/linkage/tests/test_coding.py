"""People of whom only codes are known: what a code tells, what it hides, and how well they are linked."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.linkage import coded_apart, linked_codes_apart
from dure.engines.linkage.adapter import lunar_births, open_session
from dure.engines.linkage.coding import Coded, Coder, coded_columns
from dure.engines.linkage.compare_coded import ALL, usable
from dure.engines.linkage.fault import BadInput
from dure.engines.linkage.link import link_codes
from dure.engines.linkage.tests.people import Row, people, strangers
from dure.engines.linkage.types import COLUMNS, Linked

pytestmark = pytest.mark.slow

KEY, OTHER = b"k" * 32, b"o" * 32


def coded(rows: Sequence[Row], key: bytes = KEY) -> Coded:
    columns = {name: [str(row.get(name, "")) for row in rows] for name in COLUMNS}
    return coded_columns(columns, lunar_births(), key=key)


def linked(rows: Sequence[Row], key: bytes = KEY) -> Linked:
    with open_session() as session:
        return link_codes(coded(rows, key), session)


def woman(number: str, **more: str) -> Row:
    kept = {"full_name": "박순례", "birth_date": "1941-03-02", "sex": "F", "phone": "01023456789"}
    return {"record_id": number, **kept, **more}


def test_nothing_of_a_person_stands_in_the_codes() -> None:
    told = repr(coded([woman("a", street="향교로 12"), woman("b")]))

    for secret in ("박", "순례", "1941", "23456789", "6789", "향교", "'F'"):
        assert secret not in told
    assert "'a'" in told, "whose codes they are is said by the number alone"


def test_the_same_person_written_alike_has_the_same_codes_and_another_key_other_ones() -> None:
    made = coded([woman("a"), woman("b", full_name="박 순례", birth_date="410302")])

    assert all(values[0] == values[1] for name, values in made.items() if name != "record_id")
    with_other = coded([woman("a")], OTHER)
    same = [name for name in made if made[name][0] == with_other[name][0] and made[name][0]]
    assert set(same) <= {"record_id", "korean"}


def test_what_is_not_known_has_no_code() -> None:
    made = coded([{"record_id": "a", "full_name": "미상", "birth_date": "1900-01-01"}])

    assert all(values[0] is None for name, values in made.items() if name != "record_id")


@pytest.mark.parametrize("short", [b"", b"short"])
def test_a_short_key_is_refused(short: bytes) -> None:
    with pytest.raises(BadInput):
        coded([woman("a")], short)


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"full_name": "박순레"},
        {"full_name": "순례 박"},
        {"birth_date": "1941-02-03"},
        {"birth_date": "1941-03-28"},  # 1941-03-02 by the lunar calendar
        {"birth_date": "1941-03-07"},
        {"birth_date": "1914-03-02", "phone": ""},
        {"full_name": "방순례"},
        {"phone": "010-9999-1234"},
        {"phone": "010-2354-6789", "birth_date": ""},
        {"phone": ""},
    ],
)
def test_slips_are_seen_through_codes(other: dict[str, str]) -> None:
    rows = [woman("a"), woman("b", **other), *strangers(120)]

    assert frozenset({"a", "b"}) in people(linked(rows))


@pytest.mark.parametrize(
    "other",
    [
        {"full_name": "최말순", "birth_date": "1952-11-20"},  # one phone in one house
        {"full_name": "박말순", "birth_date": "1952-11-20"},  # her sister
        {"birth_date": "1968-07-19", "phone": "01077778888"},  # only the name
        {"full_name": "박진옥"},  # her twin, with her phone
    ],
)
def test_others_stay_others(other: dict[str, str]) -> None:
    rows = [woman("a"), woman("b", **other), *strangers(120)]

    assert frozenset({"a"}) in people(linked(rows))


def test_a_phone_that_everybody_gave_joins_nobody() -> None:
    rows = [{**row, "phone": "000-0000-0000"} for row in strangers(60, seed=3)]
    same_phone = [{**row, "phone": "02-123-4567"} for row in strangers(60, seed=3)]

    assert people(linked(same_phone)) == people(linked(rows))


def test_the_key_changes_no_result_and_the_order_of_rows_neither() -> None:
    rows = [woman("a"), woman("b", phone=""), *strangers(60)]

    first = people(linked(rows))

    assert people(linked(rows, OTHER)) == first
    assert people(linked(rows[::-1])) == first


@pytest.mark.slow
def test_codes_are_made_and_compared_in_processes_of_their_own() -> None:
    rows = [woman("a"), woman("b"), *strangers(20)]
    columns = {name: [str(row.get(name, "")) for row in rows] for name in COLUMNS}

    found = linked_codes_apart(coded_apart(columns, key=KEY))

    assert frozenset({"a", "b"}) in people(found)
    assert found.engine == "linkage of codes 1"


def test_one_row_and_rows_without_anything_are_people_of_their_own() -> None:
    assert len(people(linked([woman("a")]))) == 1
    empty = [{"record_id": one} for one in "abc"]
    assert len(people(linked(empty))) == 3


def test_only_what_two_rows_have_is_compared() -> None:
    assert usable({"given": 2, "birth": 1}) == (ALL[0],)


figures = st.text(alphabet="0123456789", min_size=8, max_size=8)
CODER = Coder(KEY)


@settings(max_examples=60, deadline=None)
@given(figures, st.integers(0, 7), st.sampled_from("0123456789"))
def test_a_day_with_one_slip_shares_a_code_with_the_day(day: str, at: int, slip: str) -> None:
    written = day[:at] + slip + day[at + 1 :]
    turned = day[:at] + day[at : at + 2][::-1] + day[at + 2 :]

    assert near(day, written)
    assert near(day, turned)


@settings(max_examples=60, deadline=None)
@given(figures, figures)
def test_days_that_share_a_code_are_one_slip_apart(day: str, other: str) -> None:
    differ = [at for at in range(8) if day[at] != other[at]]
    turned = (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and sorted(day[differ[0] : differ[1] + 1]) == sorted(other[differ[0] : differ[1] + 1])
    )

    assert near(day, other) == (len(differ) < 2 or turned)


def near(day: str, other: str) -> bool:
    return meet(CODER.covered("birth", day, 8), CODER.covered("birth", other, 8))


def meet(codes: str | None, others: str | None) -> bool:
    return not set((codes or "").split()).isdisjoint((others or "").split())


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="abcdef", min_size=2, max_size=7), st.integers(0, 6), st.sampled_from("xyz")
)
def test_a_letter_more_less_or_another_leaves_a_code_in_common(
    name: str, place: int, letter: str
) -> None:
    at = place % len(name)
    slips = {
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    }

    for slip in slips:
        assert meet(CODER.lacking(name), CODER.lacking(slip))


names = st.text(alphabet="김이박순례자옥희말영", min_size=2, max_size=4)


@settings(max_examples=25, deadline=None)
@given(names, names)
def test_equal_codes_are_equal_names_and_different_names_different_codes(a: str, b: str) -> None:
    made = coded([{"record_id": "a", "full_name": a}, {"record_id": "b", "full_name": b}])

    same = made["given"][0] == made["given"][1] and made["family"][0] == made["family"][1]
    plain = coded([{"record_id": "a", "full_name": a}])
    again = coded([{"record_id": "a", "full_name": b}])
    assert same == ((plain["given"], plain["family"]) == (again["given"], again["family"]))
    assert not (a == b and not same)
