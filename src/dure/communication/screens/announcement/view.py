"""One announcement: its words, who has read it, its corrections; a reminder by one touch."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.communication.queries import announcement_page
from dure.communication.screens.talking import Here, here
from dure.communication.services import (
    correct_announcement,
    read_announcement,
    remind_unread,
    withdraw_announcement,
)
from dure.communication.types import NewAnnouncement
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "communication/screens/announcement/page.html"
READ = "communication/screens/announcement/_read.html"
REMINDED = Words("{n}명에게 다시 알렸어요.", "{n} reminder{s} sent.")


@needs("see_initiative")
def announcement(request: ActingRequest, slug: str, announcement: str) -> HttpResponse:
    """What is announced, and who has read it?"""
    where = here(request, slug)
    if request.method != "POST":
        return _shown(request, where, announcement)
    try:
        _acted(request, where, announcement)
    except Refused as refused:
        return _shown(request, where, announcement, problems=[words_of(refused)])
    return HttpResponseRedirect(reverse("announcement", args=[slug, announcement]))


def _acted(request: ActingRequest, where: Here, key: str) -> None:
    given, at = request.POST, where.at
    if "remind" in given:
        n = remind_unread(where.actor, announcement=key, at=at)
        messages.success(request, str(REMINDED.filled(n=n)))
    elif "withdraw" in given:
        withdraw_announcement(where.actor, announcement=key, at=at)
    else:
        new = NewAnnouncement(
            title=Words(given.get("title_ko", ""), given.get("title_en", "")),
            text=Words(given.get("text_ko", ""), given.get("text_en", "")),
        )
        because = given.get("because", "")
        correct_announcement(where.actor, announcement=key, new=new, because=because, at=at)


def _shown(request: ActingRequest, where: Here, key: str, **more: Any) -> HttpResponse:
    page = announcement_page(where.actor, key, on=where.on)
    if page.card.initiative_id != where.card.id:
        raise Refused("communication.no_such_announcement")
    if request.method == "GET":
        read_announcement(where.actor, announcement=key, at=where.at)
    said = where.said(page=page, one=page.card, typed=request.POST, **more)
    part = READ if request.GET.get("part") == "read" else PAGE
    return render(request, part, said, status=422 if more else 200)
