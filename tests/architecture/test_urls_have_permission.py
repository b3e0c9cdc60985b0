"""Every address says who may enter: `@open_to_all(reason=…)`, `@signed_in` or `@needs("…")`."""

from collections.abc import Callable, Iterator
from inspect import unwrap

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path
from ninja import NinjaAPI

from dure.kernel.faces import access_of, needs, open_api, open_to_all, signed_in

View = Callable[..., object]
# Pages of other packages, which bring their own checks along.
KNOWN_NEIGHBOURS = (
    "allauth.",
    "django.contrib.admin.",
    "django.views.",
    "django.contrib.staticfiles.",
)


def test_every_address_says_who_may_enter() -> None:
    assert [name for name, view in addresses(get_resolver()) if not declares(view)] == []


def addresses(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, View]]:
    for pattern in resolver.url_patterns:
        name = f"{above}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield name, pattern.callback
        else:
            yield from addresses(pattern, name)


def declares(view: View) -> bool:
    if access_of(view) is not None:
        return True
    if view.__module__.startswith("ninja."):
        known = operations(view)
        # A view in which none is found is one that this test can no longer read.
        return bool(known) and all(is_guarded(operation) for operation in known)
    return view.__module__.startswith(KNOWN_NEIGHBOURS)


def operations(view: View) -> list[object]:
    asked = unwrap(view)
    path_view = getattr(asked, "__self__", None) or captured(asked)
    return list(getattr(path_view, "operations", []))


def captured(view: View) -> object:
    """Ninja hides the operations of an address in its view's closure."""
    cells = [cell.cell_contents for cell in view.__closure__ or ()]  # type: ignore[attr-defined]
    return next((cell for cell in cells if hasattr(cell, "operations")), None)


def is_guarded(operation: object) -> bool:
    return bool(operation.auth_callbacks) or access_of(operation.view_func) is not None  # type: ignore[attr-defined]


def a_page() -> View:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.path)

    return page


@pytest.mark.parametrize(
    "declared", [open_to_all(reason="the home page"), signed_in, needs("approve_report")]
)
def test_a_declared_page_is_fine(declared: Callable[[View], View]) -> None:
    assert declares(declared(a_page()))


def test_a_forgotten_page_is_noticed_however_deep() -> None:
    deep = [path("a/", include([path("b/", a_page()), path("c/", signed_in(a_page()))]))]
    missed = [name for name, view in addresses(resolver_of(deep)) if not declares(view)]
    assert [name.endswith("a/b/") for name in missed] == [True]


def test_an_operation_of_the_api_without_a_token_is_noticed() -> None:
    api = NinjaAPI(urls_namespace="architecture", openapi_url=None, docs_url=None)
    api.get("/forgotten", auth=None)(a_page())
    api.get("/open", auth=None)(open_api(reason="open data")(a_page()))
    api.get("/held", auth=lambda request: request)(a_page())

    found = addresses(resolver_of([path("api/", api.urls)]))

    missed = [name for name, view in found if not declares(view)]
    assert [name for name in missed if "forgotten" in name]
    assert not [name for name in missed if "open" in name or "held" in name]


def resolver_of(patterns: list[URLPattern | URLResolver]) -> URLResolver:
    return URLResolver(get_resolver().pattern, patterns)
