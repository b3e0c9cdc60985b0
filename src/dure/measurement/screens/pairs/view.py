"""The desk of pairs: who may be one person; a human looks and says."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_tasks.base import Task

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may, must
from dure.ground.journal.services import start_work
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import opened_pair, pairs_desk
from dure.measurement.screens.inside import said
from dure.measurement.screens.pairs.form import VerdictForm
from dure.measurement.screens.pairs.going_on import AFTER, beside, between, going_on
from dure.measurement.screens.pairs.shown import shown_desk, shown_ground, shown_pair
from dure.measurement.services import decide_pair, destroy_links

WRITTEN = Words(
    "판단을 적었어요. 언제든 다시 볼 수 있어요.",
    "Written down. It can be looked at again at any time.",
)
DESTROYED = Words(
    "이은 것과 열쇠를 없앴어요. 공표한 숫자는 그대로예요.",
    "The links and their key are destroyed. Published numbers stay.",
)
Later = Task[Any, Any]


@needs("open_person")
def pairs(request: ActingRequest, slug: str) -> HttpResponse:
    """Which records may be of one person?"""
    card = initiative_card(slug)
    whom = between(request)
    today = day_of(now())
    ground = shown_ground(card.id, today)
    found = pairs_desk(request.actor, initiative_id=card.id, on=today, between=whom)
    if not (ground["may_link"] or whom):
        found = ()  # the ground on which they were compared has ended
    # Consent names its recipient, the backbone: members see that there are pairs, and no record.
    opens = may(request.actor, "open_person", Subject("initiative", card.id, card.id))
    context = said(
        card, opens=opens, beside=beside(whom), **shown_desk(found, opens=opens), **ground
    )
    return render(request, "measurement/screens/pairs/page.html", context)


@needs("open_person")
def one_pair(request: ActingRequest, slug: str, pair_id: int) -> HttpResponse:
    """Are these two one person?"""
    card, form, at = initiative_card(slug), VerdictForm(request.POST or None), now()
    here: dict[str, Any] = {"initiative_id": card.id, "pair_id": pair_id}
    pair = opened_pair(request.actor, **here, at=at)
    on = going_on(request.actor, slug=slug, whom=between(request), on=day_of(at), **here)
    if form.is_bound and form.is_valid():
        deed = partial(decide_pair, request.actor, **here, at=at, **form.cleaned_data)
        if tried(request, deed, WRITTEN):
            return HttpResponseRedirect(on.following or on.desk)
    # What was written a moment ago is said first to whoever listens to the page.
    follows = request.GET.get("after") == AFTER and not form.is_bound
    context = said(card, form=form, on=on, follows=follows, **shown_pair(pair))
    return render(request, "measurement/screens/pairs/pair.html", context)


@needs("manage_initiative")
@require_POST
def destroy(request: ActingRequest, slug: str) -> HttpResponse:
    """Destroy the links under contract, and their key."""
    card, reason = initiative_card(slug), request.POST.get("reason", "")
    deed = partial(destroy_links, request.actor, initiative_id=card.id, reason=reason, at=now())
    tried(request, deed, DESTROYED)
    return HttpResponseRedirect(reverse("pairs", args=[slug]))


@needs("open_person")
@require_POST
def compare(request: ActingRequest, slug: str, later: Later) -> HttpResponse:
    """Compare those who agree; the worker does it."""
    card = initiative_card(slug)
    must(request.actor, "open_person", Subject("initiative", card.id, card.id))
    work = start_work(
        request.actor, kind="measurement.people.link", initiative_id=card.id, at=now()
    )
    wish = {"initiative": slug, "second_factor": "yes" if request.actor.second_factor else ""}
    later.enqueue(work.public_id, request.actor.account_id, wish)
    return HttpResponseRedirect(reverse("work", args=[work.public_id]))
