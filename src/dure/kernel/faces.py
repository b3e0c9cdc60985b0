"""Who may enter a page: every view says so in one line above itself, and one gate keeps to it.

A view without such a line is closed to everyone: forgetting it is found by the first visitor, and
before that by `tests/architecture/test_urls_have_permission.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., object])
Ask = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may enter: `all`, everyone `signed_in`, or whoever holds a `permission`."""

    kind: Literal["all", "signed_in", "permission"]
    permission: str = ""
    reason: str = ""


def open_to_all(*, reason: str) -> Callable[[View], View]:
    """Anyone may enter, also without signing in; the reason stands in the code."""
    if not reason.strip():
        raise ValueError("a page that is open to all says why")
    return declare(Access("all", reason=reason))


def signed_in(view: View) -> View:
    """Anyone who has signed in may enter; what is shown is their own."""
    return declare(Access("signed_in"))(view)


def needs(permission: str) -> Callable[[View], View]:
    """Only those who hold the permission somewhere; whose rows they see is the queries' question."""
    return declare(Access("permission", permission=permission))


def open_api(*, reason: str) -> Callable[[View], View]:
    """An operation of the API that asks for no token; the reason stands in the code."""
    return open_to_all(reason=reason)


def declare(access: Access) -> Callable[[View], View]:
    """Write the access onto a view function or a view class."""

    def written(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return written


def access_of(view: Callable[..., object]) -> Access | None:
    """What a view declares, itself or through the class it was made from."""
    made_from = getattr(view, "view_class", None)
    found = getattr(view, "access", None) or getattr(made_from, "access", None)
    return found if isinstance(found, Access) else None


class AccessGate:
    """The middleware that keeps to what the views declare; closed where nothing is declared.

    It stands after the middlewares that find out who is asking: Django's own sets `request.user`,
    the room `ground.access` sets `request.actor`, whose `reaches` know the grants.
    Views of other packages (sign-in pages, the administration) bring their own checks along.
    """

    def __init__(self, get_response: Ask) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], *_: object
    ) -> HttpResponseBase | None:
        """Let in, send to the sign-in page, or refuse."""
        access = access_of(view)
        if access is None and view.__module__.startswith("dure."):
            raise PermissionDenied(f"{view.__module__} declares no access")
        if access is None or access.kind == "all":
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if access.kind == "permission" and not holds(request, access.permission):
            raise PermissionDenied(access.permission)
        return None


def holds(request: HttpRequest, permission: str) -> bool:
    """Ask whoever is acting; a request without an actor may do nothing."""
    reaches = getattr(getattr(request, "actor", None), "reaches", ())
    return any(permission in reach.permissions for reach in reaches)
