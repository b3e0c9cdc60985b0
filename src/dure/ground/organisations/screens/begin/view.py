"""The first page of a house: whoever started the server makes the first account and the first initiative.

The token leaves the address at once and only its digest is kept in the session, so that it stands in
no history, in no log of the pages that follow, and in no address that other sites are told.
"""

from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from dure.ground.access.queries import ActingRequest, house
from dure.ground.access.services import check_begin_link, forget_begin_link, open_begin_link
from dure.ground.organisations.screens.begin.form import BeginForm
from dure.ground.organisations.screens.inside import taken
from dure.ground.organisations.screens.start_initiative.view import TAKEN_OVER
from dure.ground.organisations.services import begin_house
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.errors import too_often
from dure.kernel.words import Words, spoken_language

KEPT = "dure_begin"  # the session's key, not the token
WHY_OPEN = "the link from the server's own machine is the permission"
BEGUN = Words(
    "시작했어요! 오늘 화면이 첫걸음을 하나씩 알려 드려요.",
    "You have begun. Today shows the first steps, one by one.",
)


@open_to_all(reason=WHY_OPEN)
@never_cache
def begin_link(request: ActingRequest, token: str) -> HttpResponse:
    """The address that the server printed: looked at, remembered as a digest, and left."""
    if _too_often(request):
        return too_often(request)
    request.session[KEPT] = open_begin_link(token)
    return redirect("begin")


@open_to_all(reason=WHY_OPEN)
@never_cache
def begin(request: ActingRequest) -> HttpResponse:
    """Who are you, what do you begin, and who serves it?"""
    if request.method == "POST" and _too_often(request):
        return too_often(request)
    check_begin_link(str(request.session.get(KEPT, "")))
    form = BeginForm(request.POST or None, initial={"started_on": day_of(now())})
    if taken(request, form, lambda: _begin(form), BEGUN):
        return _welcome(request, form)
    said = {"form": form, "mail_stays": not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")}
    page = "ground/organisations/screens/begin/page.html"
    return render(request, page, said, status=422 if form.errors else 200)


def _too_often(request: ActingRequest) -> bool:
    """Whoever guesses waits, as at the sign-in."""
    asked = {"app": "allauth.account", "action": "begin_house", "limit_get": True}
    return ratelimit.consume(request, **asked) is None


def _begin(form: BeginForm) -> None:
    person = form.person(spoken_language())
    begin_house(house(), at=now(), person=person, backbone=form.backbone(), new=form.initiative())
    forget_begin_link()


def _welcome(request: ActingRequest, form: BeginForm) -> HttpResponse:
    told = form.cleaned_data
    account = authenticate(request, username=told["email"].lower(), password=told["password"])
    request.session.pop(KEPT, None)
    if account is not None:
        login(request, account)
        record_authentication(request, account, method="password")
    if form.taken_over():
        messages.info(request, str(TAKEN_OVER))
    return redirect("/today/")
