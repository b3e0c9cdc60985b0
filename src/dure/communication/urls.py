"""Addresses of the communication room."""

from django.urls import URLPattern, URLResolver, path

from dure.communication.screens.act_by_link.view import by_link
from dure.communication.screens.alert.view import act, alert
from dure.communication.screens.alerts.view import alerts, alerts_now, hand_over
from dure.communication.screens.my_notices.view import (
    my_browser,
    my_notices,
    my_phone,
    my_program,
    my_wishes,
    remove_my_point,
)
from dure.communication.screens.provider_call.view import solapi_call

ALERTS = "in/<slug:slug>/alerts/"
MINE = "me/notices/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(ALERTS, alerts, name="alerts"),
    path(f"{ALERTS}now/", alerts_now, name="alerts_now"),
    path(f"{ALERTS}hand-over/", hand_over, name="hand_over_alerts"),
    path(f"{ALERTS}<slug:alert>/", alert, name="alert"),
    path(f"{ALERTS}<slug:alert>/act/", act, name="act_on_alert"),
    path(f"{MINE}", my_notices, name="my_notices"),
    path(f"{MINE}wishes/", my_wishes, name="my_wishes"),
    path(f"{MINE}phone/", my_phone, name="my_phone"),
    path(f"{MINE}browser/", my_browser, name="my_browser"),
    path(f"{MINE}program/", my_program, name="my_program"),
    path(f"{MINE}remove/", remove_my_point, name="remove_my_point"),
    path("calls/solapi/", solapi_call, name="solapi_call"),
    path("act/<slug:token>/", by_link, name="act_by_link"),
]
