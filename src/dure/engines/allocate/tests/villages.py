"""Votes of the imagined about money, in the plain words of a test."""

from collections.abc import Sequence

from dure.engines.allocate import Allocated, Vote, read_pabulib, sentence


def vote(
    costs: dict[str, object],
    ballots: Sequence[str],
    *,
    budget: object = 1000,
    kind: str = "approval",
    meta: str = "",
) -> Vote:
    """Ballots as `a,b` for an approval or a ranking, `a:3,b:1` for points."""
    points = kind in {"cumulative", "scoring"}
    lines = ["META", "key;value", f"budget;{budget}", f"vote_type;{kind}"]
    lines += [line for line in meta.split("|") if line]
    lines += ["PROJECTS", "project_id;cost", *(f"{code};{cost}" for code, cost in costs.items())]
    lines += ["VOTES", "voter_id;vote;points" if points else "voter_id;vote"]
    for at, ballot in enumerate(ballots, start=1):
        words = [one.partition(":") for one in ballot.split(",") if one]
        named = ",".join(one[0] for one in words)
        lines.append(f"{at};{named}" + (f";{','.join(one[2] for one in words)}" if points else ""))
    return read_pabulib("\n".join(lines), "test.pb")


def chosen(done: Allocated) -> list[str]:
    """The selected projects by their codes, in order."""
    return [done.vote.projects[one].code for one in done.outcome.selected]


def english(done: Allocated | Vote) -> list[str]:
    """What somebody should know, in English."""
    return [sentence(note, korean=False) for note in done.notes]
