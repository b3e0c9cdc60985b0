"""The HTTP API, version 1: every room's operations under one address, one key, one shape of errors."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern
from ninja.openapi.docs import DocsBase

from dure.communication.api import router as decisions
from dure.ground.access.api import ByKey
from dure.ground.journal.api import router as works
from dure.ground.organisations.api import router as initiatives
from dure.ground.places.api import router as places
from dure.kernel.api.house_api import HouseApi, NamedOperation, house_api
from dure.kernel.faces import open_to_all
from dure.kernel.packs import read_pack
from dure.kernel.words import Words
from dure.measurement.api import routers
from dure.project.api_docs import tables_of
from dure.project.version import VERSION

NAMES = Path(__file__).resolve().parent / "pack" / "operations.yaml"
ABOUT = (
    "Everything the pages of measurement do, for programs. Send `Authorization: Bearer KEY`; keys are "
    "made under *My account*, *API keys*, and never open personal rows. Lists are paged with `limit` and "
    "`offset`. "
    "Errors are `application/problem+json` with a stable `code` and words in Korean and English. "
    "Values are written with PUT and may be sent again without harm; any other call may name itself in "
    "`Idempotency-Key` and is then carried out once, however often it is sent within a day."
)


class OwnPages(DocsBase):
    """The documentation as a page of our own: no script, no other host."""

    def render_page(self, request: HttpRequest, api: object, **kwargs: object) -> HttpResponse:
        """Every operation, room by room."""
        assert isinstance(api, HouseApi)  # noqa: S101 - ninja hands over what we gave it
        schema = api.get_openapi_schema()
        said = {
            "rooms": tables_of(schema),
            "schema": self.get_openapi_url(api, {}),
            "about": Words(
                "측정의 모든 화면이 하는 일을 프로그램으로도 할 수 있어요.",
                "Everything the pages of measurement do, for programs.",
            ),
        }
        return render(request, "project/api_docs.html", said)


def operation_names() -> dict[str, NamedOperation]:
    """Every operation's name from `pack/operations.yaml`, by method and address."""
    pack = read_pack(NAMES)
    return {
        address: NamedOperation(Words(said["ko"], said["en"]), said["about"])
        for address, said in pack.items()
    }


api = house_api(
    operation_names(),
    title="Dure API",
    version=VERSION,
    description=ABOUT,
    urls_namespace="api",
    auth=ByKey(),
    docs=OwnPages(),
)
api.add_router("", initiatives)
api.add_router("", places)
api.add_router("", works)
api.add_router("", decisions)
for room in routers:
    api.add_router("", room)

OPEN = {"openapi-json", "openapi-view", "api-root"}
urlpatterns = api.urls[0]  # hung up under the same namespace in `project/urls.py`
for address in urlpatterns:
    if isinstance(address, URLPattern) and address.name in OPEN:
        open_to_all(reason="the schema and its pages hold nobody's data")(address.callback)
