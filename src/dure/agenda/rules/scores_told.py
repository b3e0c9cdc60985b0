"""Scores told (점수 설명): why a choice was taken by its points; the engine's words are about money."""

from dure.engines.allocate import Allocated, Step, written_amount
from dure.kernel.words import Words


def scores_told(counted: Allocated) -> tuple[Words, ...]:
    """Choice by choice in the order in which the points put them."""
    told = [_step(step, counted) for step in counted.outcome.steps if step.score]
    reached = {step.project for step in counted.outcome.steps if step.score}
    names = [one.name for at, one in enumerate(counted.vote.projects) if at not in reached]
    return (
        *told,
        *(Words(f"{name}: 받은 점수가 없어요.", f"{name}: no points.") for name in names),
    )


def _step(step: Step, counted: Allocated) -> Words:
    projects = counted.vote.projects
    name, points = projects[step.project].name, written_amount(step.score)
    plural = "point" if step.score == 1 else "points"
    said = Words(f"{name}: {points}점으로 뽑았어요.", f"{name}: chosen with {points} {plural}.")
    if not step.taken:
        said = Words(
            f"{name}: {points}점이에요. 뽑을 자리가 다 찼어요.",
            f"{name}: {points} {plural}; every seat is filled.",
        )
    others = ", ".join(projects[one].name for one in step.tied if one != step.project)
    if not others:
        return said
    return Words(
        f"{said.ko} 점수가 같은 선택지({others})와는 연 때 뽑은 순서로 정했어요.",
        f"{said.en} Equal to {others}; the lots drawn at the opening decide.",
    )
