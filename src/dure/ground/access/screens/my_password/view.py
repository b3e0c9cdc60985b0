"""Set or change one's own password. Who has forgotten it comes in by figures from a mail."""

from allauth.account.authentication import get_authentication_records
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dure.ground.access.queries import ActingRequest
from dure.ground.access.screens.house_rules import FRESH_S, NOTICES
from dure.ground.access.screens.my_password.form import NewPassword
from dure.ground.access.services import set_own_password
from dure.kernel.clock import now
from dure.kernel.faces import signed_in
from dure.kernel.letters import leaves, letter
from dure.kernel.words import Words

DONE = Words(
    "비밀번호를 바꾸고 다른 기기는 모두 나가게 했어요.",
    "The password is set; other devices are signed out.",
)


@signed_in
@sensitive_post_parameters("old", "new")
@never_cache
def my_password(request: ActingRequest) -> HttpResponse:
    """What shall it be?"""
    form = NewPassword(request.POST or None, account=request.user, knows_old=_asks_old(request))
    if request.method == "POST" and form.is_valid():
        account = set_own_password(request.actor, at=now(), password=form.cleaned_data["new"])
        update_session_auth_hash(request, account)
        told = {"to": account.email, "language": account.language}
        leaves(letter(NOTICES, "password_changed", name=account.name or account.email, **told))
        messages.success(request, str(DONE))
        return redirect("me")
    return render(request, "ground/access/screens/my_password/page.html", {"form": form})


def _asks_old(request: ActingRequest) -> bool:
    """Whoever has just read the account's mail need not know the old one: it may be forgotten."""
    shown = get_authentication_records(request, request.user)
    fresh = now().timestamp() - FRESH_S
    by_mail = any(one["method"] == "code" and one["at"] > fresh for one in shown)
    return bool(request.user.has_usable_password()) and not by_mail
