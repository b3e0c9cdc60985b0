"""Changes of plan (달라지는 것): what gets worse and better in a day, and who must hear."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dure.kernel.words import Words
from dure.programmes.care_meals.rules.times import time_of
from dure.programmes.care_meals.types.planning import DoorAt, RoutesFound

Way = Literal["worse", "better", "same"]
ROAD_MINUTES = (
    Words("길에서 {n}분을 더 써요.", "The ways take {n} more minute{s}."),
    Words("길에서 {n}분을 덜 써요.", "The ways take {n} minute{s} less."),
)
ROAD_KM = (
    Words("거리가 {n} km 늘어요.", "The ways are {n} km longer."),
    Words("거리가 {n} km 줄어요.", "The ways are {n} km shorter."),
)
NOTHING_CHANGES = Words("배달은 그대로예요.", "The deliveries stay as they are.")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changes, in a sentence."""

    way: Way
    words: Words


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody who must be told: whose key it is, and what is said; it names nobody."""

    audience: str
    key: int
    about: str
    words: Words


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A plan of a day as two of them are compared: who brings which door when, and what it costs."""

    courier_of: Mapping[int, int]  # diner → courier
    door_of: Mapping[int, DoorAt]
    cost: Mapping[str, float]

    @classmethod
    def of(cls, found: RoutesFound) -> "DayPlan":
        """From what the engine found."""
        return cls(
            {door.diner_id: route.courier_id for route in found.routes for door in route.doors},
            {door.diner_id: door for route in found.routes for door in route.doors},
            found.cost,
        )


def changes(before: DayPlan, after: DayPlan, *, late_minutes: int) -> list[Change]:
    """What gets worse first, then what gets better; one sentence that nothing does where none do."""
    lost = sorted(before.door_of.keys() - after.door_of.keys())
    later, earlier = _shifted(before, after, late_minutes)
    other = [
        one
        for one, courier in after.courier_of.items()
        if before.courier_of.get(one) not in {None, courier}
    ]
    found: list[Change] = []
    if lost:
        told = "{n}집에는 오늘 갈 수 없어요.", "{n} door{s} cannot be reached today."
        found.append(Change("worse", Words(*told).filled(n=len(lost))))
    if later:
        told = (
            "{n}집은 더 늦게 받아요. 가장 늦는 집은 {m}분 늦어요.",
            "Later at {n} door{s}, by {m} minutes at most.",
        )
        found.append(Change("worse", Words(*told).filled(n=len(later), m=max(later.values()))))
    if other:
        told = "{n}집에 다른 배달원이 가요.", "Another courier comes to {n} door{s}."
        found.append(Change("worse", Words(*told).filled(n=len(other))))
    found += _cost(before.cost, after.cost)
    if earlier:
        told = "{n}집은 더 일찍 받아요.", "The meal comes earlier to {n} door{s}."
        found.append(Change("better", Words(*told).filled(n=len(earlier))))
    found.sort(key=lambda one: one.way == "better")
    return found or [Change("same", NOTHING_CHANGES)]


def _shifted(
    before: DayPlan, after: DayPlan, late_minutes: int
) -> tuple[dict[int, int], dict[int, int]]:
    """Minutes by which doors get their meal so much later or earlier that they should know."""
    later, earlier = {}, {}
    for diner, door in after.door_of.items():
        if diner in before.door_of:
            minutes = round((door.due - before.door_of[diner].due) / 60)
            if minutes >= late_minutes:
                later[diner] = minutes
            elif minutes <= -late_minutes:
                earlier[diner] = -minutes
    return later, earlier


def _cost(before: Mapping[str, float], after: Mapping[str, float]) -> list[Change]:
    """Minutes and kilometres, each in a sentence of its own: one may grow while the other shrinks."""
    minutes = round(after["travel_minutes"] - before["travel_minutes"])
    km = round((after["distance_m"] - before["distance_m"]) / 1000, 1)
    return [*_more_or_less(minutes, ROAD_MINUTES), *_more_or_less(km, ROAD_KM)]


def _more_or_less(by: float, told: tuple[Words, Words]) -> list[Change]:
    if not by:
        return []
    words = told[0] if by > 0 else told[1]
    return [Change("worse" if by > 0 else "better", words.filled(n=abs(by)))]


def hearers(before: DayPlan, after: DayPlan, *, late_minutes: int) -> list[Hearer]:
    """Whom the change concerns: couriers whose doors change, diners whose time or courier does."""
    return [*_couriers(before, after), *_diners(before, after, late_minutes)]


def _couriers(before: DayPlan, after: DayPlan) -> list[Hearer]:
    found = []
    for courier in sorted({*before.courier_of.values(), *after.courier_of.values()}):
        had = {one for one, who in before.courier_of.items() if who == courier}
        has = {one for one, who in after.courier_of.items() if who == courier}
        if had == has:
            continue
        told = (
            "오늘 배달 경로가 바뀌었어요. {n}집에 가요. 새 경로표를 봐 주세요.",
            "Your route today has changed: {n} door{s}. Please look at the new sheet.",
        )
        if not has:
            told = "오늘은 배달이 없어요.", "You have no deliveries today."
        found.append(Hearer("courier", courier, "route", Words(*told).filled(n=len(has))))
    return found


def _diners(before: DayPlan, after: DayPlan, late_minutes: int) -> list[Hearer]:
    found = []
    for diner, old in sorted(before.door_of.items()):
        new = after.door_of.get(diner)
        if new is None:
            told = (
                "오늘은 식사를 가져다드리지 못해요. 죄송해요.",
                "We are sorry: we cannot bring your meal today.",
            )
            found.append(Hearer("diner", diner, "not_today", Words(*told)))
        elif abs(new.due - old.due) >= late_minutes * 60:
            told = "오늘 식사는 {at}쯤 도착해요.", "Your meal comes at about {at} today."
            at = time_of(new.due).strftime("%H:%M")
            found.append(Hearer("diner", diner, "time", Words(*told).filled(at=at)))
    return found
