"""Addresses of services, sessions and records. One record's page stands in `front`."""

from django.urls import path

from dure.activities.screens.correct.view import correct
from dure.activities.screens.leaving.view import died, forget
from dure.activities.screens.offer.view import change, offer
from dure.activities.screens.record_form.view import record_by_hand
from dure.activities.screens.records.view import records
from dure.activities.screens.service.view import enrol, leave, service
from dure.activities.screens.service_kinds.view import service_kinds
from dure.activities.screens.services.view import services
from dure.activities.screens.sessions.view import sessions
from dure.activities.screens.sheet.view import cancel, sheet

INSIDE = "in/<slug:slug>/"
SERVICE = f"{INSIDE}services/<int:service_id>/"
SESSION = f"{INSIDE}sessions/<int:session_id>/"
SERVING = [
    path(f"{INSIDE}services/", services, name="services"),
    path(f"{INSIDE}services/kinds/", service_kinds, name="service_kinds"),
    path(f"{INSIDE}services/new/", offer, name="offer_service"),
    path(SERVICE, service, name="service"),
    path(f"{SERVICE}change/", change, name="change_service"),
    path(f"{SERVICE}enrol/", enrol, name="enrol_person"),
    path(f"{SERVICE}enrolments/<int:enrolment_id>/end/", leave, name="leave_service"),
    path(f"{INSIDE}sessions/", sessions, name="sessions"),
    path(SESSION, sheet, name="session"),
    path(f"{SESSION}cancel/", cancel, name="cancel_session"),
    path(f"{INSIDE}records/", records, name="records"),
    path(f"{INSIDE}records/new/", record_by_hand, name="record_by_hand"),
    path(f"{INSIDE}records/<int:record_id>/correct/", correct, name="correct_record"),
    path(f"{INSIDE}people/<slug:person>/forget/", forget, name="forget_person"),
    path(f"{INSIDE}people/<slug:person>/died/", died, name="person_died"),
]
