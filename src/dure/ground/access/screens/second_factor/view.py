"""The second factor of one's own account: add an authenticator app, or show it again in this session."""

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.internal.flows import activate_totp
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache

from dure.ground.access.queries import ActingRequest
from dure.ground.access.screens.second_factor_figures.form import take_once
from dure.ground.access.screens.sign_in.form import six_figures
from dure.kernel.faces import signed_in
from dure.kernel.words import Words

AFTERWARDS = "dure_after_second_factor"
LABEL = Words("앱에 보이는 숫자 여섯 자리", "The six figures that the app shows")


@signed_in
@never_cache
def second_factor(request: ActingRequest) -> HttpResponse:
    """What is missing: an app, its figures in this session, or nothing?"""
    asked = request.GET.get("next", "")
    inside = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    there = asked if inside else reverse("me")
    if request.actor.second_factor:
        return HttpResponseRedirect(there)
    if not is_mfa_enabled(request.user, ["totp"]):
        request.session[AFTERWARDS] = there
        return redirect("mfa_activate_totp")
    return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': there})}")


@signed_in
@never_cache
def set_up(request: ActingRequest) -> HttpResponse:
    """Scan, type what the app shows, done."""
    if is_mfa_enabled(request.user, ["totp"]):
        return redirect("me")
    raise_if_reauthentication_required(request, app="allauth.mfa")  # before anything is scanned
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        authenticator, _ = activate_totp(request, form)
        # Its figures were just shown: this session counts, and may see the recovery codes.
        take_once(request.user, form.cleaned_data["code"])
        post_authentication(request, authenticator, reauthenticated=True)
        return redirect("mfa_view_recovery_codes")
    said = {"form": form, **_drawn(request, form.secret)}
    return render(request, "ground/access/screens/second_factor/page.html", said)


def _form(request: ActingRequest) -> ActivateTOTPForm:
    """One secret a session: a second tab shows the same picture, and the first one still counts."""
    kept = request.session.get(SECRET_SESSION_KEY)
    form = ActivateTOTPForm(user=request.user, data=request.POST or None)
    if kept:
        form.secret = request.session[SECRET_SESSION_KEY] = kept
    six_figures(form.fields["code"], LABEL)
    return form


def _drawn(request: ActingRequest, secret: str) -> dict[str, Any]:
    """The picture that the app reads, and the same to be typed by hand."""
    adapter = get_adapter()
    address = adapter.build_totp_url(request.user, secret)
    blocks = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"picture": adapter.build_totp_svg(address), "secret": blocks}
