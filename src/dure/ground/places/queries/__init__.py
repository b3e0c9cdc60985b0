"""Places, what can be asked: a place on a day, the tree, successors, names, search."""

from dure.ground.places.queries.any_place import any_place
from dure.ground.places.queries.county_named import county_named
from dure.ground.places.queries.named_places import NamedPlaces
from dure.ground.places.queries.place_on import (
    children,
    full_names,
    names,
    place_on,
    standing_codes,
    successors,
)
from dure.ground.places.queries.place_standing import (
    PlaceStanding,
    named_codes,
    place_standings,
)
from dure.ground.places.queries.place_written import (
    as_people_write,
    place_offers,
    place_written,
)
from dure.ground.places.queries.search import search
from dure.ground.places.queries.tree_on import tree_on

__all__ = [
    "NamedPlaces",
    "PlaceStanding",
    "any_place",
    "as_people_write",
    "children",
    "county_named",
    "full_names",
    "named_codes",
    "names",
    "place_offers",
    "place_on",
    "place_standings",
    "place_written",
    "search",
    "standing_codes",
    "successors",
    "tree_on",
]
