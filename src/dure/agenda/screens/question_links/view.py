"""Links for those who answer without an account: to send, to print, to scan."""

from io import BytesIO

import qrcode  # type: ignore[import-untyped]
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]

from dure.agenda.queries import links_of
from dure.agenda.screens.hearing import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs


@needs("ask_questions")
def links(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """How do people without an account find the question?"""
    where = here(request, slug, question)
    cards = [
        {"group": one.group.name, "address": address, "qr": _qr(address)}
        for one in links_of(request.actor, question=where.question)
        for address in [settings.DURE_ADDRESS + reverse("hear", args=[one.token])]
    ]
    return render(request, "agenda/screens/question_links/page.html", where.said(links=cards))


def _qr(address: str) -> SafeString:
    drawn = qrcode.make(address, image_factory=SvgPathImage, border=2)
    paper = BytesIO()
    drawn.save(paper)
    svg = paper.getvalue().decode()
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 - drawn here from our own address
