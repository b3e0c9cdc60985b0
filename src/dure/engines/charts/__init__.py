"""Drawings: from frozen specifications to accessible SVG, its sentence and its table. Pure Python.

draw_trend(Trend) draw_bars(Bars) draw_share(Share) draw_map(AreaMap) draw_tiles(Tiles) → Drawing
draw_spark(values) → a small SVG      shapes_from(topojson or geojson) → Shapes
"""

from dure.engines.charts.area_map import draw_map
from dure.engines.charts.bars import draw_bars
from dure.engines.charts.shapes import shapes_from, some_of
from dure.engines.charts.share import draw_share
from dure.engines.charts.spark import draw_spark
from dure.engines.charts.tiles import draw_tiles
from dure.engines.charts.trend import draw_trend
from dure.engines.charts.types import (
    HIDDEN,
    NOT_APPLICABLE,
    NOT_REPORTED,
    VALUE,
    About,
    AreaMap,
    Bars,
    Break,
    ChartFault,
    Datum,
    Drawing,
    Forecast,
    Shapes,
    Share,
    Tiles,
    Trend,
)

__all__ = [
    "HIDDEN",
    "NOT_APPLICABLE",
    "NOT_REPORTED",
    "VALUE",
    "About",
    "AreaMap",
    "Bars",
    "Break",
    "ChartFault",
    "Datum",
    "Drawing",
    "Forecast",
    "Shapes",
    "Share",
    "Tiles",
    "Trend",
    "draw_bars",
    "draw_map",
    "draw_share",
    "draw_spark",
    "draw_tiles",
    "draw_trend",
    "shapes_from",
    "some_of",
]
