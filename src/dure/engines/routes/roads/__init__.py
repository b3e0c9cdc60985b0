"""Roads (길): measured ways from a road engine at an address of one's own; light to load.

`measured(engine, mode, spots)` asks OSRM or Valhalla for seconds and metres between all spots. What the
engine does not know of a pair stays None, and whoever asks takes the straight line for it.
"""

from dure.engines.routes.roads.asking import NoRoads, RoadEngine, measured
from dure.engines.routes.roads.tables import Spot, Table

__all__ = ["NoRoads", "RoadEngine", "Spot", "Table", "measured"]
