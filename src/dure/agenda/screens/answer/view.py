"""Answer, one statement at a time: members from their account, residents by link."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import (
    groups_for,
    heard_of,
    question_of_link,
    voter_by_link,
    voter_of,
    voter_through,
)
from dure.agenda.screens.answer.answering import Answering, shown, taken
from dure.agenda.screens.answer.device import device_of, remember
from dure.agenda.screens.hearing import here
from dure.agenda.screens.question.told import told
from dure.agenda.types.hearing import QuestionCard
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs, open_to_all
from dure.kernel.ui.phone_mark import new_mark

BY_LINK = "whoever holds the link answers without an account; the question allows it"
STRICT = "no-store, private"


@needs("answer_questions")
def answer(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """What do you think of this one?"""
    where = here(request, slug, question)
    path = reverse("answer_question", args=where.names)
    chosen = _chosen(request)
    voter = voter_of(request.actor, where.question, group_id=chosen, today=day_of(now()))
    back = {"back": reverse("question", args=where.names)}
    if voter is None:
        groups = groups_for(request.actor, where.question, day_of(now()))
        return render(request, "agenda/screens/answer/as_whom.html", where.said(groups=groups))
    if chosen is not None:
        back["group"] = str(chosen)
    if request.method == "POST":
        return taken(request, voter, path)
    return shown(request, Answering(where.question, voter, where.said(**back)))


@open_to_all(reason=BY_LINK)
def hear(request: ActingRequest, token: str) -> HttpResponse:
    """The same for whoever came by a link."""
    device = device_of(request)
    new = device or new_mark()
    if request.method == "POST":  # asks for no more than an answer needs: many answer at once
        answer = taken(request, voter_through(token, device=new), reverse("hear", args=[token]))
    else:
        answer = shown(request, _by_link(token, new))
    answer.headers["Cache-Control"] = STRICT
    return answer if device else remember(request, answer, new)


@open_to_all(reason=BY_LINK)
def hear_result(request: ActingRequest, token: str) -> HttpResponse:
    """What was heard, for whoever came by a link."""
    question, _, _ = question_of_link(token, today=day_of(now()))
    said = _outside(
        question, again=reverse("hear", args=[token]), **told(question, heard_of(question))
    )
    part = "agenda/screens/question/_heard.html"
    page = part if request.headers.get("HX-Request") else "agenda/screens/answer/result.html"
    return render(request, page, said | {"here": request.path})


def _by_link(token: str, device: str) -> Answering:
    question, group, link = question_of_link(token, today=day_of(now()))
    voter = voter_by_link(question, group, link_id=link, device=device)
    back = reverse("hear_result", args=[token])
    return Answering(question, voter, _outside(question, back=back, group=group))


def _chosen(request: ActingRequest) -> int | None:
    written = request.POST.get("group") or request.GET.get("group") or ""
    small = written.isascii() and written.isdigit() and len(written) < 16
    return int(written) if small else None


def _outside(question: QuestionCard, **more: Any) -> dict[str, Any]:
    """The context of a page without the way through the house."""
    name = initiative_by_id(question.initiative_id).name
    return {"condition": "agenda", "initiative": name, "question": question, **more}
