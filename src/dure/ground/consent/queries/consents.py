"""Consent, asked: who agrees to a purpose on a day, and what one person agreed to."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q

from dure.ground.consent.models import Consent
from dure.ground.consent.rules.terms import is_in_force
from dure.ground.consent.types import ConsentCard

# Above this, ask for all and compare: databases limit how many can be named.
NAMED_IN_A_QUERY = 5_000


def has_consent(
    person_ids: Iterable[int], purpose: str, recipient: int | None, on: date
) -> frozenset[int]:
    """Those of `person_ids` whose consent to the purpose, for that recipient, is in force on `on`.

    `on` is the day of the processing, not of the service: a consent withdrawn today no longer
    covers a meal of last month. `recipient` None asks for consent to the holder's own use.
    """
    asked = frozenset(person_ids)
    rows = Consent.objects.within(
        purpose__code=purpose, recipient_id=recipient, given_on__lte=on
    ).filter(_open_on(on))
    if len(asked) <= NAMED_IN_A_QUERY:
        rows = rows.filter(person_id__in=asked)
    return asked.intersection(rows.values_list("person_id", flat=True))


def last_withdrawn_on() -> date | None:
    """The last day on which anybody withdrew a consent; None where nobody ever did."""
    rows = Consent.objects.within(withdrawal__isnull=False)
    newest: date | None = rows.aggregate(day=Max("withdrawal__withdrawn_on"))["day"]
    return newest


def withdrawals_since(moment: datetime, *, recipients: Iterable[int]) -> int:
    """How many consents given to these recipients were withdrawn after a moment."""
    rows = Consent.objects.within(recipient_id__in=sorted(recipients))
    return rows.filter(withdrawal__recorded_at__gte=moment).count()


def last_withdrawals(purposes: Iterable[str]) -> dict[int, datetime]:
    """Organisation → when a consent that one of its people gave to these purposes was last withdrawn."""
    rows = Consent.objects.within(purpose__code__in=list(purposes), withdrawal__isnull=False)
    newest = rows.order_by().values_list("holder_id").annotate(Max("withdrawal__recorded_at"))
    return dict(newest)


def consents_mark() -> tuple[object, ...]:
    """What changes whenever any consent is given, changed or withdrawn."""
    rows = Consent.objects.within(pk__gt=0).order_by()
    told = rows.aggregate(count=Count("pk"), newest=Max("pk"), gone=Count("withdrawal"))
    return (told["count"], told["newest"], told["gone"])


def agreed_items(
    person_ids: Iterable[int], purposes: Iterable[str], recipients: Iterable[int], on: date
) -> dict[int, frozenset[str]]:
    """For each person who agrees on that day, the items that the consents name."""
    asked = frozenset(person_ids)
    rows = Consent.objects.within(
        purpose__code__in=list(purposes), recipient_id__in=list(recipients), given_on__lte=on
    ).filter(_open_on(on))
    if len(asked) <= NAMED_IN_A_QUERY:
        rows = rows.filter(person_id__in=asked)
    found: dict[int, frozenset[str]] = {}
    for person_id, items in rows.values_list("person_id", "items"):
        if person_id in asked:
            found[person_id] = found.get(person_id, frozenset()) | set(items)
    return found


def consents_of(person_id: int, on: date) -> tuple[ConsentCard, ...]:
    """Everything a person ever agreed to, newest first, and how it stands on a day."""
    rows = Consent.objects.within(person_id=person_id).select_related("purpose", "withdrawal")
    return tuple(card_of(row, on) for row in rows.order_by("-given_on", "-id"))


def consents_to_renew(
    holder_id: int, on: date, *, within_days: int = 30
) -> tuple[ConsentCard, ...]:
    """Consents of an organisation in force on `on` that end within some days, the soonest first."""
    last = on + timedelta(days=within_days)
    rows = Consent.objects.within(holder_id=holder_id, given_on__lte=on, expires_on__lte=last)
    open_ones = rows.filter(_open_on(on)).select_related("purpose", "withdrawal")
    return tuple(card_of(row, on) for row in open_ones.order_by("expires_on", "id"))


def card_of(row: Consent, on: date) -> ConsentCard:
    """The frozen card of a consent as it stands on a day."""
    withdrawal = getattr(row, "withdrawal", None)
    withdrawn_on = withdrawal.withdrawn_on if withdrawal else None
    return ConsentCard(
        id=row.pk,
        person_id=row.person_id,
        purpose=row.purpose.code,
        holder_id=row.holder_id,
        recipient_id=row.recipient_id,
        items=tuple(row.items),
        given_on=row.given_on,
        expires_on=row.expires_on,
        withdrawn_on=withdrawn_on,
        method=row.method,
        given_by=row.given_by,
        in_force=is_in_force(row.given_on, row.expires_on, withdrawn_on, on),
        easy_read=row.easy_read,
        keep_months=row.keep_months,
        has_document=row.document_id is not None,
    )


def _open_on(day: date) -> Q:
    not_run_out = Q(expires_on__isnull=True) | Q(expires_on__gt=day)
    not_withdrawn = Q(withdrawal__isnull=True) | Q(withdrawal__withdrawn_on__gt=day)
    return not_run_out & not_withdrawn


def consents_in_force(consent_ids: Iterable[int], on: date) -> frozenset[int]:
    """Those of the consents that hold on a day: given, not run out, not withdrawn."""
    rows = Consent.objects.within(pk__in=list(consent_ids), given_on__lte=on).filter(_open_on(on))
    return frozenset(rows.values_list("pk", flat=True))
