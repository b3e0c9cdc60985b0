"""Addresses of the backbone's pages: access, members, settings."""

from django.urls import path

from dure.ground.organisations.screens.access.view import (
    access,
    end_role,
    give_role,
    invite_to_role,
    take_back,
)

INSIDE = "in/<slug:slug>/"
ACCESS = f"{INSIDE}access/"
urlpatterns = [
    path(ACCESS, access, name="access"),
    path(f"{ACCESS}invite/", invite_to_role, name="invite_to_role"),
    path(f"{ACCESS}invitations/<int:invitation_id>/", take_back, name="take_back_invitation"),
    path(f"{ACCESS}give/", give_role, name="give_role"),
    path(f"{ACCESS}roles/<int:grant_id>/end/", end_role, name="end_role"),
]
