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
from dure.activities.screens.who.view import who
from dure.activities.screens.who_cell.view import who_cell
from dure.activities.screens.who_line.view import describe
from dure.activities.screens.who_mine.view import confirm, take, who_mine
from dure.activities.screens.who_overlaps.view import overlap, overlaps
from dure.activities.screens.who_tables.view import needs_table, who_table
from dure.activities.screens.who_timeline.view import timeline
from dure.activities.screens.who_waiting.view import delay, link, over, unlink, waiting
from dure.kernel.belonging import Thing, addresses_hold

INSIDE = "in/<slug:slug>/"
SERVICE = f"{INSIDE}services/<int:service_id>/"
WHO = f"{INSIDE}who/"
SESSION = f"{INSIDE}sessions/<int:session_id>/"
addresses_hold(
    {
        "service_id": Thing("activities.Service", "pk"),
        "enrolment_id": Thing("activities.Enrolment", "pk", homes=("service__initiative",)),
        "session_id": Thing("activities.Session", "pk", homes=("service__initiative",)),
        "record_id": Thing("activities.ServiceRecord", "pk"),
        "dependency_id": Thing("activities.Dependency", "pk"),
    }
)
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
    path(WHO, who, name="who"),
    path(f"{WHO}3w.csv", who_table, name="who_table"),
    path(f"{WHO}needs.csv", needs_table, name="needs_table"),
    path(f"{WHO}at/<str:place>/<str:kind>/", who_cell, name="who_cell"),
    path(f"{WHO}mine/", who_mine, name="who_mine"),
    path(f"{WHO}mine/take/", take, name="take_line"),
    path(f"{WHO}mine/<int:service_id>/confirm/", confirm, name="confirm_line"),
    path(f"{WHO}mine/<int:service_id>/", describe, name="describe_service"),
    path(f"{WHO}overlaps/", overlaps, name="who_overlaps"),
    path(f"{WHO}overlaps/<slug:key>/", overlap, name="who_overlap"),
    path(f"{WHO}waiting/", waiting, name="who_waiting"),
    path(f"{WHO}waiting/link/", link, name="link_services"),
    path(f"{WHO}waiting/<int:dependency_id>/end/", unlink, name="unlink_services"),
    path(f"{WHO}waiting/delay/", delay, name="announce_delay"),
    path(f"{WHO}waiting/delay/<int:service_id>/over/", over, name="delay_over"),
    path(f"{WHO}timeline/", timeline, name="who_timeline"),
]
