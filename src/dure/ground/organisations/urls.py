"""Addresses of the backbone's pages: access, members, settings."""

from django.urls import path

from dure.ground.organisations.screens.access.view import (
    access,
    end_role,
    give_role,
    invite_to_role,
    take_back,
)
from dure.ground.organisations.screens.account_here.view import account, reset_factor, rest, wake
from dure.ground.organisations.screens.begin.view import begin, begin_link
from dure.ground.organisations.screens.entrusted import view as entrusted
from dure.ground.organisations.screens.initiative_settings.view import initiative_settings
from dure.ground.organisations.screens.joining import view as joining
from dure.ground.organisations.screens.member_admin.view import (
    appoint,
    leave,
    member_admin,
    part_with,
)
from dure.ground.organisations.screens.members_admin.view import (
    members_admin,
    register_new_member,
    take_back_joining,
    welcome_member,
)
from dure.ground.organisations.screens.start_initiative.view import start
from dure.kernel.belonging import OF_MEMBER, Thing, addresses_hold

INSIDE = "in/<slug:slug>/"
MEMBERS = f"{INSIDE}members/"
ONE = f"{MEMBERS}<slug:member>/"
ACCESS = f"{INSIDE}access/"
addresses_hold(
    {
        "member": Thing("organisations.Organisation", "slug", homes=("memberships__initiative",)),
        "partner": Thing("organisations.Organisation", "slug", homes=("memberships__initiative",)),
        "joining_id": Thing("organisations.Joining", "pk"),
        "entrustment_id": Thing("organisations.Entrustment", "pk"),
        "grant_id": Thing("access.Grant", "pk", homes=("initiative", OF_MEMBER)),
        "invitation_id": Thing("access.Invitation", "pk", homes=("initiative", OF_MEMBER)),
    }
)
urlpatterns = [
    path("begin/", begin, name="begin"),
    path("begin/<str:token>/", begin_link, name="begin_link"),
    path("initiatives/new/", start, name="start_initiative"),
    path(ACCESS, access, name="access"),
    path(f"{ACCESS}people/<int:account_id>/", account, name="account"),
    path(f"{ACCESS}people/<int:account_id>/second-factor/", reset_factor, name="reset_factor"),
    path(f"{ACCESS}people/<int:account_id>/rest/", rest, name="rest_account"),
    path(f"{ACCESS}people/<int:account_id>/wake/", wake, name="wake_account"),
    path(f"{ACCESS}invite/", invite_to_role, name="invite_to_role"),
    path(f"{ACCESS}invitations/<int:invitation_id>/", take_back, name="take_back_invitation"),
    path(f"{ACCESS}give/", give_role, name="give_role"),
    path(f"{ACCESS}roles/<int:grant_id>/end/", end_role, name="end_role"),
    path(f"{INSIDE}settings/", initiative_settings, name="initiative_settings"),
    path(f"{INSIDE}entrusted/", entrusted.entrusted, name="entrusted"),
    path(f"{INSIDE}entrusted/<int:entrustment_id>/end/", entrusted.end, name="end_entrustment"),
    path(MEMBERS, members_admin, name="members_admin"),
    path(f"{MEMBERS}new/", register_new_member, name="register_new_member"),
    path(f"{MEMBERS}welcome/", welcome_member, name="welcome_member"),
    path(f"{MEMBERS}asked/<int:joining_id>/", take_back_joining, name="take_back_joining"),
    path("joining/<int:joining_id>/", joining.joining, name="joining"),
    path("joining/<int:joining_id>/accept/", joining.accept, name="accept_joining"),
    path("joining/<int:joining_id>/decline/", joining.decline, name="decline_joining"),
    path(ONE, member_admin, name="member_admin"),
    path(f"{ONE}delegate/", appoint, name="appoint"),
    path(f"{ONE}people/<int:account_id>/end/", part_with, name="part_with"),
    path(f"{ONE}leave/", leave, name="leave_member"),
]
