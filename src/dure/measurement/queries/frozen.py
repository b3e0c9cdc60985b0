"""What a release holds, counted once: a publication never changes, so neither does its count.

Kept under the publication's public id, which is made anew for every release and used by no other.
"""

from functools import lru_cache
from typing import NamedTuple

from dure.kernel.asking import unheard
from dure.measurement.models import Publication, PublishedNumber


class Held(NamedTuple):
    """What all releases of an initiative up to one of them hold together."""

    numbers: int
    version_ids: tuple[int, ...]


@lru_cache(maxsize=4096)
def numbers_in(public_id: str) -> int:
    """How many numbers one release holds."""
    with unheard():
        return PublishedNumber.objects.filter(publication__public_id=public_id).count()


def held_by(initiative_id: int) -> Held:
    """Numbers at different addresses, and the definitions they were counted by."""
    releases = Publication.objects.filter(initiative_id=initiative_id).order_by("-number")
    newest = releases.values_list("public_id", flat=True).first()
    return _held(initiative_id, newest) if newest else Held(0, ())


@lru_cache(maxsize=256)
def _held(initiative_id: int, newest: str) -> Held:
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative_id).order_by()
    with unheard():
        versions = tuple(sorted(rows.values_list("version_id", flat=True).distinct()))
        return Held(rows.values("address").distinct().count(), versions)
