"""Noted: a file that leaves is noted by its form and day; readers are not."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponseBase

from dure.kernel.clock import day_of, now
from dure.measurement.services.note_taken import note_taken

View = Callable[..., HttpResponseBase]


def noted(form: str, *, tagged: str = "") -> Callable[[Callable[..., object]], View]:
    """Above a view that gives the file of an initiative; `tagged` is the form with HXL hashtags."""

    def written(view: Callable[..., object]) -> View:
        @wraps(view)
        def given(request: HttpRequest, slug: str) -> HttpResponseBase:
            # Before the file is read: a write between its rows would have it read twice (drawn_once).
            if request.method == "GET":
                asked = {name: request.GET.get(name, "") for name in ("indicator", "release")}
                named = tagged if tagged and request.GET.get("hxl") == "1" else form
                note_taken(slug, form=named, on=day_of(now()), **asked)
            return cast("HttpResponseBase", view(request, slug))

        return given

    return written
