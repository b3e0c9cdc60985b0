"""Addresses of the communication room."""

from django.urls import URLPattern, URLResolver, path

from dure.communication.screens.alert.view import act, alert
from dure.communication.screens.alerts.view import alerts, alerts_now, hand_over

ALERTS = "in/<slug:slug>/alerts/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(ALERTS, alerts, name="alerts"),
    path(f"{ALERTS}now/", alerts_now, name="alerts_now"),
    path(f"{ALERTS}hand-over/", hand_over, name="hand_over_alerts"),
    path(f"{ALERTS}<slug:alert>/", alert, name="alert"),
    path(f"{ALERTS}<slug:alert>/act/", act, name="act_on_alert"),
]
