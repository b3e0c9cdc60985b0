"""People, kitchens and places of the stories in these tests; nobody of them exists."""

from datetime import date

from hypothesis import strategies as st

from dure.engines.measure.definitions import settled
from dure.engines.measure.facts import ServiceFact, ServiceIndicator
from dure.engines.measure.places import Place

KITCHEN, CENTRE, FARM = "할매손밥상", "가람복지관", "온들마을농장"
SUNRYE, YEONGSU, MALJA = "박순례", "김영수", "최말자"

PLACES = (
    Place("52", "", "province"),
    Place("12", "", "province"),
    Place("52111", "52", "district"),
    Place("52113", "52", "district"),
    Place("12170", "12", "district"),
)

MEALS = ServiceIndicator(
    code="meals",
    kind="sum",
    where=(("service", ("lunch", "banchan")),),
    by=("sex", "age_band"),
    periods=("month", "quarter", "year"),
)
ELDERS = ServiceIndicator(
    code="elders", kind="distinct", where=MEALS.where, by=MEALS.by, periods=MEALS.periods
)
INDICATORS = settled(
    (
        MEALS,
        ELDERS,
        ServiceIndicator(
            code="meals_per_elder", kind="ratio", numerator="meals", denominator="elders"
        ),
        ServiceIndicator(code="handovers", kind="count", by=("sex",), periods=("half",)),
        ServiceIndicator(code="size", kind="mean", by=("sex",), periods=("quarter",)),
        ServiceIndicator(code="stock", kind="latest", by=("sex",), periods=("month", "year")),
    )
)

_DETAILS = {
    SUNRYE: {"sex": "f", "age_band": "75-84"},
    YEONGSU: {"sex": "m", "age_band": "65-74"},
    MALJA: {"sex": "f", "age_band": "85+"},
    "": {},
}


@st.composite
def facts(draw, size: int = 25) -> list[ServiceFact]:
    """A few months of lunches, side dishes and outings; some nameless, some taken back."""
    lines = []
    for number in range(draw(st.integers(0, size))):
        person = draw(st.sampled_from(list(_DETAILS)))
        lines.append(
            ServiceFact(
                record_id=f"r{number}",
                organisation=draw(st.sampled_from([KITCHEN, CENTRE, FARM])),
                service=draw(st.sampled_from(["lunch", "banchan", "outing"])),
                person=person,
                occurred_on=date(2026, 1, 1).replace(
                    month=draw(st.integers(1, 8)), day=draw(st.integers(1, 28))
                ),
                place=draw(st.sampled_from(["52111", "52113", "12170", "52", ""])),
                quantity=draw(st.integers(0, 4)),
                attributes=_DETAILS[person],
            )
        )
    if lines and draw(st.booleans()):
        lines.append(reversal(draw(st.sampled_from(lines))))
    return lines


def reversal(fact: ServiceFact) -> ServiceFact:
    """The line that takes another one back."""
    return fact._replace(
        record_id=f"{fact.record_id}-back", quantity=-fact.quantity, reverses=fact.record_id
    )
