"""What the members' page of an indicator draws: curve, organisations, groups, maps."""

from collections.abc import Sequence
from typing import Any

from dure.front.drawings import about_row, datum_of_split, split_bars, trend_of
from dure.front.map import maps_of
from dure.kernel.words import Words
from dure.measurement.types.scorecard import IndicatorStory, Split

BY_ORGANISATION = Words("기관별", "By organisation")
BY_PLACE = Words("지역별", "By place")


def drawn(story: IndicatorStory) -> dict[str, Any]:
    """Every drawing of the page; what there is nothing to draw for is None or empty."""
    row = story.row
    areas = [datum_of_split(one) for one in story.places]
    maps = maps_of(areas, about_row(row, row.name))
    return {
        "trend": trend_of(row, story.forecast, story.versions),
        "organisations": split_bars(largest_first(story.organisations), row, BY_ORGANISATION),
        "cells": [
            (name, split_bars(splits, row, name, cells=True)) for name, splits in story.cells
        ],
        "maps": maps,
        "places": None if maps else split_bars(_reported(story.places), row, BY_PLACE),
    }


def largest_first(splits: Sequence[Split]) -> list[Split]:
    """The largest first; those without a value last, by name."""
    return sorted(
        splits,
        key=lambda one: (one.figure.value is None, -float(one.figure.value or 0), one.words.ko),
    )


def _reported(places: Sequence[Split]) -> list[Split]:
    """The finest level alone, so that no bar is the sum of others."""
    levels = ("eup_myeon_dong", "gu", "sigungu", "sido", "")
    finest = next((level for level in levels if any(p.level == level for p in places)), "")
    return largest_first([place for place in places if place.level == finest])
