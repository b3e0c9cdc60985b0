"""Explain (설명): why a project was taken or not, and what a voter's share paid for, in ko and en."""

from collections.abc import Mapping
from fractions import Fraction

from dure.engines.allocate.types import Allocated, Step, Vote, VoterClass
from dure.engines.hangul import settle_particles

WHY: dict[str, tuple[str, str]] = {
    "fits": (
        "{name}: {score}점으로 뽑았어요. 비용 {cost}, 남은 예산 {left}.",
        "{name}: taken with {score} points; it costs {cost} and leaves {left}.",
    ),
    "too_dear": (
        "{name}: {score}점이지만 비용 {cost}에 남은 예산은 {left}뿐이라 뽑지 못했어요.",
        "{name}: {score} points, but it costs {cost} and only {left} is left.",
    ),
    "stopped": (
        "{name}: 앞선 사업이 예산에 맞지 않아 거기서 멈췄어요.",
        "{name}: not reached, since the rule stops at the first project that does not fit.",
    ),
    "below_threshold": (
        "{name}: {score}점이라 득표 기준 {threshold}에 못 미쳐요.",
        "{name}: {score} points are below the threshold of {threshold}.",
    ),
    "no_votes": (
        "{name}: 아무도 고르지 않았어요.",
        "{name}: nobody voted for it.",
    ),
    "bought": (
        "{name}: 고른 사람들이 몫을 모아 샀어요. {cost}, 쓸모 한 단위에 {price}."
        " 모든 몫의 남은 합은 {left}.",
        "{name}: bought by its supporters with their shares for {cost}, {price} for a unit of use;"
        " all shares together still hold {left}.",
    ),
    "not_bought": (
        "{name}: 고른 사람들의 남은 몫을 다 모아도 {cost}에 모자라요.",
        "{name}: what its supporters have left does not reach {cost}.",
    ),
    "tied": (
        "{name}: 다음 사업과 값이 같아 파일의 순서로 정했어요: {others}.",
        "{name}: equal to {others}; the order of the file decides.",
    ),
    "share": (
        "한 사람의 몫은 {share}이에요(예요).",
        "The share of one voter is {share}.",
    ),
    "raised": (
        "몫을 {raised}번 올렸어요. 한 번 더 올리면 예산을 넘거나, 더 살 것이 없어요.",
        "Shares were raised {raised} times; one more would cost too much, or nothing more fits.",
    ),
    "paid": (
        "한 사람이 낸 돈: {parts}. 남은 몫 {left}.",
        "One voter paid {parts}; {left} of the share is left.",
    ),
    "carried": (
        "이 표가 뽑힌 사업에 진 몫: {parts}.",
        "This ballot's part of what was taken: {parts}.",
    ),
    "nothing": (
        "이 표를 낸 사람이 고른 사업은 하나도 뽑히지 않았어요.",
        "None of the projects on this ballot was taken.",
    ),
}


def number(value: Fraction) -> str:
    """An amount as people write it; long ones to two places."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    near = f"{float(value):,.2f}" if abs(value) >= 1 else f"{float(value):.4g}"
    return near.rstrip("0").rstrip(".") if "e" not in near else near


def said(code: str, values: Mapping[str, object], *, korean: bool) -> str:
    """One sentence."""
    told = WHY[code][0 if korean else 1].format(**values)
    return settle_particles(told) if korean else told


def why(step: Step, vote: Vote, *, korean: bool) -> str:
    """Why a project was taken or passed over."""
    project = vote.projects[step.project]
    values: dict[str, object] = {
        "name": label(vote, step.project),
        "score": number(step.score),
        "cost": number(project.cost),
        "left": number(step.left),
        "threshold": number(vote.threshold or Fraction(0)),
        "price": number(step.price or Fraction(0)),
    }
    first = said(step.why, values, korean=korean)
    others = ", ".join(label(vote, one) for one in step.tied if one != step.project)
    if not others:
        return first
    return f"{first} {said('tied', {**values, 'others': others}, korean=korean)}"


def label(vote: Vote, place: int) -> str:
    """The project as it is called: its code, and its name where it has one."""
    project = vote.projects[place]
    return f"{project.code} ({project.name})" if project.name else project.code


def paid(one: VoterClass, vote: Vote, *, korean: bool) -> str:
    """What the share of one voter of this kind paid for."""
    parts = ", ".join(f"{label(vote, at)} {number(amount)}" for at, amount in one.paid.items())
    if not one.share:
        return said("carried" if parts else "nothing", {"parts": parts}, korean=korean)
    left = one.share - sum(one.paid.values(), Fraction(0))
    nothing = "없음" if korean else "nothing"
    return said("paid", {"parts": parts or nothing, "left": number(left)}, korean=korean)


def explained(allocated: Allocated, *, korean: bool) -> list[str]:
    """The whole way as sentences."""
    vote, outcome = allocated.vote, allocated.outcome
    told = []
    if outcome.share:
        told.append(said("share", {"share": number(outcome.share)}, korean=korean))
    if outcome.raised:
        told.append(said("raised", {"raised": outcome.raised}, korean=korean))
    told += [why(step, vote, korean=korean) for step in outcome.steps]
    seen = {step.project for step in outcome.steps}
    for place, project in enumerate(vote.projects):
        if place not in seen:
            score = vote.scores[place]
            low = vote.threshold is not None and score < vote.threshold
            code = "no_votes" if not score else "below_threshold" if low else "not_bought"
            values = {
                "name": label(vote, place),
                "cost": number(project.cost),
                "score": number(score),
                "threshold": number(vote.threshold or Fraction(0)),
            }
            told.append(said(code, values, korean=korean))
    return told
