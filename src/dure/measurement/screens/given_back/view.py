"""What the reporter gets back: the report in words, its own curves, a paragraph to take along."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.engines.charts import About, Datum, Trend, draw_trend
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of, now
from dure.kernel.faces import signed_in
from dure.kernel.words import Words, spoken_language
from dure.measurement.queries import given_back, period_words, report_named
from dure.measurement.rules.telling import changes_told, funder_paragraph
from dure.measurement.screens.inside import said
from dure.measurement.screens.shown import figure_of
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


@signed_in
def report_given_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """What does this report tell ourselves?"""
    actor, on = cast("ActingRequest", request).actor, day_of(now())
    head = report_named(actor, public_id=public_id)
    back = given_back(actor, report_id=head.id, on=on)
    page = said(
        initiative_by_id(head.initiative_id),
        back=back,
        head=head,
        period=period_words(head.period),
        told=changes_told(back.changes),
        curves=_curves(back),
        peers=[_peer(one) for one in back.peers],
        paragraph=funder_paragraph(back),
        empty=back.asked - back.filled,
        next_period=period_words(back.next_report.period) if back.next_report else None,
    )
    return render(request, "measurement/screens/given_back/page.html", page)


def _curves(back: GivenBack) -> list[object]:
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


def _float(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def _peer(one: PeerPlace) -> dict[str, object]:
    return {
        "name": one.version.name,
        "place": PLACES[one.place],
        "by": COMPARED[one.by],
        "peers": one.peers,
        "period": period_words(one.period),
    }
