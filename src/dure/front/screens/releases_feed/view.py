"""The Atom feed of an initiative: releases and restatements, for readers and programs."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from dure.ground.organisations.queries import initiative_card
from dure.kernel.faces import open_to_all
from dure.kernel.words import spoken_language
from dure.measurement.queries import release_story

ATOM = "application/atom+xml; charset=utf-8"


@open_to_all(reason="published numbers are for everybody")
def releases_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """What was published, and what was put right, the newest first."""
    feed = _feed(request, slug)
    for one in release_story(slug):
        feed.add_item(
            title=str(one.title),
            link=str(feed.feed["link"]),
            description=str(one.words),
            unique_id=f"{feed.feed['feed_url']}#{one.public_id}",
            pubdate=one.made_at,
            updateddate=one.made_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=ATOM)


def _feed(request: HttpRequest, slug: str) -> Atom1Feed:
    here = initiative_card(slug)
    home = request.build_absolute_uri(reverse("initiative_home", args=[slug]))
    own = request.build_absolute_uri(request.path)
    language = spoken_language()
    return Atom1Feed(str(here.name), home, str(here.about), language=language, feed_url=own)
