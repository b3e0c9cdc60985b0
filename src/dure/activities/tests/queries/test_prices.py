"""What something costs is said by the hour where it is lent, and for each where it is given away."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dure.activities.queries import board
from dure.activities.tests.bus_story import bus
from dure.ground.tests.story import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "unit", "said", "price", "ko", "en"),
    [
        ("room", "곳", "hour", "0.50", "1시간에 품 0.5시간", "0.5 h of credit per hour"),
        ("vehicle", "대", "won", "12000.00", "1시간에 12,000원", "₩12,000 per hour"),
        ("food", "개", "won", "800", "1개에 800원", "₩800 for one item"),
        ("food", "개", "", "0", "그냥 나눠요", "free"),
        ("room", "곳", "", "0", "그냥 빌려줘요", "free"),
    ],
)
def test_what_it_comes_to(kind, unit, said, price, ko, en):
    village, lender, _, _ = bus()
    (card,) = board(lender, initiative_id=village.initiative.pk, at=NOW)
    card = replace(card, kind=kind, unit=unit, amount=1, price_unit=said, price=Decimal(price))
    assert (card.price_words.ko, card.price_words.en) == (ko, en)


def test_of_several_at_once_it_is_said_that_each_costs():
    village, lender, _, _ = bus()
    (card,) = board(lender, initiative_id=village.initiative.pk, at=NOW)
    card = replace(card, unit="자리", amount=12, price_unit="hour", price=Decimal("1.50"))
    assert card.price_words.ko == "1자리 1시간에 품 1.5시간"
    assert card.price_words.en == "1.5 h of credit per hour for one seat"
