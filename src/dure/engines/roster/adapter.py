"""The one place that touches OR-Tools: a linear problem in whole numbers, and what conflicts."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from dure.engines.roster.problem import Answer, Linear, Problem

SEED = 20260101


def solve(problem: Problem, *, seconds: float) -> Answer:
    """The cheapest values that keep every rule, or the best found when the time ends."""
    model, variables = _model(problem, problem.linears)
    model.minimize(sum(weight * variables[at] for at, weight in problem.cost.items()))
    solver = _solver(seconds)
    status = solver.solve(model)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        values = [solver.value(variable) for variable in variables]
        return Answer(values, proven=status == cp_model.OPTIMAL)
    impossible = status == cp_model.INFEASIBLE
    return Answer(None, proven=impossible, impossible=impossible)


def holds_without(problem: Problem, rules: Collection[int], *, seconds: float) -> bool | None:
    """Whether these rules alone (and nature) can hold together; None when the time is too short."""
    return held(problem, rules, seconds=seconds)[0]


def held(problem: Problem, rules: Collection[int], *, seconds: float) -> tuple[bool | None, float]:
    """The same, with the seconds it took."""
    chosen = [one for one in problem.linears if one.rule < 0 or one.rule in rules]
    model, _ = _model(problem, chosen)
    solver = _solver(seconds)
    status = solver.solve(model)
    holds = True if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} else None
    return (False if status == cp_model.INFEASIBLE else holds), solver.wall_time


def some_conflict(problem: Problem, *, seconds: float) -> list[int]:
    """Some of the rules that cannot hold together, few but not the fewest; empty: none was found.

    Each rule hangs on a switch that is assumed to be on; the solver names switches that clash.
    """
    model, switches = _switched(problem)
    model.add_assumptions(list(switches.values()))
    solver = _solver(seconds)
    if solver.solve(model) != cp_model.INFEASIBLE:
        return []
    named = set(solver.sufficient_assumptions_for_infeasibility())
    return [rule for rule, switch in switches.items() if switch.index in named]


@dataclass(frozen=True, slots=True)
class Kept:
    """What holds beside some rules: which had to be left out; none where these clash by themselves."""

    left_out: frozenset[int]
    seconds: float
    is_known: bool = True


def kept_beside(problem: Problem, chosen: Iterable[int], *, seconds: float) -> Kept:
    """Keep the chosen rules and as many others as can hold with them."""
    model, switches = _switched(problem)
    for rule in chosen:
        model.add(switches[rule] == 1)
    model.maximize(sum(switches.values()))
    solver = _solver(seconds)
    status = solver.solve(model)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        off = frozenset(rule for rule, switch in switches.items() if not solver.value(switch))
        return Kept(off, solver.wall_time)
    return Kept(frozenset(), solver.wall_time, is_known=status == cp_model.INFEASIBLE)


def one_of_each(sets: Sequence[Collection[int]]) -> tuple[list[int], float]:
    """The fewest numbers of which each set has at least one (all, where a second is too short), and the
    seconds it took.
    """
    model = cp_model.CpModel()
    names = sorted({number for one in sets for number in one})
    taken = {number: model.new_bool_var(str(number)) for number in names}
    for one in sets:
        model.add_bool_or([taken[number] for number in sorted(one)])
    model.minimize(sum(taken.values()))
    solver = _solver(1)
    if solver.solve(model) != cp_model.OPTIMAL:
        return names, solver.wall_time
    return [number for number in names if solver.value(taken[number])], solver.wall_time


def _switched(problem: Problem) -> tuple[cp_model.CpModel, dict[int, cp_model.IntVar]]:
    """Every rule hangs on a switch; nature does not."""
    model, variables = _model(problem, [one for one in problem.linears if one.rule < 0])
    asked = sorted({one.rule for one in problem.linears if one.rule >= 0})
    switches = {rule: model.new_bool_var(f"rule {rule}") for rule in asked}
    for one in problem.linears:
        if one.rule in switches:
            limit = model.add_linear_constraint(_sum(one, model, variables), one.low, one.high)
            limit.only_enforce_if(switches[one.rule])
    return model, switches


def _model(
    problem: Problem, linears: Iterable[Linear]
) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    variables = [
        model.new_int_var(low, high, str(at)) for at, (low, high) in enumerate(problem.bounds)
    ]
    for one in linears:
        model.add_linear_constraint(_sum(one, model, variables), one.low, one.high)
    return model, variables


def _sum(
    one: Linear, model: cp_model.CpModel, variables: Sequence[cp_model.IntVar]
) -> cp_model.LinearExprT:
    """The left side; a rule about nobody still says something: that zero is not enough."""
    if not one.terms:
        return model.new_constant(0)
    return cp_model.LinearExpr.weighted_sum(
        [variables[at] for at in one.terms], list(one.terms.values())
    )


def _solver(seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds)
    solver.parameters.random_seed = SEED
    solver.parameters.num_workers = min(8, os.cpu_count() or 1)
    return solver
