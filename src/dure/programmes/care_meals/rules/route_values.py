"""Values of `pack/routes.yaml`: what planning a day assumes where nobody has said otherwise."""

from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from dure.kernel.packs import read_pack

PACK = Path(__file__).resolve().parent.parent / "pack" / "routes.yaml"


@dataclass(frozen=True, slots=True)
class RouteValues:
    """The assumptions of planning."""

    door_window: tuple[time, time]
    hot_minutes: int
    loading_minutes: int
    leads_by_minutes: int
    far_km: float
    usual_courier_minutes: float
    trip_minutes: float
    late_minutes: int
    search: dict[str, float]
    detour: dict[str, float]
    speed_kmh: dict[str, float]

    def seconds_for(self, doors: int) -> float:
        """How long routes for so many doors are sought."""
        wanted = self.search["least"] + doors * self.search["door"]
        return float(min(self.search["most"], wanted))


@cache
def route_values() -> RouteValues:
    """The assumptions, read once."""
    told: Any = read_pack(PACK)
    window = told["door_window"]
    return RouteValues(
        door_window=(time.fromisoformat(window["from"]), time.fromisoformat(window["until"])),
        hot_minutes=told["hot_minutes"],
        loading_minutes=told["loading_minutes"],
        leads_by_minutes=told["leads_by_minutes"],
        far_km=told["far_km"],
        usual_courier_minutes=told["usual_courier_minutes"],
        trip_minutes=told["trip_minutes"],
        late_minutes=told["late_minutes"],
        search=told["search_seconds"],
        detour=told["detour"],
        speed_kmh=told["speed_kmh"],
    )
