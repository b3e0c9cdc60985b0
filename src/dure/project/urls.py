"""Every address of the house. Each room names its own."""

from django.urls import URLPattern, URLResolver, include, path

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
]

handler403 = "dure.kernel.ui.errors.forbidden"
handler404 = "dure.kernel.ui.errors.not_found"
handler429 = "dure.kernel.ui.errors.too_often"  # the sign-in library asks for it
handler500 = "dure.kernel.ui.errors.failed"
