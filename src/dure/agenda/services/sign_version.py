"""Sign a version for an organisation: once, by who speaks for it, known just now, meaning it."""

from datetime import datetime

from dure.agenda.models import Agenda, Ceremony, HallCode, Ratification
from dure.agenda.queries.signatures import signature_card
from dure.agenda.rules.signing import (
    LONGEST_WORD,
    fault_of_proof,
    fault_of_text,
    intent,
    may_sign_part,
    signed_when,
)
from dure.agenda.types.signing import Proof, Signature, Signing
from dure.ground.access.queries import accounts_of, as_speaker
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import members_of, organisation_cards
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number


def sign_version(actor: Actor, *, at: datetime, signing: Signing, proof: Proof) -> Signature:
    """Sign. The same `key` again answers the same signature: a phone may send until it hears back.

    Refused as `rules/signing.py` says, and with `agenda.not_your_organisation`, `.may_not_sign_here`,
    `.signed_already`, `.not_ticked`, `.word_too_long`, `.code_used`.
    """
    known = _sent_before(actor, signing)
    if known is not None:
        return known
    speaker = as_speaker(actor, day_of(at))
    try:
        signed: Signature = _sign(speaker, at=at, signing=signing, proof=proof)
    except Refused as refused:
        again = _sent_before(actor, signing) if refused.code in ONCE else None
        if again is None:
            raise
        return again
    return signed


ONCE = ("agenda.signed_already", "agenda.code_used")


def _that_version(*, signing: Signing, **_: object) -> Subject:
    row = Agenda.objects.within(pk=signing.agenda_id).first()
    if row is None:
        raise Refused("agenda.no_such_signed_text", number=signing.agenda_id)
    return Subject("agenda", row.pk, row.initiative_id, signing.organisation_id)


@action(
    "agenda.version.sign",
    may="speak_for_organisation",
    on=_that_version,
    tell=("members",),
    refusal="agenda.not_your_organisation",
)
def _sign(actor: Actor, *, at: datetime, signing: Signing, proof: Proof) -> Done[Signature]:
    version = Agenda.objects.within(pk=signing.agenda_id).select_for_update().get()
    on = signed_when(signing.signed_at, known_at=proof.authenticated_at, received_at=at)
    if proof.account_id != actor.account_id:
        raise Refused("agenda.bad_ticket")
    _must_hold(version, signing, proof, on=on, at=at)
    turn = _turn(version, signing)
    ceremony = _ceremony(version, signing, proof, on=on, at=at)
    row = _written(version, actor, signing, proof, {"signed_at": on, "received_at": at})
    row.turn, row.ceremony = turn, ceremony
    row.save()
    noted = {
        "signature": row.public_id,
        "organisation": signing.organisation_id,
        "fingerprint": row.fingerprint,
        "method": proof.method,
    }
    return Done(signature_card(row), noted)


def _must_hold(
    version: Agenda, signing: Signing, proof: Proof, *, on: datetime, at: datetime
) -> None:
    if not signing.ticked:
        raise Refused("agenda.not_ticked")
    if len(signing.word.strip()) > LONGEST_WORD:
        raise Refused("agenda.word_too_long", longest=LONGEST_WORD)
    refuse_resident_number(word=signing.word)
    text_fault = fault_of_text(
        version.status,
        read=signing.fingerprint,
        stands=version.fingerprint,
        signed_at=on,
        superseded_at=version.superseded_at,
    )
    fault = text_fault or fault_of_proof(
        known_at=proof.authenticated_at, signed_at=on, received_at=at
    )
    if fault:
        raise Refused(fault)
    _must_take_part(version, signing, at)


def _must_take_part(version: Agenda, signing: Signing, at: datetime) -> None:
    members = members_of(version.initiative_id, day_of(at))
    parts = {each.organisation.id: each.part for each in members}
    if not may_sign_part(parts.get(signing.organisation_id, "")):
        cards = organisation_cards(frozenset((signing.organisation_id,)))
        name = cards[signing.organisation_id].name if cards else ""
        raise Refused("agenda.may_not_sign_here", organisation=name)


def _turn(version: Agenda, signing: Signing) -> int:
    """How many signatures of this organisation were taken back; refused where one stands."""
    rows = Ratification.objects.within(
        initiative_id=version.initiative_id,
        agenda_id=version.pk,
        organisation_id=signing.organisation_id,
    )
    standing = rows.filter(withdrawal__isnull=True).select_related("organisation").first()
    if standing is not None:
        name = standing.organisation.name
        raise Refused("agenda.signed_already", organisation=name, signer=standing.signer)
    return rows.count()


def _ceremony(
    version: Agenda, signing: Signing, proof: Proof, *, on: datetime, at: datetime
) -> Ceremony | None:
    """The ceremony in which this was signed; nothing when it was over by then. Uses up the code."""
    if signing.ceremony_id is None:
        return None
    row = Ceremony.objects.within(pk=signing.ceremony_id, agenda_id=version.pk).first()
    if row is None:
        raise Refused("agenda.no_such_ceremony")
    in_time = row.closed_at is None or on <= row.closed_at
    if proof.code_id is not None:
        if not in_time:
            raise Refused("agenda.ceremony_over")
        _use(proof, signing, at)
    return row if in_time else None


def _use(proof: Proof, signing: Signing, at: datetime) -> None:
    mine = HallCode.objects.within(
        pk=proof.code_id,
        ceremony_id=signing.ceremony_id,
        organisation_id=signing.organisation_id,
        account_id=proof.account_id,
        withdrawn_at__isnull=True,
    )
    if not mine.filter(used_at__isnull=True).update(used_at=at):
        raise Refused("agenda.code_used" if mine.exists() else "agenda.code_not_known")


def _written(
    version: Agenda, actor: Actor, signing: Signing, proof: Proof, when: dict[str, datetime]
) -> Ratification:
    organisation = organisation_cards(frozenset((signing.organisation_id,)))[
        signing.organisation_id
    ]
    said = intent(organisation.name, version.title, version.number)
    return Ratification(
        public_id=public_id(),
        initiative_id=version.initiative_id,
        agenda=version,
        organisation_id=signing.organisation_id,
        fingerprint=version.fingerprint,
        account_id=proof.account_id,
        signer=actor.name[:160],
        standing=_standing(actor, signing.organisation_id, day=when["received_at"]),
        method=proof.method,
        authenticated_at=proof.authenticated_at,
        intent_ko=said.ko,
        intent_en=said.en,
        language=signing.language,
        word=signing.word.strip(),
        address=actor.address,
        key=signing.key,
        **when,
    )


def _standing(actor: Actor, organisation_id: int, *, day: datetime) -> str:
    """As what somebody speaks for the organisation: its delegate, its alternate, its director."""
    for card in accounts_of(organisation_id, day_of(day)):
        if card.id == actor.account_id and card.delegate:
            return card.delegate
    return "director"


def _sent_before(actor: Actor, signing: Signing) -> Signature | None:
    rows = Ratification.objects.within(
        key=signing.key,
        agenda_id=signing.agenda_id,
        organisation_id=signing.organisation_id,
        account_id=actor.account_id,
    )
    row = rows.select_related("organisation", "withdrawal").first()
    return signature_card(row) if row else None
