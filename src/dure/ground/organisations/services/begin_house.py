"""A house begins, and a further initiative starts: backbone, initiative and roles, all of it or nothing."""

from dataclasses import replace
from datetime import datetime

from dure.ground.access.queries import house
from dure.ground.access.services import affiliate, let_direct, open_first_account
from dure.ground.journal.queries import must
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.models import Organisation
from dure.ground.organisations.rules.new_initiative import LONGEST
from dure.ground.organisations.services.register_organisation import (
    RESERVED,
    register_organisation,
)
from dure.ground.organisations.services.take_part import start_initiative
from dure.ground.organisations.types import (
    Begun,
    FirstPerson,
    InitiativeCard,
    NewInitiative,
    NewOrganisation,
)
from dure.ground.places.queries import any_place
from dure.ground.places.services import load_places
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id

FREE = 4  # letters behind a name that another organisation has in its address


def _house(**_: object) -> Subject:
    return Subject("house", "this")


def _the_new_one(*, new: NewInitiative, **_: object) -> Subject:
    return Subject("initiative", new.slug)


@action("organisations.house.begin", may="start_initiative", on=_house)
def begin_house(
    actor: Actor,
    *,
    at: datetime,
    person: FirstPerson,
    backbone: NewOrganisation,
    new: NewInitiative,
) -> Done[Begun]:
    """The first account, the backbone it speaks for, the initiative it directs, and the list of places.

    The house itself acts: the link from its machine is the permission. Refused as its parts are.
    """
    account_id = open_first_account(
        actor,
        at=at,
        name=person.name,
        email=person.email,
        password=person.password,
        language=person.language,
    )
    first = replace(house(), account_id=account_id, name=person.name)  # the journal says who it was
    if not any_place():
        load_places(first, at=at)
    card = _with_backbone(first, at, backbone, new, speaks=True)
    return Done(Begun(account_id, card.id, card.slug), {"initiative": card.slug})


@action("organisations.initiative.add", may="start_initiative", on=_the_new_one)
def add_initiative(
    actor: Actor, *, at: datetime, new: NewInitiative, backbone: NewOrganisation | None = None
) -> Done[InitiativeCard]:
    """A further initiative; its backbone is new, or known already (`new.backbone_id`).

    Whoever starts it directs it until they hand that on. Refused as its parts are.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    must(actor, "start_initiative", Subject("house", "this"))
    acting = replace(house(), account_id=actor.account_id, name=actor.name)
    card = _with_backbone(acting, at, backbone, new)
    return Done(card, {"initiative": card.slug})


def _with_backbone(
    acting: Actor,
    at: datetime,
    backbone: NewOrganisation | None,
    new: NewInitiative,
    *,
    speaks: bool = False,
) -> InitiativeCard:
    if acting.account_id is None:
        raise Refused("access.sign_in_first")
    if backbone is not None:
        known = replace(backbone, slug=_free(backbone.slug))
        card = register_organisation(acting, at=at, initiative_id=None, new=known)
        new = replace(new, backbone_id=card.id)
    if speaks:
        affiliate(acting.account_id, new.backbone_id, on=day_of(at), delegate="delegate")
    started: InitiativeCard = start_initiative(acting, at=at, new=new)
    let_direct(acting.account_id, started.id, at=at)
    return started


def _free(slug: str) -> str:
    """An address that nobody has: nobody chose this one, so nobody is asked for another."""
    if not slug:
        return public_id()
    taken = slug in RESERVED or Organisation.objects.filter(slug=slug).exists()
    short = slug[: LONGEST - FREE - 1]
    return f"{short}-{public_id(FREE)}" if taken else slug[:LONGEST].strip("-")
