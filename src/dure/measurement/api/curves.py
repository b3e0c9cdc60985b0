"""The shapes of scorecard rows and curves as programs get them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from ninja import Schema

from dure.engines.measure import Figure, Forecast
from dure.kernel.api.shapes import SaidWords
from dure.measurement.types.scorecard import IndicatorStory, Point, ScorecardRow, Split


class FigureShown(Schema):
    """One number: `state` says whether it is a value, not reported or not applicable.

    `method` says how it was counted; `low` and `high` its range where it is not exact.
    """

    state: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    method: str
    low: Decimal | None
    high: Decimal | None

    @staticmethod
    def of(figure: Figure) -> dict[str, Any]:
        """From the engine's figure; numbers as text, so that no digit is lost."""
        numbers = ("value", "numerator", "denominator", "low", "high")
        told = {name: _exact(getattr(figure, name)) for name in numbers}
        return {"state": figure.state, "method": figure.method, **told}


class PointShown(Schema):
    """One period of a curve; hidden: a value exists that this reader does not see."""

    period: str
    figure: FigureShown
    hidden: bool
    reported: int
    version: int

    @staticmethod
    def of(point: Point) -> dict[str, Any]:
        """From the card of the pages."""
        return {
            "period": point.period,
            "figure": FigureShown.of(point.figure),
            "hidden": point.hidden,
            "reported": point.reported,
            "version": point.version,
        }


class RowShown(Schema):
    """One indicator: where it stands, where it goes, how many have reported."""

    code: str
    name: SaidWords
    unit: SaidWords
    kind: str
    level: str
    rba: str
    direction: str
    headline: bool
    theme: str
    target: float | None
    baseline: float | None
    progress: float | None
    reached: bool
    reported: int
    expected: int
    address: str
    people_mode: str
    people_words: SaidWords
    points: list[PointShown]

    @staticmethod
    def of(row: ScorecardRow) -> dict[str, Any]:
        """From the card of the pages."""
        same = (
            "code name unit kind level rba direction headline theme target baseline reported "
            "expected address people_mode people_words"
        )
        return {
            **{name: getattr(row, name) for name in same.split()},
            "progress": row.progress.share,
            "reached": row.progress.reached,
            "points": [PointShown.of(point) for point in row.points],
        }


class Ahead(Schema):
    """One period of the forecast with its interval."""

    period: str
    value: float
    low: float
    high: float


class SplitShown(Schema):
    """An organisation's, place's or category's part of the newest period."""

    code: str
    words: SaidWords
    figure: FigureShown
    target: float | None

    @staticmethod
    def of(split: Split) -> dict[str, Any]:
        """From the card of the pages."""
        figure = FigureShown.of(split.figure)
        return {"code": split.code, "words": split.words, "figure": figure, "target": split.target}


class WhyShown(Schema):
    """The story behind the curve."""

    period: SaidWords
    text: SaidWords
    by: str
    at: datetime


class StoryShown(Schema):
    """One indicator's curve, its forecast, everybody's part in it, and why."""

    row: RowShown
    forecast_state: str
    forecast: list[Ahead]
    period: str
    organisations: list[SplitShown]
    places: list[SplitShown]
    cells: list[SplitShown]
    whys: list[WhyShown]
    narrowed: bool

    @staticmethod
    def of(story: IndicatorStory) -> dict[str, Any]:
        """From the story of the pages."""
        return {
            "row": RowShown.of(story.row),
            "forecast_state": story.forecast.state,
            "forecast": _ahead(story.forecast),
            "period": story.period,
            "organisations": [SplitShown.of(each) for each in story.organisations],
            "places": [SplitShown.of(each) for each in story.places],
            "cells": [SplitShown.of(each) for _, group in story.cells for each in group],
            "whys": [
                {"period": each.period_words, "text": each.text, "by": each.by, "at": each.at}
                for each in story.whys
            ],
            "narrowed": story.narrowed,
        }


def _ahead(forecast: Forecast) -> list[dict[str, Any]]:
    return [
        {"period": each.period.code, "value": each.value, "low": each.low, "high": each.high}
        for each in forecast.points
    ]


def _exact(number: Any) -> Decimal | None:
    return None if number is None else Decimal(str(number))
