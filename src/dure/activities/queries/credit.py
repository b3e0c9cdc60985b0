"""The ledger of hours and credit, asked: balances, statements, limits. Hours and won stay apart."""

from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from dure.activities.models import CreditLimit, CreditPosting
from dure.activities.queries.acting_for import acted_for
from dure.activities.rules.credit import UNITS, most_owed
from dure.activities.types.exchange import Balance, Statement, StatementLine
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.errors import Refused

SHARES, KEEPS = "share_resources", "keep_credit"
NOTHING = Decimal(0)


def balance_of(organisation_id: int, *, initiative_id: int, unit: str) -> Decimal:
    """What one organisation gave less what it had, in one unit."""
    rows = CreditPosting.objects.within(initiative_id=initiative_id, unit=unit)
    given = rows.filter(giver_id=organisation_id).aggregate(sum=Sum("amount"))["sum"]
    had = rows.filter(receiver_id=organisation_id).aggregate(sum=Sum("amount"))["sum"]
    return Decimal(given or 0) - Decimal(had or 0)


def credit_limit_of(
    organisation_id: int, *, initiative_id: int, unit: str, on: date
) -> Decimal | None:
    """How much it may owe that day; None where nothing was agreed."""
    rows = CreditLimit.objects.within(initiative_id=initiative_id, unit=unit, since_on__lte=on)
    newest = {row.organisation_id: row.most for row in rows.order_by("since_on", "pk")}
    return most_owed(newest, organisation_id)


def limits_set(initiative_id: int, *, on: date) -> tuple[tuple[str, int | None, Decimal], ...]:
    """The limits that hold that day: unit, organisation (None: all), amount."""
    rows = CreditLimit.objects.within(initiative_id=initiative_id, since_on__lte=on)
    newest = {(row.unit, row.organisation_id): row.most for row in rows.order_by("since_on", "pk")}
    return tuple((unit, who, most) for (unit, who), most in newest.items())


def statement(
    actor: Actor, organisation_id: int, *, initiative_id: int, unit: str, on: date
) -> Statement:
    """One organisation's statement in one unit, the newest first, for its own people and the keeper.

    Refused: `journal.not_allowed`, `activities.no_such_unit`.
    """
    _must_read(actor, organisation_id, initiative_id, on)
    if unit not in UNITS:
        raise Refused("activities.no_such_unit")
    rows = CreditPosting.objects.within(initiative_id=initiative_id, unit=unit).filter(
        Q(giver_id=organisation_id) | Q(receiver_id=organisation_id)
    )
    rows = rows.select_related("giver", "receiver", "booking__offer", "reversed_by")
    balance, lines = NOTHING, []
    for row in rows.order_by("happened_on", "pk"):
        line = _line(row, organisation_id, balance)
        balance = line.balance
        lines.append(line)
    home = organisation_cards(frozenset((organisation_id,)))[organisation_id]
    most = credit_limit_of(organisation_id, initiative_id=initiative_id, unit=unit, on=on)
    return Statement(organisation_id, home.name, unit, tuple(reversed(lines)), balance, most)


def balances(actor: Actor, *, initiative_id: int, on: date) -> tuple[Balance, ...]:
    """What stands for each organisation the actor may read, in each unit that was ever used."""
    rows = CreditPosting.objects.within(initiative_id=initiative_id).order_by()
    found: dict[tuple[str, int], Decimal] = {}
    for side, sign in (("giver_id", 1), ("receiver_id", -1)):
        for unit, who, amount in rows.values_list("unit", side).annotate(Sum("amount")):
            found[unit, who] = found.get((unit, who), NOTHING) + sign * amount
    if not _keeps(actor, initiative_id):
        own = acted_for(actor, SHARES, initiative_id, on)
        found = {key: amount for key, amount in found.items() if key[1] in own}
    homes = organisation_cards(frozenset(who for _, who in found))
    told = (Balance(who, homes[who].name, unit, much) for (unit, who), much in found.items())
    return tuple(sorted(told, key=lambda one: (one.unit, one.organisation.ko)))


def _must_read(actor: Actor, organisation_id: int, initiative_id: int, on: date) -> None:
    own = acted_for(actor, SHARES, initiative_id, on)
    if organisation_id not in own and not _keeps(actor, initiative_id):
        raise Refused("journal.not_allowed", verb=SHARES)


def _keeps(actor: Actor, initiative_id: int) -> bool:
    return may(actor, KEEPS, Subject("initiative", initiative_id, initiative_id))


def _line(row: CreditPosting, organisation_id: int, before: Decimal) -> StatementLine:
    gave = row.giver_id == organisation_id
    amount = row.amount if gave else -row.amount
    booking = row.booking
    return StatementLine(
        public_id=row.public_id,
        on=row.happened_on,
        other=row.receiver.name if gave else row.giver.name,
        words=row.words or (str(booking.offer.name) if booking else ""),
        amount=amount,
        balance=before + amount,
        by=row.by,
        is_reversal=row.reverses_id is not None,
        is_reversed=hasattr(row, "reversed_by"),
        booking=booking.public_id if booking else "",
    )
