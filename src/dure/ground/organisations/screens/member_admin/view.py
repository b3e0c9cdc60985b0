"""One member for whoever looks after it: its facts, who speaks for it, its time in the initiative."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest, accounts_of
from dure.ground.journal.queries import must
from dure.ground.organisations.queries import (
    initiative_card,
    organisation_card,
    subject_within,
    time_together,
)
from dure.ground.organisations.screens.inside import said, taken, understood
from dure.ground.organisations.screens.member_admin.form import LeaveForm, SpeakForm, speakers
from dure.ground.organisations.screens.members_admin.form import FactsForm, facts_now
from dure.ground.organisations.screens.members_admin.view import known
from dure.ground.organisations.services import (
    appoint_delegate,
    end_affiliation,
    leave_initiative,
    revise_organisation,
)
from dure.ground.organisations.types import InitiativeCard, OrganisationCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "ground/organisations/screens/member_admin/page.html"
KEPT = Words("고쳤어요.", "Put right.")
SPEAKS = Words("대표를 세웠어요.", "Appointed.")
GONE = Words("이제 이 기관 사람이 아니에요.", "They no longer belong to it.")
LEFT = Words("떠난 날을 적었어요. 기록은 남아요.", "The day of leaving is kept; the history stays.")


@needs("manage_members")
def member_admin(request: ActingRequest, slug: str, member: str) -> HttpResponse:
    """What is known of it, and who speaks for it?"""
    card, own = _both(request, slug, member)
    form = _facts(request, own)
    where = {"initiative_id": card.id, "organisation_id": own.id}
    deed = partial(_revise, request, form, where)
    if taken(request, form, deed, KEPT):
        return redirect("member_admin", slug, member)
    context = said(card, own=own, form=form, **_around(request, card, own))
    return render(request, PAGE, context, status=422 if form.errors else 200)


@needs("manage_members")
@require_POST
def appoint(request: ActingRequest, slug: str, member: str) -> HttpResponse:
    """From today on somebody speaks for it."""
    card, own = _both(request, slug, member)
    form = SpeakForm(request.POST, people=speakers(card.id, own.id, day_of(now())))
    if understood(request, form):
        where = {"initiative_id": card.id, "organisation_id": own.id, **form.wish()}
        tried(request, partial(appoint_delegate, request.actor, at=now(), **where), SPEAKS)
    return redirect("member_admin", slug, member)


@needs("manage_members")
@require_POST
def part_with(request: ActingRequest, slug: str, member: str, account_id: int) -> HttpResponse:
    """Somebody no longer belongs to it."""
    card, own = _both(request, slug, member)
    where = {"initiative_id": card.id, "organisation_id": own.id, "account_id": account_id}
    tried(request, partial(end_affiliation, request.actor, at=now(), **where), GONE)
    return redirect("member_admin", slug, member)


@needs("manage_members")
@require_POST
def leave(request: ActingRequest, slug: str, member: str) -> HttpResponse:
    """It takes part until a day."""
    card, own = _both(request, slug, member)
    form = LeaveForm(request.POST)
    if understood(request, form):
        where = {"initiative_id": card.id, "organisation_id": own.id, **form.cleaned_data}
        tried(request, partial(leave_initiative, request.actor, at=now(), **where), LEFT)
    return redirect("member_admin", slug, member)


def _both(
    request: ActingRequest, slug: str, member: str
) -> tuple[InitiativeCard, OrganisationCard]:
    card, own = initiative_card(slug), organisation_card(member)
    must(request.actor, "manage_members", subject_within("organisation", own.id, card.id, own.id))
    return card, own


def _facts(request: ActingRequest, own: OrganisationCard) -> FactsForm:
    parents = [(each, name) for each, name in known() if each != str(own.id)]
    given = request.POST or None
    return FactsForm(given, initial=facts_now(own), parents=parents, slug=own.slug)


def _revise(request: ActingRequest, form: FactsForm, where: dict[str, int]) -> None:
    revise_organisation(request.actor, at=now(), to=form.facts(), **where)


def _around(request: ActingRequest, card: InitiativeCard, own: OrganisationCard) -> dict[str, Any]:
    on = day_of(now())
    times = time_together(card.id, own.id)
    people = speakers(card.id, own.id, on)
    return {
        "times": times,
        "is_in": any(one.left_on is None for one in times),
        "people": accounts_of(own.id, on),
        "speak": SpeakForm(people=people, auto_id="speak_%s") if people else None,
        "leave": LeaveForm(auto_id="leave_%s"),
    }
