"""Every address of the house. Each room names its own."""

from django.urls import URLPattern, URLResolver, include, path

from dure.kernel.api.problems import nothing_here
from dure.kernel.faces import open_to_all
from dure.project.api import urls as api_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dure.kernel.ui.urls")),
    path("", include("dure.ground.access.urls")),
    path("", include("dure.ground.journal.urls")),
    path("", include("dure.ground.law.urls")),
    path("", include("dure.ground.people.urls")),
    path("", include("dure.activities.urls")),
    path("", include("dure.ground.organisations.urls")),
    path("", include("dure.measurement.urls")),
    path("", include("dure.front.urls")),
    path("api/v1/", api_urls),
    path("api/<path:rest>", open_to_all(reason="says that nothing is here")(nothing_here)),
]

handler403 = "dure.kernel.ui.errors.forbidden"
handler404 = "dure.kernel.ui.errors.not_found"
handler429 = "dure.kernel.ui.errors.too_often"  # the sign-in library asks for it
handler500 = "dure.project.failed.failed"
