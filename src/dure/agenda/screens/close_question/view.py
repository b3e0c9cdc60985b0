"""Close a question, after one more look at who was not heard."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import groups_of, statements_of
from dure.agenda.screens.hearing import Here, here
from dure.agenda.services import close_question
from dure.agenda.tasks import reckon_one
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words


@needs("ask_questions")
def close(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """Has everybody been heard?"""
    where = here(request, slug, question)
    posted = request.method == "POST"
    problem = _closed(request, where) if posted else None
    if posted and problem is None:
        return HttpResponseRedirect(reverse("question", args=where.names))
    return _shown(request, where, problem)


def _shown(request: ActingRequest, where: Here, problem: Words | None) -> HttpResponse:
    heard = groups_of(where.question)
    said = where.said(
        invited=heard,
        unheard=[one for one in heard if one.heard == "none"],
        waiting=_waiting(request, where),
        problems=[problem] if problem else [],
        reason=request.POST.get("reason", ""),
    )
    status = 422 if problem else 200
    return render(request, "agenda/screens/close_question/page.html", said, status=status)


def _closed(request: ActingRequest, where: Here) -> Words | None:
    """None where it was closed; else why not."""
    reason = request.POST.get("reason", "")
    try:
        close_question(request.actor, question_id=where.question.id, reason=reason, at=now())
    except Refused as refused:
        return words_of(refused)
    reckon_one.enqueue(where.question.id)
    return None


def _waiting(request: ActingRequest, where: Here) -> int:
    found = statements_of(request.actor, question=where.question)
    return sum(one.state == "waiting" for one in found)
