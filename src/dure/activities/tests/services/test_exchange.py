"""A van is lent and comes back, food is given in time, hours post by themselves, and all of it balances."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from dure.activities.models import Booking, CreditPosting, Return
from dure.activities.queries import (
    balances,
    board,
    booking_page,
    exchange_waiting,
    requests_answered,
    statement,
)
from dure.activities.services import (
    agree_booking,
    answer_request,
    ask_for_resource,
    book_resource,
    cancel_booking,
    close_days,
    correct_posting,
    decline_booking,
    end_offer,
    exchange_due,
    hand_out,
    miss_booking,
    offer_resource,
    post_credit,
    reverse_posting,
    set_credit_limit,
    take_back,
    tend_booking,
    tend_offer,
)
from dure.activities.tests.story import GARAM, table
from dure.activities.types.exchange import (
    LimitDraft,
    OfferDraft,
    PostingDraft,
    RequestDraft,
    Wanted,
)
from dure.communication.models import Notice
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, Village, person_who
from dure.kernel.clock import SEOUL
from dure.kernel.errors import OutsideScope, Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
WEEK = {str(day): [["09:00", "18:00"]] for day in range(5)}


@dataclass(frozen=True)
class Lending:
    """The kitchen lends, the welfare centre borrows."""

    village: Village
    lender: Actor
    borrower: Actor

    @property
    def here(self) -> int:
        return int(self.village.initiative.pk)

    @property
    def lends(self) -> int:
        return int(self.village.kitchen.pk)

    @property
    def borrows(self) -> int:
        return int(self.village.welfare.pk)


@pytest.fixture
def made() -> Lending:
    village = table().village
    borrower = person_who("worker", village.initiative, village.welfare, "borrower")
    return Lending(
        village, person_who("worker", village.initiative, village.kitchen, "l"), borrower
    )


def offered(made: Lending, **said: object) -> str:
    van = OfferDraft(
        initiative_id=made.here,
        organisation_id=made.lends,
        kind="vehicle",
        name=Words("손맛 승합차", "Sonmat van"),
        place_code=GARAM,
        opening=WEEK,
        after_min=30,
        price_unit="hour",
        price=Decimal(1),
    )
    return offer_resource(made.lender, draft=replace(van, **said), at=NOW)  # type: ignore[arg-type, no-any-return]


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute)  # noqa: DTZ001 - as it is typed


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return local(day, hour, minute).replace(tzinfo=SEOUL)


def booked(made: Lending, offer: str, start: datetime, end: datetime, **said: object) -> str:
    wanted = Wanted(organisation_id=made.borrows, starts=start, ends=end, purpose="병원 동행")
    wanted = replace(wanted, **said)  # type: ignore[arg-type]
    return book_resource(made.borrower, offer=offer, wanted=wanted, at=NOW)  # type: ignore[no-any-return]


def state(name: str) -> str:
    return str(Booking.objects.everywhere("test").get(public_id=name).state)


def stands(made: Lending) -> dict[tuple[str, int], Decimal]:
    told = balances(made.village.director, initiative_id=made.here, on=TODAY)
    return {(one.unit, one.organisation_id): one.amount for one in told}


def test_a_van_is_asked_for_lent_and_returned_and_the_hours_post_by_themselves(made):
    name = booked(made, offered(made), local(23, 9), local(23, 12))
    assert state(name) == "asked"
    agree_booking(made.lender, booking=name, at=NOW)
    hand_out(made.lender, booking=name, at=at(23, 9))
    take_back(made.lender, booking=name, condition="good", at=at(23, 12))

    assert state(name) == "back"
    assert stands(made) == {("hour", made.lends): 3, ("hour", made.borrows): -3}
    page = booking_page(made.borrower, name, initiative_id=made.here, at=at(23, 12))
    assert page.back is not None
    assert (page.back.late_min, page.back.amount) == (0, 3)


def test_late_is_noted_and_costs_what_it_really_was(made):
    name = booked(made, offered(made, asks=False), local(23, 9), local(23, 12))
    hand_out(made.lender, booking=name, at=at(23, 9))
    offers, late = exchange_due(at=at(23, 13))
    assert (offers, late) == ([], [name])
    assert tend_booking(house(), booking=name, at=at(23, 13)) == "reminded"
    assert exchange_due(at=at(23, 14)) == ([], [])
    with pytest.raises(Refused, match="say_what_is_wrong"):
        take_back(made.lender, booking=name, condition="damaged", at=at(23, 13, 20))
    told = {"condition": "damaged", "note": "뒷문이 긁혔어요"}
    take_back(made.lender, booking=name, **told, at=at(23, 13, 20))

    back = Return.objects.everywhere("test").get()
    assert (back.late_min, back.condition) == (80, "damaged")
    assert stands(made)["hour", made.lends] == Decimal("4.5")


def test_back_early_costs_what_was_agreed(made):
    name = booked(made, offered(made, asks=False), local(23, 9), local(23, 12))
    hand_out(made.lender, booking=name, at=at(23, 9))
    take_back(made.lender, booking=name, condition="good", at=at(23, 10))
    assert stands(made)["hour", made.lends] == 3


def test_two_want_the_same_hours_and_one_has_them(made):
    offer = offered(made)
    booked(made, offer, local(23, 9), local(23, 12))
    for start, end in (((23, 11), (23, 14)), ((23, 12, 15), (23, 14)), ((23, 8), (23, 18))):
        with pytest.raises(Refused, match=r"taken_already|closed_then"):
            booked(made, offer, local(*start), local(*end))
    booked(made, offer, local(23, 12, 30), local(23, 14))


def test_what_is_declined_called_off_or_missed_is_free_again(made):
    offer = offered(made)
    hours = local(23, 9), local(23, 12)
    first = booked(made, offer, *hours)
    decline_booking(made.lender, booking=first, note="점검하는 날", at=NOW)
    second = booked(made, offer, *hours)
    cancel_booking(made.borrower, booking=second, by=made.borrows, at=NOW)
    third = booked(made, offer, *hours)
    agree_booking(made.lender, booking=third, at=NOW)
    with pytest.raises(Refused, match="too_early"):
        miss_booking(made.lender, booking=third, at=at(23, 8))
    miss_booking(made.lender, booking=third, at=at(23, 9, 40))
    assert [state(one) for one in (first, second, third)] == ["declined", "cancelled", "no_show"]
    assert stands(made) == {}


def test_what_is_out_and_late_is_not_promised_to_the_next(made):
    offer = offered(made, asks=False)
    name = booked(made, offer, local(23, 9), local(23, 12))
    hand_out(made.lender, booking=name, at=at(23, 9))
    wanted = Wanted(
        organisation_id=made.borrows, starts=local(23, 15), ends=local(23, 17), purpose="장보기"
    )
    with pytest.raises(Refused, match="taken_already"):
        book_resource(made.borrower, offer=offer, wanted=wanted, at=at(23, 14, 50))


def test_seats_are_shared_until_the_last_one(made):
    bus = offered(made, amount=12, unit="자리", asks=False)
    booked(made, bus, local(23, 9), local(23, 12), amount=8)
    with pytest.raises(Refused, match="taken_already"):
        booked(made, bus, local(23, 10), local(23, 11), amount=5)
    booked(made, bus, local(23, 10), local(23, 11), amount=4)


def test_a_day_off_refuses_what_is_new_and_leaves_what_is_agreed(made):
    offer = offered(made)
    name = booked(made, offer, local(24, 9), local(24, 12))
    close_days(
        made.lender,
        offer=offer,
        starts_on=date(2026, 11, 24),
        ends_before=date(2026, 11, 25),
        at=NOW,
    )
    with pytest.raises(Refused, match="day_off"):
        booked(made, offer, local(24, 14), local(24, 16))
    assert state(name) == "asked"


def test_food_is_given_until_it_is_gone_and_never_past_its_best(made):
    soup = offered(
        made,
        kind="food",
        amount=20,
        unit="인분",
        opening={},
        best_before=at(23, 18),
        price=Decimal("0.25"),
        asks=False,
    )
    name = booked(made, soup, local(23, 17), local(23, 17, 30), amount=12)
    with pytest.raises(Refused, match="not_so_much"):
        booked(made, soup, local(23, 17), local(23, 17, 30), amount=9)
    with pytest.raises(Refused, match="best_before_over"):
        booked(made, soup, local(23, 18), local(23, 18, 30))
    hand_out(made.lender, booking=name, at=at(23, 17))
    assert (state(name), stands(made)["hour", made.lends]) == ("back", 3)
    with pytest.raises(Refused, match="not_so_much"):
        booked(made, soup, local(23, 17), local(23, 17, 30), amount=9)


def test_food_past_its_best_leaves_the_board_by_itself(made):
    soup = offered(made, kind="food", amount=20, opening={}, best_before=at(23, 18), asks=False)
    name = booked(made, soup, local(23, 17), local(23, 17, 30))
    here = {"initiative_id": made.here}
    assert board(made.borrower, **here, at=at(23, 17))
    assert not board(made.borrower, **here, at=at(23, 18))
    assert exchange_due(at=at(23, 18)) == ([soup], [])
    tend_offer(house(), offer=soup, at=at(23, 18))
    assert state(name) == "expired"
    with pytest.raises(Refused, match="best_before_over"):
        hand_out(made.lender, booking=name, at=at(23, 18))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "boat"}, "no_such_kind"),
        ({"amount": 0}, "amount_needed"),
        ({"zone": "Asia/Pyeongchang"}, "no_such_zone"),
        ({"price_unit": "gold"}, "no_such_unit"),
        ({"kind": "food"}, "best_before_needed"),
        ({"kind": "food", "best_before": NOW}, "best_before_over"),
        ({"opening": {"1": [["9", "5"]]}}, "opening_unreadable"),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused(made, said, why):
    with pytest.raises(Refused, match=why):
        offered(made, **said)


def test_a_booking_nobody_answered_ends_when_its_time_comes(made):
    name = booked(made, offered(made), local(23, 9), local(23, 12))
    assert exchange_due(at=at(23, 9)) == ([], [name])
    assert tend_booking(house(), booking=name, at=at(23, 9)) == "expired"


def test_ones_own_use_is_agreed_at_once_and_costs_nothing(made):
    offer = offered(made)
    wanted = Wanted(
        organisation_id=made.lends, starts=local(23, 9), ends=local(23, 12), purpose="배달"
    )
    name = book_resource(made.lender, offer=offer, wanted=wanted, at=NOW)
    hand_out(made.lender, booking=name, at=at(23, 9))
    take_back(made.lender, booking=name, condition="good", at=at(23, 12))
    assert stands(made) == {}


def test_a_limit_holds_with_what_is_promised_and_can_be_raised(made):
    offer = offered(made)
    limit = LimitDraft(initiative_id=made.here, unit="hour", most=Decimal(4), since=TODAY)
    set_credit_limit(made.village.director, draft=limit, at=NOW)
    booked(made, offer, local(23, 9), local(23, 12))
    with pytest.raises(Refused, match="over_the_limit"):
        booked(made, offer, local(24, 9), local(24, 12))
    raised = replace(limit, most=Decimal(6), organisation_id=made.borrows)
    set_credit_limit(made.village.director, draft=raised, at=NOW)
    booked(made, offer, local(24, 9), local(24, 12))
    with pytest.raises(Refused, match="not_allowed"):
        set_credit_limit(made.lender, draft=limit, at=NOW)


def helped(made: Lending, **said: object) -> str:
    plain = PostingDraft(
        initiative_id=made.here,
        unit="hour",
        giver_id=made.lends,
        receiver_id=made.borrows,
        amount=Decimal(2),
        words="김장 일손",
        on=TODAY,
    )
    return post_credit(made.borrower, draft=replace(plain, **said), at=NOW)  # type: ignore[arg-type, no-any-return]


def test_nobody_writes_hours_to_their_own_good(made):
    with pytest.raises(Refused, match="not_allowed"):
        helped(made, giver_id=made.borrows, receiver_id=made.lends)


def test_a_mistake_is_answered_by_a_line_the_other_way_round_once(made):
    line = helped(made)
    with pytest.raises(Refused, match="not_allowed"):
        reverse_posting(made.borrower, posting=line, words="아니에요", at=NOW)
    turned = reverse_posting(made.lender, posting=line, words="두 시간이 아니라 한 시간", at=NOW)
    for again in (line, turned):
        with pytest.raises(Refused, match="posting_reversed"):
            correct_posting(made.village.director, posting=again, words="또", at=NOW)
    assert set(stands(made).values()) == {0}
    told = statement(made.borrower, made.borrows, initiative_id=made.here, unit="hour", on=TODAY)
    assert [(one.amount, one.is_reversal) for one in told.lines] == [(2, True), (-2, False)]


def test_hours_and_won_stand_apart(made):
    helped(made)
    helped(made, unit="won", amount=Decimal(30000))
    assert stands(made) == {
        ("hour", made.lends): 2,
        ("hour", made.borrows): -2,
        ("won", made.lends): 30000,
        ("won", made.borrows): -30000,
    }
    with pytest.raises(Refused, match="whole_won"):
        helped(made, unit="won", amount=Decimal("0.5"))


@pytest.mark.slow  # triggers are made by migrations, which the fast tests leave out
def test_the_ledger_is_written_once_in_the_database_too(made):
    helped(made)
    with pytest.raises(OutsideScope):
        CreditPosting.objects.everywhere("test").update(amount=9)
    for change in (
        "UPDATE credit_posting SET amount = 9",
        "UPDATE credit_posting SET unit = 'won'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert stands(made)["hour", made.lends] == 2


def test_the_wrong_people_neither_book_nor_read(made):
    offer = offered(made)
    name = booked(made, offer, local(23, 9), local(23, 12))
    village = made.village
    wanted = Wanted(
        organisation_id=made.lends, starts=local(24, 9), ends=local(24, 12), purpose="몰래"
    )
    for verb in (
        lambda: book_resource(made.borrower, offer=offer, wanted=wanted, at=NOW),
        lambda: agree_booking(made.borrower, booking=name, at=NOW),
        lambda: end_offer(made.borrower, offer=offer, at=NOW),
        lambda: statement(
            made.borrower, made.lends, initiative_id=made.here, unit="hour", on=TODAY
        ),
    ):
        with pytest.raises(Refused, match="not_allowed"):
            verb()
    with pytest.raises(Refused, match="no_such_booking"):
        booking_page(village.funder, name, initiative_id=made.here, at=NOW)
    assert balances(village.funder, initiative_id=made.here, on=TODAY) == ()


def test_what_waits_stands_before_the_one_who_must_act(made):
    name = booked(made, offered(made), local(23, 9), local(23, 12))
    here = {"initiative_id": made.here}
    assert [one.state for one in exchange_waiting(made.lender, **here, at=NOW)] == ["asked"]
    assert exchange_waiting(made.borrower, **here, at=NOW) == ()
    agree_booking(made.lender, booking=name, at=NOW)
    hand_out(made.lender, booking=name, at=at(23, 9))
    assert [one.state for one in exchange_waiting(made.borrower, **here, at=at(23, 9))] == ["out"]


def test_what_is_asked_for_is_answered_once(made):
    offer = offered(made)
    draft = RequestDraft(
        initiative_id=made.here,
        organisation_id=made.borrows,
        kind="vehicle",
        text="김장 배추를 실을 차",
        starts_at=at(24, 9),
        ends_at=at(24, 12),
    )
    wish = ask_for_resource(made.borrower, draft=draft, at=NOW)
    answer_request(made.lender, request=wish, offer=offer, at=NOW)
    (found,) = requests_answered(made.borrower, initiative_id=made.here, at=NOW)
    assert (found.answer, found.answered_by.ko) == (offer, "손맛사회적협동조합")
    assert requests_answered(made.lender, initiative_id=made.here, at=NOW) == ()
    letter = Notice.objects.everywhere("a test").filter(code="activities.request_answered")
    assert "borrower" in {row.account.name for row in letter}
    assert f"/offers/{offer}/" in letter.first().values
    with pytest.raises(Refused, match="request_over"):
        answer_request(made.lender, request=wish, offer=offer, at=NOW)
    with pytest.raises(Refused, match="booking_in_the_past"):
        ask_for_resource(made.borrower, draft=draft, at=NOW + timedelta(days=9))
