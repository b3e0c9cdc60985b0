"""The report form as its page draws it: sections of lines, and what blocks handing in."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import cast
from urllib.parse import urlencode

from dure.engines.measure import parse_period
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.places.queries import names
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.queries import period_words
from dure.measurement.rules.report_status import STATE_WORDS
from dure.measurement.rules.sections import sections
from dure.measurement.screens.inside import said
from dure.measurement.screens.report_form.lines import EntryLine, entry_line
from dure.measurement.types.entries import Problems
from dure.measurement.types.reports import FormLine, ReportForm

CHIPS = {"open": "due", "due_soon": "due", "not_open": STATE_WORDS["not_open"]}


def page_of(form: ReportForm, on: date, **more: object) -> dict[str, object]:
    """The context of the page."""
    places = names({line.place_code for line in form.lines}, on)
    starts_on = parse_period(form.head.period).starts_on
    ends_on = _ends_before(form) - timedelta(days=1)
    days = {"from": f"{starts_on}", "to": f"{ends_on}"}
    grouped = [
        (name, _drawn(lines, places, days, editable=form.editable))
        for name, lines in sections(form.lines)
    ]
    return said(
        initiative_by_id(form.head.initiative_id),
        form=form,
        head=form.head,
        period=period_words(form.head.period),
        last_period=period_words(form.last_period),
        sections=grouped,
        chip=CHIPS.get(form.state, form.state),
        missing=form.asked - form.filled,
        so_far=_so_far(form, on),
        ends_on=ends_on,
        unexplained=sum(not one.explained for line in form.lines for one in line.findings),
        **more,
    )


def _so_far(form: ReportForm, on: date) -> int:
    """How many values counted from records may still grow, because the period is not over."""
    if on >= _ends_before(form):
        return 0
    return sum(1 for line in form.lines if line.computed and line.current is not None)


def _ends_before(form: ReportForm) -> date:
    return parse_period(form.head.period).ends_before


def _drawn(
    lines: Iterable[FormLine], places: dict[str, Words], days: dict[str, str], *, editable: bool
) -> list[EntryLine]:
    return [
        entry_line(line, places, records_asked=_records_of(line, days), editable=editable)
        for line in lines
    ]


def _records_of(line: FormLine, days: dict[str, str]) -> str:
    """What to ask the ledger's page for: the lines that this one is counted from, and no others."""
    asked = {**days, "kind": ",".join(line.kinds)} if line.kinds else days
    return urlencode(asked, safe=",")


def problems_of(form: ReportForm, refused: Refused) -> list[dict[str, object]]:
    """What blocks, each with the line it stands at."""
    ids = {line.version.code: line.version.indicator_id for line in form.lines}
    told = cast("Problems", refused.values["problems"])
    return [
        {"words": one.words, "at": f"line-{ids[one.indicator]}-{one.place_code}"}
        for one in told.each
    ]
