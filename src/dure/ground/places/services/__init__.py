"""Places, what can be done: load or import the list, add places of one's own."""

from dure.ground.places.services.add_places import add_place, import_places
from dure.ground.places.services.load_places import import_code_list, load_places

__all__ = ["add_place", "import_code_list", "import_places", "load_places"]
