"""Links for those who answer without an account: to send, to print, to scan."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import links_of
from dure.agenda.screens.hearing import here
from dure.engines.qr import draw_qr
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs


@needs("ask_questions")
def links(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """How do people without an account find the question?"""
    where = here(request, slug, question)
    cards = [
        {"group": one.group.name, "address": address, "qr": draw_qr(address)}
        for one in links_of(request.actor, question=where.question)
        for address in [settings.DURE_ADDRESS + reverse("hear", args=[one.token])]
    ]
    return render(request, "agenda/screens/question_links/page.html", where.said(links=cards))
