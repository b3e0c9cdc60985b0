"""Places, what can be asked: a place on a day, the tree, successors, names, search."""

from dure.ground.places.queries.place_on import children, names, place_on, successors
from dure.ground.places.queries.search import search
from dure.ground.places.queries.tree_on import tree_on

__all__ = ["children", "names", "place_on", "search", "successors", "tree_on"]
