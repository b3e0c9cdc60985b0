"""What is published in the name of one organisation: for each indicator the newest number."""

from dure.ground.organisations.queries import initiative_card
from dure.measurement.models import PublishedNumber
from dure.measurement.queries.number_cards import cards_of
from dure.measurement.queries.published import latest_of_each, newest
from dure.measurement.types.numbers import NumberCard


def published_of_organisation(slug: str, organisation_id: int) -> tuple[NumberCard, ...]:
    """In order of codes; hidden ones say so. Public; five queries."""
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_card(slug).id,
        organisation_id=organisation_id,
        place_code="",
        cell="",
    )
    return tuple(latest_of_each(cards_of(newest(rows).order_by("indicator__code", "period"))))
