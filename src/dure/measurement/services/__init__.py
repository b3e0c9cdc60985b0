"""Measurement's verbs."""

from dure.measurement.services.add_evidence import add_evidence
from dure.measurement.services.approve_report import approve_report, approve_reports
from dure.measurement.services.assign_indicators import (
    assign_indicators,
    end_assignment,
    end_assignments,
)
from dure.measurement.services.bring_file import bring_file
from dure.measurement.services.bring_sketch import bring_sketch, say_sharing
from dure.measurement.services.calculate_period import calculate_period
from dure.measurement.services.define_disaggregation import define_disaggregation
from dure.measurement.services.define_indicator import define_indicator, revise_indicator
from dure.measurement.services.explain_finding import explain_finding
from dure.measurement.services.import_table import import_table
from dure.measurement.services.keep_extract import keep_extract
from dure.measurement.services.keep_preview import keep_preview
from dure.measurement.services.link_people import (
    compared_people,
    decide_pair,
    destroy_links,
    keep_pairs,
    link_people,
)
from dure.measurement.services.look_through import look_through, tables_in, tables_of, take_upload
from dure.measurement.services.map_own_indicator import map_own_indicator
from dure.measurement.services.note_use import note_use, renew_use
from dure.measurement.services.open_round import lock_round, open_round
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.services.publish_preview import prepare_previewed, publish_previewed
from dure.measurement.services.receive_upload import (
    choose_sheet,
    good_rows_only,
    map_upload,
    receive_upload,
)
from dure.measurement.services.remind_reporters import remind_reporters
from dure.measurement.services.reopen_report import (
    grant_exception,
    reopen_report,
    take_back_exception,
)
from dure.measurement.services.restate_numbers import restate_numbers
from dure.measurement.services.return_report import return_report
from dure.measurement.services.save_values import save_values
from dure.measurement.services.set_targets import set_targets
from dure.measurement.services.submit_report import submit_report
from dure.measurement.services.take_over_indicators import take_over_indicators
from dure.measurement.services.withdraw_report import withdraw_report
from dure.measurement.services.write_why import write_why

__all__ = [
    "add_evidence",
    "approve_report",
    "approve_reports",
    "assign_indicators",
    "bring_file",
    "bring_sketch",
    "calculate_period",
    "choose_sheet",
    "compared_people",
    "decide_pair",
    "define_disaggregation",
    "define_indicator",
    "destroy_links",
    "end_assignment",
    "end_assignments",
    "explain_finding",
    "good_rows_only",
    "grant_exception",
    "import_table",
    "keep_extract",
    "keep_pairs",
    "keep_preview",
    "link_people",
    "lock_round",
    "look_through",
    "map_own_indicator",
    "map_upload",
    "note_use",
    "open_round",
    "prepare_previewed",
    "publish_numbers",
    "publish_previewed",
    "receive_upload",
    "remind_reporters",
    "renew_use",
    "reopen_report",
    "restate_numbers",
    "return_report",
    "revise_indicator",
    "save_values",
    "say_sharing",
    "set_targets",
    "submit_report",
    "tables_in",
    "tables_of",
    "take_back_exception",
    "take_over_indicators",
    "take_upload",
    "withdraw_report",
    "write_why",
]
