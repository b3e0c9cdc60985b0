"""The report form: one page, prefilled, saved as one types, handed in with one button."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.places.queries import names
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.queries import period_words, report_form, report_named
from dure.measurement.rules.sections import sections
from dure.measurement.screens.inside import said
from dure.measurement.screens.report_form.lines import EntryLine, entry_line
from dure.measurement.services import submit_report, withdraw_report
from dure.measurement.types.entries import Problems
from dure.measurement.types.reports import FormLine, ReportForm

WITHDRAWN = Words("제출을 취소했어요. 다시 고칠 수 있어요.", "Taken back. You may change it again.")
BLOCKS = ("measurement.must_be_mended", "measurement.explain_first")


@signed_in
def report_form_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that is asked of us for this period, on one page."""
    actor, on = cast("ActingRequest", request).actor, day_of(now())
    head = report_named(actor, public_id=public_id)
    form = report_form(actor, report_id=head.id, on=on)
    return render(request, "measurement/screens/report_form/page.html", _page(form, on))


def _page(form: ReportForm, on: date, **more: object) -> dict[str, object]:
    places = names({line.place_code for line in form.lines}, on)
    grouped = [
        (name, _drawn(lines, places, editable=form.editable))
        for name, lines in sections(form.lines)
    ]
    return said(
        initiative_by_id(form.head.initiative_id),
        form=form,
        head=form.head,
        period=period_words(form.head.period),
        last_period=period_words(form.last_period),
        sections=grouped,
        missing=form.asked - form.filled,
        unexplained=sum(not one.explained for line in form.lines for one in line.findings),
        **more,
    )


def _drawn(
    lines: Iterable[FormLine], places: dict[str, Words], *, editable: bool
) -> list[EntryLine]:
    return [entry_line(line, places, editable=editable) for line in lines]


@signed_in
@require_POST
def hand_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand it in; what must be mended or explained first is told on top of the form."""
    actor, at = cast("ActingRequest", request).actor, now()
    head = report_named(actor, public_id=public_id)
    comment = request.POST.get("comment", "").strip()
    try:
        submit_report(actor, report_id=head.id, at=at, comment=comment)
    except Refused as refused:
        if refused.code not in BLOCKS:
            messages.error(request, str(words_of(refused)))
            return redirect("report_form", public_id)
        form = report_form(actor, report_id=head.id, on=day_of(at))
        more = {"blocked": refused.code, "problems": _problems(form, refused)}
        page = _page(form, day_of(at), **more)
        return render(request, "measurement/screens/report_form/page.html", page, status=422)
    return redirect("report_given_back", public_id)


def _problems(form: ReportForm, refused: Refused) -> list[dict[str, object]]:
    ids = {line.version.code: line.version.indicator_id for line in form.lines}
    told = cast("Problems", refused.values["problems"])
    return [
        {"words": one.words, "at": f"line-{ids[one.indicator]}-{one.place_code}"}
        for one in told.each
    ]


@signed_in
@require_POST
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take one's own report back while nobody has checked it."""
    actor = cast("ActingRequest", request).actor
    head = report_named(actor, public_id=public_id)
    try:
        withdraw_report(actor, report_id=head.id, at=now())
        messages.success(request, str(WITHDRAWN))
    except Refused as refused:
        messages.error(request, str(words_of(refused)))
    return redirect("report_form", public_id)
