"""What the journeys share: a county of kitchens, released and read as a stranger reads it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Publication, PublishedNumber
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published_now import published_now
from dure.measurement.services import publish_numbers
from dure.measurement.tests.releases import County, county

TODAY = date(2026, 11, 22)
Where = tuple[str, str, str, str]


@pytest.fixture
def garam(db: None) -> County:
    """Three kitchens in two towns; nothing reported yet."""
    return county()


@pytest.fixture
def publish() -> Callable[..., Publication]:
    """Publish the months of a county, as its director does."""

    def published(made: County, first: str = "2026-09", last: str = "") -> Publication:
        prepared = prepare_release(
            initiative_id=made.village.initiative.pk,
            min_cell=5,
            first=first,
            last=last or first,
            as_of=TODAY,
        )
        title = Words(f"{first} 공표", f"Release of {first}")
        return publish_numbers(made.village.director, prepared=prepared, title=title, at=NOW)

    return published


@pytest.fixture
def numbers() -> Callable[[County], dict[Where, PublishedNumber]]:
    """What a reader finds now: (period, organisation, place, cell) → number."""

    def found(made: County) -> dict[Where, PublishedNumber]:
        return {
            (n.period, n.organisation.slug if n.organisation else "", n.place_code, n.cell): n
            for n in published_now(made.village.initiative.pk).values()
        }

    return found


@pytest.fixture
def stranger(client: Client) -> Client:
    """Somebody without an account."""
    return client
