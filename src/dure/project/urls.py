"""Every address of the house. Each room names its own."""

from django.urls import include, path

urlpatterns = [path("", include("dure.kernel.ui.urls"))]
