"""The API keeps to its own schema, with good input and with bad; every operation says who may call it."""

import json
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from dure.kernel.faces import access_of
from dure.kernel.verbs import VERBS
from dure.measurement.tests.api.caller import Caller, caller
from dure.measurement.tests.factories import season
from dure.project.api import api, operation_names

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # to load it takes seconds
PROBLEM = "application/problem+json"
CONFIG = {
    # A report may be handed in already, a code may be taken: 422 is the rules' answer to good form.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "403", "404", "422"]}},
}


def operations() -> Iterator[tuple[str, Any]]:
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            for operation in view.operations:
                yield f"{operation.methods[0]} {path}", operation


def loaded() -> schemathesis.BaseSchema:
    """The schema as it is served, called inside this process."""
    found = json.loads(json.dumps(api.get_openapi_schema(), cls=DjangoJSONEncoder))
    made = schemathesis.openapi.from_dict(found, config=SchemathesisConfig.from_dict(CONFIG))
    made.app = get_wsgi_application()
    made.location = "/api/v1/openapi.json"
    return made


schema = loaded()


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The story lies in a transaction that is taken back: its connection outlives each request."""
    bells = (request_started, request_finished)
    for bell in bells:
        bell.disconnect(close_old_connections)
    yield
    for bell in bells:
        bell.connect(close_old_connections)


@pytest.fixture
def somebody() -> Caller:
    return caller(season().garam.director)


def test_every_operation_says_who_may_call_it() -> None:
    found = dict(operations())
    assert len(found) > 40
    silent = [name for name, each in found.items() if access_of(each.view_func) is None]
    assert silent == []
    known = {verb.may for verb in VERBS.values()} | {
        "see_initiative",
        "see_own_reports",
        "see_all_reports",
    }
    for name, each in found.items():
        access = access_of(each.view_func)
        assert access is not None
        assert access.kind != "permission" or access.permission in known, name
        assert each.auth_callbacks or access.kind == "all", name


@schema.parametrize()
@settings(
    max_examples=int(os.environ.get("DURE_API_EXAMPLES", "12")),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_good_input_and_bad_are_answered_as_the_schema_says(
    somebody: Caller, case: schemathesis.Case
) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {somebody.key}"})


def test_errors_have_one_shape_everywhere(somebody: Caller) -> None:
    for name, operation in operations():
        method, path = name.split(" ", 1)
        for key in ("", somebody.key):
            client = Client(headers={"Authorization": f"Bearer {key}"} if key else {})
            address = "/api/v1" + path.replace("{slug}", "nobody").replace("{", "").replace("}", "")
            got = getattr(client, method.lower())(f"{address}?surely=not")
            assert got.status_code in (400, 401, 403, 404, 422), name
            assert got.headers["Content-Type"] == PROBLEM, name
            body = json.loads(got.content)
            wanted = {"type", "title", "status", "code", "detail", "words", "problems"}
            assert set(body) == wanted, name
            assert body["status"] == got.status_code
            assert body["words"]["ko"], name
            assert body["words"]["en"], name
            assert operation.auth_callbacks or key or got.status_code != 401


def test_an_address_below_the_api_where_nothing_is_says_so() -> None:
    got = Client().get("/api/v1/nothing/here")
    assert (got.status_code, got.headers["Content-Type"]) == (404, PROBLEM)


def test_a_typo_in_a_filter_is_no_filter_and_is_refused(somebody: Caller) -> None:
    got = somebody.get("/initiatives/halmae/targets", indicater="M01")
    assert (got.status, got.body["code"]) == (422, "kernel.unknown_parameter")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_documentation_is_our_own_page(language: str) -> None:
    got = Client(headers={"Accept-Language": language}).get("/api/v1/docs")
    text = got.content.decode()
    assert got.status_code == 200
    assert "/api/v1/initiatives/{slug}/scorecard" in text
    assert "//cdn" not in text
    assert "<script>" not in text
    assert got.headers["Content-Security-Policy"]


def test_who_has_the_answer_already_is_told_so(somebody: Caller) -> None:
    client = Client(headers={"Authorization": f"Bearer {somebody.key}"})
    first = client.get("/api/v1/initiatives/halmae/indicators")
    tag = first.headers["ETag"]
    again = client.get("/api/v1/initiatives/halmae/indicators", headers={"If-None-Match": tag})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_every_operation_is_named_in_both_languages() -> None:
    found = api.get_openapi_schema()["paths"]
    told = {
        f"{method.upper()} {path.removeprefix('/api/v1')}": operation
        for path, operations in found.items()
        for method, operation in operations.items()
    }
    assert set(operation_names()) == set(told)
    for name, operation in told.items():
        words = operation["x-words"]
        for language in ("ko", "en"):
            assert words["name"][language], name
            assert words["about"][language], name
            assert words["name"][language] in operation["summary"], name
        assert re.search("[가-힣]", words["name"]["ko"]), name
        assert not re.search("[가-힣]", words["name"]["en"] + words["about"]["en"]), name
