"""Addresses of the communication room."""

from django.urls import URLPattern, URLResolver, path

from dure.communication.screens.act_by_link.view import by_link
from dure.communication.screens.actions.view import actions
from dure.communication.screens.alert.view import act, alert
from dure.communication.screens.alerts.view import alerts, alerts_now, hand_over
from dure.communication.screens.announcement.view import announcement
from dure.communication.screens.announcements.view import announcements
from dure.communication.screens.calendar.view import calendar
from dure.communication.screens.decision.view import decision
from dure.communication.screens.decisions.view import decisions
from dure.communication.screens.my_calendar.view import my_calendar
from dure.communication.screens.my_notices.view import (
    my_browser,
    my_mail,
    my_notices,
    my_phone,
    my_program,
    my_wishes,
    remove_my_point,
)
from dure.communication.screens.new_announcement.view import new_announcement
from dure.communication.screens.outbox.view import outbox
from dure.communication.screens.provider_call.view import solapi_call
from dure.communication.screens.talk.view import open_talk, talk
from dure.communication.screens.talk_file.view import decision_file, talk_file
from dure.communication.screens.topic.view import topic
from dure.communication.screens.work_meeting.view import meeting_lines, work_meeting
from dure.communication.screens.work_meetings.view import work_meetings
from dure.kernel.belonging import Thing, addresses_hold

ALERTS = "in/<slug:slug>/alerts/"
MINE = "me/notices/"
TALK = "in/<slug:slug>/talk/"
addresses_hold(
    {
        "alert": Thing("communication.Alert"),
        "announcement": Thing("communication.Announcement"),
        "gathering": Thing("communication.WorkMeeting"),
        "decision": Thing("communication.Decision"),
        "topic": Thing("communication.Topic"),
    }
)
urlpatterns: list[URLPattern | URLResolver] = [
    path(ALERTS, alerts, name="alerts"),
    path(f"{ALERTS}now/", alerts_now, name="alerts_now"),
    path(f"{ALERTS}hand-over/", hand_over, name="hand_over_alerts"),
    path(f"{ALERTS}<slug:alert>/", alert, name="alert"),
    path(f"{ALERTS}<slug:alert>/act/", act, name="act_on_alert"),
    path("in/<slug:slug>/outbox/", outbox, name="outbox"),
    # talk
    path(TALK, talk, name="talk"),
    path(f"{TALK}open/", open_talk, name="open_talk"),
    path(f"{TALK}announcements/", announcements, name="announcements"),
    path(f"{TALK}announcements/new/", new_announcement, name="new_announcement"),
    path(f"{TALK}announcements/<slug:announcement>/", announcement, name="announcement"),
    path(f"{TALK}meetings/", work_meetings, name="work_meetings"),
    path(f"{TALK}meetings/<slug:gathering>/", work_meeting, name="work_meeting"),
    path(f"{TALK}meetings/<slug:gathering>/<int:item>/", meeting_lines, name="meeting_lines"),
    path(f"{TALK}decisions/", decisions, name="decisions"),
    path(f"{TALK}decisions/<slug:decision>/", decision, name="decision"),
    path(f"{TALK}decisions/<slug:decision>/files/<int:file>/", decision_file, name="decision_file"),
    path(f"{TALK}actions/", actions, name="actions"),
    path(f"{TALK}<slug:topic>/", topic, name="topic"),
    path(f"{TALK}<slug:topic>/files/<int:file>/", talk_file, name="talk_file"),
    path("me/calendar/", my_calendar, name="my_calendar"),
    path("calendar/<str:token>.ics", calendar, name="calendar"),
    path(f"{MINE}", my_notices, name="my_notices"),
    path(f"{MINE}wishes/", my_wishes, name="my_wishes"),
    path(f"{MINE}phone/", my_phone, name="my_phone"),
    path(f"{MINE}mail/", my_mail, name="my_mail"),
    path(f"{MINE}browser/", my_browser, name="my_browser"),
    path(f"{MINE}program/", my_program, name="my_program"),
    path(f"{MINE}remove/", remove_my_point, name="remove_my_point"),
    path("calls/solapi/", solapi_call, name="solapi_call"),
    path("act/<slug:token>/", by_link, name="act_by_link"),
]
