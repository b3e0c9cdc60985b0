"""Couriers (배달원): what is told of one, and the reasons of absences and of doors never gone to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from dure.kernel.words import Words

AWAY: Mapping[str, Words] = {
    "ill": Words("아파서", "ill"),
    "family": Words("집안일", "family"),
    "weather": Words("날씨", "weather"),
    "other": Words("그 밖", "other"),
}
FORBIDDEN: Mapping[str, Words] = {
    "asked": Words("어르신이 원하지 않아요", "the diner does not want it"),
    "family": Words("가족·친척이에요", "relatives"),
    "quarrel": Words("사이가 좋지 않아요", "a quarrel"),
    "safety": Words("안전 때문에", "safety"),
    "other": Words("그 밖", "other"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierDraft:
    """What is told of a courier; `rest` is minutes and between which times."""

    initiative_id: int
    organisation_id: int
    name: str
    mode: str
    load: int
    shift: tuple[time, time]
    weekdays: tuple[int, ...]
    since: date
    phone: str = ""
    speed_kmh: float | None = None
    kitchen_id: int | None = None
    worker_key: int | None = None
    rest: tuple[int, time, time] | None = None
    most_trips: int | None = None
    start: tuple[float, float] | None = None
    end: tuple[float, float] | None = None

    def __repr__(self) -> str:
        return "CourierDraft(…)"
