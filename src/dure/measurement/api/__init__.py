"""Measurement for programs: the same services and questions as the pages, one router a subject."""

from dure.measurement.api import (
    definitions,
    evidence,
    imports,
    mappings,
    numbers,
    plans,
    published,
    releases,
    reports,
    rounds,
    steps,
    values,
)

SUBJECTS = (
    definitions,
    plans,
    rounds,
    reports,
    values,
    evidence,
    steps,
    numbers,
    published,
    releases,
    imports,
    mappings,
)
routers = tuple(subject.router for subject in SUBJECTS)

__all__ = ["routers"]
