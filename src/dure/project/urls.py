"""Every address of the house. Each room names its own."""

from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

from dure.kernel.api.problems import nothing_here
from dure.kernel.faces import open_to_all
from dure.kernel.programmes import programmes

API = "api"  # the namespace of its addresses


class LateAddresses(URLResolver):
    """Addresses that are loaded by the first who asks for one: no page waits for the API's library."""

    def _populate(self) -> None:
        # Django asks every resolver for its names; these have a namespace, and are found through it.
        if "url_patterns" in vars(self):
            super()._populate()


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dure.kernel.ui.urls")),
    path("", include("dure.ground.access.urls")),
    path("", include("dure.ground.journal.urls")),
    path("", include("dure.ground.law.urls")),
    path("", include("dure.ground.people.urls")),
    path("", include("dure.communication.urls")),
    path("", include("dure.agenda.urls")),
    path("", include("dure.activities.urls")),
    path("", include("dure.ground.organisations.urls")),
    path("", include("dure.measurement.urls")),
    *(path("", include(f"{each.package}.urls")) for each in programmes() if each.has_addresses),
    path("", include("dure.front.urls")),
    LateAddresses(RoutePattern("api/v1/"), "dure.project.api", app_name="ninja", namespace=API),
    path("api/<path:rest>", open_to_all(reason="says that nothing is here")(nothing_here)),
]

handler403 = "dure.kernel.ui.errors.forbidden"
handler404 = "dure.kernel.ui.errors.not_found"
handler429 = "dure.kernel.ui.errors.too_often"  # the sign-in library asks for it
handler500 = "dure.project.failed.failed"
