"""Ground: places, organisations, the two initiatives, and everybody who signs in."""

from datetime import date
from typing import Any

from dure.ground.access.models import Account, Affiliation, Grant
from dure.ground.access.queries import house
from dure.ground.organisations.models import Initiative
from dure.ground.organisations.services import (
    join_initiative,
    leave_initiative,
    register_organisation,
    start_initiative,
)
from dure.ground.organisations.types import NewInitiative, NewOrganisation
from dure.ground.places.services import import_places, load_places
from dure.project.demo.cast import DOMAIN, Cast, at_hour
from dure.project.demo.pack import DATA, told, words

FIRST_DAY = date(2023, 9, 8)  # the vision is declared
INTO_DURE = date(2025, 1, 2)  # shared measurement goes live: the register is written


def lay_places(cast: Cast) -> None:
    """The real list of places, patched to today, and the county that exists only here."""
    load_places(house(), at=at_hour(cast.today))
    text = (DATA / "places.csv").read_text(encoding="utf-8")
    import_places(house(), at=at_hour(cast.today), text=text, fictional=True)


def start_initiatives(cast: Cast) -> None:
    """Organisations are registered once and join one initiative or both; one has left."""
    given = told("organisations")
    for slug, each in told("initiatives").items():
        backbone = each["backbone"]
        _register(cast, backbone, given[backbone], None)
        started = NewInitiative(
            slug=slug,
            name=words(each["name"]),
            about=words(each["about"]),
            started_on=each["started_on"],
            backbone_id=cast.organisations[backbone],
            place_code=each.get("place", ""),
        )
        card = start_initiative(house(), at=at_hour(each["started_on"]), new=started)
        cast.initiatives[slug] = card.id
        Initiative.objects.filter(pk=card.id).update(phase=each["phase"])
    for slug, each in given.items():
        if slug not in cast.organisations:
            _register(cast, slug, each, cast.initiatives["daon" if "daon" in each else "halmae"])
        _join(cast, slug, each)


def _register(cast: Cast, slug: str, each: dict[str, Any], initiative_id: int | None) -> None:
    new = NewOrganisation(
        slug=slug,
        name=words(each["name"]),
        type=each["type"],
        valid_from=each["since"],
        place_code=each["place"],
        about=words(each.get("about")),
    )
    # A place is looked up on the day of registering: before the provinces were merged.
    card = register_organisation(
        house(), at=at_hour(INTO_DURE), initiative_id=initiative_id, new=new
    )
    cast.organisations[slug] = card.id
    cast.places[slug] = each["place"]


def _join(cast: Cast, slug: str, each: dict[str, Any]) -> None:
    for initiative in ("daon", "halmae"):
        if initiative not in each:
            continue
        day = each.get("joined", told("initiatives")[initiative]["started_on"])
        who = {
            "initiative_id": cast.initiatives[initiative],
            "organisation_id": cast.organisations[slug],
        }
        join_initiative(house(), at=at_hour(day), part=each[initiative], joined_on=day, **who)
        if "left" in each:
            leave_initiative(house(), at=at_hour(each["left"]), left_on=each["left"], **who)


def open_accounts(cast: Cast) -> None:
    """Everybody signs in with an address of the demo's own domain; delegates speak for members."""
    for name, each in told("accounts").items():
        account = Account.objects.create_user(f"{name}@{DOMAIN}", name=each["name"])
        cast.accounts[name] = account
        if "at" in each:
            _affiliate(cast, account, each)
        for role, initiative, *organisation in each["roles"]:
            Grant.objects.create(
                account=account,
                role=role,
                initiative_id=cast.initiatives[initiative],
                organisation_id=cast.organisations[organisation[0]] if organisation else None,
                since=FIRST_DAY,
                until=each.get("until"),
            )


def _affiliate(cast: Cast, account: Account, each: dict[str, Any]) -> None:
    title = words(each.get("title"))
    Affiliation.objects.create(
        account=account,
        organisation_id=cast.organisations[each["at"]],
        title_ko=title.ko,
        title_en=title.en,
        delegate=each.get("delegate", ""),
        since=FIRST_DAY,
        until=each.get("until"),
    )
