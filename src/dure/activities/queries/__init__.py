"""What can be asked of this room."""

from dure.activities.queries.attendance_of import attendance_of_person, attendance_of_service
from dure.activities.queries.known_kinds import known_kinds
from dure.activities.queries.latest_lines import latest_lines
from dure.activities.queries.ledger_head import ledger_head
from dure.activities.queries.objections import objection_in, surroundings_of
from dure.activities.queries.recorded_sources import recorded_facts, recorded_sources
from dure.activities.queries.records_behind import how_many_behind, records_behind
from dure.activities.queries.service_facts import service_facts
from dure.activities.queries.services_of import services_of
from dure.activities.queries.session_sheet import session_sheet

__all__ = [
    "attendance_of_person",
    "attendance_of_service",
    "how_many_behind",
    "known_kinds",
    "latest_lines",
    "ledger_head",
    "objection_in",
    "recorded_facts",
    "recorded_sources",
    "records_behind",
    "service_facts",
    "services_of",
    "session_sheet",
    "surroundings_of",
]
