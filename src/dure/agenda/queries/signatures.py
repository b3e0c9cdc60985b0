"""Who signed a version, for those who take part; whom the backbone awaits."""

from datetime import date, datetime
from typing import Any

from dure.agenda.models import Ratification
from dure.agenda.queries.ceremonies import ceremonies_of
from dure.agenda.queries.signed_text import signed_text, signed_versions
from dure.agenda.rules.signing import AWAITED, may_sign_part
from dure.agenda.types.signing import (
    METHODS,
    STANDINGS,
    OwnSignature,
    Signature,
    SignedText,
    SigningState,
    Withdrawn,
)
from dure.ground.access.queries import spoken_for
from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.ground.organisations.types import MemberCard
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def signing_state(actor: Actor, *, slug: str, number: int, at: datetime) -> SigningState:
    """How far a version is signed. Refused with `journal.not_allowed` for who is not in the initiative."""
    text, on = signed_text(slug, number), day_of(at)
    must_see(actor, text)
    rows = signatures_of(text)
    standing = tuple(row for row in rows if row.withdrawn is None)
    members = members_of(text.initiative_id, on)
    awaited = tuple(each for each in members if each.part == AWAITED)
    ceremonies = ceremonies_of(text)
    return SigningState(
        text=text,
        signatures=standing,
        withdrawn=tuple(row for row in rows if row.withdrawn is not None),
        members=len(awaited),
        own=_own(actor, members, standing, on),
        awaited=_missing(awaited, standing) if leads(actor, text) else None,
        ceremony=next((each for each in ceremonies if each.is_open), None),
        past=tuple(each for each in ceremonies if not each.is_open),
    )


def must_see(actor: Actor, text: SignedText) -> None:
    """Refuse who takes no part in the initiative."""
    inside = Subject("initiative", text.initiative_id, text.initiative_id)
    if may(actor, "see_initiative", inside):
        return
    if not any(
        reach.initiative_id == text.initiative_id and "see_initiative" in reach.permissions
        for reach in actor.reaches
    ):
        must(actor, "see_initiative", inside)


def leads(actor: Actor, text: SignedText) -> bool:
    """True for the backbone of the initiative: it sees whom it waits for, and opens ceremonies."""
    here = Subject("initiative", text.initiative_id, text.initiative_id)
    return may(actor, "manage_initiative", here)


def signatures_of(text: SignedText) -> tuple[Signature, ...]:
    """Every signature of a version, also those taken back, in the order in which they were made."""
    rows = Ratification.objects.within(initiative_id=text.initiative_id, agenda_id=text.agenda_id)
    ordered = rows.select_related("organisation", "withdrawal").order_by("signed_at", "id")
    return tuple(signature_card(row) for row in ordered)


def one_signature(actor: Actor, *, slug: str, number: int, public_id: str) -> Signature:
    """One signature of a version. Refused with `agenda.no_such_signature`."""
    text = signed_text(slug, number)
    must_see(actor, text)
    for each in signatures_of(text):
        if each.public_id == public_id:
            return each
    raise Refused("agenda.no_such_signature")


def versions_to_sign(
    actor: Actor, *, initiative_id: int, slug: str, at: datetime
) -> tuple[tuple[SignedText, OwnSignature], ...]:
    """What waits for one's signature: the version in force, for each organisation one speaks for."""
    on = day_of(at)
    text = next((one for one in signed_versions(slug) if one.may_be_signed), None)
    if text is None or not spoken_for(actor.account_id, on):
        return ()
    standing = tuple(one for one in signatures_of(text) if one.withdrawn is None)
    own = _own(actor, members_of(initiative_id, on), standing, on)
    return tuple((text, each) for each in own if each.signature is None)


def signature_card(row: Any) -> Signature:
    """The values of a row that was read with its organisation and withdrawal."""
    back = getattr(row, "withdrawal", None)
    return Signature(
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        organisation=Words(row.organisation.name_ko, row.organisation.name_en),
        organisation_slug=row.organisation.slug,
        signer=row.signer,
        standing=STANDINGS[row.standing],
        method=METHODS[row.method],
        authenticated_at=row.authenticated_at,
        signed_at=row.signed_at,
        received_at=row.received_at,
        word=row.word,
        fingerprint=row.fingerprint,
        intent=Words(row.intent_ko, row.intent_en),
        language=row.language,
        in_hall=row.ceremony_id is not None,
        withdrawn=Withdrawn(back.at, back.name, back.reason) if back else None,
    )


def _own(
    actor: Actor, members: tuple[MemberCard, ...], standing: tuple[Signature, ...], on: date
) -> tuple[OwnSignature, ...]:
    spoken = spoken_for(actor.account_id, on)
    signed = {each.organisation_id: each for each in standing}
    here = [
        each.organisation
        for each in members
        if each.organisation.id in spoken and may_sign_part(each.part)
    ]
    return tuple(OwnSignature(one.id, one.name, one.slug, signed.get(one.id)) for one in here)


def _missing(awaited: tuple[MemberCard, ...], standing: tuple[Signature, ...]) -> tuple[Words, ...]:
    signed = {each.organisation_id for each in standing}
    return tuple(each.organisation.name for each in awaited if each.organisation.id not in signed)
