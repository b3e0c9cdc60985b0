"""The one-touch sign-in of the demo: only for its fiction, and only where the demo is served."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from dure.ground.access.queries import demo_account
from dure.kernel.faces import open_to_all

BACKEND = "django.contrib.auth.backends.ModelBackend"


@open_to_all(reason="the people of the demo are fiction; closed everywhere else")
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Come in as somebody of the demo."""
    account = demo_account(request.POST.get("email", "")) if settings.DURE_DEMO else None
    if account is None:
        raise Http404
    request.session.flush()  # nothing of the person before stays with the next one
    login(request, account, backend=BACKEND)
    request.session["dure_demo"] = True
    asked = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(asked if inside else settings.LOGIN_REDIRECT_URL)
