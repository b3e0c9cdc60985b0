"""What the case file cannot say: bounds, declared units, typed cells, and that nothing breaks."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dure.engines.tables import Address, Fault, coerce
from dure.engines.tables.coerce import Reading, State

AT = Address("", 14, 2)
scalars = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(scalars)
def test_every_cell_is_either_read_or_refused(cell):
    for name in coerce.__all__:
        if name.startswith("read_"):
            assert isinstance(getattr(coerce, name)(cell, AT), Reading | Fault)


@given(st.integers(0, 10**12))
def test_a_count_survives_every_way_of_writing_it(number):
    for written in (str(number), f"{number:,}", f"{number:,}명", f" {number} "):
        reading = coerce.read_count(written, AT)
        assert isinstance(reading, Reading)
        assert reading.value == number


def test_meals_in_a_column_of_people_are_refused():
    fault = coerce.read_count("12개소", AT, unit="명")
    assert isinstance(fault, Fault)
    assert (fault.code, fault.values["right"]) == ("tables.unit_differs", "명")


def test_thousand_won_stay_thousands_in_a_column_declared_so():
    assert coerce.read_decimal("3,400천원", AT, unit="천원").value == Decimal(3400)
    assert coerce.read_decimal("3,400천원", AT, unit="원").value == Decimal(3_400_000)


def test_a_serial_number_outside_the_bounds_of_the_column_is_no_date():
    year = {"earliest": date(2026, 1, 1), "latest": date(2026, 12, 31)}
    reading = coerce.read_date(46329.0, AT, **year)
    assert reading.flags == ("tables.date_from_serial",)
    assert isinstance(coerce.read_date(30000.0, AT, **year), Fault)


def test_the_time_of_a_typed_cell_is_dropped_and_told():
    reading = coerce.read_date(datetime.combine(date(2026, 11, 3), time(11, 42)), AT)
    assert (reading.value, reading.flags) == (date(2026, 11, 3), ("tables.time_dropped",))
    assert isinstance(coerce.read_date(time(11, 42), AT), Fault)
    assert isinstance(coerce.read_date(timedelta(hours=3), AT), Fault)


def test_a_month_that_excel_made_a_day_is_a_month_again():
    assert coerce.read_period(date(2026, 3, 1), AT).value == "2026-03"
    assert isinstance(coerce.read_period(date(2026, 3, 2), AT), Fault)


def test_a_share_in_points_when_the_column_says_so():
    assert coerce.read_percent(45, AT, bare="points").value == Decimal("0.45")
    assert coerce.read_percent(1, AT, bare="fraction").value == Decimal(1)


def test_a_long_text_is_refused_and_quoted_short():
    fault = coerce.read_text("가" * 3000, AT)
    assert isinstance(fault, Fault)
    assert len(str(fault.values["found"])) == 40
    assert coerce.read_text("해당없음", AT).state is State.NOT_APPLICABLE
