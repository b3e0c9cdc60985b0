"""The talk of an initiative: what I have not read, what others speak about; a new thread."""

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.communication.queries import about_signed, topics_in
from dure.communication.screens.talking import Here, here
from dure.communication.services import open_topic, say_message
from dure.communication.types import About, NewMessage
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ids import public_id
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "communication/screens/talk/page.html"
OWN = "communication.talk"


@needs("see_initiative")
def talk(request: ActingRequest, slug: str) -> HttpResponse:
    """What is spoken about?"""
    where = here(request, slug)
    if request.method != "POST":
        return render(request, PAGE, _said(where))
    title, text = request.POST.get("title", ""), request.POST.get("text", "")
    try:
        about = _of_our_own(where, title)
        return _opened(where, about, text)
    except Refused as refused:
        said = _said(where) | {"problems": [words_of(refused)], "title": title, "text": text}
        return render(request, PAGE, said, status=422)


@require_POST
@needs("talk")
def open_talk(request: ActingRequest, slug: str) -> HttpResponse:
    """From the page of a thing: the first word about it."""
    where, given = here(request, slug), request.POST
    about = about_signed(given.get("about", ""))
    if about.initiative_id != where.card.id:
        raise Refused("communication.no_such_thing")
    return _opened(where, about, given.get("text", ""))


def _opened(where: Here, about: About, text: str) -> HttpResponse:
    first = NewMessage(text=text, organisation_id=where.voice)
    by = {"organisation_id": where.voice, "at": where.at}
    with transaction.atomic():  # no thread is left that holds no word
        made = open_topic(where.actor, about=about, **by)
        say_message(where.actor, topic=made.public_id, message=first, at=where.at)
    return HttpResponseRedirect(reverse("topic", args=[where.card.slug, made.public_id]))


def _of_our_own(where: Here, title: str) -> About:
    if not title.strip():
        raise Refused("communication.nothing_said")
    key = public_id()
    words = Words(title.strip(), title.strip())
    return About(kind=OWN, key=key, initiative_id=where.card.id, words=words)


def _said(where: Here) -> dict[str, object]:
    found = topics_in(where.actor, initiative_id=where.card.id)
    return where.said(
        new=[one for one in found if one.unread and one.follows],
        open=[one for one in found if one.is_open and not (one.unread and one.follows)],
        settled=[one for one in found if not one.is_open],
    )
