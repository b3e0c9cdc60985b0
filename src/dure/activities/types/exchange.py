"""Resource exchange (자원 나눔): offers, requests, bookings, the ledger of hours and credit, as values."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from dure.activities.types.units import Counted
from dure.kernel.words import Words, counted

KINDS = {
    "vehicle": Words("차량", "vehicle"),
    "room": Words("공간", "room"),
    "hours": Words("일손", "hours of work"),
    "food": Words("먹을거리", "food"),
}
CONDITIONS = {
    "good": Words("그대로예요", "as it was"),
    "worn": Words("손볼 곳이 있어요", "needs some care"),
    "damaged": Words("망가졌어요", "damaged"),
    "missing": Words("빠진 것이 있어요", "something is missing"),
}
CREDIT_UNITS = {"hour": Words("시간", "hours"), "won": Words("원", "won")}
Windows = dict[str, list[list[str]]]  # weekday 0 (Monday) to 6 → [[from, until], …], local time


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDraft:
    """What an organisation puts at the others' disposal, when, how much, for what credit."""

    initiative_id: int
    organisation_id: int
    kind: str
    name: Words
    about: Words = field(default_factory=lambda: Words("", ""))
    place_code: str = ""
    amount: int = 1
    unit: str = "대"
    zone: str = "Asia/Seoul"
    opening: Windows = field(default_factory=dict)
    whole: bool = False
    before_min: int = 0
    after_min: int = 0
    longest_h: int = 72
    price_unit: str = ""
    price: Decimal = Decimal(0)
    best_before: datetime | None = None
    asks: bool = True


@dataclass(frozen=True, slots=True)
class Calendar:
    """When something can be had: opening hours of its own time zone, buffers, days off."""

    zone: str = "Asia/Seoul"
    opening: Windows = field(default_factory=dict)
    whole: bool = False
    before_min: int = 0
    after_min: int = 0
    longest_h: int = 72
    closures: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A time in which so much of it is somebody else's, buffers included."""

    starts_at: datetime
    ends_at: datetime
    amount: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to book, in the local time of the resource as it was typed."""

    organisation_id: int
    starts: datetime  # without a zone
    ends: datetime
    purpose: str
    amount: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraft:
    """What an organisation asks the others for."""

    initiative_id: int
    organisation_id: int
    kind: str
    text: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class OfferCard(Counted):
    """A resource as the board shows it."""

    id: int
    public_id: str
    organisation_id: int
    organisation: Words
    kind: str
    kind_name: Words
    name: Words
    about: Words
    place_code: str
    amount: int
    unit: str
    left: int | None  # of food; None for what is lent
    price_unit: str
    price: Decimal
    best_before: datetime | None
    asks: bool
    ended: bool
    zone: str
    longest_h: int
    next_free: bool = True  # nobody has it right now

    @property
    def price_words(self) -> Words:
        """What it comes to: for an hour of one that is lent, for one that is given; or nothing."""
        if self.price_unit not in CREDIT_UNITS:
            return Words("그냥 나눠요" if self.kind == "food" else "그냥 빌려줘요", "free")
        one = Words(f"1{self.unit}에", f"for one {counted(self.unit_words, 1).en}")
        per = one if self.kind == "food" else Words("1시간에", "per hour")
        if self.kind != "food" and self.amount > 1:  # three seats cost three times as much
            per = Words(f"1{self.unit} 1시간에", f"per hour {one.en}")
        much = f"{self.price.normalize():,f}"
        if self.price_unit == "won":
            return Words(f"{per.ko} {much}원", f"₩{much} {per.en}")
        return Words(f"{per.ko} 품 {much}시간", f"{much} h of credit {per.en}")


@dataclass(frozen=True, slots=True)
class BookingCard:
    """A booking: of what, by whom, from when to when, and where it stands."""

    id: int
    public_id: str
    offer: OfferCard
    organisation_id: int
    organisation: Words
    starts_at: datetime
    ends_at: datetime
    amount: int
    purpose: str
    state: str
    state_words: Words
    late: bool


@dataclass(frozen=True, slots=True)
class BookingLine:
    """One step of a booking."""

    what: Words
    at: datetime
    by: str
    note: str = ""

    def __repr__(self) -> str:
        return f"BookingLine({self.what.en})"


@dataclass(frozen=True, slots=True)
class ReturnCard:
    """How it came back."""

    returned_at: datetime
    late_min: int
    condition: Words
    note: str
    by: str
    amount: Decimal | None = None  # what was posted, in the unit of the offer


@dataclass(frozen=True, slots=True)
class BookingPage:
    """One booking for its lender or borrower, with what they may do next."""

    card: BookingCard
    side: str  # lender, borrower, both, backbone
    steps: tuple[BookingLine, ...]
    may: frozenset[str]
    back: ReturnCard | None = None
    comes_to: Decimal = Decimal(0)  # as it was agreed, before it is back; nothing for one's own


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A stretch of one day in a calendar: free, taken or closed; in percent of the day."""

    state: str
    from_pct: int
    width_pct: int
    words: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a resource: its spans, and whether it is a day off."""

    on: date
    closed: str
    spans: tuple[DaySpan, ...]


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One resource: the card, its days to come, and the bookings its lender sees."""

    card: OfferCard
    days: tuple[CalendarDay, ...]
    opening: tuple[Words, ...]
    may_change: bool
    bookings: tuple[BookingCard, ...] = ()
    closures: tuple[tuple[int, date, date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RequestCard:
    """What somebody asks for."""

    id: int
    public_id: str
    organisation_id: int
    organisation: Words
    kind_name: Words
    kind: str
    text: str
    starts_at: datetime
    ends_at: datetime
    state: str
    answer: str = ""  # the public key of the offer that answered it
    answer_name: Words | None = None
    answered_by: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingDraft:
    """So many hours or won from one organisation to another, for what, on which day."""

    initiative_id: int
    unit: str
    giver_id: int
    receiver_id: int
    amount: Decimal
    words: str
    on: date
    token: str = ""  # of the form it was written in: sent twice it is one line


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitDraft:
    """How much may be owed in a unit, by all or by one organisation, from a day on."""

    initiative_id: int
    unit: str
    most: Decimal
    since: date
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of an organisation's statement: what was given or had, and what stands after it."""

    public_id: str
    on: date
    other: Words
    words: str
    amount: Decimal  # positive: given; negative: had
    balance: Decimal
    by: str
    is_reversal: bool
    is_reversed: bool
    booking: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Statement (품앗이 명세): one organisation, one unit; hours and won are never added up."""

    organisation_id: int
    organisation: Words
    unit: str
    lines: tuple[StatementLine, ...]
    balance: Decimal
    most_owed: Decimal | None


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands for one organisation in one unit."""

    organisation_id: int
    organisation: Words
    unit: str
    amount: Decimal
