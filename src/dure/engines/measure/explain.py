"""Explain (산출 근거): why a result is what it is, as codes; the room says it."""

from dure.engines.measure.kinds.catalogue import place_rule, time_rule
from dure.engines.measure.types import Definition, Reason, Result


def explain(result: Result, definition: Definition) -> tuple[Reason, ...]:
    """Reasons in the order a reader asks: what, from how many reports, how, with which doubt."""
    figure = result.figure
    reasons = [
        Reason(f"measure.state.{figure.state}", {"value": figure.value}),
        Reason(
            "measure.reports",
            {"reported": result.reported, "expected": result.expected, "units": result.units},
        ),
    ]
    if figure.state == "value":
        reasons.append(_method(result, definition))
    if figure.state == "not_combined":
        reasons.append(_refusal(result))
    if 0 < result.reported < result.expected:
        reasons.append(Reason("measure.incomplete", {"missing": result.expected - result.reported}))
    if len(result.versions) > 1:
        reasons.append(Reason("measure.definition_changed", {"versions": result.versions}))
    return tuple(reasons)


def _method(result: Result, definition: Definition) -> Reason:
    figure = result.figure
    if figure.denominator is not None:
        parts = {"numerator": figure.numerator, "denominator": figure.denominator}
        return Reason("measure.recomputed", parts)
    if figure.method in {"sum", "estimate"}:
        return Reason(f"measure.method.{figure.method}", {"low": figure.low, "high": figure.high})
    rules = {"time": time_rule(definition), "place": place_rule(definition)}
    return Reason(f"measure.method.{figure.method}", rules)


def _refusal(result: Result) -> Reason:
    if result.parts.refused:
        return Reason("measure.rule_forbids", {})
    values = {"without_parts": result.parts.partless, "of": result.parts.weight}
    return Reason("measure.no_denominator", values)
