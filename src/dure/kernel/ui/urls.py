"""The addresses of the two switches."""

from django.urls import path

from dure.kernel.ui.views import switch_language, switch_theme

urlpatterns = [
    path("language/", switch_language, name="switch_language"),
    path("theme/", switch_theme, name="switch_theme"),
]
