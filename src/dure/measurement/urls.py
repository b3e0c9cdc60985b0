"""Addresses of measurement: the reporter's pages, then the backbone's."""

from django.urls import URLPattern, path

from dure.measurement.screens.check_report import view as check
from dure.measurement.screens.desk import view as desk
from dure.measurement.screens.releases import view as releases
from dure.measurement.screens.rounds import view as rounds

IN = "in/<slug:slug>/"
ONE = "reports/<str:public_id>/"
REPORTING: list[URLPattern] = []
BACKBONE: list[URLPattern] = [
    path(f"{IN}desk/", desk.desk, name="desk"),
    path(f"{IN}desk/approve/", desk.approve_several, name="approve_several"),
    path(f"{IN}desk/remind/", desk.remind, name="remind"),
    path(f"{ONE}check/", check.check_report, name="check_report"),
    path(f"{ONE}check/cells/<str:code>/<str:place>/", check.check_cells, name="check_cells"),
    path(f"{ONE}approve/", check.approve, name="approve_one"),
    path(f"{ONE}send-back/", check.send_back, name="send_back"),
    path(f"{ONE}reopen/", check.reopen, name="reopen_report"),
    path(f"{IN}releases/", releases.releases, name="releases"),
    path(f"{IN}releases/new/", releases.publish, name="publish"),
    path(f"{IN}releases/new/<str:public_id>/", releases.preview, name="release_preview"),
    path(f"{IN}releases/<str:public_id>/", releases.release, name="release"),
    path(f"{IN}rounds/", rounds.rounds, name="rounds"),
    path(f"{IN}rounds/open/", rounds.open_round, name="open_round"),
    path(f"{IN}rounds/<int:round_id>/", rounds.one_round, name="one_round"),
    path(f"{IN}rounds/<int:round_id>/lock/", rounds.lock, name="lock_round"),
    path(f"{IN}rounds/<int:round_id>/exceptions/", rounds.grant, name="grant_exception"),
]
urlpatterns = [*REPORTING, *BACKBONE]
