"""Measurement's questions."""

from dure.measurement.queries.approvers_desk import approvers_desk, report_differences
from dure.measurement.queries.asked_of_organisation import asked_of_organisation
from dure.measurement.queries.assignment_matrix import assignment_matrix, usual_place
from dure.measurement.queries.beginning import beginning
from dure.measurement.queries.cause_suggested import cause_suggested
from dure.measurement.queries.completeness import initiative_completeness, organisation_completeness
from dure.measurement.queries.computed_lines import computed_lines
from dure.measurement.queries.consent_drafts import withdrawn_waiting
from dure.measurement.queries.conversions import (
    conversion_book,
    indicator_codes,
    reported_for,
)
from dure.measurement.queries.counted_in import CountedIn, LedgerFact, counted_in
from dure.measurement.queries.curves_noticed import curves_noticed
from dure.measurement.queries.days_due import days_due
from dure.measurement.queries.desk_waiting import desk_waiting
from dure.measurement.queries.differing_numbers import differing_numbers
from dure.measurement.queries.entry_sheet import check_values
from dure.measurement.queries.exceptions_ending import exceptions_ending
from dure.measurement.queries.exchange import dhis2_values_of, impact_data_of, sdmx_rows_of
from dure.measurement.queries.findings_unexplained import findings_unexplained
from dure.measurement.queries.given_away import numbers_given_away
from dure.measurement.queries.given_back import given_back
from dure.measurement.queries.indicator_library import (
    indicator_definition,
    indicator_library,
    may_define,
)
from dure.measurement.queries.indicator_story import indicator_story
from dure.measurement.queries.indicators_nobody_reports import indicators_nobody_reports
from dure.measurement.queries.library_page import definition_page, known_ways, library_page
from dure.measurement.queries.line_state import line_state
from dure.measurement.queries.lines_asked import dimensions
from dure.measurement.queries.outdated_uses import outdated_uses
from dure.measurement.queries.outgrown_calculations import outgrown_calculations
from dure.measurement.queries.overlaps import (
    both_agree,
    overlaps,
    people_indicators,
    sharing_words,
)
from dure.measurement.queries.own_reports import own_reports
from dure.measurement.queries.pairs_desk import opened_pair, pairs_desk
from dure.measurement.queries.people_once import people_once
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.programmes_on_offer import programmes_on_offer
from dure.measurement.queries.public_dataset import (
    OpenDataPage,
    dataset,
    dataset_rows,
    open_data_page,
)
from dure.measurement.queries.public_home import public_home, published_of_organisation
from dure.measurement.queries.publishable import publishable
from dure.measurement.queries.published import (
    published_indicator,
    published_number,
    published_rows,
    publisher_of,
)
from dure.measurement.queries.published_now import published_now
from dure.measurement.queries.release_book import release_book, release_page
from dure.measurement.queries.release_news import release_news
from dure.measurement.queries.release_preview import preview_names, release_preview
from dure.measurement.queries.release_story import release_story
from dure.measurement.queries.report_cells import report_cells
from dure.measurement.queries.report_changes import report_changes
from dure.measurement.queries.report_check import report_check
from dure.measurement.queries.report_form import report_form, report_form_of
from dure.measurement.queries.report_head import report_head, report_named, reports_named
from dure.measurement.queries.report_history import report_history
from dure.measurement.queries.report_queue import report_queue
from dure.measurement.queries.report_sheets import report_sheets
from dure.measurement.queries.round_page import round_page
from dure.measurement.queries.rounds import round_overview
from dure.measurement.queries.rounds_missing import rounds_missing
from dure.measurement.queries.scorecard import scorecard
from dure.measurement.queries.scorecard_choices import scorecard_choices
from dure.measurement.queries.service_board import service_board
from dure.measurement.queries.silent_members import silent_members
from dure.measurement.queries.stale_calculations import stale_calculations
from dure.measurement.queries.target_grid import goals_asked, target_grid
from dure.measurement.queries.trace import members_trace, trace
from dure.measurement.queries.uploads import (
    keeper_of,
    remembered_mappings,
    upload_card,
    uploads_of,
)
from dure.measurement.queries.used_in import used_in
from dure.measurement.queries.uses_for import may_tell_use, organisation_of_use
from dure.measurement.queries.values_changed import values_changed
from dure.measurement.queries.viewing import inside, own_organisations, viewing
from dure.measurement.rules.descriptors import COLUMNS, LICENCES, Dataset, data_package, dcat
from dure.measurement.rules.hxl import hashtag_row
from dure.measurement.rules.labels import BY_TOWN, cell_words, method_words, period_words
from dure.measurement.rules.people_words import mode_words, people_words
from dure.measurement.rules.programme_indicators import described_indicator, described_version

__all__ = [
    "BY_TOWN",
    "COLUMNS",
    "LICENCES",
    "CountedIn",
    "Dataset",
    "LedgerFact",
    "OpenDataPage",
    "approvers_desk",
    "asked_of_organisation",
    "assignment_matrix",
    "beginning",
    "both_agree",
    "cause_suggested",
    "cell_words",
    "check_values",
    "computed_lines",
    "conversion_book",
    "counted_in",
    "curves_noticed",
    "data_package",
    "dataset",
    "dataset_rows",
    "days_due",
    "dcat",
    "definition_page",
    "described_indicator",
    "described_version",
    "desk_waiting",
    "dhis2_values_of",
    "differing_numbers",
    "dimensions",
    "exceptions_ending",
    "findings_unexplained",
    "given_back",
    "goals_asked",
    "hashtag_row",
    "impact_data_of",
    "indicator_codes",
    "indicator_definition",
    "indicator_library",
    "indicator_story",
    "indicators_nobody_reports",
    "initiative_completeness",
    "inside",
    "keeper_of",
    "known_ways",
    "library_page",
    "line_state",
    "may_define",
    "may_tell_use",
    "members_trace",
    "method_words",
    "mode_words",
    "numbers_given_away",
    "open_data_page",
    "opened_pair",
    "organisation_completeness",
    "organisation_of_use",
    "outdated_uses",
    "outgrown_calculations",
    "overlaps",
    "own_organisations",
    "own_reports",
    "pairs_desk",
    "people_indicators",
    "people_once",
    "people_words",
    "period_words",
    "prepare_release",
    "preview_names",
    "programmes_on_offer",
    "public_home",
    "publishable",
    "published_indicator",
    "published_now",
    "published_number",
    "published_of_organisation",
    "published_rows",
    "publisher_of",
    "release_book",
    "release_news",
    "release_page",
    "release_preview",
    "release_story",
    "remembered_mappings",
    "report_cells",
    "report_changes",
    "report_check",
    "report_differences",
    "report_form",
    "report_form_of",
    "report_head",
    "report_history",
    "report_named",
    "report_queue",
    "report_sheets",
    "reported_for",
    "reports_named",
    "round_overview",
    "round_page",
    "rounds_missing",
    "scorecard",
    "scorecard_choices",
    "sdmx_rows_of",
    "service_board",
    "sharing_words",
    "silent_members",
    "stale_calculations",
    "target_grid",
    "trace",
    "upload_card",
    "uploads_of",
    "used_in",
    "usual_place",
    "values_changed",
    "viewing",
    "withdrawn_waiting",
]
