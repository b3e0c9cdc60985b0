"""What a drawing is made from, and what comes out. All frozen, all text already in one language.

States of a value are the four of feature B9. Only the state "value" carries a number: a hidden number
cannot be drawn, written or spoken by accident, because it never enters this engine.
"""

from dataclasses import dataclass

VALUE, NOT_REPORTED, NOT_APPLICABLE, HIDDEN = "value", "not_reported", "not_applicable", "hidden"
STATES = (VALUE, NOT_REPORTED, NOT_APPLICABLE, HIDDEN)


class ChartFault(ValueError):  # noqa: N818 - a fault of the asker, told by code
    """A drawing was asked for that would lie or leak; `code` says how (`charts.…`)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Datum:
    """One thing to draw: a period, an organisation, a part or an area.

    `code` identifies it (a period `2026-03`, a place code), `name` is shown, `state` is one of STATES,
    `value` stands only where the state is "value". `target` and `href` are optional, as are `low` and
    `high`: between what a number that is not exact truly lies.
    """

    code: str
    name: str
    state: str = VALUE
    value: float | None = None
    target: float | None = None
    href: str = ""
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise ChartFault("charts.unknown_state")
        if (self.state == VALUE) != (self.value is not None):
            raise ChartFault("charts.value_does_not_fit_state")


@dataclass(frozen=True, slots=True)
class Forecast:
    """A period to come: middle value and the interval around it, in the unit of the chart."""

    code: str
    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Break:
    """From the period `code` on another definition counts; `label` says which."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class About:
    """What every drawing needs to know: title, unit, decimals and language ("ko" or "en")."""

    title: str
    unit: str = ""
    decimals: int = 0
    language: str = "ko"
    of_places: bool = True  # organisations or places; otherwise things that are compared


@dataclass(frozen=True, slots=True)
class Trend:
    """A history with, where known, its forecast, its target and baseline and its definition breaks."""

    about: About
    points: tuple[Datum, ...]
    forecast: tuple[Forecast, ...] = ()
    breaks: tuple[Break, ...] = ()
    target: float | None = None
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """The same number of several organisations or places, in the order given."""

    about: About
    bars: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The parts of a whole."""

    about: About
    parts: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Boundaries ready to draw: rings of (x, y) per code, in one plane; `fingerprint` names them."""

    fingerprint: str
    rings: tuple[tuple[str, tuple[tuple[tuple[float, float], ...], ...]], ...]

    def __hash__(self) -> int:
        return hash(self.fingerprint)


@dataclass(frozen=True, slots=True)
class AreaMap:
    """A number by administrative area, drawn on shapes.

    `shared` names shapes that several areas have in common - (shape, its areas) - where an old area
    was split and nobody has drawn the new border yet.
    """

    about: About
    areas: tuple[Datum, ...]
    shapes: Shapes
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Tiles:
    """A number by area where no boundaries exist: one equal tile an area, at its (column, row)."""

    about: About
    areas: tuple[Datum, ...]
    spots: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The result: two SVG texts (desk and phone), the sentence that tells it, and its table.

    `links` are where the first rows of the table lead, in their order.
    """

    title: str
    svg: str
    small: str
    told: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()

    @property
    def linked_rows(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Each row with the address it leads to, "" where there is none."""
        links = (*self.links, *("" for _ in self.rows))
        return tuple(zip(self.rows, links, strict=False))
