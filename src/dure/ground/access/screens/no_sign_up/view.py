"""Where others have a sign-up form: the house says how one gets an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.kernel.faces import open_to_all


@open_to_all(reason="whoever has no account must learn how to get one")
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """How do I get an account?"""
    return render(request, "ground/access/screens/no_sign_up/page.html", {"asked": request.path})
