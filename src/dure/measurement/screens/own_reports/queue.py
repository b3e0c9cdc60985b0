"""Own reports sorted into what to do now, what waits for others, what comes and what is done."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from dure.ground.journal.types import Actor
from dure.kernel.ui.figures import day
from dure.kernel.words import Words
from dure.measurement.queries import organisation_completeness, period_words
from dure.measurement.types.desk import OwnReport, Scores

NOW_STATES = ("returned", "overdue", "due_soon", "open")
WAITING = ("submitted",)
DONE = ("approved", "locked")
ICONS = {
    "returned": "corner-up-left",
    "overdue": "clock-alert",
    "due_soon": "clock",
    "open": "pencil-line",
    "submitted": "send",
    "approved": "check",
    "locked": "lock",
    "not_open": "calendar",
}
SHOWN_DONE = 12


def sorted_out(reports: Sequence[OwnReport]) -> dict[str, object]:
    """The lists of the page; `first` is the report that its button opens."""
    doing = sorted(_in(reports, NOW_STATES), key=_urgency)
    lost = [one for one in reports if one.state in NOW_STATES and not one.editable]
    return {
        "doing": [_line(one) for one in doing],
        "first": doing[0].head if doing else None,
        "waiting": [_line(one) for one in _in(reports, WAITING)],
        "coming": [_line(one) for one in _coming(reports)],
        "done": [_line(one) for one in _in(reports, DONE)][:SHOWN_DONE],
        "lost": [_line(one) for one in lost],
    }


def _in(reports: Iterable[OwnReport], states: Sequence[str]) -> list[OwnReport]:
    return [
        one
        for one in reports
        if one.state in states and (one.editable or one.state not in NOW_STATES)
    ]


def _coming(reports: Iterable[OwnReport]) -> list[OwnReport]:
    return sorted(
        (one for one in reports if one.state == "not_open"), key=lambda one: one.head.period
    )


def _urgency(one: OwnReport) -> tuple[int, str]:
    return NOW_STATES.index(one.state), one.deadline.isoformat()


def _line(one: OwnReport) -> dict[str, object]:
    return {
        "one": one,
        "href": reverse("report_form", args=[one.head.public_id]),
        "icon": ICONS[one.state],
        "period": period_words(one.head.period),
        "when": _when(one),
        "late": one.state == "overdue",
    }


def _when(one: OwnReport) -> Words:
    if one.state in (*WAITING, *DONE) and one.step_at:
        return _dated("{day}", "{day}", one.step_at)
    if one.state == "not_open":
        return _dated("{day}부터", "from {day}", one.head.dates.opens_on)
    return _dated("{day}까지", "by {day}", one.deadline)


def _dated(ko: str, en: str, on: date) -> Words:
    return Words(ko.format(day=day(on, "ko")), en.format(day=day(on, "en")))


def own_scores(
    actor: Actor, initiative_id: int, reports: Sequence[OwnReport], on: date
) -> list[dict[str, object]]:
    """How complete and punctual each of one's own organisations is."""
    own = dict.fromkeys(one.head.organisation_id for one in reports)
    return [
        _score(
            organisation_completeness(
                actor, initiative_id=initiative_id, organisation_id=each, on=on
            )
        )
        for each in own
    ]


def _score(scores: Scores) -> dict[str, object]:
    done = [one for one in scores.scores if one.on_time is not None]
    return {
        "organisation": scores.scores[0].organisation if scores.scores else Words("", ""),
        "complete": None if scores.completeness is None else round(100 * scores.completeness),
        "on_time": sum(1 for one in done if one.on_time),
        "of": len(done),
    }
