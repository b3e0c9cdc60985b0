"""Open a question, with the statements to begin with."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import question_card
from dure.agenda.screens.open_question.form import QuestionForm
from dure.agenda.services import open_question, put_statement
from dure.agenda.types.hearing import StatementDraft
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

TWO_WEEKS = timedelta(weeks=2)


@needs("ask_questions")
def ask(request: ActingRequest, slug: str) -> HttpResponse:
    """What do we want to know, and from whom?"""
    card = initiative_card(slug)
    form = QuestionForm(request.POST or None, initial=_usual(card), types=_types(card))
    if form.is_valid():
        try:
            opened = _opened(request, card, form)
            return HttpResponseRedirect(reverse("question", args=[slug, opened]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    said = {"condition": "agenda", "initiative": card.name, "slug": slug, "form": form}
    status = 422 if form.errors else 200
    return render(request, "agenda/screens/open_question/page.html", said, status=status)


def _opened(request: ActingRequest, card: InitiativeCard, form: QuestionForm) -> str:
    """Question and statements together, or nothing of them."""
    at = now()
    with transaction.atomic():
        public: str = open_question(request.actor, draft=form.told(card.id), at=at)
        made = question_card(
            request.actor, initiative_id=card.id, public_id=public, today=day_of(at)
        )
        for text in form.sentences():
            draft = StatementDraft(Words(text, text))
            put_statement(request.actor, question_id=made.id, draft=draft, at=at)
    return public


def _usual(card: InitiativeCard) -> dict[str, Any]:
    types = [code for code, _ in _types(card)]
    return {
        "smallest": max(card.min_cell, 3),
        "closes_on": day_of(now()) + TWO_WEEKS,
        "anonymous": True,
        "types": types,
        "others": ["lived"],
    }


def _types(card: InitiativeCard) -> tuple[tuple[str, Words], ...]:
    """The types of the organisations that take part today."""
    members = members_of(card.id, day_of(now()))
    names = {one.organisation.type: one.organisation.type_name for one in members}
    return tuple(sorted(names.items(), key=lambda one: one[1].ko))
