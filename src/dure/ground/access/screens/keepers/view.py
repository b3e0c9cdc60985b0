"""Who keeps the house: the role is handed on, and given back; the last one stays."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest, house_keepers
from dure.ground.access.screens.keepers.form import Keeper
from dure.ground.access.services import add_keeper, end_keeper
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "ground/access/screens/keepers/page.html"
HANDED = Words("집을 함께 맡았어요.", "They keep the house now, too.")
ENDED = Words(
    "집지기 역할을 끝냈어요. 오늘부터 아무것도 열지 않아요.",
    "The role is over; it opens nothing any more.",
)


@needs("start_initiative")
@never_cache
def keepers(request: ActingRequest) -> HttpResponse:
    """Who keeps the house with me?"""
    lines = house_keepers(request.actor, day_of(now()))
    form = Keeper(request.POST or None)
    if request.method == "POST" and form.is_valid() and _handed(request, form):
        return redirect("keepers")
    status = 422 if form.errors else 200
    return render(request, PAGE, {"keepers": lines, "form": form}, status=status)


@needs("start_initiative")
@require_POST
def end_keeping(request: ActingRequest, grant_id: int) -> HttpResponse:
    """They keep it no longer; whoever gives back their own role leaves by the front door."""
    own = {one.grant_id for one in house_keepers(request.actor, day_of(now())) if one.is_own}
    done = tried(request, partial(end_keeper, request.actor, at=now(), grant_id=grant_id), ENDED)
    return redirect("me" if done and grant_id in own else "keepers")


def _handed(request: ActingRequest, form: Keeper) -> bool:
    try:
        add_keeper(request.actor, at=now(), email=form.cleaned_data["email"])
    except Refused as refused:
        form.add_error("email", str(words_of(refused)))
        return False
    messages.success(request, str(HANDED))
    return True
