"""The compiled kernel writes what the plain engine writes, row by row and letter by letter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import isclose

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dure.engines.measure import fast_cube
from dure.engines.measure.cube import build_cells
from dure.engines.measure.definitions import settled
from dure.engines.measure.facts import ServiceFact, ServiceIndicator
from dure.engines.measure.fast_cube import build_fast
from dure.engines.measure.lattice import chains, fold, people
from dure.engines.measure.means import Means
from dure.engines.measure.places import Place
from dure.engines.measure.staging import groups_of
from dure.engines.measure.tests.ledgers import (
    ABOLISHED,
    AS_OF,
    MOVED,
    indicator_sets,
    ledgers,
    rows_of,
)
from dure.engines.measure.tests.oracle import every_cell
from dure.engines.measure.tests.people import CENTRE, ELDERS, KITCHEN, MEALS, PLACES, SUNRYE
from dure.kernel.testing.examples import examples

pytestmark = pytest.mark.slow  # the kernel is compiled when it is first used

ALWAYS = Means(worth=0, threads=2)
MONDAY = ServiceFact("r1", KITCHEN, "lunch", SUNRYE, date(2026, 3, 2), "52111")


def counted_by_kernel(means: Means = ALWAYS):
    """The fast build, and for each group why the plain engine had to help (empty: it had not)."""
    told: list[str] = []

    def build(session, staged, group):
        told.append(build_fast(session, staged, group, means))

    return build, told


def fast_rows(facts, indicators, **changes):
    build, told = counted_by_kernel()
    rows = rows_of(facts, indicators, build, **changes)
    assert set(told) <= {"", "nobody has to be recognised"}
    assert "" in told
    return rows


@settings(max_examples=examples(12))
@given(ledgers(), indicator_sets())
def test_the_same_rows_letter_by_letter(facts, indicators):
    assert fast_rows(facts, indicators) == rows_of(facts, indicators, build_cells)


@settings(max_examples=examples(6))
@given(ledgers(), indicator_sets(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_same_rows_whatever_day_the_places_are_of(facts, indicators, day):
    plain = rows_of(facts, indicators, build_cells, as_of=day)

    assert fast_rows(facts, indicators, as_of=day) == plain


UNDONE_BY_ANOTHER = [
    MONDAY._replace(quantity=0),
    MONDAY._replace(record_id="r2", quantity=0, person="김영수", reverses="r1"),
]


@settings(max_examples=12)
@given(ledgers(size=20))
@example(UNDONE_BY_ANOTHER)
def test_every_cell_equals_the_slow_count(facts):
    asked = settled((replace(MEALS, kind="distinct"), replace(ELDERS, code="n", kind="count")))
    expected = every_cell(facts, asked, MOVED, AS_OF)

    rows = fast_rows(facts, asked)

    found = {(*row[:4], row[5], row[6], row[7]): float(row[8]) for row in rows}
    wanted = {_flat(key): value for key, value in expected.items()}
    assert set(found) == set(wanted)
    assert all(isclose(found[key], wanted[key]) for key in wanted)


def _flat(key):
    cell = dict(pair.split("=") for pair in key[5].split("&") if pair)
    return (*key[:5], cell.get("sex", "all"), cell.get("age_band", "all"))


@pytest.fixture(scope="module")
def small_pieces():
    """Chunks of five rows, partitions of four, lists of eight, and every array paged from a file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fold, "TOGETHER", 4)
        patch.setattr(fold, "LARGE", 1 << 60)
        patch.setattr(fast_cube, "CHUNK", 5)
        patch.setattr(people, "LIST", 8)
        yield


@settings(max_examples=8)
@given(facts=ledgers(), threads=st.integers(1, 3))
def test_nothing_depends_on_how_the_work_is_cut(small_pieces, facts, threads):
    del small_pieces
    indicators = settled((ELDERS,))

    build, told = counted_by_kernel(Means(worth=0, threads=threads, most_bytes=1 << 33))
    cut = rows_of(facts, indicators, build)

    assert told == [""]
    assert cut == rows_of(facts, indicators, build_cells)


def test_a_key_that_everybody_shares_is_one_person_and_the_rest_stay_apart():
    crowd = [
        MONDAY._replace(record_id=f"c{i}", person="000", organisation=f"o{i % 40}", quantity=1)
        for i in range(5_000)
    ]
    named = [MONDAY._replace(record_id=f"n{i}", person=f"p{i}") for i in range(30)]

    rows = fast_rows([*crowd, *named], settled((ELDERS,)), places=PLACES)

    total = next(row for row in rows if row[:6] == ("elders", "all", "all", "all", "year", "2026"))
    assert total[8] == "31"
    assert rows == rows_of([*crowd, *named], settled((ELDERS,)), build_cells, places=PLACES)


def test_keys_that_look_alike_are_different_people():
    lines = [
        MONDAY._replace(record_id=key, person=key) for key in ("0", "00", "000", "00 0", "영", "〇")
    ]

    rows = fast_rows(lines, settled((ELDERS,)), places=PLACES)

    assert {row[8] for row in rows} == {"6"}


def test_what_was_taken_back_in_another_month_counts_in_its_own_month_only():
    # 박순례 ate in March; the line was taken back with a date in April.
    back = MONDAY._replace(record_id="r2", quantity=-1, reverses="r1", occurred_on=date(2026, 4, 1))

    rows = fast_rows([MONDAY, back], settled((ELDERS,)), places=PLACES)

    total = {row[5]: row[8] for row in rows if row[1:4] == ("all", "all", "all")}
    assert total["2026-03"] == "1"
    assert "2026" not in total
    assert rows == rows_of([MONDAY, back], settled((ELDERS,)), build_cells, places=PLACES)


def test_somebody_who_moves_and_grows_older_is_still_one_person():
    lines = [
        MONDAY._replace(attributes={"sex": "f", "age_band": "75-84"}),
        MONDAY._replace(
            record_id="r2",
            organisation=CENTRE,
            occurred_on=date(2026, 11, 2),
            place="12170",
            attributes={"sex": "f", "age_band": "85+"},
        ),
    ]

    rows = fast_rows(lines, settled((ELDERS,)), places=PLACES)

    year = {(*row[1:4], *row[6:8]): row[8] for row in rows if row[4] == "year"}
    assert year["all", "all", "all", "all", "all"] == "1"
    assert year["all", "all", "all", "f", "75-84"] == "1"
    assert year["all", "all", "all", "f", "85+"] == "1"
    assert year["all", "province", "52", "all", "all"] == "1"
    assert year["all", "province", "12", "all", "all"] == "1"


def test_a_place_that_was_abolished_leads_to_its_successor():
    spring = MONDAY._replace(place=ABOLISHED)

    rows = fast_rows([spring], settled((ELDERS,)), places=MOVED)

    assert {row[3] for row in rows if row[2] == "district"} == {"12170"}


@pytest.mark.parametrize(
    ("facts", "places", "means", "why"),
    [
        ([MONDAY], PLACES, Means(worth=2), "too few records to be worth it"),
        ([MONDAY._replace(quantity=Decimal("0.5"))], PLACES, ALWAYS, "quantities are not whole"),
        ([MONDAY], PLACES, replace(ALWAYS, most_bytes=80), "too many cells"),
    ],
)
def test_what_does_not_suit_the_kernel_is_counted_by_the_plain_engine(facts, places, means, why):
    build, told = counted_by_kernel(means)

    rows = rows_of(facts, settled((ELDERS,)), build, places=places)

    assert [text[: len(why)] for text in told] == [why]
    assert rows == rows_of(facts, settled((ELDERS,)), build_cells, places=places)


def test_keys_wider_than_the_machine_counts_are_left_to_the_plain_engine(monkeypatch):
    monkeypatch.setattr("dure.engines.measure.fast_cube.WIDEST", 1)
    build, told = counted_by_kernel()

    rows = rows_of([MONDAY], settled((ELDERS,)), build, places=PLACES)

    assert told == ["keys are wider than 62 bits"]
    assert rows == rows_of([MONDAY], settled((ELDERS,)), build_cells, places=PLACES)


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (MemoryError(), "not enough memory"),
        (ImportError("numba"), "the kernel is not installed here"),
    ],
)
def test_a_kernel_that_cannot_work_here_is_replaced(monkeypatch, trouble, why):
    def gone():
        raise trouble

    monkeypatch.setattr(fast_cube, "kernel", gone)
    build, told = counted_by_kernel()

    rows = rows_of([MONDAY], settled((ELDERS,)), build, places=PLACES)

    assert told == [why]
    assert rows == rows_of([MONDAY], settled((ELDERS,)), build_cells, places=PLACES)


def test_sparse_keys_are_sorted_where_a_bitmap_would_be_too_large(monkeypatch):
    many = tuple(f"s{i}" for i in range(6))
    lines = [
        MONDAY._replace(
            record_id=f"r{i}",
            person=f"p{i % 7}",
            attributes={name: f"v{(i * 37 + at) % 90}" for at, name in enumerate(many)},
        )
        for i in range(90)
    ]
    asked = settled((ServiceIndicator(code="x", kind="distinct", by=many[:5], periods=("year",)),))

    assert fast_rows(lines, asked, places=PLACES) == rows_of(
        lines, asked, build_cells, places=PLACES
    )


def test_places_whose_levels_cross_are_left_to_the_plain_engine():
    # 동부 is a district inside a province here, and above a province there.
    crossed = (
        Place("a", "", "district"),
        Place("b", "a", "province"),
        Place("c", "b", "district"),
        Place("d", "e", "district"),
        Place("e", "", "province"),
        Place("f", "a", "district"),
    )
    lines = [
        MONDAY._replace(record_id=code, person=f"p{code}", place=code)
        for code in ("b", "c", "d", "f")
    ]
    build, told = counted_by_kernel()

    rows = rows_of(lines, settled((ELDERS,)), build, places=crossed)

    assert rows == rows_of(lines, settled((ELDERS,)), build_cells, places=crossed)
    assert told in ([""], ["place levels cross"])


def test_groups_without_people_stay_with_the_plain_engine():
    assert not groups_of([MEALS])[0].needs_people
    build, told = counted_by_kernel()

    rows_of([MONDAY], settled((MEALS,)), build, places=PLACES)

    assert told == ["nobody has to be recognised"]


def test_the_widest_key_fits_into_a_whole_number():
    assert chains.WIDEST.bit_length() == 63
