"""Ledgers in which anything can have happened: taken back, shared keys, people who moved or aged."""

from datetime import date

from hypothesis import strategies as st

from dure.engines.measure.adapter import open_session
from dure.engines.measure.computing import Build, Manner, computed_table, load_facts
from dure.engines.measure.definitions import settled
from dure.engines.measure.facts import ServiceFact, ServiceIndicator
from dure.engines.measure.places import Place
from dure.engines.measure.record_checks import Source

AS_OF = date(2026, 11, 22)
# Nobody, a key that everybody shares, keys that are texts and not numbers, and three people.
KEYS = ["", "000", "0", "00", "박순례", "김영수", "최말자"]
MOVED = (
    Place("52", "", "province"),
    Place("12", "", "province"),
    Place("52111", "52", "district", None, date(2026, 6, 30)),
    Place("52111", "12", "district", date(2026, 7, 1), None),
    Place("52113", "52", "district"),
    Place("12170", "12", "district"),
    Place("46170", "12", "district", None, date(2026, 3, 31), "12170"),
    Place("5211101", "52111", "village"),
    Place("5211102", "52111", "village"),
)
ABOLISHED = "46170"
SPOTS = ["52111", "5211101", "5211102", "52113", "12170", "52", ""]


@st.composite
def ledgers(draw, size: int = 30, quantities: object = st.integers(-3, 4)) -> list[ServiceFact]:
    """Lines in no order; attributes belong to the line, since people grow older and move."""
    return [
        ServiceFact(
            record_id=f"r{number}",
            organisation=draw(st.sampled_from(["할매손밥상", "가람복지관", "온들마을농장"])),
            service=draw(st.sampled_from(["lunch", "banchan", "outing"])),
            person=draw(st.sampled_from(KEYS)),
            occurred_on=date(2026, draw(st.integers(1, 12)), draw(st.integers(1, 28))),
            place=draw(st.sampled_from(SPOTS)),
            quantity=draw(quantities),
            attributes={
                "sex": draw(st.sampled_from(["f", "m", ""])),
                "age_band": draw(st.sampled_from(["75-84", "85+"])),
            },
            reverses=draw(st.sampled_from(["", "", "", "another"])),
        )
        for number in range(draw(st.integers(1, size)))
    ]


@st.composite
def indicator_sets(draw) -> tuple[ServiceIndicator, ...]:
    """Definitions with their own filters, splits, periods and first days."""
    filters = st.sampled_from([(), (("service", ("lunch", "banchan")),), (("sex", ("f",)),)])
    splits = st.sampled_from([(), ("sex",), ("age_band", "sex"), ("sex", "age_band", "service")])
    periods = st.sampled_from(
        [
            ("month", "quarter", "half", "year"),
            ("year",),
            ("quarter", "year"),
            ("half",),
            ("month",),
        ]
    )
    listed = [
        ServiceIndicator(
            code=f"i{number}",
            kind=draw(st.sampled_from(["distinct", "distinct", "sum", "count", "mean", "latest"])),
            where=draw(filters),
            by=draw(splits),
            periods=draw(periods),
            valid_from=draw(st.sampled_from([None, None, date(2026, 4, 1)])),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    people = ServiceIndicator(
        code="people", kind="distinct", by=("sex",), periods=("month", "year")
    )
    each = ServiceIndicator(code="each", kind="ratio", numerator="i0", denominator="people")
    return settled((*listed, people, each))


def rows_of(facts, indicators, build: Build, places=MOVED, as_of: date = AS_OF) -> list[tuple]:
    """The rows as they would be written, counted by that engine."""
    with open_session() as session:
        columns = load_facts(session, facts, indicators)
        source = Source("", columns, first_row=1)
        manner = Manner(as_of=as_of, build=build)
        sql, _ = computed_table(session, source, indicators, places, manner)
        return session.rows(sql) if sql else []
