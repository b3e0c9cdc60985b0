"""Measure (산출): from records and reports to numbers at every level. Pure Python; DuckDB behind one file.

Roll-up of what was reported, exact counts from service records, checks, forecast and progress.
"""

from typing import TYPE_CHECKING

from dure.engines.door import late
from dure.engines.measure.cells import TOTAL, canonical, cell_key, cell_values, parents, partitions
from dure.engines.measure.check import hard_findings, soft_findings, written_value
from dure.engines.measure.definitions import definitions_from
from dure.engines.measure.explain import explain
from dure.engines.measure.extracts import Extract, extract_in, forgotten
from dure.engines.measure.facts import Computed, ComputedRow, ServiceFact, ServiceIndicator, Summary
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.fingerprint import ENGINE
from dure.engines.measure.forecast import Forecast, ForecastPoint, HistoryPoint, forecast
from dure.engines.measure.job import ENGINES, Job
from dure.engines.measure.kinds.catalogue import kind_of, place_rule, time_rule
from dure.engines.measure.merge import merge, quotient, settle
from dure.engines.measure.periods import KINDS, Period, PeriodKind, of_day
from dure.engines.measure.periods import parse as parse_period
from dure.engines.measure.places import NO_PLACES, Place, PlaceTree, tree_on
from dure.engines.measure.progress import Progress, Turn, progress, turn_of_curve
from dure.engines.measure.reported import Columns
from dure.engines.measure.roll_up import roll_up
from dure.engines.measure.rolled import Rolled, many, rolled_from
from dure.engines.measure.sentences import sentence
from dure.engines.measure.totals import with_totals
from dure.engines.measure.types import (
    ALL,
    Definition,
    Direction,
    Entry,
    Figure,
    Finding,
    KindName,
    Levels,
    Method,
    Number,
    Observation,
    Parts,
    Reason,
    Result,
    ResultKey,
    RollUp,
    Rule,
    Slot,
)

if TYPE_CHECKING:
    from dure.engines.measure.computing import compute, computed_table
    from dure.engines.measure.dense import roll_up_columns
    from dure.engines.measure.extract import computed_from, extended, places_in
    from dure.engines.measure.files import measure_files
else:
    compute = late("dure.engines.measure.computing", "compute")
    computed_from = late("dure.engines.measure.extract", "computed_from")
    computed_table = late("dure.engines.measure.computing", "computed_table")
    extended = late("dure.engines.measure.extract", "extended")
    measure_files = late("dure.engines.measure.files", "measure_files")
    places_in = late("dure.engines.measure.extract", "places_in")
    roll_up_columns = late("dure.engines.measure.dense", "roll_up_columns")

__all__ = [
    "ALL",
    "ENGINE",
    "ENGINES",
    "KINDS",
    "NO_PLACES",
    "TOTAL",
    "BadInput",
    "Columns",
    "Computed",
    "ComputedRow",
    "Definition",
    "Direction",
    "Entry",
    "Extract",
    "Fault",
    "Figure",
    "Finding",
    "Forecast",
    "ForecastPoint",
    "HistoryPoint",
    "Job",
    "KindName",
    "Levels",
    "Method",
    "Number",
    "Observation",
    "Parts",
    "Period",
    "PeriodKind",
    "Place",
    "PlaceTree",
    "Progress",
    "Reason",
    "Result",
    "ResultKey",
    "RollUp",
    "Rolled",
    "Rule",
    "ServiceFact",
    "ServiceIndicator",
    "Slot",
    "Summary",
    "Turn",
    "canonical",
    "cell_key",
    "cell_values",
    "compute",
    "computed_from",
    "computed_table",
    "definitions_from",
    "explain",
    "extended",
    "extract_in",
    "forecast",
    "forgotten",
    "hard_findings",
    "kind_of",
    "many",
    "measure_files",
    "merge",
    "of_day",
    "parents",
    "parse_period",
    "partitions",
    "place_rule",
    "places_in",
    "progress",
    "quotient",
    "roll_up",
    "roll_up_columns",
    "rolled_from",
    "sentence",
    "settle",
    "soft_findings",
    "time_rule",
    "tree_on",
    "turn_of_curve",
    "with_totals",
    "written_value",
]
