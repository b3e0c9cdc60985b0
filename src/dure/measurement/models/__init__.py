"""Nouns: indicators, rounds, reports, values, calculations and publications."""

from dure.measurement.models.coded_linking import CodedDecision, CodedPair
from dure.measurement.models.indicator import (
    Assignment,
    AssignmentPause,
    Conversion,
    Disaggregation,
    Indicator,
    IndicatorVersion,
    Target,
)
from dure.measurement.models.linking import LikelyPair, LinkRun, PairDecision
from dure.measurement.models.observation import (
    Calculation,
    Evidence,
    Observation,
    PopulationValue,
    Why,
)
from dure.measurement.models.publication import (
    ColumnMapping,
    ImportedFile,
    Publication,
    PublishedNumber,
    ReleasePreview,
    Restatement,
    WithheldNumber,
)
from dure.measurement.models.report import (
    Approval,
    Finding,
    PeriodException,
    Report,
    ReportingRound,
)
from dure.measurement.models.sketch import PeopleSketch, SharingWord
from dure.measurement.models.upload import Upload
from dure.measurement.models.usage import NumbersTaken, NumberUse

__all__ = [
    "Approval",
    "Assignment",
    "AssignmentPause",
    "Calculation",
    "CodedDecision",
    "CodedPair",
    "ColumnMapping",
    "Conversion",
    "Disaggregation",
    "Evidence",
    "Finding",
    "ImportedFile",
    "Indicator",
    "IndicatorVersion",
    "LikelyPair",
    "LinkRun",
    "NumberUse",
    "NumbersTaken",
    "Observation",
    "PairDecision",
    "PeopleSketch",
    "PeriodException",
    "PopulationValue",
    "Publication",
    "PublishedNumber",
    "ReleasePreview",
    "Report",
    "ReportingRound",
    "Restatement",
    "SharingWord",
    "Target",
    "Upload",
    "Why",
    "WithheldNumber",
]
