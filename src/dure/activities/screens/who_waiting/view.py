"""What waits for what between organisations; who is late, and who will be because of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.screens.inside import looking
from dure.activities.screens.who_pages import tabs_of
from dure.activities.screens.who_waiting.form import DelayForm, LinkForm
from dure.activities.screens.who_waiting.shown import chain_of, choices
from dure.activities.services import announce_delay, delay_over, wait_for, wait_no_more
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

TOLD = Words("뒤에 있는 활동 {n}개에 알렸어요.", "{n} activit{y} behind {are} warned.")
NOBODY = Words(
    "적어 두었어요. 뒤에서 기다리는 활동은 없어요.", "Written down; nothing waits behind it."
)


@needs("see_initiative")
def waiting(request: ActingRequest, slug: str) -> HttpResponse:
    """Who waits for whom, and is anybody late?"""
    return _page(request, slug, {}, 200)


@require_POST
@needs("manage_services")
def link(request: ActingRequest, slug: str) -> HttpResponse:
    """One of ours waits for another."""
    where = looking(request, slug)
    ours, _late, everybody = choices(request.actor, where)
    form = LinkForm(request.POST, ours=ours, everybody=everybody)
    return _done(request, slug, "link", form, _link)


@require_POST
@needs("manage_services")
def unlink(request: ActingRequest, slug: str, dependency_id: int) -> HttpResponse:
    """It waits no more."""
    wait_no_more(request.actor, dependency_id=dependency_id, at=now())
    return HttpResponseRedirect(reverse("who_waiting", args=[slug]))


@require_POST
@needs("record_service")
def delay(request: ActingRequest, slug: str) -> HttpResponse:
    """One of ours comes late."""
    where = looking(request, slug)
    form = DelayForm(request.POST, ours=choices(request.actor, where)[1])
    return _done(request, slug, "delay", form, _delay)


@require_POST
@needs("record_service")
def over(request: ActingRequest, slug: str, service_id: int) -> HttpResponse:
    """It is no longer late."""
    delay_over(request.actor, service_id=service_id, at=now())
    return HttpResponseRedirect(reverse("who_waiting", args=[slug]))


def _done(request: ActingRequest, slug: str, name: str, form: Any, act: Any) -> HttpResponse:
    if not form.is_valid():
        return _page(request, slug, {name: form}, 422)
    try:
        act(request, form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return _page(request, slug, {name: form}, 422)
    return HttpResponseRedirect(reverse("who_waiting", args=[slug]))


def _link(request: ActingRequest, given: dict[str, Any]) -> None:
    wait_for(
        request.actor,
        after_id=int(given["after"]),
        before_id=int(given["before"]),
        slack_days=given["slack_days"],
        what=Words(given["what"], given["what"]),
        at=now(),
    )


def _delay(request: ActingRequest, given: dict[str, Any]) -> None:
    warned = announce_delay(
        request.actor,
        service_id=int(given["service"]),
        days=given["days"],
        reason=given["reason"],
        at=now(),
    )
    behind = len(warned.late)
    said = TOLD.filled(n=behind, y="y" if behind == 1 else "ies") if behind else NOBODY
    messages.success(request, str(said))


def _page(request: ActingRequest, slug: str, forms: dict[str, Any], status: int) -> HttpResponse:
    where = looking(request, slug)
    ours, late, everybody = choices(request.actor, where)
    empty = {
        "link": LinkForm(ours=ours, everybody=everybody) if ours else None,
        "delay": DelayForm(ours=late) if late else None,
    }
    shown = {f"{name}_form": form for name, form in (empty | forms).items()}
    tabs = tabs_of(where, "who_waiting", works_here=bool(where.mine))
    said = where.said(**shown, **chain_of(request.actor, where), **tabs)
    return render(request, "activities/screens/who_waiting/page.html", said, status=status)
