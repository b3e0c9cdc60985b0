"""Library: how numbers are split, what each indicator means, who is asked for it, and the goals."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from dure.ground.access.queries import house
from dure.kernel.programmes import programmes
from dure.measurement.models import Disaggregation
from dure.measurement.queries import described_indicator, described_version
from dure.measurement.services import (
    assign_indicators,
    define_indicator,
    revise_indicator,
    set_targets,
)
from dure.measurement.types.library import NewAssignment, NewTarget
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.levels import Level, levels_of
from dure.project.demo.pack import told, words

SINCE = date(2023, 10, 1)
MERGED = date(2026, 7, 1)  # 광주 and 전남 become one
MERGED_FROM = ("2900000000", "4600000000")
MERGED_INTO = "1200000000"
COUNTY = "9901000000"
RECORDS_SINCE = date(2026, 8, 1)  # from then on meals are counted from service records
KITCHEN = ("halmae", "sonmat")  # whose ledger that is


def fill_library(cast: Cast) -> None:
    """Define every indicator, ask the organisations for it, and set baselines and targets."""
    for code, each in told("disaggregations").items():
        _split(code, each)
    for code, each in definitions().items():
        _define(cast, code, each)
    for initiative in cast.initiatives:
        _assign(cast, initiative)
        _aim(cast, initiative)


@cache
def definitions() -> dict[str, dict[str, Any]]:
    """Every indicator as the demo defines it: what its programme brings, and what is said otherwise."""
    brought: dict[str, dict[str, Any]] = {}
    for each in programmes():
        brought |= each.indicators.get("indicators", {})
    return {code: {**brought.get(code, {}), **each} for code, each in told("indicators").items()}


def _split(code: str, each: dict[str, Any]) -> None:
    ko, en = each["name"]
    categories = [
        {"code": name, "ko": pair[0], "en": pair[1]} for name, pair in each["categories"].items()
    ]
    Disaggregation.objects.create(code=code, name_ko=ko, name_en=en, categories=categories)


def _define(cast: Cast, code: str, each: dict[str, Any]) -> None:
    where = {
        "initiative_id": cast.initiatives["halmae" if code.startswith("M") else "daon"],
        "at": at_hour(SINCE),
    }
    first = described_indicator(code, {**each, **each.get("first", {})}, SINCE)
    define_indicator(house(), indicator=first, **where)
    if "revised" in each:
        why = words(each["revised"]["why"])
        later = replace(described_version(each, each["revised"]["from"]), what_changed=why)
        revise_indicator(house(), code=code, version=later, **where)


def _assign(cast: Cast, initiative: str) -> None:
    wanted = [
        each
        for level in levels_of(initiative).values()
        for slug in level.organisations
        for each in _asked(cast, initiative, level, slug)
    ]
    if KITCHEN[0] == initiative:
        wanted += _counted(cast, levels_of(initiative).values())
    assign_indicators(
        house(),
        initiative_id=cast.initiatives[initiative],
        assignments=wanted,
        at=at_hour(SINCE),
    )


def _asked(cast: Cast, initiative: str, level: Level, slug: str) -> list[NewAssignment]:
    told_of = told("organisations")[slug]
    since, until = told_of.get("joined", SINCE), told_of.get("left")
    here = told("indicators")[level.code]
    computed, counted = here.get("computed", False), here.get("counted")
    if counted and slug == KITCHEN[1]:
        computed = True
    elif counted and slug not in here.get("beside", ()):
        until = counted

    def asked(place: str, begins: date, ends: date | None) -> NewAssignment:
        return NewAssignment(
            indicator=level.code,
            organisation_id=cast.organisations[slug],
            place_code=place,
            since=begins,
            until=ends,
            computed=computed,
        )

    place = place_of(cast, slug, level.code)
    if place in MERGED_FROM:
        return [asked(place, since, MERGED), asked(MERGED_INTO, MERGED, until)]
    return [asked(place, since, until)]


def _counted(cast: Cast, levels: Iterable[Level]) -> list[NewAssignment]:
    """What others reported until the kitchen's own records said it: asked of the kitchen from then on."""
    _, kitchen = KITCHEN
    return [
        NewAssignment(
            indicator=level.code,
            organisation_id=cast.organisations[kitchen],
            place_code=place_of(cast, kitchen, level.code),
            since=told("indicators")[level.code]["counted"],
            computed=True,
        )
        for level in levels
        if "counted" in told("indicators")[level.code] and kitchen not in level.organisations
    ]


def place_of(cast: Cast, slug: str, code: str, on: date = SINCE) -> str:
    """The place an organisation reports for on a day: its province until and after the merger.

    Meals are reported for the county, whoever helps with them.
    """
    place = COUNTY if code.startswith("M") else cast.places[slug]
    return MERGED_INTO if place in MERGED_FROM and on >= MERGED else place


def _aim(cast: Cast, initiative: str) -> None:
    goals = []
    own = [code for code in levels_of(initiative) if initiative == "daon" or code[0] != "F"]
    for code in own:
        first, was, last, wanted = told("indicators")[code]["goal"]
        for period, role, value in ((first, "baseline", was), (last, "target", wanted)):
            goals.append(
                NewTarget(indicator=code, period=period, role=role, value=Decimal(str(value)))
            )
    set_targets(
        house(), initiative_id=cast.initiatives[initiative], targets=goals, at=at_hour(SINCE)
    )
