"""What is known of an organisation is put right; its address and its history stay."""

from datetime import date, datetime

from django.db import transaction

from dure.ground.access.services import end_affiliation as end_it
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.law.queries import law_value
from dure.ground.organisations.models import Organisation
from dure.ground.organisations.queries import subject_within
from dure.ground.organisations.queries.cards import organisation_of
from dure.ground.organisations.rules.registration_numbers import corporate_number
from dure.ground.organisations.services.register_organisation import (
    check_facts,
    free_business_number,
    move_under,
    register_organisation,
)
from dure.ground.organisations.services.take_part import join_initiative
from dure.ground.organisations.types import MemberCard, NewOrganisation, OrganisationCard
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of


def _one(*, initiative_id: int, organisation_id: int, **_: object) -> Subject:
    return subject_within("organisation", organisation_id, initiative_id, organisation_id)


@transaction.atomic
def register_member(
    actor: Actor,
    *,
    at: datetime,
    initiative_id: int,
    new: NewOrganisation,
    part: str = "member",
    joined_on: date | None = None,
) -> MemberCard:
    """Register an organisation and take it in, both or neither. Refused as both are."""
    card = register_organisation(actor, at=at, initiative_id=initiative_id, new=new)
    joined: MemberCard = join_initiative(
        actor,
        at=at,
        initiative_id=initiative_id,
        organisation_id=card.id,
        part=part,
        joined_on=joined_on,
    )
    return joined


@action("organisations.organisation.revise", may="manage_members", on=_one)
def revise_organisation(
    actor: Actor, *, at: datetime, initiative_id: int, organisation_id: int, to: NewOrganisation
) -> Done[OrganisationCard]:
    """Put right what is known of a member; the journal keeps old and new. Refused as registering is.

    Its address (`slug`) stays: others cite it.
    """
    row = Organisation.objects.select_for_update().get(pk=organisation_id)
    check_facts(to, at)
    new = _fields(to, row, at)
    old = {field: getattr(row, field) for field in new}
    for field, value in new.items():
        setattr(row, field, value)
    row.save(update_fields=list(new))
    if to.parent_id != row.parent_id:
        old["parent"], new["parent"] = row.parent_id, to.parent_id
        move_under(row.pk, to.parent_id)
        row.refresh_from_db()
    changed = {
        field: [str(old[field]), str(new[field])] for field in new if old[field] != new[field]
    }
    return Done(organisation_of(row), {"changed": changed})


@action("organisations.affiliation.end", may="manage_members", on=_one)
def end_affiliation(
    actor: Actor, *, at: datetime, initiative_id: int, organisation_id: int, account_id: int
) -> Done[None]:
    """Somebody no longer belongs to a member, and no longer speaks for it. Roles end by themselves."""
    end_it(account_id, organisation_id, on=day_of(at))
    return Done(None, {"account": account_id})


def _fields(to: NewOrganisation, row: Organisation, at: datetime) -> dict[str, object]:
    return {
        "name_ko": to.name.ko,
        "name_en": to.name.en,
        "type": to.type,
        "business_number": free_business_number(to, but=row.pk),
        "corporate_number": corporate_number(
            to.corporate_number,
            with_check_digit=law_value("organisation.corporate_check_digit", to.valid_from),
        ),
        "place_code": place_on(to.place_code, day_of(at)).code if to.place_code else "",
        "about_ko": to.about.ko,
        "about_en": to.about.en,
        "valid_from": to.valid_from,
        "valid_to": to.valid_to,
    }
