"""The members of an initiative for whoever looks after them: who is in, who was, who speaks for whom."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import (
    initiative_card,
    joinings_in,
    known_organisations,
    member_directory,
    members_of,
    membership_history,
)
from dure.ground.organisations.screens.inside import said, taken
from dure.ground.organisations.screens.members_admin.asking import write_to_speakers
from dure.ground.organisations.screens.members_admin.form import RegisterForm, WelcomeForm
from dure.ground.organisations.services import (
    register_member,
    welcome_organisation,
    withdraw_joining,
)
from dure.ground.organisations.types import InitiativeCard, JoiningCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

HERE = "ground/organisations/screens/members_admin"
IN = Words("함께하게 되었어요.", "It takes part now.")
DONE = Words(
    "적었어요. 대표가 있는 기관이면 초대했고, 답을 기다려요.",
    "Done. Where somebody speaks for it, it was invited and its answer is awaited.",
)
NO_LONGER = Words("초대를 거두었어요.", "The invitation is withdrawn.")
PARTS = {
    "backbone": Words("백본 조직", "Backbone"),
    "member": Words("참여기관", "Members"),
    "funder": Words("지원기관", "Funders"),
    "partner": Words("협력기관", "Partners"),
}


@needs("manage_members")
def members_admin(request: ActingRequest, slug: str) -> HttpResponse:
    """Who takes part, and who speaks for whom?"""
    card = _managed(request, slug)
    lines = member_directory(card.id, day_of(now()))
    groups = [
        (name, [one for one in lines if one.member.part == part]) for part, name in PARTS.items()
    ]
    left = [one for one in membership_history(card.id) if one.left_on is not None]
    asked = _asked(request, card)
    context = said(card, groups=[each for each in groups if each[1]], left=left, **asked)
    return render(request, f"{HERE}/page.html", context)


def _asked(request: ActingRequest, card: InitiativeCard) -> dict[str, list[JoiningCard]]:
    asked = joinings_in(request.actor, card.id)
    states = ("waiting", "declined")
    return {state: [one for one in asked if one.state == state] for state in states}


@needs("manage_members")
def register_new_member(request: ActingRequest, slug: str) -> HttpResponse:
    """An organisation that is not in the house yet."""
    card = _managed(request, slug)
    form = RegisterForm(request.POST or None, parents=known())
    if taken(request, form, lambda: _register(request, card, form), IN):
        return redirect("members_admin", slug)
    status = 422 if form.errors else 200
    return render(request, f"{HERE}/register.html", said(card, form=form), status=status)


@needs("manage_members")
def welcome_member(request: ActingRequest, slug: str) -> HttpResponse:
    """An organisation that is in the house already, in another initiative."""
    card = _managed(request, slug)
    form = WelcomeForm(request.POST or None, organisations=_strangers(card))
    if taken(request, form, lambda: _welcome(request, card, form), DONE):
        return redirect("members_admin", slug)
    status = 422 if form.errors else 200
    return render(request, f"{HERE}/welcome.html", said(card, form=form), status=status)


@needs("manage_members")
@require_POST
def take_back_joining(request: ActingRequest, slug: str, joining_id: int) -> HttpResponse:
    """Ask it no longer."""
    _managed(request, slug)
    deed = partial(withdraw_joining, request.actor, at=now(), joining_id=joining_id)
    tried(request, deed, NO_LONGER)
    return redirect("members_admin", slug)


def _managed(request: ActingRequest, slug: str) -> InitiativeCard:
    card = initiative_card(slug)
    must(request.actor, "manage_members", Subject("initiative", card.id, card.id))
    return card


def known() -> list[tuple[str, Words]]:
    """Every organisation of the house, by Korean name."""
    ordered = sorted(known_organisations(), key=lambda one: one.name_ko)
    return [(str(one.id), Words(one.name_ko, one.name_en)) for one in ordered]


def _strangers(card: InitiativeCard) -> list[tuple[str, Words]]:
    inside = {str(one.organisation.id) for one in members_of(card.id, day_of(now()))}
    return [(each, name) for each, name in known() if each not in inside]


def _register(request: ActingRequest, card: InitiativeCard, form: RegisterForm) -> None:
    told = form.joining()
    register_member(request.actor, at=now(), initiative_id=card.id, new=form.facts(), **told)


def _welcome(request: ActingRequest, card: InitiativeCard, form: WelcomeForm) -> None:
    came = welcome_organisation(
        request.actor,
        at=now(),
        initiative_id=card.id,
        organisation_id=form.cleaned_data["organisation"],
        **form.joining(),
    )
    if isinstance(came, JoiningCard):
        write_to_speakers(request, came)
