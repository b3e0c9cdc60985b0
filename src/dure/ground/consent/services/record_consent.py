"""Record a consent and withdraw it; a withdrawal acts the same moment."""

from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q

from dure.ground.consent.models import Consent, Purpose, Withdrawal
from dure.ground.consent.queries.consents import card_of
from dure.ground.consent.rules.purposes import PurposeTerms, purpose
from dure.ground.consent.rules.terms import check_terms, end_of
from dure.ground.consent.types import ConsentCard, Giver, NewConsent
from dure.ground.files.services import keep_file
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.law.queries import law_value
from dure.ground.organisations.queries import must_reach, subject_within
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

MONTHS_A_YEAR = 12


def _giver(*, initiative_id: int, giver: Giver, **_: object) -> Subject:
    return subject_within("person", giver.person_id, initiative_id, giver.organisation_id)


def _that_one(*, initiative_id: int, consent_id: int, **_: object) -> Subject:
    row = _found(consent_id)
    return subject_within("person", row.person_id, initiative_id, row.holder_id)


@action("consent.consent.record", may="record_consent", on=_giver)
def record_consent(
    actor: Actor, *, at: datetime, initiative_id: int, giver: Giver, new: NewConsent
) -> Done[ConsentCard]:
    """Record what a person agreed to; the end is worked out from the purpose and the law.

    Refused: no such purpose or method, no items, no recipient where one is needed, sensitive items in
    an ordinary consent, a child under 14 without the guardian, a term that is too long.
    """
    if actor.account_id is None:
        raise Refused("consent.somebody_records_it")
    must_reach(actor, giver.organisation_id, initiative_id, day_of(at))
    terms = purpose(new.purpose)
    if new.given_on > day_of(at):
        raise Refused("consent.not_yet_given")
    child_age = law_value("privacy.child_age_years", new.given_on)
    refuse_resident_number(supported_by=new.supported_by)
    check_terms(new, terms, giver, child_age=child_age)
    row = Consent.objects.create(
        person_id=giver.person_id,
        purpose=_purpose_row(terms),
        holder_id=giver.organisation_id,
        recipient_id=new.recipient_id,
        items=list(new.items),
        given_on=new.given_on,
        expires_on=end_of(new, _longest(terms, new)),
        method=new.method,
        given_by=new.given_by,
        easy_read=new.easy_read,
        supported_by=new.supported_by,
        keep_months=new.keep_months,
        document_id=_paper(actor, at, initiative_id, giver, new),
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    return Done(card_of(row, day_of(at)), {"consent": row.pk, "purpose": terms.code})


@action("consent.consent.withdraw", may="record_consent", on=_that_one)
def withdraw_consent(
    actor: Actor, *, at: datetime, initiative_id: int, consent_id: int, note: str = ""
) -> Done[None]:
    """Withdraw a consent from today on, with every other to the same end: somebody asked anew gave two.

    Refused: `consent.already_withdrawn`, `consent.no_such_consent`.
    """
    if actor.account_id is None:
        raise Refused("consent.somebody_records_it")
    refuse_resident_number(note=note)
    row = _found(consent_id)
    must_reach(actor, row.holder_id, initiative_id, day_of(at))
    # Held, so that of two who withdraw it at one moment the second is told so.
    Consent.objects.within(pk=row.pk).select_for_update().get()
    if Withdrawal.objects.within(consent_id=row.pk).exists():
        raise Refused("consent.already_withdrawn")
    ended = [row.pk, *_others_to_the_same_end(row, day_of(at))]
    Withdrawal.objects.bulk_create(
        Withdrawal(
            consent_id=consent_id,
            withdrawn_on=day_of(at),
            recorded_at=at,
            recorded_by_id=actor.account_id,
            note=note,
        )
        for consent_id in ended
    )
    return Done(None, {"consent": row.pk, "purpose": row.purpose.code, "with": ended[1:]})


def _others_to_the_same_end(row: Consent, today: date) -> list[int]:
    """Those that would go on after a withdrawal: the same purpose, holder and recipient, not yet over."""
    same = {"person_id": row.person_id, "purpose_id": row.purpose_id, "holder_id": row.holder_id}
    others = Consent.objects.within(**same, recipient_id=row.recipient_id, withdrawal__isnull=True)
    open_still = others.filter(Q(expires_on=None) | Q(expires_on__gt=today)).exclude(pk=row.pk)
    return list(open_still.values_list("pk", flat=True))


def end_consents_of(actor: Actor, *, at: datetime, person_id: int) -> int:
    """End everything a person agreed to, as part of erasing them; answers how many were open.

    Called inside another verb's transaction, which asks for the right and writes the journal.
    """
    if actor.account_id is None:
        raise Refused("consent.somebody_records_it")
    rows = Consent.objects.within(person_id=person_id, withdrawal__isnull=True)
    ended = [
        Withdrawal(
            consent_id=consent_id,
            withdrawn_on=day_of(at),
            recorded_at=at,
            recorded_by_id=actor.account_id,
        )
        for consent_id in rows.values_list("pk", flat=True)
    ]
    Consent.objects.within(person_id=person_id).forget(supported_by="")
    return len(Withdrawal.objects.bulk_create(ended))


def _paper(
    actor: Actor, at: datetime, initiative_id: int, giver: Giver, new: NewConsent
) -> int | None:
    if new.paper is None:
        return None
    home = giver.organisation_id
    paper = replace(new.paper, personal=True, consent_state="given")
    kept = keep_file(actor, at=at, initiative_id=initiative_id, organisation_id=home, new=paper)
    return int(kept.id)


def _longest(terms: PurposeTerms, new: NewConsent) -> int | None:
    if terms.renew is None:
        return terms.months
    return int(law_value(terms.renew, new.given_on)) * MONTHS_A_YEAR


def _purpose_row(terms: PurposeTerms) -> Purpose:
    told = {
        "name_ko": terms.name.ko,
        "name_en": terms.name.en,
        "plain_ko": terms.plain.ko,
        "plain_en": terms.plain.en,
        "sensitive": terms.sensitive,
    }
    return Purpose.objects.get_or_create(code=terms.code, defaults=told)[0]


def _found(consent_id: int) -> Consent:
    asked = Consent.objects.within(pk=consent_id).select_related("purpose")
    found: Consent | None = asked.first()
    if found is None:
        raise Refused("consent.no_such_consent")
    return found
