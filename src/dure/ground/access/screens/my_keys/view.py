"""Keys for programs: one's own, shown once, withdrawn at any moment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest, own_keys
from dure.ground.access.screens.my_keys.form import NewKey
from dure.ground.access.services import make_api_token, withdraw_api_token
from dure.kernel.clock import now
from dure.kernel.faces import signed_in
from dure.kernel.words import Words

GONE = Words(
    "열쇠를 거두었어요. 지금부터 쓸 수 없어요.", "The key is withdrawn and opens nothing any more."
)


@signed_in
@never_cache
def my_keys(request: ActingRequest) -> HttpResponse:
    """Which programs act for me?"""
    form, issued = NewKey(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        issued = make_api_token(request.actor, at=now(), **form.cleaned_data)
        form = NewKey()
    said = {"form": form, "issued": issued, "keys": own_keys(request.actor, now())}
    return render(request, "ground/access/screens/my_keys/page.html", said)


@signed_in
@require_POST
def withdraw_key(request: ActingRequest, key_id: int) -> HttpResponse:
    """From now on it opens nothing."""
    withdraw_api_token(request.actor, at=now(), token_id=key_id)
    messages.success(request, str(GONE))
    return redirect("my_keys")
