"""Post hours and credit: by a loan that ended, by hand, the other way round; and how much may be owed."""

from datetime import datetime
from decimal import Decimal

from dure.activities.models import Booking, CreditLimit, CreditPosting
from dure.activities.queries.acting_for import must_act_for
from dure.activities.rules.credit import LARGEST, UNITS, check_posting
from dure.activities.services.exchange_rows import SHARES
from dure.activities.types.exchange import LimitDraft, PostingDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import organisations_in
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number

KEEPS = "keep_credit"


def post_for_booking(row: Booking, actor: Actor, amount: Decimal, *, at: datetime) -> str:
    """In the transaction of the return: from lender to borrower, once for a booking; "" where free."""
    offer = row.offer
    if not amount or offer.organisation_id == row.organisation_id:
        return ""
    check_posting(offer.price_unit, offer.organisation_id, row.organisation_id, amount)
    made = CreditPosting.objects.create(
        public_id=public_id(),
        initiative_id=offer.initiative_id,
        unit=offer.price_unit,
        giver_id=offer.organisation_id,
        receiver_id=row.organisation_id,
        amount=amount,
        words="",
        happened_on=day_of(at),
        source=f"booking:{row.public_id}",
        booking=row,
        recorded_at=at,
        account_id=actor.account_id,
        by=actor.name[:160],
    )
    return str(made.public_id)


def _of_receiver(*, draft: PostingDraft) -> Subject:
    return Subject("credit", "new", draft.initiative_id, draft.receiver_id)


@action("activities.credit.post", may="share_resources", on=_of_receiver)
def post_credit(actor: Actor, *, draft: PostingDraft, at: datetime) -> Done[str]:
    """By hand, by whoever had the help: nobody writes hours to their own good.

    The same token again answers the line that stands already, so a form sent twice owes once.
    Refused: `activities.no_such_unit`, `.amount_needed`, `.whole_won`, `.quarter_hours`,
    `.to_ones_own`, `.not_taking_part`, `.purpose_needed`, `.not_on_that_day`.
    """
    check_posting(draft.unit, draft.giver_id, draft.receiver_id, draft.amount)
    must_act_for(actor, SHARES, draft.initiative_id, draft.receiver_id, day_of(at))
    if not {draft.giver_id, draft.receiver_id} <= organisations_in(draft.initiative_id):
        raise Refused("activities.not_taking_part")
    if not draft.words.strip():
        raise Refused("activities.purpose_needed")
    if draft.on > day_of(at):
        raise Refused("activities.not_on_that_day")
    refuse_resident_number(words=draft.words)
    name = public_id()
    row, is_new = CreditPosting.objects.within(initiative_id=draft.initiative_id).get_or_create(
        # Whose form it was stands in it: nobody answers with the line of somebody else.
        source=f"hand:{actor.account_id}:{draft.token or name}"[:60],
        defaults={
            "public_id": name,
            "initiative_id": draft.initiative_id,
            "unit": draft.unit,
            "giver_id": draft.giver_id,
            "receiver_id": draft.receiver_id,
            "amount": draft.amount,
            "words": draft.words.strip()[:200],
            "happened_on": draft.on,
            "recorded_at": at,
            "account_id": actor.account_id,
            "by": actor.name[:160],
        },
    )
    told = {"posting": row.public_id, "unit": row.unit, "amount": str(row.amount)}
    return Done(str(row.public_id), told if is_new else told | {"again": True})


def _of_giver(*, posting: str, **_: object) -> Subject:
    row = posting_row(posting)
    return Subject("credit", posting, row.initiative_id, row.giver_id)


@action("activities.credit.reverse", may="share_resources", on=_of_giver)
def reverse_posting(actor: Actor, *, posting: str, words: str, at: datetime) -> Done[str]:
    """The other way round, once: whoever gains by a line takes it back, or whoever keeps the ledger.

    Refused: `activities.posting_reversed`, `.purpose_needed`.
    """
    seen = posting_row(posting)
    must_act_for(actor, SHARES, seen.initiative_id, seen.giver_id, day_of(at))
    return _reversed(actor, seen, words, at)


def _kept(*, posting: str, **_: object) -> Subject:
    row = posting_row(posting)
    return Subject("credit", posting, row.initiative_id)


@action("activities.credit.correct", may="keep_credit", on=_kept)
def correct_posting(actor: Actor, *, posting: str, words: str, at: datetime) -> Done[str]:
    """The same by whoever keeps the ledger of the whole initiative."""
    return _reversed(actor, posting_row(posting), words, at)


def _reversed(actor: Actor, seen: CreditPosting, words: str, at: datetime) -> Done[str]:
    if not words.strip():
        raise Refused("activities.purpose_needed")
    refuse_resident_number(words=words)
    row: CreditPosting = CreditPosting.objects.within(pk=seen.pk).select_for_update().get()
    taken = CreditPosting.objects.within(reverses_id=row.pk).exists()
    if taken or row.reverses_id is not None:
        raise Refused("activities.posting_reversed")
    name = public_id()
    CreditPosting.objects.create(
        public_id=name,
        initiative_id=row.initiative_id,
        unit=row.unit,
        giver_id=row.receiver_id,
        receiver_id=row.giver_id,
        amount=row.amount,
        words=words.strip()[:200],
        happened_on=row.happened_on,
        source=f"reversal:{row.public_id}",
        reverses=row,
        booking_id=row.booking_id,
        recorded_at=at,
        account_id=actor.account_id,
        by=actor.name[:160],
    )
    return Done(name, {"posting": name, "reverses": row.public_id})


def _of_limit(*, draft: LimitDraft) -> Subject:
    return Subject("initiative", draft.initiative_id, draft.initiative_id)


@action("activities.credit.set_limit", may="keep_credit", on=_of_limit)
def set_credit_limit(actor: Actor, *, draft: LimitDraft, at: datetime) -> Done[None]:
    """How much may be owed in a unit, by all or by one, from today or a later day on."""
    if draft.unit not in UNITS:
        raise Refused("activities.no_such_unit")
    if not draft.most.is_finite() or not 0 <= draft.most <= LARGEST:
        raise Refused("activities.amount_needed")
    if draft.since < day_of(at):
        raise Refused("activities.not_before_today")
    who = draft.organisation_id
    if who is not None and who not in organisations_in(draft.initiative_id):
        raise Refused("activities.not_taking_part")
    CreditLimit.objects.create(
        initiative_id=draft.initiative_id,
        unit=draft.unit,
        organisation_id=who,
        since_on=draft.since,
        most=draft.most,
        recorded_at=at,
        recorded_by=actor.name[:160],
    )
    return Done(None, {"unit": draft.unit, "most": str(draft.most), "organisation": who})


def posting_row(public_id: str) -> CreditPosting:
    """One line of the ledger; refused with `activities.no_such_posting`."""
    rows = CreditPosting.objects.everywhere("the gate follows").filter(public_id=public_id)
    row: CreditPosting | None = rows.first()
    if row is None:
        raise Refused("activities.no_such_posting")
    return row
