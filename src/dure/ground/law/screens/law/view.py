"""The numbers of the law that this house works with: value, since when, and where it was read."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.law.queries import law_chapters
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all


@open_to_all(reason="the law is public, and so is how this house reads it")
def law(request: ActingRequest) -> HttpResponse:
    """Which numbers of the law hold today, and which are only settings?"""
    today = day_of(now())
    said = {"condition": "backbone", "chapters": law_chapters(today), "today": today}
    return render(request, "ground/law/screens/law/page.html", said)
