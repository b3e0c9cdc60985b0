"""Links behind: on which comparison, decisions, consents or sketches a published number of people rests."""

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards
from dure.measurement.models import IndicatorVersion, PeopleSketch, PublishedNumber
from dure.measurement.types.people import ADDED_UP, LinksBehind, SketchBehind, people_counted


def links_behind(
    actor: Actor, initiative_id: int, version: IndicatorVersion, period: str
) -> LinksBehind | None:
    """What the newest release that tells the number kept of it, whatever was released since.

    None where people were added up, where nothing is published, and for who may not see it.
    """
    everybody = Subject("initiative", initiative_id, initiative_id)
    if version.kind != "distinct" or not may(actor, "see_all_reports", everybody):
        return None
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_id,
        indicator_id=version.indicator_id,
        period=period,
        organisation=None,
    ).select_related("publication")
    number = rows.order_by("-pk").first()
    people = people_counted(number.publication.people) if number else ADDED_UP
    if number is None or version.indicator.code not in people.indicators:
        return None
    if people.mode != "estimate":
        return LinksBehind(people)
    return LinksBehind(people, _sketches(number))


def _sketches(number: PublishedNumber) -> tuple[SketchBehind, ...]:
    """The sketch of each member that held when the number was released."""
    rows = PeopleSketch.objects.within(
        initiative_id=number.publication.initiative_id,
        indicator_id=number.indicator_id,
        period=number.period,
        brought_at__lte=number.publication.made_at,
    )
    newest = {row.organisation_id: row for row in rows.order_by("pk")}
    cards = organisation_cards(frozenset(newest))
    return tuple(
        SketchBehind(cards[who].name, row.brought_at, row.counted, row.left_out)
        for who, row in newest.items()
    )
