"""Moderation: what waits, what stands, and the log that every member may read."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import moderation_log, rushes_of, statements_of
from dure.agenda.screens.hearing import Here, here
from dure.agenda.screens.moderate.pictures import PICTURES
from dure.agenda.services import (
    dress_statement,
    judge_rush,
    moderate_statement,
    put_statement,
)
from dure.agenda.types.hearing import StatementCard, StatementDraft
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

JUDGED = {
    "accepted": Words("의견을 받았어요.", "The statement is accepted."),
    "held": Words("의견을 보류했어요.", "The statement is held."),
    "rejected": Words("의견을 받지 않았어요.", "The statement is turned away."),
}
NOTED = Words("적었어요.", "Noted.")


@needs("see_initiative")
def moderate(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """What waits to be looked at, and what was decided so far?"""
    where = here(request, slug, question)
    statements = statements_of(request.actor, question=where.question)
    said = where.said(
        waiting=[one for one in statements if one.state == "waiting"],
        others=[one for one in statements if one.state != "waiting"],
        log=moderation_log(request.actor, question=where.question),
        rushes=rushes_of(request.actor, question=where.question) if where.asks else (),
        pictures=PICTURES.items(),
    )
    return render(request, "agenda/screens/moderate/page.html", said)


@require_POST
@needs("ask_questions")
def judge_statement(request: ActingRequest, slug: str, question: str, number: int) -> HttpResponse:
    """Accept, hold or turn away."""
    where, act = here(request, slug, question), request.POST.get("act", "")
    key, why = _numbered(request, where, number).id, request.POST.get("reason", "")
    return _done(
        request,
        where,
        lambda: moderate_statement(request.actor, statement_id=key, act=act, reason=why, at=now()),
        JUDGED.get(act, NOTED),
    )


@require_POST
@needs("ask_questions")
def dress(request: ActingRequest, slug: str, question: str, number: int) -> HttpResponse:
    """English, easy words and a picture for a statement."""
    where = here(request, slug, question)
    key, draft = _numbered(request, where, number).id, _draft(request)
    return _done(
        request,
        where,
        lambda: dress_statement(request.actor, statement_id=key, draft=draft, at=now()),
        NOTED,
    )


@require_POST
@needs("ask_questions")
def put(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """One more statement, by whoever asks."""
    where, draft = here(request, slug, question), _draft(request)
    key = where.question.id
    return _done(
        request,
        where,
        lambda: put_statement(request.actor, question_id=key, draft=draft, at=now()),
        JUDGED["accepted"],
    )


@require_POST
@needs("ask_questions")
def rush(request: ActingRequest, slug: str, question: str, hearing_link: int) -> HttpResponse:
    """Count the voices that came in a rush, or leave them out."""
    where, given = here(request, slug, question), request.POST
    act, why = given.get("act", ""), given.get("reason", "")
    return _done(
        request,
        where,
        lambda: judge_rush(request.actor, link_id=hearing_link, act=act, reason=why, at=now()),
        NOTED,
    )


def _numbered(request: ActingRequest, where: Here, number: int) -> StatementCard:
    for one in statements_of(request.actor, question=where.question):
        if one.number == number:
            return one
    raise Refused("agenda.no_such_statement")


def _draft(request: ActingRequest) -> StatementDraft:
    given = request.POST
    picture = given.get("picture", "")
    return StatementDraft(
        text=Words(given.get("text", ""), given.get("text_en", "")),
        easy=Words(given.get("easy_ko", ""), given.get("easy_en", "")),
        picture=picture if picture in PICTURES else "",
    )


def _done(
    request: ActingRequest, where: Here, deed: Callable[[], object], done: Words
) -> HttpResponse:
    tried(request, deed, done)
    return HttpResponseRedirect(reverse("moderate", args=where.names))
