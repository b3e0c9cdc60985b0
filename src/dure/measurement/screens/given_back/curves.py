"""The own curves of a report, and its place among peers, as the page shows them."""

from dure.engines.charts import About, Datum, Drawing, Trend, draw_trend
from dure.kernel.words import Words, spoken_language
from dure.measurement.queries import period_words
from dure.measurement.screens.shown import figure_of
from dure.measurement.types.asked import Number
from dure.measurement.types.given_back import GivenBack, OwnTrend, PeerPlace

CURVES = 4
POINTS_NEEDED = 3
PLACES = {
    "high": Words("높은 쪽 3분의 1", "in the higher third"),
    "middle": Words("가운데쯤", "around the middle"),
    "low": Words("낮은 쪽 3분의 1", "in the lower third"),
}
COMPARED = {
    "value": Words("값을 견주면", "by its value"),
    "growth": Words("지난번보다 바뀐 정도를 견주면", "by its change since last time"),
}


def curves(back: GivenBack) -> list[Drawing]:
    """The first few lines that have a history, headline indicators first."""
    known = [one for one in back.trends if len(_known(one)) >= POINTS_NEEDED]
    known.sort(key=lambda one: not one.version.headline)
    return [draw_trend(_trend(one)) for one in known[:CURVES]]


def _known(one: OwnTrend) -> list[str]:
    return [
        period for period, stored in one.points if figure_of(stored, one.version).value is not None
    ]


def _trend(one: OwnTrend) -> Trend:
    language = spoken_language()
    first = one.points.index(next(point for point in one.points if point[0] == _known(one)[0]))
    return Trend(
        about=About(
            title=one.version.name.in_language(language),
            unit=one.version.unit.in_language(language),
            decimals=one.version.decimals,
            language=language,
        ),
        points=tuple(
            Datum(period, str(period_words(period)), shown.state, _float(shown.value))
            for period, shown in (
                (period, figure_of(stored, one.version)) for period, stored in one.points[first:]
            )
        ),
        target=None if one.target is None else float(one.target),
    )


def _float(value: Number | float | None) -> float | None:
    return None if value is None else float(value)


def peer(one: PeerPlace) -> dict[str, object]:
    """A place among peers in words."""
    return {
        "name": one.version.name,
        "place": PLACES[one.place],
        "by": COMPARED[one.by],
        "peers": one.peers,
        "period": period_words(one.period),
    }
