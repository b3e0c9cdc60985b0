"""Measurement for programs: the same services and questions as the pages, one router a subject."""

from dure.measurement.api import (
    definitions,
    evidence,
    imports,
    mappings,
    numbers,
    overlaps,
    plans,
    previews,
    published,
    releases,
    reports,
    rounds,
    service_figures,
    standing,
    steps,
    uploads,
    uses,
    values,
)

SUBJECTS = (
    definitions,
    plans,
    rounds,
    reports,
    values,
    standing,
    evidence,
    steps,
    numbers,
    uses,
    overlaps,
    service_figures,
    published,
    previews,
    releases,
    uploads,
    imports,
    mappings,
)
routers = tuple(subject.router for subject in SUBJECTS)

__all__ = ["routers"]
