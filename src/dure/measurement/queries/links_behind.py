"""Links behind: on which comparison, decisions and consents a published number of people rests."""

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import IndicatorVersion, Publication
from dure.measurement.types.people import PeopleCounted, people_counted


def links_behind(
    actor: Actor, initiative_id: int, version: IndicatorVersion
) -> PeopleCounted | None:
    """What the newest release kept of it; None where people were added up, and for who may not see."""
    everybody = Subject("initiative", initiative_id, initiative_id)
    if version.kind != "distinct" or not may(actor, "see_all_reports", everybody):
        return None
    releases = Publication.objects.filter(initiative_id=initiative_id).order_by("-number")
    told = releases.values_list("people", flat=True).first()
    people = people_counted(told or {})
    return people if version.indicator.code in people.indicators else None
