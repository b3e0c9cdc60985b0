"""Keep the soft findings of a report in step with its values; explanations stay with theirs."""

from collections.abc import Mapping, Sequence
from typing import Any

from dure.measurement.models import Finding
from dure.measurement.queries.findings_of import EXPLAINED_FOR
from dure.measurement.types.asked import AskedLine
from dure.measurement.types.entries import Problem

Where = tuple[int, str, str, str]  # indicator, place, cell, code


def keep_findings(
    report_id: int, lines: Sequence[AskedLine], problems: Sequence[Problem]
) -> dict[Where, Finding]:
    """Write what was found on these lines, drop what no longer holds, touch no other line.

    A finding keeps its explanation and the values it was written for; other values ask again.
    """
    indicator_of = {line.version.code: line.version.indicator_id for line in lines}
    kept_lines = {line.key for line in lines}
    known = {
        _where(each): each
        for each in Finding.objects.filter(
            report_id=report_id, indicator_id__in=indicator_of.values()
        )
        if (each.indicator_id, each.place_code) in kept_lines
    }
    wanted = {_place_of(problem, indicator_of): problem for problem in problems}
    _drop([each.pk for where, each in known.items() if where not in wanted])
    fresh = [_made(report_id, where, one) for where, one in wanted.items() if where not in known]
    changed = [
        known[where]
        for where, one in wanted.items()
        if where in known and _renewed(known[where], one)
    ]
    if fresh:
        Finding.objects.bulk_create(fresh)
    if changed:
        Finding.objects.bulk_update(changed, ["values"])
    return {_where(each): each for each in [*known.values(), *fresh] if _where(each) in wanted}


def _drop(ids: Sequence[int]) -> None:
    if ids:
        Finding.objects.filter(pk__in=ids).delete()


def _made(report_id: int, where: Where, problem: Problem) -> Finding:
    indicator_id, place, cell, code = where
    return Finding(
        report_id=report_id,
        indicator_id=indicator_id,
        place_code=place,
        cell=cell,
        code=code,
        values=_values(problem),
    )


def _renewed(finding: Finding, problem: Problem) -> bool:
    """True when the finding's values changed; what was explained before stays beside them."""
    explained = finding.values.get(EXPLAINED_FOR)
    values = _values(problem)
    if explained is not None:
        values[EXPLAINED_FOR] = explained
    same = values == finding.values
    finding.values = values
    return not same


def _values(problem: Problem) -> dict[str, Any]:
    return {**problem.values, "said": problem.words.as_dict()}


def _where(finding: Finding) -> Where:
    return finding.indicator_id, finding.place_code, finding.cell, finding.code


def _place_of(problem: Problem, indicator_of: Mapping[str, int]) -> Where:
    return indicator_of[problem.indicator], problem.place_code, problem.cell, problem.code
