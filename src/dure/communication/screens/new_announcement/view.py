"""Announce something to all partners, or to some kinds of them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.communication.screens.new_announcement.form import AnnouncementForm
from dure.communication.screens.talking import Here, here
from dure.communication.services import announce
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "communication/screens/new_announcement/page.html"


@needs("announce")
def new_announcement(request: ActingRequest, slug: str) -> HttpResponse:
    """What shall everybody know?"""
    where = here(request, slug)
    form = AnnouncementForm(request.POST or None, kinds=kinds_of(where))
    if form.is_valid():
        try:
            at = {"initiative_id": where.card.id, "at": where.at}
            made = announce(where.actor, new=form.told(), **at)
            return HttpResponseRedirect(reverse("announcement", args=[slug, made.public_id]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return render(request, PAGE, where.said(form=form), status=422 if form.errors else 200)


def kinds_of(where: Here) -> dict[str, Words]:
    """The kinds of organisation that take part today."""
    return {one.type: one.type_name for one in where.members}
