"""Measurement for programs: the same services and questions as the pages, one router a subject."""

from dure.measurement.api import (
    definitions,
    imports,
    numbers,
    plans,
    published,
    reports,
    rounds,
    steps,
    values,
)

SUBJECTS = (definitions, plans, rounds, reports, values, steps, numbers, published, imports)
routers = tuple(subject.router for subject in SUBJECTS)

__all__ = ["routers"]
