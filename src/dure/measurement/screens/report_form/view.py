"""The report form: one page, prefilled, saved as one types, handed in with one button."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.refusals import words_of
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words
from dure.measurement.queries import report_form, report_named
from dure.measurement.screens.report_form.drawn import page_of, problems_of
from dure.measurement.services import submit_report, withdraw_report

PAGE = "measurement/screens/report_form/page.html"
WITHDRAWN = Words("제출을 취소했어요. 다시 고칠 수 있어요.", "Taken back. You may change it again.")
BLOCKS = ("measurement.must_be_mended", "measurement.explain_first")


@signed_in
@drawn_once
def report_form_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that is asked of us for this period, on one page."""
    actor, on = cast("ActingRequest", request).actor, day_of(now())
    head = report_named(actor, public_id=public_id)
    form = report_form(actor, report_id=head.id, on=on)
    return render(request, PAGE, page_of(form, on))


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
        if refused.code in BLOCKS:
            return _blocked(request, head.id, refused)
        messages.error(request, str(words_of(refused)))
        return redirect("report_form", public_id)
    return redirect("report_given_back", public_id)


def _blocked(request: HttpRequest, report_id: int, refused: Refused) -> HttpResponse:
    on = day_of(now())
    form = report_form(cast("ActingRequest", request).actor, report_id=report_id, on=on)
    more = {"blocked": refused.code, "problems": problems_of(form, refused)}
    return render(request, PAGE, page_of(form, on, **more), status=422)


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
