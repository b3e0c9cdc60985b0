"""Register an organisation: its type, its name and its numbers are checked against the law."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.law.queries import law_value
from dure.ground.organisations.models import Organisation
from dure.ground.organisations.queries.cards import organisation_of
from dure.ground.organisations.rules.new_initiative import LONGEST
from dure.ground.organisations.rules.registration_numbers import (
    business_number,
    corporate_number,
    refuse_person,
)
from dure.ground.organisations.rules.types_of_organisation import check_name, organisation_type
from dure.ground.organisations.rules.validity import check_parent, check_period
from dure.ground.organisations.types import NewOrganisation, OrganisationCard
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

RESERVED = ("new", "welcome", "asked")  # pages that stand beside the members' own


def _in_initiative(*, initiative_id: int | None, new: NewOrganisation) -> Subject:
    return Subject("organisation", new.slug[:LONGEST], initiative_id=initiative_id)


@action("organisations.organisation.register", may="manage_members", on=_in_initiative)
def register_organisation(
    actor: Actor, *, at: datetime, initiative_id: int | None, new: NewOrganisation
) -> Done[OrganisationCard]:
    """Register an organisation once; it may then join any number of initiatives.

    Refused: unknown type, a name the act forbids, numbers that do not check, an address that is too
    long, an address or a business number already in use, a place that does not exist on the day.
    """
    check_facts(new, at)
    if len(new.slug) > LONGEST:
        raise Refused("organisations.no_such_slug", slug=new.slug[:80])
    if new.slug in RESERVED or Organisation.objects.filter(slug=new.slug).exists():
        raise Refused("organisations.slug_taken", slug=new.slug)
    if new.parent_id is not None and not Organisation.objects.filter(pk=new.parent_id).exists():
        raise Refused("organisations.no_such_organisation", organisation=new.parent_id)
    row = Organisation.objects.create(
        slug=new.slug,
        name_ko=new.name.ko,
        name_en=new.name.en,
        type=new.type,
        parent_id=new.parent_id,
        business_number=free_business_number(new),
        corporate_number=corporate_number(
            new.corporate_number,
            with_check_digit=law_value("organisation.corporate_check_digit", new.valid_from),
        ),
        place_code=place_on(new.place_code, day_of(at)).code if new.place_code else "",
        about_ko=new.about.ko,
        about_en=new.about.en,
        valid_from=new.valid_from,
        valid_to=new.valid_to,
    )
    return Done(organisation_of(row), {"slug": row.slug, "type": row.type})


def move_under(organisation_id: int, parent_id: int | None) -> None:
    """Put an organisation under a parent, or under none, inside another verb's transaction.

    Refused: `organisations.parent_circle`, `organisations.no_such_organisation`.
    """
    parent_of = dict(Organisation.objects.values_list("pk", "parent_id"))
    if parent_id is not None:
        if parent_id not in parent_of:
            raise Refused("organisations.no_such_organisation", organisation=parent_id)
        check_parent(organisation_id, parent_id, parent_of)
    Organisation.objects.filter(pk=organisation_id).update(parent_id=parent_id)


def check_facts(new: NewOrganisation, at: datetime) -> None:
    """What must hold whenever something is told of an organisation: name, type, period, no numbers."""
    if not new.name.ko.strip() or not new.name.en.strip():
        raise Refused("organisations.name_needed")
    reserved = law_value("cooperative.reserved_words", day_of(at))
    check_name(new.name.ko, organisation_type(new.type), reserved)
    check_period(new.valid_from, new.valid_to)
    refuse_person(new.corporate_number, on=day_of(at))
    refuse_resident_number(
        name=new.name.ko, name_en=new.name.en, about=new.about.ko, about_en=new.about.en
    )


def free_business_number(new: NewOrganisation, *, but: int | None = None) -> str:
    """The number as it is kept; refused when another organisation than `but` has it."""
    number = business_number(new.business_number)
    having = Organisation.objects.filter(business_number=number).exclude(pk=but or 0)
    taken = having.first() if number else None
    if taken is not None:
        raise Refused("organisations.business_number_taken", name=taken.name)
    return number
