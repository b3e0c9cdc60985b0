"""Addresses of measurement: the reporter's pages, then the backbone's."""

from django.urls import URLPattern, path

from dure.kernel.belonging import Thing, addresses_hold
from dure.measurement.screens.assignments import view as assignments
from dure.measurement.screens.check_report import view as check
from dure.measurement.screens.completeness import view as completeness
from dure.measurement.screens.conversions import view as conversions
from dure.measurement.screens.desk import view as desk
from dure.measurement.screens.embedded.view import embedded_number
from dure.measurement.screens.given_back.view import report_given_back
from dure.measurement.screens.imports.view import imports_page
from dure.measurement.screens.library import view as library
from dure.measurement.screens.mapping.view import map_columns
from dure.measurement.screens.needs_from_series.view import from_series
from dure.measurement.screens.number_uses.view import number_uses, renew_number_use
from dure.measurement.screens.overlaps import view as overlap
from dure.measurement.screens.own_reports.view import own_reports_page
from dure.measurement.screens.pairs import view as pairs
from dure.measurement.screens.programmes import view as programmes
from dure.measurement.screens.releases import view as releases
from dure.measurement.screens.report_cell.view import cells_of_line, explain, save_cell
from dure.measurement.screens.report_evidence.view import evidence_file, evidence_of_line
from dure.measurement.screens.report_form.view import hand_in, report_form_page, withdraw
from dure.measurement.screens.report_history.view import report_history_page
from dure.measurement.screens.rounds import view as rounds
from dure.measurement.screens.service_figures.view import service_figures
from dure.measurement.screens.taking import view as taking
from dure.measurement.screens.targets import view as targets
from dure.measurement.screens.upload import view as upload
from dure.measurement.screens.workbook.view import report_file, workbook_file, workbook_page
from dure.measurement.screens.write_why.view import write_why
from dure.measurement.tasks import (
    compare_people,
    look_through_file,
    preview_release,
    publish_release,
    take_file,
)

IN = "in/<slug:slug>/"
ONE = "reports/<str:public_id>/"
FILE = f"{IN}imports/<slug:public_id>/"
DATA = "i/<slug:slug>/data/"
NUMBER = "n/<str:address>/"
REPORTING: list[URLPattern] = [
    path("in/<slug:slug>/reports/", own_reports_page, name="reports"),
    path("in/<slug:slug>/reports/workbook/", workbook_page, name="report_workbook"),
    path("in/<slug:slug>/reports/workbook.xlsx", workbook_file, name="workbook_file"),
    path(f"{IN}imports/", imports_page, name="imports"),
    path(f"{IN}who/from-series/", from_series, name="needs_from_series"),
    path(f"{IN}uploads/", upload.upload_file, {"later": look_through_file}, name="upload_file"),
    path(f"{FILE}", upload.upload_page, name="upload"),
    path(f"{FILE}columns/", map_columns, {"later": look_through_file}, name="map_columns"),
    path(f"{FILE}choose/", upload.choose, {"later": look_through_file}, name="choose_upload"),
    path(f"{FILE}take/", upload.take, {"later": take_file}, name="take_upload"),
    path(f"{FILE}rejects.csv", upload.rejects, name="upload_rejects"),
    path("reports/<slug:public_id>/", report_form_page, name="report_form"),
    path("reports/<slug:public_id>/cell/", save_cell, name="save_cell"),
    path("reports/<slug:public_id>/cells/", cells_of_line, name="report_cells"),
    path("reports/<slug:public_id>/why/", explain, name="explain_finding"),
    path("reports/<slug:public_id>/evidence/", evidence_of_line, name="add_evidence"),
    path("reports/<slug:public_id>/evidence/<slug:file>/", evidence_file, name="evidence_file"),
    path("reports/<slug:public_id>/hand-in/", hand_in, name="hand_in"),
    path("reports/<slug:public_id>/withdraw/", withdraw, name="withdraw_report"),
    path("reports/<slug:public_id>/given-back/", report_given_back, name="report_given_back"),
    path("reports/<slug:public_id>/history/", report_history_page, name="report_history"),
    path("reports/<slug:public_id>/form.xlsx", report_file, name="report_file"),
]
BACKBONE: list[URLPattern] = [
    path(f"{IN}overlaps/", overlap.overlap, name="overlaps"),
    path(f"{IN}overlaps/bring/", overlap.bring, name="bring_sketch"),
    path(f"{IN}overlaps/<int:one>/<int:other>/", overlap.agree, name="agree_overlap"),
    path(f"{IN}pairs/", pairs.pairs, name="pairs"),
    path(f"{IN}pairs/compare/", pairs.compare, {"later": compare_people}, name="compare_people"),
    path(f"{IN}pairs/destroy/", pairs.destroy, name="destroy_links"),
    path(f"{IN}pairs/<int:pair_id>/", pairs.one_pair, name="pair"),
    path(f"{IN}desk/", desk.desk, name="desk"),
    path(f"{IN}desk/approve/", desk.approve_several, name="approve_several"),
    path(f"{IN}desk/remind/", desk.remind, name="remind"),
    path(f"{ONE}check/", check.check_report, name="check_report"),
    path(f"{ONE}check/cells/<str:code>/<str:place>/", check.check_cells, name="check_cells"),
    path(f"{ONE}approve/", check.approve, name="approve_one"),
    path(f"{ONE}send-back/", check.send_back, name="send_back"),
    path(f"{ONE}reopen/", check.reopen, name="reopen_report"),
    path(f"{IN}indicators/", library.library, name="library"),
    path(f"{IN}indicators/new/", library.define, name="define_indicator"),
    path(f"{IN}indicators/splits/", library.splits, name="splits"),
    path(f"{IN}indicators/<str:code>/definition/", library.definition, name="definition"),
    path(f"{IN}indicators/<str:code>/revise/", library.revise, name="revise_indicator"),
    path(f"{IN}assignments/", assignments.assignments, name="assignments"),
    path(f"{IN}conversions/", conversions.conversions, name="conversions"),
    path(f"{IN}targets/", targets.targets, name="targets"),
    path(f"{IN}completeness/", completeness.completeness, name="completeness"),
    path(f"{IN}releases/", releases.releases, name="releases"),
    path(f"{IN}releases/new/", releases.publish, {"later": preview_release}, name="publish"),
    path(
        f"{IN}releases/new/<str:public_id>/",
        releases.preview,
        {"later": publish_release},
        name="release_preview",
    ),
    path(f"{IN}releases/<str:public_id>/", releases.release, name="release"),
    path(f"{IN}rounds/", rounds.rounds, name="rounds"),
    path(f"{IN}rounds/open/", rounds.open_round, name="open_round"),
    path(f"{IN}rounds/<int:round_id>/", rounds.one_round, name="one_round"),
    path(f"{IN}rounds/<int:round_id>/lock/", rounds.lock, name="lock_round"),
    path(f"{IN}rounds/<int:round_id>/exceptions/", rounds.grant, name="grant_exception"),
    path(
        f"{IN}rounds/<int:round_id>/exceptions/<int:exception_id>/take-back/",
        rounds.take_back,
        name="take_back_exception",
    ),
]
COUNTED: list[URLPattern] = [
    path(f"{IN}service-figures/", service_figures, name="service_figures"),
]
WHYS: list[URLPattern] = [
    path(f"{IN}indicators/<str:code>/why/", write_why, name="write_why"),
]
PUBLIC: list[URLPattern] = [
    path(f"{DATA}numbers.csv", taking.dataset_csv, name="dataset_csv"),
    path(f"{DATA}numbers.json", taking.dataset_json, name="dataset_json"),
    path(f"{DATA}impact.jsonld", taking.impact_data, name="impact_data"),
    path(f"{DATA}dhis2.json", taking.dhis2_values, name="dhis2_values"),
    path(f"{DATA}dhis2.xml", taking.dhis2_xml, name="dhis2_xml"),
    path(f"{DATA}sdmx.csv", taking.sdmx_csv, name="sdmx_csv"),
    path(f"{NUMBER}embed/", embedded_number, name="embedded_number"),
    path(f"{NUMBER}used/", number_uses, name="number_uses"),
    path(f"{NUMBER}used/<int:use_id>/renew/", renew_number_use, name="renew_number_use"),
]
PROGRAMMES: list[URLPattern] = [
    path(f"{IN}programmes/", programmes.programmes_page, name="programmes"),
    path(f"{IN}programmes/<slug:code>/begin/", programmes.begin, name="begin_programme"),
    path(
        f"{IN}programmes/<slug:code>/indicators/", programmes.take_over, name="take_over_indicators"
    ),
]
addresses_hold(
    {
        "imports/public_id": Thing("measurement.Upload"),
        "new/public_id": Thing("measurement.ReleasePreview"),
        "releases/public_id": Thing("measurement.Publication"),
        "round_id": Thing("measurement.ReportingRound", "pk"),
        "exception_id": Thing("measurement.PeriodException", "pk", homes=("round__initiative",)),
        "pair_id": Thing("measurement.LikelyPair", "pk", homes=("run__initiative",)),
    }
)
urlpatterns = [*REPORTING, *BACKBONE, *COUNTED, *WHYS, *PUBLIC, *PROGRAMMES]
