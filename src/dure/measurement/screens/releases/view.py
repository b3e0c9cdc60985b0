"""Releases: choose periods, look at what would be published, publish it, and keep the book of it."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_tasks.base import Task

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.services import start_work
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.measurement.queries import (
    cause_suggested,
    preview_names,
    publishable,
    release_book,
    release_page,
    release_preview,
)
from dure.measurement.screens.inside import said
from dure.measurement.screens.releases.form import PeriodsForm, PublishForm
from dure.measurement.screens.releases.rows import (
    shown_preview,
    shown_release,
    suggested_cause,
    suggested_periods,
    suggested_title,
)
from dure.measurement.types.prepared import PreviewCard

Later = Task[
    Any, Any
]  # what the worker does; handed in by the addresses, which know screens and tasks


class Begun(NamedTuple):
    """Long work about to begin: in which initiative, under which name, done by which task."""

    initiative_id: int
    kind: str
    later: Later


@needs("see_all_reports")
def releases(request: ActingRequest, slug: str) -> HttpResponse:
    """What has been published, and what became of it?"""
    card = initiative_card(slug)
    book = release_book(request.actor, initiative_id=card.id)
    return render(request, "measurement/screens/releases/page.html", said(card, book=book))


@needs("see_all_reports")
def release(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What did this release publish, hide and restate?"""
    card = initiative_card(slug)
    page = release_page(request.actor, initiative_id=card.id, public_id=public_id)
    return render(
        request, "measurement/screens/releases/release.html", said(card, **shown_release(page))
    )


@needs("publish_numbers")
def publish(request: ActingRequest, slug: str, later: Later) -> HttpResponse:
    """Which periods? The preview is reckoned by the worker and survives a closed page."""
    card, on = initiative_card(slug), day_of(now())
    must(request.actor, "publish_numbers", Subject("initiative", card.id, card.id))
    found = publishable(card.id, on)
    first = {**suggested_periods(found, request.GET.dict()), "as_of": on}
    form = PeriodsForm(request.POST or None, initial=first, periods=found.periods)
    wish = _wished(request, form) if form.is_bound and form.is_valid() else None
    if wish is not None:
        begun = Begun(card.id, "measurement.release.preview", later)
        work_id = _begin(request, begun, {"initiative": card.slug, **wish})
        return HttpResponseRedirect(reverse("work", args=[work_id]))
    context = said(card, form=form, found=found)
    return render(request, "measurement/screens/releases/publish.html", context)


def _wished(request: ActingRequest, form: PeriodsForm) -> dict[str, str] | None:
    try:
        return form.wish()
    except Refused as refused:
        messages.error(request, str(words_of(refused)))
        return None


@needs("publish_numbers")
def preview(request: ActingRequest, slug: str, public_id: str, later: Later) -> HttpResponse:
    """What would be published, what is hidden, what changes - and publish it."""
    card = initiative_card(slug)
    found = _preview_of(request, card.id, public_id)
    first = {**suggested_title(found), **suggested_cause(cause_suggested(card.id, found.cause))}
    form = PublishForm(request.POST or None, initial=first, changes=found.told["changed"])
    if request.method == "POST" and form.is_valid():
        wish = _wish(request, found, form)
        begun = Begun(card.id, "measurement.numbers.publish", later)
        work_id = _begin(request, begun, wish)
        return HttpResponseRedirect(reverse("work", args=[work_id]))
    shown = shown_preview(found, preview_names(found))
    context = said(card, preview=found, form=form, **shown)
    return render(request, "measurement/screens/releases/preview.html", context)


def _preview_of(request: ActingRequest, initiative_id: int, public_id: str) -> PreviewCard:
    """One preview of this initiative: another's is none here."""
    found = release_preview(request.actor, public_id=public_id)
    if found.initiative_id != initiative_id:
        raise Refused("measurement.no_such_preview")
    return found


def _wish(request: ActingRequest, found: PreviewCard, form: PublishForm) -> dict[str, str]:
    alone = "yes" if "only_changes" in request.POST else ""
    return {"preview": found.public_id, "only_changes": alone, **form.cleaned_data}


def _begin(request: ActingRequest, begun: Begun, wish: dict[str, str]) -> str:
    """Hand the work to the worker. The gate is asked here too, so that nobody waits for a refusal."""
    here = begun.initiative_id
    must(request.actor, "publish_numbers", Subject("initiative", here, here))
    work = start_work(request.actor, kind=begun.kind, initiative_id=here, at=now())
    begun.later.enqueue(work.public_id, request.actor.account_id, wish)
    return str(work.public_id)
