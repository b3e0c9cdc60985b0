"""A village bus that one organisation lends and another borrows."""

from decimal import Decimal

from dure.activities.services import offer_resource
from dure.activities.tests.story import GARAM, table
from dure.activities.types.exchange import OfferDraft
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, person_who
from dure.kernel.words import Words


def bus(amount: int = 1, price: int = 0) -> tuple[Village, Actor, Actor, str]:
    """The village, who lends, who borrows, and the public id of the bus that is offered."""
    village = table().village
    lender = person_who("worker", village.initiative, village.kitchen, "lender")
    borrower = person_who("worker", village.initiative, village.welfare, "borrower")
    draft = OfferDraft(
        initiative_id=village.initiative.pk,
        organisation_id=village.kitchen.pk,
        kind="vehicle",
        name=Words("마을 버스", "Village bus"),
        place_code=GARAM,
        amount=amount,
        asks=False,
        price_unit="hour" if price else "",
        price=Decimal(price),
    )
    return village, lender, borrower, offer_resource(lender, draft=draft, at=NOW)
