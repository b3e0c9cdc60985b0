"""Measurement's questions."""

from dure.measurement.queries.approvers_desk import approvers_desk, report_differences
from dure.measurement.queries.completeness import (
    initiative_completeness,
    organisation_completeness,
)
from dure.measurement.queries.entry_sheet import check_values
from dure.measurement.queries.indicator_library import (
    indicator_definition,
    indicator_library,
    may_define,
)
from dure.measurement.queries.indicators_nobody_reports import indicators_nobody_reports
from dure.measurement.queries.report_cells import report_cells
from dure.measurement.queries.report_form import report_form, report_form_of
from dure.measurement.queries.report_head import report_head, report_named
from dure.measurement.queries.report_history import report_history
from dure.measurement.queries.report_queue import report_queue
from dure.measurement.queries.rounds import round_overview
from dure.measurement.queries.stale_calculations import stale_calculations

__all__ = [
    "approvers_desk",
    "check_values",
    "indicator_definition",
    "indicator_library",
    "indicators_nobody_reports",
    "initiative_completeness",
    "may_define",
    "organisation_completeness",
    "report_cells",
    "report_differences",
    "report_form",
    "report_form_of",
    "report_head",
    "report_history",
    "report_named",
    "report_queue",
    "round_overview",
    "stale_calculations",
]
