"""Who looked at whose row in an initiative: the log of its organisations, the persons masked (E12)."""

from dure.ground.access.queries import access_log_of
from dure.ground.access.types import Look
from dure.ground.consent.queries import purposes
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards, organisations_in
from dure.ground.people.models import Person
from dure.ground.people.rules.masking import masked_name
from dure.ground.people.types import LookLine
from dure.kernel.errors import Refused
from dure.kernel.refusals import refusal_texts
from dure.kernel.words import Words

SEE = "see_access_log"
NOBODY = Words("지워진 사람", "Erased")
CHANGES = {
    "register": Words("등록", "Registered"),
    "change": Words("고쳐 적기", "Put right"),
    "erase": Words("지우기", "Erased on request"),
}


def logs_open_to(actor: Actor, initiative_id: int) -> dict[int, Words]:
    """The organisations of an initiative whose log one may read.

    Refused with `journal.not_allowed` where there is none, with `access.second_factor_needed` without.
    """
    cards = organisation_cards(organisations_in(initiative_id))
    own = {
        each: card.name
        for each, card in cards.items()
        if may(actor, SEE, Subject("access_log", each, initiative_id, each))
    }
    if not own:
        raise Refused("journal.not_allowed", verb=SEE)
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")
    return dict(sorted(own.items(), key=lambda pair: pair[1].ko))


def looks_here(
    actor: Actor,
    *,
    initiative_id: int,
    organisation_id: int | None = None,
    before_id: int | None = None,
) -> tuple[LookLine, ...]:
    """One page of looks, the newest first; go on with the last line's id.

    Masked names only, so reading the log opens no row. Refused with `journal.not_allowed`.
    """
    own = logs_open_to(actor, initiative_id)
    if organisation_id is not None and organisation_id not in own:
        raise Refused("journal.not_allowed", verb=SEE)
    asked = frozenset(own) if organisation_id is None else frozenset({organisation_id})
    looks = access_log_of(
        actor, initiative_id=initiative_id, organisation_ids=asked, before_id=before_id
    )
    masked = _masked({look.person_id for look in looks})
    return tuple(_line(look, masked, own) for look in looks)


def _masked(ids: set[int]) -> dict[int, Words]:
    rows = Person.objects.everywhere("masked names for the log of looks").filter(
        pk__in=ids, erased_at__isnull=True
    )
    names = ((row.pk, masked_name(row.name)) for row in rows)
    return {each: Words(name, name) for each, name in names}


def _line(look: Look, masked: dict[int, Words], own: dict[int, Words]) -> LookLine:
    known = CHANGES | {one.code: one.name for one in purposes().values()}
    return LookLine(
        id=look.id,
        at=look.at,
        by=look.account_name,
        act=look.act,
        purpose=known.get(look.purpose, Words(look.purpose, look.purpose)),
        reason=refusal_texts().get(look.reason, Words(look.reason, look.reason)),
        person=masked.get(look.person_id, NOBODY),
        organisation=own.get(look.organisation_id or 0, Words("", "")),
        address=look.address or "",
    )
