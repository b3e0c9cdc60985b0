"""Addresses of the journal: long work on its way."""

from django.urls import path

from dure.ground.journal.screens.work.view import work

urlpatterns = [path("work/<str:public_id>/", work, name="work")]
