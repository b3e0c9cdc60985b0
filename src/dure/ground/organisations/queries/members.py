"""Who takes part where: members of an initiative, initiatives of an organisation, the directory."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from dure.ground.access.queries import delegates_of
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.models import Initiative, Membership, Organisation
from dure.ground.organisations.queries.cards import initiative_of, member_of, organisation_of
from dure.ground.organisations.types import (
    DirectoryLine,
    InitiativeCard,
    MemberCard,
    OrganisationCard,
)
from dure.ground.places.queries import full_names, standing_codes
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def members_of(initiative_id: int, on: date, *, part: str = "") -> tuple[MemberCard, ...]:
    """Who takes part on a day, by Korean name; `part` narrows to member, backbone, funder, partner."""
    rows = _on(on).filter(initiative_id=initiative_id)
    if part:
        rows = rows.filter(part=part)
    ordered = rows.select_related("organisation").order_by("organisation__name_ko")
    return tuple(member_of(row) for row in ordered)


def membership_history(initiative_id: int) -> tuple[MemberCard, ...]:
    """Everyone who ever took part, oldest first; those who left stay in the history."""
    rows = Membership.objects.filter(initiative_id=initiative_id).select_related("organisation")
    return tuple(member_of(row) for row in rows.order_by("joined_on", "organisation__name_ko"))


def time_together(initiative_id: int, organisation_id: int) -> tuple[MemberCard, ...]:
    """When an organisation took part in an initiative, the first time first."""
    rows = Membership.objects.filter(initiative_id=initiative_id, organisation_id=organisation_id)
    return tuple(
        member_of(row) for row in rows.select_related("organisation").order_by("joined_on")
    )


def initiatives_of(organisation_id: int, on: date) -> tuple[InitiativeCard, ...]:
    """The initiatives in which an organisation takes part on a day: it may be several."""
    ids = _on(on).filter(organisation_id=organisation_id).values("initiative_id")
    return tuple(initiative_of(row) for row in Initiative.objects.filter(pk__in=ids))


def initiatives_slugs(ids: frozenset[int]) -> dict[int, str]:
    """The addresses of initiatives by key. One query."""
    return dict(Initiative.objects.filter(pk__in=ids).values_list("pk", "slug"))


def initiative_by_id(initiative_id: int) -> InitiativeCard:
    """One initiative by its id, which another room's row holds."""
    return initiative_of(Initiative.objects.get(pk=initiative_id))


def initiatives_on(on: date) -> tuple[InitiativeCard, ...]:
    """Every initiative of the house that has begun and not ended on a day."""
    begun = Initiative.objects.filter(started_on__lte=on)
    open_ones = begun.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    return tuple(initiative_of(row) for row in open_ones)


def organisation_card(slug: str) -> OrganisationCard:
    """One organisation by its address. Refused: `organisations.no_such_organisation`."""
    row = Organisation.objects.filter(slug=slug).first()
    if row is None:
        raise Refused("organisations.no_such_organisation", organisation=slug)
    return organisation_of(row)


def organisation_cards(ids: frozenset[int]) -> dict[int, OrganisationCard]:
    """Cards of many organisations by id, in one query."""
    return {row.pk: organisation_of(row) for row in Organisation.objects.filter(pk__in=ids)}


def initiative_card(slug: str) -> InitiativeCard:
    """One initiative by its address. Refused: `organisations.no_such_initiative`."""
    row = Initiative.objects.filter(slug=slug).first()
    if row is None:
        raise Refused("organisations.no_such_initiative", initiative=slug)
    return initiative_of(row)


def member_directory(initiative_id: int, on: date) -> tuple[DirectoryLine, ...]:
    """The directory: each member with its place and its delegates' names. Three queries in all.

    A place that was merged has the name that it has now, at the price of a query or two.
    """
    members = members_of(initiative_id, on)
    places = _places_now([each.organisation.place_code for each in members], on)
    delegates = delegates_of(frozenset(each.organisation.id for each in members), on)
    return tuple(
        DirectoryLine(
            member=each,
            place=places.get(each.organisation.place_code, Words("", "")),
            delegates=delegates.get(each.organisation.id, ()),
        )
        for each in members
    )


def member_line(initiative_id: int, slug: str, on: date) -> DirectoryLine:
    """One organisation of the directory, also after it has left. Three queries.

    Refused with `organisations.no_such_organisation` when it never took part there.
    """
    rows = Membership.objects.filter(initiative_id=initiative_id, organisation__slug=slug)
    row = rows.select_related("organisation").order_by("-joined_on").first()
    if row is None:
        raise Refused("organisations.no_such_organisation", organisation=slug)
    member = member_of(row)
    place = member.organisation.place_code
    delegates = delegates_of(frozenset((member.organisation.id,)), on)
    return DirectoryLine(
        member=member,
        place=_places_now([place], on).get(place, Words("", "")) if place else Words("", ""),
        delegates=delegates.get(member.organisation.id, ()),
    )


def _places_now(codes: Iterable[str], on: date) -> dict[str, Words]:
    """The name by which people know each place today, by the code that was written down."""
    standing = standing_codes(codes, on)
    named = full_names(standing.values(), on)
    return {code: named[now] for code, now in standing.items() if now in named}


def subject_within(kind: str, id_: int | str, initiative_id: int, organisation_id: int) -> Subject:
    """A subject of an organisation inside an initiative, for the gate of another room's verb.

    Refused with `organisations.not_a_member` when the organisation never took part there: otherwise
    the director of one initiative could name hers and reach into any organisation.
    """
    took_part = Membership.objects.filter(
        initiative_id=initiative_id, organisation_id=organisation_id
    )
    if not took_part.exists():
        row = Organisation.objects.filter(pk=organisation_id).first()
        raise Refused("organisations.not_a_member", name=row.name if row else organisation_id)
    return Subject(kind, id_, initiative_id, organisation_id)


def must_reach(actor: Actor, organisation_id: int, initiative_id: int, on: date) -> None:
    """From outside, an organisation's people are reached only while it takes part: later they are its
    own again. Whoever holds a role of the organisation itself reaches them always.

    Refused: `organisations.not_a_member`.
    """
    own = any(reach.organisation_id == organisation_id for reach in actor.reaches)
    if actor.account_id is None or own:
        return
    here = _on(on).filter(initiative_id=initiative_id, organisation_id=organisation_id)
    if not here.exists():
        row = Organisation.objects.filter(pk=organisation_id).first()
        raise Refused("organisations.not_a_member", name=row.name if row else organisation_id)


def _on(day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(joined_on__lte=day).filter(
        Q(left_on__isnull=True) | Q(left_on__gt=day)
    )
