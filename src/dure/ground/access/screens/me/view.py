"""One's own account: name, language, how one comes in, which roles one holds."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from dure.ground.access.queries import ActingRequest, needs_second_factor, own_roles
from dure.ground.access.screens.me.form import Own
from dure.ground.access.screens.second_factor.view import AFTERWARDS
from dure.ground.access.services import change_own_account
from dure.kernel.clock import day_of, now
from dure.kernel.faces import signed_in
from dure.kernel.ui.language import COOKIE
from dure.kernel.words import Words

KEPT = Words("저장했어요.", "Saved.")


@signed_in
@never_cache
def me(request: ActingRequest) -> HttpResponse:
    """How do I appear here, and what may I do?"""
    own = {"name": request.user.name, "language": request.user.language}
    form = Own(request.POST or None, initial=own)
    if request.method == "POST" and form.is_valid():
        change_own_account(request.actor, at=now(), **form.cleaned_data)
        messages.success(request, KEPT.in_language(form.cleaned_data["language"]))
        answer = redirect("me")
        answer.delete_cookie(COOKIE)  # the account's own choice holds from now on
        return answer
    said = {"form": form, **_held(request)}
    return render(request, "ground/access/screens/me/page.html", said)


@signed_in
def after_second_factor(request: ActingRequest) -> HttpResponse:
    """On to where somebody was going when the second factor was asked for."""
    return redirect(request.session.pop(AFTERWARDS, "me"))


def _held(request: ActingRequest) -> dict[str, object]:
    return {
        "email": request.user.email,
        "roles": own_roles(request.actor, day_of(now())),
        "has_password": request.user.has_usable_password(),
        "has_app": is_mfa_enabled(request.user, ["totp"]),
        "needs_second_factor": needs_second_factor(request.actor),
    }
