"""Travel (이동): the places of a plan for a road engine, and its tables put into the plan."""

from collections.abc import Mapping
from typing import Any

from dure.kernel.words import Words
from dure.programmes.care_meals.rules.day_plan import kilometres
from dure.programmes.care_meals.rules.route_values import RouteValues

Place = tuple[float, float]
UNKNOWN_WAYS = Words(
    "길 찾기 서버가 모르는 길이 {n}개 있어 그 길은 직선거리로 셈했어요.",
    "The road engine does not know {n} of the ways; they were taken as straight lines.",
)
NO_ROADS = {
    "address": Words(
        "길 찾기 서버의 주소가 잘못되어 직선거리로 짰어요. 집지기에게 알려 주세요.",
        "The address of the road engine is wrong, so straight lines were taken. Tell the house keeper.",
    ),
    "silent": Words(
        "길 찾기 서버가 대답하지 않아 직선거리로 짰어요.",
        "The road engine did not answer, so straight lines were taken.",
    ),
    "said": Words(
        "길 찾기 서버가 ‘{said}’라고 답해 직선거리로 짰어요.",
        "The road engine answered ‘{said}’, so straight lines were taken.",
    ),
    "unread": Words(
        "길 찾기 서버의 대답을 읽을 수 없어 직선거리로 짰어요.",
        "The answer of the road engine could not be read, so straight lines were taken.",
    ),
}


def places_of(rows: Mapping[str, Any]) -> dict[str, Place]:
    """Where every place of a plan is, by the names that its travel tables use."""
    found = {one["id"]: (one["lat"], one["lon"]) for one in (*rows["kitchens"], *rows["stops"])}
    for courier in rows["couriers"]:
        for end in ("start", "end"):
            if end in courier:
                found[f"{courier['id']}:{end}"] = (courier[end]["lat"], courier[end]["lon"])
    return found


def modes_of(rows: Mapping[str, Any]) -> list[str]:
    """How the couriers of a plan go, each way once."""
    return sorted({one["mode"] for one in rows["couriers"]})


def table_rows(
    mode: str, places: Mapping[str, Place], measured: Mapping[str, Any], values: RouteValues
) -> tuple[dict[str, Any], int]:
    """The plan's table of a mode, and for how many ways a straight line stands in it.

    `measured` holds `seconds` and `metres`, rows are origins; None where the engine knows no way.
    """
    spots, straight = list(places.values()), 0
    seconds: list[list[int]] = []
    metres: list[list[int]] = []
    for at, origin in enumerate(spots):
        line = [kilometres(origin, end) * 1000 * values.detour[mode] for end in spots]
        times = [one / (values.speed_kmh[mode] / 3.6) for one in line]
        straight += sum(one is None for one in measured["seconds"][at])
        seconds.append(_whole(measured["seconds"][at], times))
        metres.append(_whole(measured["metres"][at], line))
    return {"mode": mode, "places": list(places), "seconds": seconds, "metres": metres}, straight


def _whole(known: list[float | None], otherwise: list[float]) -> list[int]:
    return [
        round(guess if found is None else found)
        for found, guess in zip(known, otherwise, strict=True)
    ]
