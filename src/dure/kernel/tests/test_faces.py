"""The gate keeps to what each page says about itself."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from dure.kernel.faces import AccessGate, View, needs, open_to_all, signed_in

GATE = AccessGate(lambda request: HttpResponse(request.path))


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.path)


def a_page(declare: View) -> View:
    return declare(lambda request: page(request))  # noqa: PLW0108 - a page of its own each time


def request_of(*, is_signed_in: bool, permissions: tuple[str, ...] = ()) -> HttpRequest:
    """What arrives from 최영란, the backbone's director, or from a passer-by."""
    request = RequestFactory().get("/reports/?q=1")
    request.user = SimpleNamespace(is_authenticated=is_signed_in)
    request.actor = SimpleNamespace(reaches=[SimpleNamespace(permissions=frozenset(permissions))])
    return request


def test_a_passer_by_enters_what_is_open_to_all() -> None:
    home = a_page(open_to_all(reason="the public home"))
    assert GATE.process_view(request_of(is_signed_in=False), home, (), {}) is None


def test_a_passer_by_is_asked_to_sign_in_and_comes_back() -> None:
    answer = GATE.process_view(request_of(is_signed_in=False), a_page(signed_in), (), {})
    assert answer is not None
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/reports/%3Fq%3D1")


def test_a_page_that_needs_a_permission_lets_in_who_holds_it() -> None:
    desk = a_page(needs("approve_report"))
    approver = request_of(is_signed_in=True, permissions=("approve_report",))
    reporter = request_of(is_signed_in=True, permissions=("submit_report",))

    assert GATE.process_view(approver, desk, (), {}) is None
    with pytest.raises(PermissionDenied):
        GATE.process_view(reporter, desk, (), {})


def test_a_page_that_forgot_to_say_is_closed_to_everyone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "__module__", "dure.measurement.screens.desk.view")
    everything = request_of(is_signed_in=True, permissions=("approve_report",))
    with pytest.raises(PermissionDenied):
        GATE.process_view(everything, page, (), {})


def test_a_page_of_another_package_brings_its_own_checks() -> None:
    assert GATE.process_view(request_of(is_signed_in=False), HttpResponse, (), {}) is None


def test_a_page_open_to_all_must_say_why() -> None:
    with pytest.raises(ValueError, match="says why"):
        open_to_all(reason=" ")
