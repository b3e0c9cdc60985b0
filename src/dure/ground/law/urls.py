"""The address of the numbers of the law."""

from django.urls import path

from dure.ground.law.screens.law.view import law

urlpatterns = [path("law/", law, name="law")]
