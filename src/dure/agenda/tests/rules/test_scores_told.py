"""What is told of a count on the page is told in its own words: points are no money."""

from dure.agenda.rules.box import Box, Choice, Paper, tallied
from dure.agenda.rules.voting_methods import METHODS

NAMES = ("소풍", "합주", "텃밭", "낮잠")


def scored(*papers: dict[int, int], seats: int = 1, lots: tuple[int, ...] = ()) -> list[str]:
    box = Box(
        title="무엇을 할까",
        method=METHODS["score"],
        choices=tuple(Choice(number=at, name=name) for at, name in enumerate(NAMES, 1)),
        papers=tuple(Paper(marks=tuple(one.items())) for one in papers),
        seats=seats,
        lots=lots,
    )
    return [line.ko for line in tallied(box).told]


def test_whoever_has_the_most_points_is_chosen_and_the_others_read_why() -> None:
    assert scored({1: 5, 2: 3, 3: 1}, {2: 5, 3: 2}) == [
        "합주: 8점으로 뽑았어요.",
        "소풍: 5점이에요. 뽑을 자리가 다 찼어요.",
        "텃밭: 3점이에요. 뽑을 자리가 다 찼어요.",
        "낮잠: 받은 점수가 없어요.",
    ]


def test_equal_points_are_told_with_what_decided() -> None:
    told = scored({1: 4, 2: 4}, lots=(2, 1, 3, 4))

    assert told[0].startswith("합주: 4점으로 뽑았어요.")
    assert "소풍" in told[0]
    assert "연 때 뽑은 순서로 정했어요" in told[0]


def test_particles_follow_the_amounts() -> None:
    box = Box(
        title="나눔",
        method=METHODS["shares"],
        choices=(Choice(number=1, name="도서관", cost=90), Choice(number=2, name="길", cost=50)),
        papers=(Paper(marks=((1, 1),)), Paper(marks=((1, 1), (2, 1)))),
        budget=100,
    )
    told = [line.ko for line in tallied(box).told]

    assert told
    assert not [line for line in told if "(을)" in line or "을(를)" in line or "이(가)" in line]
