"""The tree of a day: every code with its parent and level. Kept in memory while the list stands."""

from datetime import date
from functools import lru_cache
from types import MappingProxyType

from django.db.models import Count, Max, Q

from dure.ground.places.models import Place
from dure.ground.places.types import PlaceTree
from dure.kernel.asking import unheard

TREES_KEPT = 64
Revision = tuple[object, ...]


def tree_on(day: date) -> PlaceTree:
    """The places valid on `day`; one small query when the tree is known, two when it is not."""
    return _tree(day, _revision())


def forget_trees() -> None:
    """Drop the trees in memory; called by whoever writes places."""
    _tree.cache_clear()


def _revision() -> Revision:
    # Another process may have loaded a new list: its rows have new ids.
    found = Place.objects.filter(system="mois").aggregate(
        rows=Count("id"), last=Max("id"), ended=Count("valid_to"), last_end=Max("valid_to")
    )
    return tuple(found.values())


@lru_cache(maxsize=TREES_KEPT)
def _tree(day: date, revision: Revision) -> PlaceTree:
    rows = (
        Place.objects.filter(system="mois", valid_from__lte=day)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
        .values_list("code", "parent_code", "level")
    )
    parent_of: dict[str, str] = {}
    level_of: dict[str, str] = {}
    with unheard():  # the revision is asked each time
        for code, parent, level in rows:
            parent_of[code], level_of[code] = parent, level
    return PlaceTree(day, MappingProxyType(parent_of), MappingProxyType(level_of))
