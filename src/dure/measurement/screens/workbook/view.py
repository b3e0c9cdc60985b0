"""Excel out and back: a prefilled workbook of as many periods as one likes, and the way to upload it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dure.engines.tables import write_workbook
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs, signed_in
from dure.kernel.words import Words, spoken_language
from dure.measurement.queries import own_reports, period_words, report_named, report_sheets
from dure.measurement.queries.report_sheets import ReportSheet
from dure.measurement.rules.workbook import book_sheet
from dure.measurement.screens.inside import said
from dure.measurement.types.desk import OwnReport

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHOOSE_ONE = Words("받을 기간을 하나라도 골라 주세요.", "Please choose at least one period.")


@needs("enter_report")
def workbook_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Take our reports along as a workbook, and bring it back."""
    card, on = initiative_card(slug), day_of(now())
    reports = own_reports(cast("ActingRequest", request).actor, initiative_id=card.id, on=on)
    chosen = request.GET.get("round", "")
    open_ones = [one for one in reports if one.editable]
    page = said(
        card,
        choices=[_choice(one, chosen, len(open_ones)) for one in open_ones],
        several=len({one.head.organisation_id for one in reports}) > 1,
    )
    return render(request, "measurement/screens/workbook/page.html", page)


def _choice(one: OwnReport, chosen: str, many: int) -> dict[str, object]:
    return {
        "one": one,
        "period": period_words(one.head.period),
        "checked": one.head.period == chosen
        or (not chosen and many == 1)
        or (one.state != "not_open" and not chosen),
    }


@needs("enter_report")
def workbook_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The prefilled workbook of the chosen reports."""
    actor, at = cast("ActingRequest", request).actor, now()
    chosen = request.GET.getlist("report")
    if not chosen:
        messages.error(request, str(CHOOSE_ONE))
        return redirect("report_workbook", slug)
    sheets = report_sheets(actor, public_ids=chosen, on=day_of(at))
    return _file(sheets, f"{slug}.xlsx")


@signed_in
def report_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The prefilled workbook of one report."""
    actor, at = cast("ActingRequest", request).actor, now()
    head = report_named(actor, public_id=public_id)
    sheets = report_sheets(actor, public_ids=[public_id], on=day_of(at))
    return _file(sheets, f"{head.period}.xlsx")


def _file(sheets: tuple[ReportSheet, ...], name: str) -> HttpResponse:
    language = spoken_language()
    written = write_workbook(
        [
            book_sheet(one.head, one.rows, language=language, tab=_tab(one, sheets, language))
            for one in sheets
        ],
        made_at=now().replace(tzinfo=None),
    )
    answer = HttpResponse(written, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _tab(one: ReportSheet, sheets: tuple[ReportSheet, ...], language: str) -> str:
    """The period; with several organisations in one workbook, whose it is as well."""
    if len({each.head.organisation_id for each in sheets}) == 1:
        return one.head.period
    return f"{one.head.period} {one.head.organisation.in_language(language)}"[:31]
