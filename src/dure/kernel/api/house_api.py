"""HouseApi: the one shape of the HTTP API: Korean as it is, problems for errors, all of it documented."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from dure.kernel.api.problems import (
    MEDIA_TYPE,
    NO_JSON,
    TITLES,
    not_this_way,
    problem,
    refused,
    unreadable,
)
from dure.kernel.api.shapes import Problem
from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class NamedOperation:
    """What an operation is called, and what it is for in Korean; its code says it in English."""

    name: Words
    about: str


EXPECTED = ("400", "401", "403", "404", "422")
NO_KEY = Words(
    "Authorization 머리글에 Bearer 열쇠를 적어 주세요.",
    "Send a key: Authorization: Bearer …",
)


TOLD_AS = {400: NO_JSON}


class Plainly(BaseRenderer):
    """JSON in which Korean stays readable."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """As text."""
        del request, response_status
        return json.dumps(data, cls=NinjaJSONEncoder, ensure_ascii=False)


class HouseApi(NinjaAPI):
    """An API whose every operation has a name in two languages and the problems it may answer with."""

    names: Mapping[str, NamedOperation] = {}  # method and address below the API → its name

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """Ninja's schema, with the problems written into every operation."""
        schema = super().get_openapi_schema(**given)
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema(
            ref_template="#/components/schemas/{model}"
        )
        schema["components"]["schemas"] |= schema["components"]["schemas"]["Problem"].pop(
            "$defs", {}
        )
        shape = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for address, path in schema["paths"].items():
            for method, operation in path.items():
                self._name(f"{method.upper()} {address}", operation)
                for status in EXPECTED:
                    said = {"description": TITLES[int(status)].en, "content": shape}
                    operation["responses"].setdefault(status, said)
        return schema

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        """Ninja's addresses; where one is asked in a way it does not know, it says so as a problem."""
        found = super()._get_urls()
        for one in found:
            if isinstance(one, URLPattern):
                one.callback = _saying_how(one.callback)
        return found

    def _name(self, address: str, operation: dict[str, Any]) -> None:
        """Its name as the summary; what it is for in both languages as the description."""
        method, path = address.split(" ", 1)
        below = path.removeprefix(self.get_root_path({}).rstrip("/"))
        named = self.names.get(f"{method} {below}")
        if named is None:
            return
        about = Words(named.about, operation.get("description", ""))
        operation["summary"] = f"{named.name.ko} · {named.name.en}"
        operation["description"] = f"{about.ko}\n\n{about.en}"
        operation["x-words"] = {"name": named.name.as_dict(), "about": about.as_dict()}


def house_api(names: Mapping[str, NamedOperation] | None = None, **given: Any) -> HouseApi:
    """An API with the house's errors; `names` says what each operation is called."""
    api = HouseApi(renderer=Plainly(), **given)
    api.names = names or {}
    answers: dict[type[Exception], Callable[[Any], HttpResponse]] = {
        Refused: refused,
        ValidationError: lambda error: unreadable(error.errors),
        AuthenticationError: lambda _: problem(401, "api.no_key", NO_KEY),
        Http404: lambda _: problem(404, "api.no_such_address", TITLES[404]),
        HttpError: _unparsed,
    }
    for kind, answer in answers.items():
        api.add_exception_handler(kind, partial(_answered, answer))
    return api


def _saying_how(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def asked(request: HttpRequest, *given: Any, **named: Any) -> Any:
        answer = view(request, *given, **named)
        if isinstance(answer, HttpResponseNotAllowed):
            method, allowed = request.method or "", str(answer["Allow"])
            return not_this_way(method, ", ".join(sorted(allowed.split(", "))))
        return answer

    return asked


def _answered(
    answer: Callable[[Any], HttpResponse], request: HttpRequest, error: object
) -> HttpResponse:
    del request
    return answer(error)


def _unparsed(error: HttpError) -> HttpResponse:
    known = error.status_code if error.status_code in TITLES else 400
    return problem(known, "api.unreadable", TOLD_AS.get(known, TITLES[known]))
