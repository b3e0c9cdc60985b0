"""Marks (표기): what somebody wrote on a paper, read strictly and kept in one form."""

from collections.abc import Sequence

from dure.agenda.rules.voting_methods import ABSTAIN, MOST_POINTS, Method
from dure.kernel.errors import Refused

Marks = tuple[tuple[int, int], ...]  # (number of the choice, points); in order where order counts


def marks_of(method: Method, numbers: Sequence[int], given: Marks) -> Marks:
    """The marks as they are kept. An empty paper is a vote for nobody; it counts as present.

    Refused: `agenda.no_such_choice`, `agenda.one_answer`, `agenda.named_twice`, `agenda.points_beyond`.
    """
    chosen = [number for number, _ in given]
    _check(chosen, numbers)
    if method.marking == "one":
        if len(chosen) != 1:
            raise Refused("agenda.one_answer")
        return ((chosen[0], 1),)
    if method.marking == "points":
        if any(not 0 <= points <= MOST_POINTS for _, points in given):
            raise Refused("agenda.points_beyond", most=MOST_POINTS)
        return tuple(sorted((number, points) for number, points in given if points))
    if method.marking == "any":
        return tuple(sorted((number, 1) for number in chosen))
    return tuple((number, 1) for number in chosen)


def _check(chosen: Sequence[int], numbers: Sequence[int]) -> None:
    unknown = [number for number in chosen if number not in numbers]
    if unknown:
        raise Refused("agenda.no_such_choice", number=unknown[0], count=len(numbers))
    if len(chosen) != len(set(chosen)):
        raise Refused("agenda.named_twice")


def needs_reason(method: Method, marks: Marks, no: int) -> bool:
    """An objection to consent gives its reason."""
    return method.code == "consent" and marks == ((no, 1),)


def silent_marks(method: Method) -> Marks:
    """What somebody who is present and puts nothing in the box is counted as."""
    return ((ABSTAIN, 1),) if method.is_motion else ()


def written(marks: Marks) -> list[list[int]]:
    """For a JSON column."""
    return [[number, points] for number, points in marks]


def read(written_marks: Sequence[Sequence[int]]) -> Marks:
    """From a JSON column."""
    return tuple((int(number), int(points)) for number, points in written_marks)
